"""The search in a browser: handbooks to look for something in, and what is found there."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

from playwright.sync_api import Page, expect

from handbooks import copy_handbook, run_mkdocs
from persona_handbook.links import PERSONAS_ON_A_PAGE

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
FIRST_NAMES = "Ada Bram Cleo Dirk Elsa Finn Greta Hugo".split()
LAST_NAMES = "Aalto Berg Corvin Dahl Ekman Falk Graf Holm".split()
_THINGS = "a lantern|two kites|the sledge|a marble run|wooden spoons|a loom|the drum|a globe".split("|")
_TIMES = "at breakfast|before school|on the ferry|after choir|in the attic|by night|in spring|at noon".split(
    "|"
)


def build(folder: Path, language: str, *, many: bool) -> Path:
    """Build the example with a persona in French and a draft, and return its site.

    Args:
        folder: Where to.
        language: The language of the site.
        many: Whether pages that show everybody are known to the search by their titles only.
    """
    copy_handbook(folder)
    personas = folder / "personas"
    (personas / "zoe-lefevre.yml").write_text(FRENCH, "utf-8")
    (personas / "xavier-brouillon.yml").write_text(DRAFT, "utf-8")
    if many:
        crowd = list(product(range(8), range(8)))
        assert len(crowd) > PERSONAS_ON_A_PAGE
        for first, last in crowd:
            name = f"{FIRST_NAMES[first]} {LAST_NAMES[last]}"
            text = f"name: {name}\nrole: primary\nsummary: Buys {_THINGS[first]} {_TIMES[last]}.\n"
            text += f"needs:\n  - To see {_THINGS[last]} {_TIMES[first]}\n"
            text += f"  - To count to {8 * first + last + 100}\n"
            (personas / f"{name.lower().replace(' ', '-')}.yml").write_text(text, "utf-8")
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    assert "\n  language: en\n" in text
    configuration.write_text(text.replace("\n  language: en\n", f"\n  language: {language}\n"), "utf-8")
    run_mkdocs("build", folder=folder)
    return folder / "site"


def type_words(page: Page, words: str) -> None:
    """Put ``words`` into the field of the search, in the place of those before."""
    field = page.locator(".md-search__input")
    # The theme listens to keys, not to what is put into the field.
    field.fill(words)
    field.press("End")


def results(page: Page, words: str) -> list[str]:
    """Return the addresses of the results for ``words``, best first, each page before its sections."""
    type_words(page, "")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    # The line above the results says how many there are once the search has been made.
    count = page.locator(".md-search-result__meta")
    expect(count).not_to_have_text(_COUNTED)
    type_words(page, words)
    expect(count).to_have_text(_COUNTED)
    links = page.locator(".md-search-result__item a.md-search-result__link")
    return [str(one) for one in links.evaluate_all("all => all.map(one => one.href)")]


def path(result: str, address: str) -> str:
    """Return where a result leads, without the words that the theme marks there."""
    return re.sub(r"\?[^#]*", "", result.removeprefix(address))
