"""Curves, strips and mixes say what the data say, and nothing where the data say nothing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from persona_handbook.check import Inspection
from persona_handbook.clock import today
from persona_handbook.derive.evidence import support
from persona_handbook.pictures import curve, mix, mix_of_all, strip
from persona_handbook.pictures.lettering import fitted, width, wrapped


def test_a_better_feeling_stands_higher() -> None:
    points = curve([1, 5, 3]).points
    assert [point.y for point in points] == [90, 10, 50]
    assert [point.x for point in points] == [16.67, 50, 83.33]


def test_a_missing_feeling_leaves_a_gap() -> None:
    drawn = curve([3, 4, None, 2, 5])
    assert drawn.path.count("M") == 2
    assert [point.stage for point in drawn.points] == [0, 1, 3, 4]


def test_no_line_leads_over_a_stage_that_was_left_out() -> None:
    assert curve([3, 4, 2, 5], gaps=[2]).path.count("M") == 2


def test_one_stage_alone_is_a_point_without_a_line() -> None:
    drawn = curve([None, 4, None])
    assert (len(drawn.points), drawn.path) == (1, "")


def test_no_feeling_is_no_curve() -> None:
    assert curve([None, None]).points == curve([]).points == ()
    assert curve([None]).lowest is None


@pytest.mark.parametrize("scores", [[1, 5, 1, 5, 2], [3, 3, 5, 5, 1], [5, 4, 4, 3, 3, 3]])
def test_a_curve_never_leaves_the_range_of_the_points_it_joins(scores: list[int | None]) -> None:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", curve(scores).path)]
    points = curve(scores).points
    heights = numbers[1::2]
    for index, (before, after) in enumerate(pairwise(points)):
        between = heights[3 * index : 3 * index + 4]
        assert min(before.y, after.y) <= min(between) <= max(between) <= max(before.y, after.y)


def test_the_lowest_point_is_the_first_of_the_lowest() -> None:
    lowest = curve([3, 2, 4, 2]).lowest
    assert lowest is not None
    assert lowest.stage == 1


def test_what_is_better_stands_to_the_right() -> None:
    higher, lower = strip(10, 15, 20), strip(34, 29.5, 25, higher_is_better=False)
    assert higher is not None
    assert lower is not None
    assert (higher.before, higher.after, higher.target) == (5, 50, 95)
    assert (lower.before, lower.after, lower.target) == (5, 50, 95)
    assert not higher.worse


def test_a_figure_that_got_worse_points_to_the_left() -> None:
    worse = strip(10, 8, 12)
    assert worse is not None
    assert worse.worse
    assert worse.after == 5


@pytest.mark.parametrize("values", [(None, None, None), (3, None, None), (3, 3, 3), (0, 0, None)])
def test_figures_that_do_not_differ_have_no_strip(values: tuple[float | None, ...]) -> None:
    assert strip(*values) is None


def test_a_figure_without_before_shows_where_it_is_and_where_to() -> None:
    drawn = strip(None, 93, 95)
    assert drawn is not None
    assert (drawn.before, drawn.moved) == (None, False)


def test_the_parts_of_a_mix_make_a_whole(example: Inspection) -> None:
    handbook = example.handbook
    assert handbook is not None
    supports = [support(one, handbook.company, today()) for one in handbook.current]
    for one in (*(mix(each, handbook.company) for each in supports), mix_of_all(supports, handbook.company)):
        assert one is not None
        assert sum(one.kinds.values()) + one.hypotheses == pytest.approx(1)
    claire = support(handbook.personas["claire-martin"], handbook.company, today())
    own = mix(claire, handbook.company)
    assert own is not None
    assert own.hypotheses == pytest.approx(1 - claire.share)


def test_no_claims_are_no_mix(example: Inspection) -> None:
    assert example.handbook is not None
    assert mix_of_all([], example.handbook.company) is None


def test_text_is_cut_to_its_room_and_says_so() -> None:
    assert fitted("mother, grandmother of the children", 11, 100).endswith("…")
    assert width(fitted("W" * 40, 13, 90), 13) <= 90
    assert fitted("son", 11, 100) == "son"


def test_a_name_takes_two_lines_at_most() -> None:
    lines = wrapped("Marie-Antoinette de la Rochefoucauld-Montmorency", 13, 110)
    assert len(lines) == 2
    assert all(width(line, 13) <= 110 for line in lines)
    assert wrapped("", 13, 110) == ()
