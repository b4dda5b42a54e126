"""Notes on citations and on terms of the glossary, and the folds that printing opens."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

CLAIRE = "personas/claire-martin/"
CITATION = ".hb-cite a"
TERM = "h2 .hb-term"
NOTE = "[role=tooltip]"


@pytest.mark.parametrize("mark", [CITATION, TERM])
def test_a_note_shows_on_hover_and_stays_while_the_pointer_is_on_it(page: Page, root: str, mark: str) -> None:
    page.goto(root + CLAIRE)
    words = page.locator(mark).first.get_attribute("title")
    assert words
    page.locator(mark).first.hover()
    expect(page.locator(NOTE)).to_be_visible()
    for line in words.split("\n"):
        expect(page.locator(NOTE)).to_contain_text(line)
    page.locator(NOTE).hover()
    page.wait_for_timeout(500)
    expect(page.locator(NOTE)).to_be_visible()
    page.mouse.move(2, 2)
    expect(page.locator(NOTE)).to_be_hidden()


@pytest.mark.parametrize("mark", [CITATION, TERM])
def test_a_note_shows_on_keyboard_focus_and_escape_puts_it_away(page: Page, root: str, mark: str) -> None:
    page.goto(root + CLAIRE)
    page.keyboard.press("Tab")
    link = page.locator(mark).first
    link.focus()
    expect(page.locator(NOTE)).to_be_visible()
    assert link.get_attribute("aria-describedby") == page.locator(NOTE).get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.locator(NOTE)).to_be_hidden()
    expect(link).to_be_focused()
    assert link.get_attribute("title")


def test_a_citation_names_its_source_with_kind_date_and_sample(page: Page, root: str) -> None:
    page.goto(root + CLAIRE)
    titles = page.locator(CITATION).evaluate_all("links => links.map(link => link.title)")
    assert all("\n" in title for title in titles)
    assert any("sample of" in title for title in titles)


def test_a_first_tap_shows_the_note_and_a_second_follows_the_link(browser: Browser, root: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(root + CLAIRE)
    link = page.locator(CITATION).first
    link.tap()
    expect(page.locator(NOTE)).to_contain_text("Tap again")
    assert page.url == root + CLAIRE
    link.tap()
    page.wait_for_url("**/evidence/**")
    context.close()


def test_a_note_never_leaves_the_window(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(root + CLAIRE)
    for link in page.locator(CITATION).all()[:8]:
        link.hover()
        expect(page.locator(NOTE)).to_be_visible()
        box: Any = page.locator(NOTE).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        page.keyboard.press("Escape")


def test_printing_opens_what_is_folded_and_closes_it_again(page: Page, root: str) -> None:
    page.goto(root + CLAIRE)
    folds = "[...document.querySelectorAll('.hb-more')].map(fold => fold.open)"
    before = page.evaluate(folds)
    assert False in before
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert False not in page.evaluate(folds)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folds) == before


def test_without_javascript_notes_are_titles_of_links(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + CLAIRE)
    for mark in (CITATION, TERM):
        link = page.locator(mark).first
        assert link.get_attribute("title")
        assert "#" in (link.get_attribute("href") or "")
    context.close()
