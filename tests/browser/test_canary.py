"""A canary in every field of every file: no page runs it, and none asks another host for anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import contexts
import hostile
from browsing import addresses, told_faults
from serving import serving

#: What a page must not do is noted from its first moment on.
WATCH = """
window.caught = []
document.addEventListener("securitypolicyviolation",
    event => window.caught.push(`${event.violatedDirective} ${event.blockedURI}`))
"""
#: Whatever waits for a reader's hand gets it; then all that a canary may have left is looked for.
PROVOKE = """() => {
    const hands = ["mouseover", "mouseenter", "focus", "error", "load", "toggle", "pointerdown"]
    const found = []
    for (const element of document.querySelectorAll("*")) {
        for (const kind of hands) element.dispatchEvent(new Event(kind, { bubbles: false }))
        for (const { name, value } of element.attributes) {
            if (/^on/i.test(name)) found.push(`${element.tagName} ${name}`)
            if (/^(href|src|action|formaction|srcdoc|xlink:href)$/i.test(name)
                && /^\\s*(javascript|data|vbscript):/i.test(value) && element.tagName !== "IMG")
                found.push(`${element.tagName} ${name}=${value.slice(0, 60)}`)
        }
    }
    const foreign = document.querySelectorAll("iframe, base, object, embed, meta[http-equiv=refresh]")
    found.push(...[...foreign].map(one => one.outerHTML.slice(0, 80)))
    if (window.canary !== undefined) found.push(`canary ${window.canary} sang`)
    return [...found, ...window.caught]
}"""


@pytest.fixture(scope="module")
def told() -> hostile.Told:
    return hostile.handbook(hostile.canary)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, told: hostile.Told) -> Path:
    return hostile.build(tmp_path_factory.mktemp("canary"), told)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site) as root:
        yield root


def test_no_page_runs_a_canary_or_asks_another_host(
    page: Page, site: Path, address: str, told: hostile.Told, figure: Callable[[str, int], None]
) -> None:
    faults = told_faults(page, address)
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.add_init_script(WATCH)
    found = {}
    pages = addresses(site)
    for one in pages:
        page.goto(address + one, wait_until="load")
        if left := page.evaluate(PROVOKE):
            found[one] = left[:5]
    assert found == {}
    assert faults == []
    figure("canaries, one in each field of a handbook", len(told.texts))
    figure("pages on which none of them sang in a browser", len(pages))


def test_results_of_the_search_run_no_canary(page: Page, address: str) -> None:
    faults = told_faults(page, address)
    page.add_init_script(WATCH)
    page.goto(address)
    page.locator(".md-search__input").click()
    page.keyboard.type("evil.example", delay=20)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate(PROVOKE) == []
    assert faults == []


def test_canaries_are_read_as_they_were_typed(site: Path, told: hostile.Told) -> None:
    page = contexts.page(site / "personas" / "ada" / "index.html")
    read = [hostile.changed(place, text, told) for place, text in contexts.of_page(page)]
    assert len({number for found, _ in read for number in found}) > 100
    assert [wrong for _, wrong in read if wrong] == []


def test_a_page_that_held_a_canary_would_be_noticed(page: Page, address: str) -> None:
    page.add_init_script(WATCH)
    page.goto(address)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.canary=1>')")
    page.evaluate("document.body.append(document.createElement('base'))")
    page.evaluate("new Promise(done => setTimeout(done, 200))")
    left = page.evaluate(PROVOKE)
    assert "IMG onerror" in left
    assert "<base>" in left
    assert any(one.startswith("script-src") for one in left) or "canary 1 sang" in left
