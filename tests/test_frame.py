"""The theme's frame, mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagetext import soup
from persona_handbook.words import words
from persona_handbook.writers.frame import mend

PAGES = ("", "compare", "personas/claire-martin", "guide/reading")


@pytest.mark.parametrize("page", PAGES)
def test_every_landmark_has_a_name_of_its_own(site: Path, page: str) -> None:
    found = soup(site / page / "index.html")
    names = []
    for nav in found.select("nav:not(nav nav):not(.md-search nav)"):
        names.append(str(nav.get("aria-label")))
        for inner in nav.select("nav[aria-labelledby]"):
            label = found.find(id=str(inner["aria-labelledby"]))
            assert label
            assert label.get_text(strip=True)
    # The table of contents stands beside the page, and in the drawer.
    assert len(names) == len(set(names))
    assert found.select_one(".md-search[role=dialog][aria-label]")


@pytest.mark.parametrize("page", PAGES)
def test_no_attribute_is_amiss(site: Path, page: str) -> None:
    found = soup(site / page / "index.html")
    assert found.select("input[type=checkbox][autocomplete], [tabindex='']") == []
    ids = {str(one["id"]) for one in found.select("[id]")}
    assert {str(label["for"]) for label in found.select("label[for]")} <= ids


def test_the_page_that_is_shown_where_there_is_none_is_mended_too(site: Path) -> None:
    assert soup(site / "404.html").select_one(".md-search[aria-label]")


def test_what_opens_a_section_says_which_and_its_title_stays_text() -> None:
    html = (
        '<a href="x/" class="md-nav__link "><span>Us &lt;&amp; them</span></a>\n'
        '<label class="md-nav__link " for="__nav_1" id="__nav_1_label" tabindex="0"><i></i></label>'
    )
    assert '<span class="hb-hidden">Us &lt;&amp; them</span><i>' in mend(html, words("en"))


def test_the_switch_between_light_and_dark_speaks_the_sites_language(site: Path) -> None:
    names = {str(one["aria-label"]) for one in soup(site / "index.html").select("[data-hb-palette] > button")}
    assert names == {"Switch to dark", "Switch to light"}
    assert words("fr").gettext("Switch to dark") != "Switch to dark"
