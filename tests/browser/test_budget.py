"""What a page weighs, and whether it stands still while it loads."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page

from handbooks import REPOSITORY

OWN_BUDGET = 40_000
PAGE_BUDGET = 35_000

SHIFTS = """
    window.hbShifts = []
    new PerformanceObserver(list => {
        for (const shift of list.getEntries())
            if (!shift.hadRecentInput && shift.value >= 0.0005) { // less is told as 0.000
                const moved = shift.sources.map(one => one.node?.outerHTML?.slice(0, 80))
                hbShifts.push(`${shift.value}: ${moved}`)
            }
    }).observe({ type: "layout-shift", buffered: true })
"""


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


def test_our_own_styles_and_scripts_stay_light(site: Path) -> None:
    own = (REPOSITORY / "docs" / "assets" / "javascripts").glob("*.js")
    sent = [
        site / "assets" / "stylesheets" / "site.css",
        *(site / "assets" / "javascripts" / path.name for path in own),
    ]
    weights = {path.name: packed(path) for path in sent}
    assert sum(weights.values()) <= OWN_BUDGET, weights


def test_a_page_of_a_persona_stays_light(site: Path) -> None:
    weights = {path.parent.name: packed(path) for path in (site / "personas").glob("*/index.html")}
    assert max(weights.values()) <= PAGE_BUDGET, weights


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("address", ["", "personas/claire-martin/", "compare/", "journeys/", "cards/"])
def test_nothing_moves_while_a_page_loads_or_is_read(page: Page, root: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(SHIFTS)
    page.goto(root + address)
    page.wait_for_load_state("networkidle")
    for _ in range(6):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(80)
    assert page.evaluate("hbShifts") == []
