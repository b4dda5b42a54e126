"""Many personas in a real browser: pages that show a few of them find all the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browsing import SCHEMES, barriers, lay_out, told_faults
from comparing import columns, pick, query

#: Who stands on the first shelf, and who on the second.
HERE, THERE, THERE_TOO = "Persona 00 of Many", "Persona 40 of Many", "Persona 43 of Many"


@pytest.fixture
def many(tortured: Callable[[str], tuple[Path, str]]) -> str:
    return tortured("many")[1]


@pytest.fixture
def told(page: Page, many: str) -> list[str]:
    return told_faults(page, many)


def invite(page: Page, name: str) -> None:
    """Ask for somebody by name, as one does without a mouse."""
    page.locator("[name=guest]").fill(name)
    page.locator("[name=guest]").press("Enter")
    expect(page.locator(".hb-pick:has([name=personas]:checked)", has_text=name)).to_be_visible()


def found(page: Page) -> list[str]:
    """Return who is listed as found."""
    return page.locator("[data-hb-found]:visible .hb-person__name").all_inner_texts()


def test_somebody_of_another_shelf_is_compared_with_somebody_of_this_one(
    page: Page, many: str, told: list[str]
) -> None:
    page.goto(f"{many}compare/")
    assert len(columns(page)) == 30
    pick(page, HERE)
    invite(page, THERE)
    assert columns(page) == [HERE, THERE]
    expect(page.locator("[name=guest]")).to_have_value("")
    assert query(page)["personas"] == ["persona-00,persona-40"]
    cells = page.locator("[data-hb-theme] tr:visible > td:visible")
    assert cells.count() == 2 * page.locator("[data-hb-theme] tbody tr:visible").count() > 20
    # Everybody in this handbook says the same: what two share is told although two pages told of them.
    expect(page.locator("[data-hb-theme] tr:visible .hb-shared__mark:visible").first).to_have_text(
        "= (shared)"
    )
    link = page.locator("thead th:visible a", has_text=THERE).first
    assert link.get_attribute("href") == f"{many}personas/persona-40/"
    assert told == []


def test_an_address_that_holds_others_shows_them(page: Page, many: str, told: list[str]) -> None:
    page.goto(f"{many}compare/?personas=persona-40,nobody,persona-43,persona-63")
    expect(page.locator("[name=personas]:checked")).to_have_count(3)
    assert columns(page) == ["Persona 63 of Many", THERE, THERE_TOO]
    page.reload()
    expect(page.locator("[name=personas]:checked")).to_have_count(3)
    page.goto(f"{many}personas/persona-40/")
    page.get_by_role("link", name="Compare with…").click()
    expect(page.locator("[name=personas]:checked")).to_have_count(3)
    assert "/compare/from_31/" in page.url
    assert told == []


def test_with_nobody_chosen_only_those_of_this_shelf_are_shown(page: Page, many: str) -> None:
    page.goto(f"{many}compare/")
    mark = page.locator("[data-hb-theme='wants'] .hb-shared__mark").first.inner_text()
    invite(page, THERE)
    pick(page, HERE)
    assert columns(page) == [HERE, THERE]
    page.get_by_role("button", name="Show all again").click()
    assert len(columns(page)) == 30
    assert THERE not in columns(page)
    assert page.locator("[data-hb-theme='wants'] .hb-shared__mark").first.inner_text() == mark


def test_everybody_else_is_offered_by_name(page: Page, many: str) -> None:
    page.goto(f"{many}compare/from_31/")
    page.locator("[name=guest]").focus()
    offered = page.locator("#hb-guests option")
    expect(offered).to_have_count(64 - 30)
    assert offered.first.get_attribute("value") == f"{HERE} (persona-00)"
    page.locator("[name=guest]").fill(f"{HERE} (persona-00)")
    expect(page.locator(".hb-pick:has(:checked) bdi")).to_have_text([HERE])


def test_a_name_that_nobody_has_changes_nothing(page: Page, many: str, told: list[str]) -> None:
    page.goto(f"{many}compare/")
    page.locator("[name=guest]").fill("Wilhelmina")
    page.locator("[name=guest]").press("Enter")
    page.wait_for_load_state("networkidle")
    assert len(columns(page)) == 30
    assert page.url == f"{many}compare/"
    assert told == []


def test_with_four_chosen_nobody_more_is_asked_for(page: Page, many: str) -> None:
    page.goto(f"{many}compare/?personas=persona-00,persona-03,persona-06,persona-09")
    expect(page.locator("[name=guest]")).to_be_disabled()


def test_it_is_said_if_the_others_cannot_be_reached(page: Page, many: str) -> None:
    def fail(route: Route) -> None:
        route.abort()

    page.route("**/api/handbook.json", fail)
    page.goto(f"{many}compare/")
    page.locator("[name=guest]").focus()
    expect(page.locator("output")).to_have_text("The others cannot be reached just now.")
    page.unroute("**/api/handbook.json", fail)
    invite(page, THERE)


def test_the_first_page_finds_whoever_it_does_not_show(page: Page, many: str, told: list[str]) -> None:
    page.goto(many)
    assert page.locator(".hb-tile:visible").count() == 3 * 6
    page.locator("[name=find]").fill("40 mány")
    expect(page.locator("output")).to_have_text(f"1 of 64 personas. Enter opens {THERE}.")
    assert found(page) == [THERE]
    assert page.locator(".hb-tile:visible").count() == 0
    assert page.url == f"{many}?find=40+m%C3%A1ny"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(THERE)
    page.go_back()
    expect(page.locator("[name=find]")).to_have_value("40 mány")
    expect(page.locator("[data-hb-found] a")).to_have_count(1)
    page.get_by_role("button", name="Show all again").click()
    expect(page.locator("[data-hb-found]")).to_be_hidden()
    assert page.locator(".hb-tile:visible").count() == 3 * 6
    assert told == []


def test_of_many_who_are_found_the_first_are_listed(page: Page, many: str) -> None:
    page.goto(many)
    page.locator("[name=find]").fill("many")
    expect(page.locator("output")).to_have_text("64 of 64 personas. The first 60 are shown.")
    assert len(found(page)) == 60
    page.locator(".hb-pick", has_text="Secondary").click()
    expect(page.locator("output")).to_have_text("21 of 64 personas.")
    assert len(found(page)) == 21
    page.locator("[name=find]").fill("nobody at all")
    expect(page.locator("output")).to_contain_text("Nobody like this here.")


def test_without_javascript_one_goes_from_shelf_to_shelf(browser: Browser, many: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{many}compare/")
    seen = []
    while True:
        seen += page.locator("[data-hb-theme] thead").first.locator("bdi").all_inner_texts()
        after = page.get_by_role("link", name="Next").first
        if not after.count():
            break
        after.click()
    context.close()
    assert len(seen) == len(set(seen)) == 64


def test_on_paper_a_page_says_whom_it_shows_and_leads_nowhere(page: Page, many: str) -> None:
    page.goto(f"{many}departments/from_31/")
    page.emulate_media(media="print")
    said = page.locator(".hb-shelves__said:visible")
    expect(said).to_have_text("Personas 31 to 60 of 64: Persona 25 of Many to Persona 50 of Many")
    expect(page.locator(".hb-shelves a:visible")).to_have_count(0)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", ["", "compare/from_31/", "evidence/from_31/", "departments/from_31/"])
def test_axe_finds_no_fault_on_pages_of_many(
    page: Page, tortured: Callable[[str], tuple[Path, str]], address: str, scheme: str
) -> None:
    _, root = tortured("thirty-one")  # the second shelf is soon looked through
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(f"{root}{address}")
    expected = "slate" if scheme == "dark" else "default"
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", expected)
    lay_out(page)
    if not address:
        page.locator("[name=find]").fill("4")
        expect(page.locator("[data-hb-found] a").first).to_be_visible()
    assert barriers(page) == []
