"""Pages on paper, as the browser prints them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from browsing import PAGES, PERSONAS, addresses
from persona_handbook.check import Inspection

A4 = [595, 842]  # points, upright or not


def sheets(page: Page, address: str) -> list[str]:
    """Print a page and return the text of each of its sheets."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    for sheet in pdf.pages:
        assert sorted((round(sheet.mediabox.width), round(sheet.mediabox.height))) == A4
    return [" ".join(sheet.extract_text().split()) for sheet in pdf.pages]


def cards(site: Path) -> list[str]:
    return [address for address in addresses(site) if address.endswith("/card/")]


def test_each_card_fills_exactly_one_sheet(page: Page, site: Path, root: str) -> None:
    pages = {address: len(sheets(page, root + address)) for address in cards(site)}
    assert len(pages) > 5
    assert {address: number for address, number in pages.items() if number != 1} == {}


@pytest.mark.parametrize("name", ["hard", "lone"])
def test_each_card_fills_one_sheet_however_much_or_little_it_has_to_say(
    page: Page, tortured: Callable[[str], tuple[Path, str]], name: str
) -> None:
    site, root = tortured(name)
    pages = {address: len(sheets(page, root + address)) for address in cards(site)}
    assert pages
    assert {address: number for address, number in pages.items() if number != 1} == {}


def test_the_deck_holds_one_sheet_for_each_persona(page: Page, root: str, example: Inspection) -> None:
    assert example.handbook
    names = [persona.name for persona in example.handbook.without_drafts().current]
    deck = sheets(page, f"{root}cards/")
    assert len(deck) == len(names)
    assert [name for name, text in zip(names, deck, strict=True) if name not in text] == []


@pytest.mark.parametrize("address", [*PAGES, *PERSONAS])
def test_no_sheet_is_blank(page: Page, root: str, address: str) -> None:
    printed = sheets(page, root + address)
    assert [number for number, text in enumerate(printed, 1) if len(text) < 20] == []


@pytest.mark.parametrize("address", ["", "personas/claire-martin/", "compare/"])
def test_a_dark_screen_prints_light(page: Page, root: str, address: str) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(root + address)
    page.wait_for_load_state("networkidle")
    colours = page.evaluate(
        """[...document.querySelectorAll("html, body, .md-container, .md-main, .md-content, .hb")]
            .map(element => getComputedStyle(element).backgroundColor)"""
    )
    assert set(colours) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def test_paper_shows_what_the_screen_has_folded(page: Page, root: str) -> None:
    page.goto(f"{root}personas/claire-martin/")
    folded = page.evaluate(
        """[...document.querySelectorAll(".md-content details:not([open])")]
            .map(fold => [...fold.querySelectorAll("li")].at(-1)?.textContent.trim())
            .filter(Boolean)
            .map(words => words.split(/\\s+/).slice(0, 3).join(" "))"""
    )
    assert folded
    printed = " ".join(sheets(page, f"{root}personas/claire-martin/"))
    assert [words for words in folded if words not in printed] == []
