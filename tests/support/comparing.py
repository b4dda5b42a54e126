"""What tests of the comparison do and see in a browser."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page


def columns(page: Page) -> list[str]:
    """Return the personas in the head of the first table that is seen."""
    table = page.locator("[data-hb-theme]:visible").first
    return table.locator("thead th[data-persona]:visible bdi").all_inner_texts()


def pick(page: Page, words: str) -> None:
    """Choose, or no longer choose, what holds ``words``."""
    page.locator(".hb-pick", has_text=words).first.click()


def query(page: Page) -> dict[str, list[str]]:
    """Return the choice that the address holds."""
    return parse_qs(urlsplit(page.url).query)
