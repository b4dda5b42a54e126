"""Long pages, whose parts far below are laid out last: nobody but the clock may notice."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from browsing import PERSONAS, addresses
from serving import LAID_OUT

CLAIRE = "personas/claire-martin/"
#: A place far down each long page.
PLACES = (f"{CLAIRE}#journey", f"{CLAIRE}#history", "compare/#look_alikes")
SIZES = {"wide": (1440, 900), "phone": (390, 844)}

#: Timers as long as the one that waits for what is seen never ring, however slow the machine is.
HELD = """
    const wait = window.setTimeout
    window.setTimeout = (action, delay, ...rest) => delay >= 1500 ? 0 : wait(action, delay, ...rest)
"""
TOP = "heading => Math.round(heading.getBoundingClientRect().top)"
SCROLLED_TO = (
    "heading => { heading.scrollIntoView(); return Math.round(heading.getBoundingClientRect().top) }"
)
#: How many parts are late, and those that stand elsewhere, or are higher, when they are laid out.
MOVED = """() => {
    const parts = [...document.querySelectorAll(".hb > *")]
    const late = parts.filter(part => getComputedStyle(part).contentVisibility === "auto")
    const places = () => parts.map(part => {
        const { top, height } = part.getBoundingClientRect()
        return [top + scrollY, height].map(Math.round)
    })
    for (const part of late) {
        part.style.contain = "layout style paint"
        part.style.contentVisibility = "visible"
    }
    const before = places()
    for (const part of late) {
        part.classList.add("hb-laid")
        part.style.contain = part.style.contentVisibility = ""
    }
    const after = places()
    const moved = parts.filter((_, at) => before[at].join() !== after[at].join())
    return [late.length, moved.map(part => part.outerHTML.slice(0, 80))]
}"""


def held(page: Page, address: str) -> None:
    """Open a page that does not lay out by itself what is far below."""
    page.add_init_script(HELD)
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    assert not page.evaluate(LAID_OUT)


def printed(page: Page) -> list[str]:
    """Return the text of each sheet of the page on paper."""
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]


@pytest.mark.parametrize("address", [CLAIRE, "compare/"])
def test_soon_after_it_is_there_a_page_is_laid_out_to_its_end(page: Page, root: str, address: str) -> None:
    page.goto(root + address)
    page.wait_for_function(LAID_OUT)
    assert page.locator(".hb-laid").count() > 5


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", PLACES)
def test_an_address_of_a_place_leads_exactly_there_and_one_stays_there(
    page: Page, root: str, place: str, size: str
) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(root + place)
    assert page.evaluate(LAID_OUT)
    heading = page.locator(f".hb > #{place.partition('#')[2]}")
    expect(heading).to_be_in_viewport()
    arrived = heading.evaluate(TOP)
    page.wait_for_timeout(2500)
    assert heading.evaluate(TOP) == arrived
    # The last places of a page stand where its end lets them.
    assert heading.evaluate(SCROLLED_TO) == arrived


def test_a_link_within_the_page_leads_exactly_there_before_anything_is_laid_out(
    page: Page, root: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    held(page, root + CLAIRE)
    page.locator(".md-sidebar--secondary a[href='#journey']").click()
    assert page.evaluate(LAID_OUT)
    heading = page.locator(".hb > #journey")
    expect(heading).to_be_in_viewport()
    arrived = heading.evaluate(TOP)
    assert heading.evaluate(SCROLLED_TO) == arrived


def test_the_end_key_leads_to_the_end_before_anything_is_laid_out(page: Page, root: str) -> None:
    held(page, root + CLAIRE)
    page.keyboard.press("End")
    assert page.evaluate(LAID_OUT)
    page.wait_for_function("() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1")


def test_who_loads_a_page_again_finds_it_laid_out_and_is_where_she_was(page: Page, root: str) -> None:
    held(page, root + CLAIRE)
    # A key that was really pressed scrolls by and by, also after the page was scrolled elsewhere.
    page.evaluate("dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }))")
    assert page.evaluate(LAID_OUT)
    heading = page.locator(".hb > #journey")
    there = heading.evaluate(SCROLLED_TO)
    page.reload()
    assert page.evaluate(LAID_OUT)
    expect(heading).to_be_in_viewport()
    assert heading.evaluate(TOP) == there


def test_a_page_that_instant_navigation_brings_is_laid_out_and_led_into(page: Page, instant: str) -> None:
    held(page, f"{instant}compare/")
    page.evaluate("window.same = true")
    page.evaluate(
        """address => {
            const link = document.createElement("a")
            link.href = address
            link.textContent = "the journey"
            document.querySelector("h1").append(link)
        }""",
        f"{instant}{CLAIRE}#journey",
    )
    page.get_by_role("link", name="the journey").click()
    heading = page.locator(".hb-persona > #journey")
    expect(heading).to_be_in_viewport()
    assert page.evaluate("window.same"), "the page was loaded anew"
    assert page.evaluate(LAID_OUT)
    arrived = heading.evaluate(TOP)
    assert heading.evaluate(SCROLLED_TO) == arrived


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", [CLAIRE, *PERSONAS, "compare/"])
def test_laying_out_moves_nothing_that_is_seen(page: Page, root: str, address: str, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    held(page, root + address)
    late, moved = page.evaluate(MOVED)
    assert late > 5
    assert moved == []


def test_laying_out_moves_nothing_however_much_or_little_there_is(
    page: Page, tortured: Callable[[str], tuple[Path, str]]
) -> None:
    site, root = tortured("hard")
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script(HELD)
    found = {}
    for address in addresses(site):
        if address.startswith("personas/") and not address.endswith("card/"):
            page.goto(root + address)
            late, moved = page.evaluate(MOVED)
            assert late
            if moved:
                found[address] = moved
    assert found == {}


@pytest.mark.parametrize("address", [CLAIRE, "compare/"])
def test_on_paper_nothing_is_late(page: Page, root: str, address: str) -> None:
    page.goto(f"{root}{address}#hb-page")
    assert page.evaluate(LAID_OUT)
    whole = printed(page)
    page.goto("about:blank")
    held(page, root + address)
    assert printed(page) == whole
    page.emulate_media(media="print")
    assert page.evaluate(LAID_OUT)
