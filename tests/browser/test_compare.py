"""The comparison in a real browser: choosing, filtering, sorting, sending."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from comparing import columns, pick, query

TWO = "compare/?personas=claire-martin,melanie-faure"


def themes(page: Page) -> list[str]:
    """Return the headings of the tables by theme that are seen."""
    known = page.locator("[data-hb-theme]").evaluate_all("all => all.map(one => one.dataset.hbTheme)")
    shown = page.locator("h2:visible").evaluate_all("all => all.map(one => one.id)")
    return [one for one in shown if one in known]


def row(field: str) -> str:
    """Return where the row of a field stands."""
    return f"[data-hb-theme] tr[data-field='{field}']"


def test_choosing_two_personas_leaves_their_columns_and_is_said(
    page: Page, root: str, faults: list[str]
) -> None:
    page.goto(f"{root}compare/")
    everybody = columns(page)
    assert len(everybody) > 4
    pick(page, "Claire Martin")
    assert columns(page) == everybody
    expect(page.locator("output")).to_contain_text("Choose one more")
    pick(page, "Mélanie Faure")
    assert columns(page) == ["Claire Martin", "Mélanie Faure"]
    expect(page.locator("output")).to_contain_text(re.compile(r"^\d+ of \d+ traits\."))
    assert page.url.endswith(TWO)
    assert faults == []


def test_an_address_shows_the_choice_that_it_holds(page: Page, root: str) -> None:
    page.goto(f"{root}{TWO}&themes=wants,buys&differences=1&filter=prix")
    assert [box.get_attribute("value") for box in page.locator("[name=personas]:checked").all()] == [
        "claire-martin",
        "melanie-faure",
    ]
    assert page.locator("[name=themes]:checked").count() == 2
    expect(page.locator("[name=differences]")).to_be_checked()
    expect(page.locator("[name=filter]")).to_have_value("prix")


def test_what_an_address_names_wrongly_is_ignored(page: Page, root: str, faults: list[str]) -> None:
    page.goto(
        f"{root}compare/?personas=nobody,claire-martin,<b>,noe-martin&themes=nothing&sort=toString&other=1"
    )
    assert columns(page) == ["Claire Martin", "Noé Martin"]
    assert len(themes(page)) > 4
    pick(page, "Only differences")
    assert query(page) == {
        "personas": ["claire-martin,noe-martin"],
        "differences": ["1"],
        "other": ["1"],
    }
    assert faults == []


def test_four_personas_are_the_most(page: Page, root: str) -> None:
    page.goto(f"{root}compare/?personas=claire-martin,melanie-faure,noe-martin,colette-roux,gilles-aubry")
    assert len(columns(page)) == 4
    assert page.locator("[name=personas]:disabled").count() == page.locator("[name=personas]").count() - 4
    expect(page.locator("output")).to_contain_text("Four is the most")
    pick(page, "Noé Martin")
    assert page.locator("[name=personas]:disabled").count() == 0


def test_chosen_themes_alone_are_shown_and_listed_beside_the_page(page: Page, root: str) -> None:
    page.goto(f"{root}compare/")
    pick(page, "Wants")
    pick(page, "How to talk")
    assert themes(page) == ["wants", "talk"]
    expect(page.locator(".md-nav--secondary a[href='#wants']")).to_be_visible()
    expect(page.locator(".md-nav--secondary a[href='#buys']")).to_be_hidden()


def test_only_differences_leaves_out_what_the_chosen_share(page: Page, root: str) -> None:
    page.goto(root + TWO)
    market = page.locator(row("market"))
    expect(market).to_contain_text("the same for all")
    expect(market.locator("td:visible .hb-shared__mark").first).to_have_text(re.compile(r"^= \(shared\)$"))
    expect(page.locator(row("demographics.age")).locator(".hb-differs")).to_have_text("≠ (differs)")
    pick(page, "Only differences")
    expect(market).to_be_hidden()
    expect(page.locator(row("demographics.age"))).to_be_visible()


def test_what_is_shared_is_counted_among_the_chosen(page: Page, root: str) -> None:
    page.goto(f"{root}compare/")
    mark = page.locator(row("market")).locator("td[data-persona=claire-martin] .hb-shared__mark")
    whole = mark.inner_text()
    pick(page, "Claire Martin")
    pick(page, "Mélanie Faure")
    pick(page, "Noé Martin")
    expect(mark).to_have_text("=3 (shared with 2 others)")
    page.get_by_role("button", name="Show all again").click()
    expect(mark).to_have_text(whole)
    # Somebody of a business shares nothing of this with a consumer: then nothing is marked as shared.
    page.goto(f"{root}compare/?personas=claire-martin,elodie-garnier")
    expect(mark).to_be_hidden()
    expect(page.locator(row("market"))).not_to_contain_text("the same for all")


@pytest.mark.parametrize("words", ["vénissieux", "VENISSIEUX", "liege  namur", "Lives in"])
def test_rows_are_found_by_a_word_in_label_or_cell_with_or_without_accents(
    page: Page, root: str, words: str
) -> None:
    page.goto(f"{root}compare/")
    rows = page.locator("[data-hb-theme] tbody tr:visible")
    before = rows.count()
    page.locator("[name=filter]").fill(words)
    assert 0 < rows.count() < before
    expect(page.locator(row("demographics.location"))).to_be_visible()
    page.locator("[name=filter]").press("Escape")
    assert rows.count() == before
    assert query(page) == {}


def test_where_nothing_is_found_this_is_said(page: Page, root: str) -> None:
    page.goto(f"{root}compare/?filter=zzz")
    expect(page.locator("output")).to_contain_text("Nothing like this is known of them.")
    assert themes(page) == []


def test_a_row_is_not_found_by_what_stands_in_a_column_that_is_not_shown(page: Page, root: str) -> None:
    page.goto(f"{root}compare/?filter=surveyor")
    expect(page.locator(row("demographics.occupation"))).to_be_visible()
    page.goto(root + TWO + "&filter=surveyor")
    expect(page.locator(row("demographics.occupation"))).to_be_hidden()


def test_a_fold_that_holds_the_word_opens_and_closes_again(page: Page, root: str) -> None:
    page.goto(f"{root}compare/")
    inside = page.locator("[data-hb-theme] details.hb-more li").first
    expect(inside).to_be_hidden()
    page.locator("[name=filter]").fill(inside.locator("[dir=auto]").first.text_content() or "")
    expect(inside).to_be_visible()
    page.locator("[name=filter]").press("Escape")
    expect(inside).to_be_hidden()


def test_personas_sort_by_name_as_the_language_does_and_by_role(page: Page, root: str) -> None:
    page.goto(f"{root}compare/")
    as_written = columns(page)
    page.locator("[name=sort]").select_option("name")
    by_name = columns(page)
    # Aïssata before Benoît, Élodie between Colette and Gilles: an accent moves nobody to the end.
    assert by_name[:2] == ["Aïssata Koné", "Benoît Delvaux"]
    assert by_name.index("Colette Roux") < by_name.index("Élodie Garnier") < by_name.index("Gilles Aubry")
    for one in page.locator("[data-hb-theme] tbody tr").all()[:12]:
        heads = page.locator("[data-hb-theme] thead tr").first.locator("[data-persona]")
        order = "all => all.map(one => one.dataset.persona)"
        assert one.locator("td").evaluate_all(order) == heads.evaluate_all(order)
    page.locator("[name=sort]").select_option("role")
    assert columns(page)[-1] in ("Gilles Aubry", "Mélanie Faure")
    page.locator("[name=sort]").select_option("")
    assert columns(page) == as_written


def test_back_and_forward_go_through_the_choices_and_not_letter_by_letter(page: Page, root: str) -> None:
    page.goto(root + TWO)
    pick(page, "Only differences")
    page.locator("[name=filter]").press_sequentially("toys")
    assert query(page)["filter"] == ["toys"]
    page.go_back()
    expect(page.locator("[name=filter]")).to_have_value("")
    expect(page.locator("[name=differences]")).to_be_checked()
    page.go_back()
    expect(page.locator("[name=differences]")).not_to_be_checked()
    assert columns(page) == ["Claire Martin", "Mélanie Faure"]
    page.go_forward()
    expect(page.locator("[name=differences]")).to_be_checked()


def test_the_link_is_copied_and_this_is_announced(page: Page, root: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(root + TWO)
    pick(page, "Wants")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".hb-hidden[role=status]")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{root}{TWO}&themes=wants"


def test_an_anti_target_beside_its_look_alike_is_shown_for_these_two_only(page: Page, root: str) -> None:
    page.goto(root + TWO)
    expect(page.locator("#beside_melanie-faure")).to_be_visible()
    expect(page.locator("#beside_gilles-aubry")).to_be_hidden()
    page.goto(f"{root}compare/?personas=claire-martin,noe-martin")
    expect(page.locator("#look_alikes")).to_be_hidden()


def test_a_personas_page_leads_to_a_comparison_with_those_it_is_mistaken_for(page: Page, root: str) -> None:
    page.goto(f"{root}personas/claire-martin/")
    page.get_by_role("link", name="Compare with…").click()
    page.wait_for_url("**/compare/?personas=claire-martin,*", wait_until="load")
    assert {"Claire Martin", "Mélanie Faure"} <= set(columns(page))
    assert 2 <= len(columns(page)) <= 4


def test_without_javascript_the_whole_tables_stand_and_no_dead_control(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}{TWO}&differences=1")
    assert len(columns(page)) > 4
    assert len(themes(page)) > 4
    assert page.locator(".md-content :is(input, select, button):visible").count() == 0
    context.close()


def test_on_a_phone_two_columns_stand_side_by_side_under_a_head_that_stays(page: Page, root: str) -> None:
    page.set_viewport_size({"width": 390, "height": 740})
    page.goto(f"{root}compare/")
    box = page.locator("[data-hb-theme=wants] .hb-scroll")
    inner = box.bounding_box()
    heads = [head.bounding_box() for head in box.locator("thead th[data-persona]").all()[:3]]
    assert inner
    right = inner["x"] + inner["width"] + 1
    assert [one is not None and one["x"] + one["width"] <= right for one in heads] == [True, True, False]
    label = box.locator("tbody th").first
    before = label.bounding_box()
    box.evaluate("box => box.scrollTo(300, 200)")
    after = label.bounding_box()
    assert before
    assert after
    assert before["x"] == after["x"]
    head = box.locator("thead th").first.bounding_box()
    top = box.bounding_box()
    assert head
    assert top
    assert abs(head["y"] - top["y"]) < 2


def test_no_cell_is_a_paragraph(page: Page, root: str) -> None:
    page.goto(f"{root}compare/")
    longest = page.locator("[data-hb-theme] td").evaluate_all(
        "cells => Math.max(...cells.map(cell => cell.getClientRects()[0].height))"
    )
    assert longest < 340
