"""The search in a real browser: French as people type it, personas first, sections as results, no draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from handbooks import copy_handbook, run_mkdocs
from serving import serving

FRENCH = """\
name: Zoé Lefèvre
role: primary
summary: Choisit quand l’équipe déménage, jusqu’à Noël.
needs:
  - S’occuper d’œuvres d’art sans être dérangée
goals:
  - Retrouver aujourd'hui le goût du tâtonnement
frustrations:
  - Qu’on l’appelle pendant la sieste
"""
DRAFT = "name: Xavier Brouillon\nrole: secondary\nstatus: draft\nsummary: Un fantôme que nul ne cherche.\n"
#: What the search says above its results, in either language.
_COUNTED = re.compile(r"\d|No matching|Aucun")


@pytest.fixture(scope="module", params=["en", "fr"])
def handbook(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example with a persona in French and a draft, its site in either language."""
    folder = copy_handbook(tmp_path_factory.mktemp("searched") / "handbook")
    (folder / "personas" / "zoe-lefevre.yml").write_text(FRENCH, "utf-8")
    (folder / "personas" / "xavier-brouillon.yml").write_text(DRAFT, "utf-8")
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    assert "\n  language: en\n" in text
    configuration.write_text(text.replace("\n  language: en\n", f"\n  language: {request.param}\n"), "utf-8")
    run_mkdocs("build", folder=folder)
    with serving(folder / "site") as address:
        yield address


def results(page: Page, words: str) -> list[str]:
    """Return the addresses of the results for ``words``, best first, each page before its sections."""
    field = page.locator(".md-search__input")
    # The theme listens to keys, not to what is put into the field.
    for text in ("", words):
        field.fill(text)
        field.press("End")
        if not text:
            expect(page.locator(".md-search-result__item")).to_have_count(0)
    # The line above the results says how many there are once the search has been made.
    expect(page.locator(".md-search-result__meta")).to_have_text(_COUNTED)
    links = page.locator(".md-search-result__item a.md-search-result__link")
    return [str(one) for one in links.evaluate_all("all => all.map(one => one.href)")]


def path(result: str, address: str) -> str:
    """Return where a result leads, without the words that the theme marks there."""
    return re.sub(r"\?[^#]*", "", result.removeprefix(address))


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
