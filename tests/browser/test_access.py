"""Pages for everybody: by keyboard, by screen reader, enlarged, without motion, without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import PAGES, PERSONAS, SCHEMES, barriers, lay_out, over_the_edge

#: Notes what can be focused and how it looks unfocused, then gathers what is focused and whether it shows.
FOLLOW_FOCUS = """() => {
    const looks = element => [element, element.parentElement, element.nextElementSibling]
        .filter(Boolean)
        .map(one => {
            const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, opacity }
                = getComputedStyle(one)
            const outline = outlineStyle === "none" ? "" : outlineStyle + outlineWidth
            return [outline, boxShadow, borderColor, backgroundColor, opacity].join()
        })
        .join("|")
    const name = element => element.outerHTML.slice(0, 120)
    const before = new Map()
    const can = "a[href], button, input, select, textarea, summary, [tabindex]"
    for (const element of document.querySelectorAll(can)) {
        // Of radio buttons only the chosen one is met: the arrow keys lead to the others.
        if (element.type === "radio" && !element.checked) continue
        const shown = element.checkVisibility({ visibilityProperty: true })
        const { width, height } = element.getBoundingClientRect()
        if (element.tabIndex >= 0 && !element.disabled && shown && width && height)
            before.set(element, looks(element))
    }
    const met = new Set()
    const unseen = []
    window.hbFocus = async () => {
        const focused = document.activeElement
        const plain = () => before.has(focused) && looks(focused) === before.get(focused)
        if (!met.has(focused) && plain()) {
            // The theme's search shows itself a little later.
            await new Promise(done => setTimeout(done, 400))
            if (plain()) unseen.push(name(focused))
        }
        met.add(focused)
        // What went away while we passed, such as the button back to the top, need not be met.
        const lost = one => !met.has(one) && one.tabIndex >= 0 && one.checkVisibility()
        return {
            done: !focused || focused === document.body,
            unmet: [...before.keys()].filter(lost).map(name),
            unseen,
        }
    }
    return before.size
}"""

MOVING = """() => [...document.querySelectorAll("[class*='hb-']")].flatMap(element =>
    ["", "::before", "::after"]
        .map(part => getComputedStyle(element, part))
        .filter(style => [style.transitionDuration, style.animationDuration]
            .flatMap(list => list.split(","))
            .some(time => parseFloat(time) > 0.01))
        .map(() => element.className))"""

DEAD_CONTROLS = """() => [...document.querySelectorAll(
        ".md-content button, .md-content input, .md-content select, .md-content textarea, "
        + ".md-search__input, label[for=__search]")]
    .filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && element.getBoundingClientRect().width > 1)
    .map(element => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", [*PAGES, *PERSONAS])
def test_axe_finds_no_fault_wide_or_on_a_phone(page: Page, root: str, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(root + address)
    expected = "slate" if scheme == "dark" else "default"
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", expected)
    lay_out(page)
    assert barriers(page) == []


@pytest.mark.parametrize("address", [*PAGES, *PERSONAS])
def test_the_tab_key_reaches_everything_and_shows_where_it_is(page: Page, root: str, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(root + address)
    page.wait_for_load_state("networkidle")
    many = page.evaluate(FOLLOW_FOCUS)
    state = {}
    # Focus may add a few more places: what a search shows, a note that is opened.
    for _ in range(many + 20):
        page.keyboard.press("Tab")
        if (state := page.evaluate("hbFocus()"))["done"]:
            break
    assert state["done"], "the end of the page is never reached"
    assert state["unmet"] == []
    assert state["unseen"] == []


def test_the_first_thing_that_the_tab_key_meets_leads_past_the_navigation(page: Page, root: str) -> None:
    page.goto(f"{root}personas/claire-martin/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_contain_class("md-skip")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    target = page.evaluate("document.querySelector(location.hash)")
    assert target is not None
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")


def test_what_is_folded_is_opened_and_closed_by_the_keyboard(page: Page, root: str) -> None:
    page.goto(f"{root}personas/claire-martin/")
    fold = page.locator(".md-content summary").first
    fold.focus()
    opened = fold.evaluate("summary => summary.parentElement.open")
    page.keyboard.press("Enter")
    assert fold.evaluate("summary => summary.parentElement.open") is not opened
    page.keyboard.press("Space")
    assert fold.evaluate("summary => summary.parentElement.open") is opened


@pytest.mark.parametrize("address", [*PAGES, *PERSONAS])
def test_nothing_runs_over_the_edge_or_is_cut(page: Page, root: str, address: str) -> None:
    found = {}
    page.goto(root + address, wait_until="domcontentloaded")
    # 720 is what is left of a wide screen at 200 %, 320 at 400 %.
    for width in (320, 360, 720, 1024, 1440, 2560):
        page.set_viewport_size({"width": width, "height": 740})
        if over := over_the_edge(page):
            found[width] = over[:5]
    assert found == {}


@pytest.mark.parametrize("address", PAGES)
def test_nothing_moves_for_those_who_want_less_motion(page: Page, root: str, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(root + address)
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("address", [*PAGES, *PERSONAS])
def test_a_page_reads_well_without_javascript(browser: Browser, root: str, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(root + address)
        expect(page.locator("h1")).to_be_visible()
        assert len(page.locator(".md-content").inner_text().split()) > 30
        assert page.evaluate(DEAD_CONTROLS) == []
    finally:
        context.close()
