"""The search in a real browser: French as people type it, personas first, sections as results, no draft.

The same is asked of a few personas and of many.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from searching import path, results


@pytest.fixture(scope="module", params=[("en", False), ("fr", False), ("en", True), ("fr", True)], ids=str)
def handbook(request: pytest.FixtureRequest, searched: Callable[[str, bool], str]) -> str:
    """The address of the example with a persona in French and a draft, in either language, or of many."""
    return searched(*request.param)


@pytest.fixture
def searching(page: Page, handbook: str) -> Page:
    page.goto(handbook)
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    return page


@pytest.mark.parametrize(
    "words",
    [
        "équipe",
        "equipe",
        "l’équipe",
        "l'equipe",
        "équipe déménage",
        "demenage",
        "EQUIPE",
        "Noël",
        "jusqu'a noel",
        "œuvres",
        "oeuvres",
        "dérangée",
        "tatonnement",
        "aujourd’hui",
        "aujourd'hui",
    ],
)
def test_french_words_are_found_with_and_without_accents_and_after_an_apostrophe(
    searching: Page, handbook: str, words: str
) -> None:
    found = [path(one, handbook) for one in results(searching, words)]
    assert found, words
    assert found[0] == "personas/zoe-lefevre/", words


@pytest.mark.parametrize("words", ["Zoé Lefèvre", "zoe lefevre", "Lefèvre", "zoé"])
def test_a_name_finds_its_persona_first(searching: Page, handbook: str, words: str) -> None:
    assert path(results(searching, words)[0], handbook) == "personas/zoe-lefevre/"


def test_the_words_of_a_goal_find_the_persona_and_the_section_that_holds_them(
    searching: Page, handbook: str
) -> None:
    for words, persona in (
        ("twelfth site in April", "elodie-garnier"),
        ("third birthday without a single battery", "claire-martin"),
    ):
        assert path(results(searching, words)[0], handbook) == f"personas/{persona}/", words
    found = [path(one, handbook) for one in results(searching, "tâtonnement")]
    sections = [one for one in found if one.startswith("personas/zoe-lefevre/#")]
    assert sections == ["personas/zoe-lefevre/#goals"]


def test_a_draft_is_never_found(searching: Page) -> None:
    for words in ("Xavier", "fantôme", "fantome"):
        assert results(searching, words) == [], words
