"""The preview of a change, opened from a disk as reviewers open it."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from histories import Past
from persona_handbook.cli import main


@pytest.fixture
def address(tmp_path: Path) -> str:
    past = Past.of(tmp_path)
    past.edit("personas/claire.yml", "Lyon}", "Lille}")
    past.edit("personas/colette.yml", "Grandmother who gives", "Grandmother of four who gives")
    assert main(["preview", "HEAD", "--root", str(tmp_path)]) == 0
    return (tmp_path / "build" / "preview.html").as_uri()


def test_it_asks_for_nothing_and_breaks_no_promise(page: Page, address: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert asked == [address]
    assert said == []


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(250, 248, 242)"), ("dark", "rgb(22, 24, 20)")])
def test_it_is_light_or_dark_as_its_reader_likes_it(
    page: Page, address: str, scheme: str, paper: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.response["violations"] == []


def test_on_paper_it_is_light_and_each_persona_begins_a_page(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(address)
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    breaks = page.eval_on_selector_all(
        ".hb-preview__page", "pages => pages.map(one => getComputedStyle(one).breakBefore)"
    )
    assert breaks == ["page", "page"]


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_sticks_out(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_its_links_lead_to_the_pages_below(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Colette Roux").first.click()
    assert page.url == f"{address}#persona-colette"
    assert page.locator("#persona-colette h1").is_visible()
