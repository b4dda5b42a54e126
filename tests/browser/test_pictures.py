"""Pictures as a browser draws them, with the fonts it has."""

from __future__ import annotations

from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

#: Left, top, right and bottom of each text of the map that is shown.
TEXTS = """() => [...document.querySelectorAll(".hb-map text")]
    .filter(text => text.checkVisibility() && !text.closest(".hb-portrait"))
    .map(text => text.getBBox())
    .map(box => [box.x, box.y, box.x + box.width, box.y + box.height])"""
#: How far the boxes of two lines of one name may overlap: a font's own leading.
LEADING = 4


@pytest.mark.parametrize("width", [1440, 800, 360])
def test_no_two_names_of_the_map_cover_each_other(page: Page, root: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{root}influence/")
    texts = page.evaluate(TEXTS)
    assert len(texts) >= 9
    for one, other in combinations(texts, 2):
        across = min(one[2], other[2]) - max(one[0], other[0])
        down = min(one[3], other[3]) - max(one[1], other[1])
        assert across <= 0 or down <= LEADING, (one, other)


def test_a_phone_gets_a_map_of_its_own(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{root}influence/")
    expect(page.locator(".hb-map--lanes")).to_be_visible()
    expect(page.locator(".hb-map--columns")).to_be_hidden()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".hb-map--columns")).to_be_visible()
    expect(page.locator(".hb-map--lanes")).to_be_hidden()


def test_a_name_on_the_map_leads_to_the_persona(page: Page, root: str) -> None:
    page.goto(f"{root}influence/")
    page.locator(".hb-map--columns").get_by_role("link", name="Claire Martin, primary").click()
    expect(page.locator("h1")).to_have_text("Claire Martin")


@pytest.mark.parametrize("width", [1440, 390])
def test_each_point_of_the_curve_stands_over_its_stage(page: Page, root: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{root}personas/claire-martin/")
    middles = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility())
        .map(one => one.getBoundingClientRect()).map(box => box.x + box.width / 2)"""
    points = page.evaluate(middles, ".hb-journey .hb-curve__point")
    stages = page.evaluate(
        middles, ".hb-journey .hb-stage" if width > 800 else ".hb-journey .hb-curve__axis > span"
    )
    assert len(points) == len(stages) == 5
    assert all(abs(point - stage) < 2 for point, stage in zip(points, stages, strict=True))
