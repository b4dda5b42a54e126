"""Handbooks that are hard to show: too much, too little, too long, foreign, one persona, thirty."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import torture
from browsing import addresses, over_the_edge, told_faults
from pagetext import page_text, soup

#: The directions in which the places of a text in the content are read.
DIRECTIONS = """text => {
    const walker = document.createTreeWalker(document.querySelector(".hb"), NodeFilter.SHOW_TEXT)
    const found = new Set()
    while (walker.nextNode()) {
        const { parentElement, data } = walker.currentNode
        // Phrases of our own hold names, and links stand for them.
        if (data.trim() === text && parentElement.checkVisibility() && !parentElement.closest("nav"))
            found.add(getComputedStyle(parentElement).direction)
    }
    return [...found]
}"""

Tortured = Callable[[str], tuple[Path, str]]


@pytest.mark.parametrize("name", ["hard", "lone", "thirty", "many"])
def test_every_page_fits_its_window_and_has_no_fault(page: Page, tortured: Tortured, name: str) -> None:
    site, root = tortured(name)
    faults = told_faults(page, root)
    found = {}
    for address in addresses(site):
        # Of many personas of one make, one of each role is enough.
        if re.match("personas/persona-(?!0[012])", address):
            continue
        page.goto(root + address, wait_until="domcontentloaded")
        for width in (360, 1440):
            page.set_viewport_size({"width": width, "height": 740})
            if over := over_the_edge(page):
                found[f"{address} at {width}"] = over[:5]
    assert found == {}
    assert faults == []


def test_a_persona_with_only_what_is_required_has_a_page_without_holes(tortured: Tortured) -> None:
    site, _ = tortured("lone")
    page = soup(site / "personas" / "bo" / "index.html")
    content = page.select_one(".md-content")
    assert content
    empty = [
        str(element)[:80]
        for element in content.select("h2, h3, h4, ul, ol, dl, table, figure, section, p, dd, li, summary")
        if not element.get_text(strip=True) and not element.select("img, svg")
    ]
    assert empty == []
    headings = content.select("h1, h2, h3")
    lonely = [
        one.get_text(strip=True)
        for one, after in zip(headings, [*headings[1:], None], strict=True)
        if after
        and one.name == after.name == "h2"
        and one.find_next(["p", "ul", "dl", "table", "h2"]) is after
    ]
    assert lonely == []


def test_one_persona_leaves_no_page_without_content(page: Page, tortured: Tortured) -> None:
    site, root = tortured("lone")
    for address in addresses(site):
        page.goto(root + address)
        expect(page.locator("h1")).to_be_visible()
        assert len(page.locator(".md-content").inner_text().split()) > 6, address


@pytest.mark.parametrize(
    ("persona", "text"),
    [
        ("endless", torture.WORD),
        ("endless", torture.LONG_NAME),
        ("maximal", torture.ITEM),
        ("arabic", torture.ARABIC),
        ("japanese", torture.JAPANESE),
    ],
    ids=["word", "name", "item", "arabic", "japanese"],
)
def test_a_text_is_shown_in_full_however_long_or_foreign(tortured: Tortured, persona: str, text: str) -> None:
    site, _ = tortured("hard")
    assert text in page_text(site / "personas" / persona / "index.html")


@pytest.mark.parametrize("text", ["ليلى بنت عبد الرحمن", torture.ARABIC], ids=["name", "text"])
def test_arabic_is_read_from_right_to_left(page: Page, tortured: Tortured, text: str) -> None:
    _, root = tortured("hard")
    page.goto(f"{root}personas/arabic/")
    assert page.evaluate(DIRECTIONS, text) == ["rtl"]


def listed(site: Path) -> set[str]:
    """Return the addresses below personas/ that the home page's navigation names."""
    links = soup(site / "index.html").select("nav.md-nav--primary a[href]")
    return {str(link["href"]) for link in links if "personas/" in str(link["href"])}


def test_thirty_personas_stand_in_the_navigation(tortured: Tortured) -> None:
    site, _ = tortured("thirty")
    assert len(listed(site)) == 30


def test_of_thirty_one_personas_the_navigation_lists_only_their_indexes(
    page: Page, tortured: Tortured
) -> None:
    site, root = tortured("thirty-one")
    assert listed(site) == set()
    assert "Persona 30 of Many" in page_text(site / "primary" / "index.html")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{root}personas/persona-30/")
    expect(page.locator(".md-tabs__item--active")).to_have_text("Personas")
