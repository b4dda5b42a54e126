"""Looks for something in a built site as a reader does, with a clock on it."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from serving import chromium_arguments, serving

#: What is looked for: a word, the beginning of one, the words of a goal.
QUERIES = ("battery", "warr", "before the first frost")
#: Seconds after which nothing is waited for any more.
_LIMIT = 60.0
#: From the last key to the first result in the list, in milliseconds.
_WATCH = """() => {
    const list = document.querySelector(".md-search-result__list")
    const field = document.querySelector(".md-search__input")
    window.benched = {}
    field.addEventListener("input", () => { window.benched.typed = performance.now() })
    new MutationObserver(() => {
        if (list.children.length) window.benched.shown ??= performance.now()
    }).observe(list, { childList: true })
}"""


@dataclass(frozen=True, slots=True)
class Finding:
    """How long a reader waits for the first result, in seconds; infinite where nothing came.

    Attributes:
        at_once: Typed as soon as the page is there; what the search needs is still on its way.
        settled: Typed three seconds later.
        slowest: The slowest of all, early or late.
        requests: What the search asks for until then, and to show the rest.
    """

    at_once: float
    settled: float
    slowest: float
    requests: int


def first_results(site: Path, queries: Sequence[str] = QUERIES) -> Finding:
    """Return how long the first result takes in a browser that has never seen the site."""
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=chromium_arguments()
        )
        # The browser's own start is nobody's wait.
        _first_result(browser, address, queries[0], 0)
        early = [_first_result(browser, address, query, 0) for query in queries]
        late = [_first_result(browser, address, query, 3) for query in queries]
        browser.close()
    return Finding(
        statistics.median(seconds for seconds, _ in early),
        statistics.median(seconds for seconds, _ in late),
        max(seconds for seconds, _ in (*early, *late)),
        max(asked for _, asked in (*early, *late)),
    )


def _first_result(browser: Browser, address: str, query: str, wait: float) -> tuple[float, int]:
    """Return the seconds to the first result, and how many files below search/ were asked for."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/search/" in request.url else None)
    page.goto(address, wait_until="domcontentloaded")
    page.evaluate(_WATCH)
    page.wait_for_timeout(wait * 1000)
    field = page.locator(".md-search__input")
    field.focus()
    field.fill(query)
    field.press("End")
    until = time.monotonic() + _LIMIT
    benched: dict[str, float] = {}
    while "shown" not in benched and time.monotonic() < until:
        page.wait_for_timeout(20)
        benched = page.evaluate("window.benched")
    context.close()
    found = "shown" in benched
    return (benched["shown"] - benched["typed"]) / 1000 if found else float("inf"), len(asked)
