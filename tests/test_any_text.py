"""Any text in every field, through a real build: it comes out as typed, and changes no tag of any page.

Hypothesis draws the texts, the same ones each time; `make audit` has it draw others.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

import contexts
import hostile
from persona_handbook.cli import main

#: Places that a text of every handbook reaches.
PLACES = {
    "JSON for programs",
    "a control",
    "a feed",
    "a heading",
    "a list",
    "a list of terms",
    "a page",
    "a picture",
    "a table",
    "a table of contents",
    "data for a script",
    "llms.txt",
    "the calendar",
    "the navigation",
    "the search",
    "the title of a page",
    'the attribute "aria-label"',
    'the attribute "content"',
    'the attribute "title"',
}


@pytest.fixture(scope="module")
def told() -> hostile.Told:
    return hostile.any_handbook(fixed=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, told: hostile.Told) -> Path:
    return hostile.build(tmp_path_factory.mktemp("any"), told)


def test_the_texts_hold_what_breaks_pages(told: hostile.Told) -> None:
    """Or the tests below would prove little."""
    signs = "".join(told.texts.values())
    assert [one for one in "<>&\"'`{}[]()|*_#%$\\=@:;-" if one not in signs] == []
    names = Counter(unicodedata.name(one, "").split(" ")[0] for one in signs)
    scripts = ("ARABIC", "HEBREW", "DEVANAGARI", "THAI", "HIRAGANA", "CJK", "COMBINING", "LATIN")
    assert [one for one in scripts if not names[one]] == []
    assert any("\U0001f300" <= one <= "\U0001faff" for one in signs)
    assert len(set(told.texts.values())) > 0.9 * len(told.texts)


def test_every_text_comes_out_as_it_was_typed_wherever_it_does(
    built: Path, told: hostile.Told, figure: Callable[[str, int], None]
) -> None:
    counted, seen = Counter[str](), set[int]()
    wrong: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, text in contexts.everywhere(built):
        found, other = hostile.changed(place, text, told)
        counted[place] += len(found)
        seen |= set(found)
        wrong[place] += other
    assert {place: found[:5] for place, found in wrong.items() if found} == {}
    assert set(told.texts) - seen == set()
    assert {place for place, count in counted.items() if count} >= PLACES
    figure("random texts, one in each field of a handbook", len(seen))
    figure("kinds of places in which they are found as typed", len(+counted))
    figure("times that they are found as typed", counted.total())


def test_every_text_comes_out_of_an_export_as_it_was_typed(
    built: Path, told: hostile.Told, tmp_path: Path
) -> None:
    assert main(["export", str(built.parent / "handbook"), "--to", str(tmp_path / "pages")]) == 0
    places = list(contexts.exported(tmp_path / "pages"))
    found = [hostile.changed(place, text, told) for place, text in places]
    assert [wrong for _, wrong in found if wrong][:5] == []
    assert set(told.texts) == {number for numbers, _ in found for number in numbers}
    assert {place for (place, _), (numbers, _) in zip(places, found, strict=True) if numbers} == {
        "an exported page",
        "the front matter of an export",
    }


def test_no_text_changes_the_tags_of_any_page(built: Path, told: hostile.Told, tmp_path: Path) -> None:
    other = hostile.build(tmp_path, hostile.neutral(told))
    # The guide holds none of these texts.
    pages, others = (
        sorted(path.relative_to(one) for path in one.rglob("*.html") if "guide" not in path.parts)
        for one in (built, other)
    )
    assert pages == others
    shapes = {
        page: [contexts.shape_of(contexts.page(site / page)) for site in (built, other)] for page in pages
    }
    assert [str(page) for page, (one, two) in shapes.items() if one != two] == []
