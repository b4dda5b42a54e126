"""The site in a real browser, as a reader meets it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browsing import PAGES
from searching import type_words


def search(page: Page, root: str, words: str) -> str:
    """Return the title of the first result for ``words``."""
    page.goto(root)
    page.locator("label.md-header__button[for=__search]").first.click() if not page.locator(
        ".md-search__input"
    ).is_visible() else None
    type_words(page, words)
    first = page.locator(".md-search-result__item").first
    expect(first).to_be_visible()
    return first.locator("h1, h2").first.inner_text()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_fault_on_the_console_and_asks_no_other_host(
    page: Page, root: str, faults: list[str], address: str
) -> None:
    page.goto(root + address)
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").count() == 1
    assert faults == []


def test_searching_a_personas_name_finds_the_persona_first(page: Page, root: str, faults: list[str]) -> None:
    assert search(page, root, "Claire Martin") == "Claire Martin"
    assert faults == []


def test_a_statement_is_copied_with_one_button(page: Page, root: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{root}positioning/")
    button = page.locator("[data-hb-copy]").first
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == button.get_attribute("data-hb-copy")
    assert copied.startswith("Marelle offers ")
