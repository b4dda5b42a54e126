"""Maps of any handbook can be read: nothing that is written covers anything else that is written."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from persona_handbook.pictures import order
from persona_handbook.pictures.columns import columns
from persona_handbook.pictures.lanes import lanes
from persona_handbook.pictures.network import Line, LineKind, Map, Named

NAMES = (
    "Bo",
    "Claire Martin",
    "Marie-Antoinette de la Rochefoucauld-Montmorency-Luxembourg",
    "Wilhelmina WWWWWWWWWWWWWWWWWWWWW",
    "田中 美咲",
    "ليلى بنت عبد الرحمن",
    "Jean-Baptiste Grenouille",
)
RELATIONS = ("", "son", "mother, grandmother of the children", "her finance and purchasing manager", "妹")
KINDS = (LineKind.TIE, LineKind.TIE, LineKind.HYPOTHESIS, LineKind.LOOKALIKE)


def somebody(seed: int) -> tuple[list[Named], list[Line]]:
    """Return two to twenty people and ties between them, the same for a seed."""
    draw = random.Random(seed)  # noqa: S311  # nothing is to be kept secret
    people = [Named(f"p{number}", draw.choice(NAMES)) for number in range(draw.randint(2, 20))]
    pairs = [(one.id, other.id) for one in people for other in people if one is not other]
    chosen = draw.sample(pairs, min(len(pairs), draw.randint(1, 2 * len(people))))
    lines = [
        Line(one, other, draw.choice(KINDS), draw.randint(1, 5), draw.choice(RELATIONS))
        for one, other in chosen
    ]
    tied = {end for line in lines for end in (line.source, line.target)}
    return [person for person in people if person.id in tied], lines


def boxes(picture: Map) -> list[tuple[float, float, float, float]]:
    """Return the room of everything written."""
    names = [text.box for node in picture.nodes for text in node.name]
    return names + [label.box for way in picture.ways for label in way.labels]


def meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Return whether two boxes overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("layout", [columns, lanes])
@pytest.mark.parametrize("seed", range(60))
def test_no_two_texts_on_a_map_overlap(layout: object, seed: int) -> None:
    picture = layout(*somebody(seed))  # type: ignore[operator]
    assert [pair for pair in combinations(boxes(picture), 2) if meet(*pair)] == []


@pytest.mark.parametrize("layout", [columns, lanes])
@pytest.mark.parametrize("seed", range(60))
def test_everybody_has_a_box_of_their_own_within_the_picture(layout: object, seed: int) -> None:
    people, lines = somebody(seed)
    picture = layout(people, lines)  # type: ignore[operator]
    areas = [(node.x, node.y, node.x + node.width, node.y + node.height) for node in picture.nodes]
    assert sorted(node.id for node in picture.nodes) == sorted(person.id for person in people)
    assert [pair for pair in combinations(areas, 2) if meet(*pair)] == []
    assert all(left >= 0 and top >= 0 for left, top, _, _ in areas)
    assert all(right <= picture.width and bottom <= picture.height + 0.1 for _, _, right, bottom in areas)
    labels = [label.box for way in picture.ways for label in way.labels]
    assert not any(meet(label, area) for label in labels for area in areas)


@pytest.mark.parametrize("layout", [columns, lanes])
@pytest.mark.parametrize("seed", range(20))
def test_every_line_is_drawn_once_and_only_influence_has_a_head(layout: object, seed: int) -> None:
    people, lines = somebody(seed)
    picture = layout(people, lines)  # type: ignore[operator]
    assert sorted(map(repr, lines)) == sorted(repr(way.line) for way in picture.ways)
    assert all((way.head is None) == (way.line.kind is LineKind.LOOKALIKE) for way in picture.ways)


def test_a_map_is_the_same_each_time() -> None:
    assert columns(*somebody(7)) == columns(*somebody(7))
    assert lanes(*somebody(7)) == lanes(*somebody(7))


def test_who_only_influences_stands_left_of_who_is_influenced() -> None:
    people = [Named("claire", "Claire"), Named("colette", "Colette"), Named("noe", "Noé")]
    ties = [Line("noe", "colette", LineKind.TIE), Line("colette", "claire", LineKind.TIE)]
    x = {node.id: node.x for node in columns(people, ties).nodes}
    assert x["noe"] < x["colette"] < x["claire"]


def test_an_anti_target_stands_below_the_primary_it_is_taken_for() -> None:
    people = [Named("noe", "Noé"), Named("claire", "Claire"), Named("melanie", "Mélanie")]
    ties = [Line("noe", "claire", LineKind.TIE), Line("melanie", "claire", LineKind.LOOKALIKE)]
    nodes = {node.id: node for node in columns(people, ties).nodes}
    assert nodes["melanie"].y > nodes["claire"].y + nodes["claire"].height
    assert nodes["claire"].x < nodes["melanie"].x < nodes["claire"].x + nodes["claire"].width


def test_a_map_of_nobody_is_empty() -> None:
    assert columns([], []).nodes == lanes([], []).nodes == ()


def test_the_order_of_a_large_map_is_not_sought_pair_by_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = []
    crossings = vars(order)["_crossings"]

    def counting(found: order.Columns, steps: list[order.Step]) -> int:
        counted.append(1)
        number: int = crossings(found, steps)
        return number

    monkeypatch.setattr(order, "_crossings", counting)
    people = [Named(f"p{number:02}", "Bo") for number in range(90)]
    # Few lines cross: without a limit, thousands of pairs would be tried.
    lines = [Line(f"p{number:02}", f"p{30 + (7 * number) % 60:02}", LineKind.TIE, 3) for number in range(60)]
    columns(people, [line for line in lines if line.source < "p30"] * 2)
    assert len(counted) < 30
