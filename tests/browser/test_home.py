"""The first page in a real browser: finding a persona in one glance or with a few keys."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect


def names(page: Page) -> list[str]:
    """Return the personas that are seen in the gallery."""
    return page.locator(".hb-tile:visible .hb-tile__name").all_inner_texts()


def test_a_word_leaves_those_whom_it_fits_and_says_how_many(page: Page, root: str, faults: list[str]) -> None:
    page.goto(root)
    everybody = names(page)
    page.locator("[name=find]").fill("elodie")
    assert names(page) == ["Élodie Garnier"]
    expect(page.locator("output")).to_have_text(
        f"1 of {len(everybody)} personas. Enter opens Élodie Garnier."
    )
    expect(page.locator("h2#secondary")).to_be_hidden()
    expect(page.locator("h2#due")).to_be_visible()
    assert faults == []


def test_tags_summaries_and_occupations_are_looked_through_without_accents(page: Page, root: str) -> None:
    page.goto(root)
    for words, name in (
        ("RHONE", "Élodie Garnier"),
        ("namur", "Benoît Delvaux"),
        ("newsletter isere", "Aïssata Koné"),
        ("surveyor", "Benoît Delvaux"),
    ):
        page.locator("[name=find]").fill(words)
        assert name in names(page), words
        assert len(names(page)) < 4, words


def test_role_tag_and_department_narrow_the_gallery_together(page: Page, root: str) -> None:
    page.goto(root)
    everybody = len(names(page))
    page.locator(".hb-pick", has_text="Primary").click()
    primary = names(page)
    assert 0 < len(primary) < everybody
    page.locator("[name=tag]").select_option("gift")
    assert names(page) == ["Benoît Delvaux"]
    assert page.url.endswith("?role=primary&tag=gift")
    page.locator("[name=tag]").select_option("")
    page.locator("[name=department]").select_option("logistics")
    assert "Benoît Delvaux" in names(page)
    assert set(names(page)) < set(primary)


def test_a_key_leads_to_the_field_escape_empties_it_and_enter_opens_the_only_one(
    page: Page, root: str
) -> None:
    page.goto(root)
    everybody = names(page)
    page.keyboard.press("Control+k")
    field = page.locator("[name=find]")
    expect(field).to_be_focused()
    page.keyboard.type("zzz")
    assert names(page) == []
    expect(page.locator("output")).to_contain_text("Nobody like this here.")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    assert names(page) == everybody
    page.keyboard.press("Enter")
    assert page.url == root
    page.keyboard.type("claire's mother")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Colette Roux")


def test_the_themes_own_keys_still_lead_to_its_search(page: Page, root: str) -> None:
    page.goto(root)
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()


def test_the_choice_is_in_the_address_and_back_undoes_it(page: Page, root: str) -> None:
    page.goto(f"{root}?role=secondary,nonsense&tag=nowhere&find=gr")
    expect(page.locator("[name=role]:checked")).to_have_count(1)
    expect(page.locator("[name=tag]")).to_have_value("")
    expect(page.locator("[name=find]")).to_have_value("gr")
    found = names(page)
    assert found
    page.get_by_role("button", name="Show all again").click()
    assert len(names(page)) > len(found)
    page.go_back()
    expect(page.locator("[name=find]")).to_have_value("gr")
    assert names(page) == found


def test_without_javascript_everybody_is_shown_and_no_dead_control(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}?find=claire")
    assert len(names(page)) > 4
    assert page.locator(".md-content :is(input, select, button):visible").count() == 0
    context.close()
