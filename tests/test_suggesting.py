"""From what is read to where it is edited: the link beside each heading of a persona's page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from handbooks import REPOSITORY
from pagetext import soup
from persona_handbook.check import Inspection, inspect
from persona_handbook.clock import today
from persona_handbook.pages.edition import Edition
from persona_handbook.pages.page import Page
from persona_handbook.pages.press import Press
from persona_handbook.pages.site import persona_page
from persona_handbook.words import words

Make = Callable[..., Path]
BASE = "https://github.com/marelle-example/handbook/edit/main/"
#: Sections whose title is not the label of one key, and the keys they may begin with.
KEYS = {
    "who": {"demographics"},
    "character": {"psychographics"},
    "wants": {"needs", "motivations", "goals", "success_factors"},
    "talk": {"messages"},
    "views": {"strengths", "weaknesses"},
}
#: Sections that say what follows from other files, or from git: there is nothing to edit in this one.
DERIVED = {"beside", "contributions", "evidence", "history", "influenced-by", "lookalikes"}


def printed(found: Inspection, persona: str, base: str = BASE) -> tuple[Page, str]:
    """Return the page of a persona, and its HTML."""
    assert found.handbook
    press = Press(Edition(found.handbook, today(), words("en"), base, lines=found.sources.lines()))
    page = press.page(persona_page(press, found.handbook.personas[persona]))
    return page, str(press.html(page))


def test_each_section_leads_to_the_line_of_its_key(example: Inspection) -> None:
    assert example.handbook
    seen = set()
    for persona in example.handbook.personas:
        lines = (REPOSITORY / "personas" / f"{persona}.yml").read_text("utf-8").splitlines()
        page, _ = printed(example, persona)
        for section in page.sections:
            if section.anchor in DERIVED:
                assert section.edit == ""
                continue
            match = re.fullmatch(rf"{BASE}personas/{persona}\.yml#L(\d+)", section.edit)
            assert match, (persona, section.anchor, section.edit)
            key = lines[int(match[1]) - 1].strip().partition(":")[0]
            assert key in KEYS.get(section.anchor, {section.anchor}), (persona, section.anchor)
            seen.add(section.anchor)
    assert len(seen) > 20


def test_a_department_with_a_file_of_its_own_is_led_there(small: Make) -> None:
    claire = (
        "name: Claire Martin\nrole: anti-target\nsummary: Buys toys.\ncontributions:\n  sales: {by: Marc}\n"
    )
    company = "brand: {name: Marelle}\ndepartments:\n  sales: {name: Sales}\n  data: {name: Data}\n"
    root = small(**{"handbook.yml": company, "claire.yml": claire, "claire/data.yml": "by: Tomasz\n"})
    _, html = printed(inspect(root, today()), "claire")
    links = re.findall(
        r'href="([^"]*)" title="Suggest a change" aria-label="Suggest a change: ([^"]*)"', html
    )
    assert links == [
        (f"{BASE}personas/claire.yml#L5", "Sales"),
        (f"{BASE}personas/claire/data.yml", "Data"),
        (f"{BASE}personas/claire.yml", "Review"),
    ]


def test_where_the_owner_names_no_place_to_edit_there_are_no_links(example: Inspection) -> None:
    page, html = printed(example, "claire-martin", base="")
    assert {section.edit for section in page.sections} == {""}
    assert "hb-suggest" not in html


def test_the_links_are_told_apart_by_those_who_hear_them_and_stay_out_of_the_headings(site: Path) -> None:
    page = soup(site / "personas" / "claire-martin" / "index.html")
    links = page.select("a.hb-suggest")
    names = [str(one["aria-label"]) for one in links]
    assert len(names) == len(set(names)) > 25
    for link in links:
        heading = link.find_previous_sibling()
        assert heading
        assert heading.name in ("h2", "h3")
        title = heading.get_text().removesuffix("¶").strip()
        assert link["aria-label"] == f"Suggest a change: {title}"
        assert "hb-screen" in link["class"]  # and so on no printed page


@pytest.mark.parametrize("anchor", sorted(DERIVED))
def test_what_is_derived_has_no_link(example: Inspection, anchor: str) -> None:
    assert example.handbook
    pages = [printed(example, persona)[0] for persona in example.handbook.personas]
    found = [section for page in pages for section in page.sections if section.anchor == anchor]
    assert [one.edit for one in found if one.edit] == []
