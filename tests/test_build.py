"""The example handbook, built as its owner builds it."""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from handbooks import run_mkdocs
from pagetext import fold, page_text, searchable, soup
from persona_handbook import labels
from persona_handbook.check import Inspection
from persona_handbook.markup import plain
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Status
from persona_handbook.model.shape import Marker, values_of
from persona_handbook.model.values import Interval, Reference, TextKind
from persona_handbook.words import words

VIEWS = (
    "primary secondary anti-targets compare positioning journeys influence cards departments evidence kpis "
    "review reference reference/rules guide/reading"
).split()


def handbook(example: Inspection) -> Handbook:
    assert example.handbook is not None, example.diagnostics
    return example.handbook.without_drafts()


def test_the_example_has_notices_to_show_and_neither_warnings_nor_errors(example: Inspection) -> None:
    assert {one.severity for one in example.diagnostics} == {"notice"}


def test_there_is_a_page_of_every_kind(site: Path, example: Inspection) -> None:
    book = handbook(example)
    pages = {
        "",
        *VIEWS,
        *(f"personas/{one}" for one in book.personas),
        *(f"personas/{one.id}/card" for one in book.current),
        *(f"departments/{one}" for one in book.company.departments),
    }
    missing = [page for page in sorted(pages) if not (site / page / "index.html").is_file()]
    assert missing == []
    for name in ("api/handbook.json", "schema/persona.json", "schema/handbook.json", "llms.txt"):
        assert (site / name).is_file()


def _shown(value: object, marker: Marker, book: Handbook) -> str:
    """Return what a value reads like on a page."""
    say = words("en")
    if isinstance(marker, Reference):
        company = book.company
        named = {
            Reference.PERSONA: lambda key: book.personas[key].name,
            Reference.DEPARTMENT: lambda key: company.departments[key].name,
            Reference.OFFER: lambda key: company.offers[key].name,
            Reference.SOURCE: lambda key: company.sources[key].title,
            Reference.STAGE: lambda key: company.stages[key],
            Reference.KPI: lambda key: company.kpis[key].name,
        }
        return named[marker](str(value))
    if isinstance(marker, TextKind):
        text = str(value)
        return text if marker is TextKind.LABEL else plain(text, prose=marker is TextKind.PROSE)
    if isinstance(value, StrEnum):
        return labels.choice(value)
    if isinstance(value, datetime.date):
        return say.date(value)
    if isinstance(value, Interval):
        return say.interval(value)
    return say.number(value) if isinstance(value, int | float) else str(value)


def test_every_value_of_every_persona_stands_on_its_page(site: Path, example: Inspection) -> None:
    book = handbook(example)
    lost = []
    count = 0
    for persona in book.personas.values():
        text = page_text(site / "personas" / persona.id / "index.html").casefold()
        addresses = {
            link["href"] for link in soup(site / "personas" / persona.id / "index.html").select("a[href]")
        }
        for path, marker, value in values_of(persona):
            if path == ("status",) and value is Status.PUBLISHED:
                continue
            if path[0] in ("id", "portrait"):
                continue
            count += 1
            shown = _shown(value, marker, book)
            found = shown in addresses if path[-1] == "link" else fold(shown).casefold() in text
            if not found:
                lost.append((persona.id, path, shown))
    assert lost == []
    assert count > 1000


def test_every_persona_stands_in_navigation_comparison_and_search(site: Path, example: Inspection) -> None:
    book = handbook(example)
    home = soup(site / "index.html")
    listed = {link.get_text(" ", strip=True) for link in home.select("nav.md-nav a")}
    compared = page_text(site / "compare" / "index.html")
    found = {entry[0]: entry for entry in searchable(site)}
    for persona in book.current:
        assert persona.name in listed
        assert persona.name in compared
        entry = found[f"personas/{persona.id}/"]
        assert entry[1] == persona.name
        assert fold(plain(persona.summary)) in fold(re.sub(r"<[^>]+>", "", entry[2]))


def test_edit_this_page_opens_the_yaml_file(site: Path) -> None:
    button = soup(site / "personas" / "claire-martin" / "index.html").select_one("a[rel=edit]")
    assert button is not None
    assert str(button["href"]).endswith("/edit/main/personas/claire-martin.yml")


def test_a_persona_page_says_where_it_stands(site: Path) -> None:
    page = soup(site / "personas" / "claire-martin" / "index.html")
    crumbs = [item.get_text(" ", strip=True) for item in page.select(".md-path__item")]
    assert crumbs[-2:] == ["Personas", "Primary"]
    contents = [item.get_text(" ", strip=True) for item in page.select(".md-nav--secondary a")]
    assert {"Who this is", "Journey", "Positioning"} <= set(contents)


def test_the_sitemap_lists_personas(site: Path) -> None:
    assert "/handbook/personas/claire-martin/</loc>" in (site / "sitemap.xml").read_text("utf-8")


def test_a_draft_leaves_no_trace(site: Path, example: Inspection) -> None:
    assert example.handbook
    drafts = [one for one in example.handbook.personas.values() if one.status is Status.DRAFT]
    assert drafts
    for draft in drafts:
        for path in site.rglob("*"):
            assert draft.id not in path.as_posix()
            if path.is_file() and path.suffix in (".html", ".json", ".xml", ".txt"):
                text = path.read_text("utf-8")
                assert draft.name not in text, path
                assert draft.id not in text, path


def test_a_retired_persona_keeps_its_page_and_leaves_comparisons(site: Path, example: Inspection) -> None:
    (retired,) = handbook(example).retired
    successor = handbook(example).personas[retired.replaced_by]
    assert successor.name in page_text(site / "personas" / retired.id / "index.html")
    assert retired.name not in page_text(site / "compare" / "index.html")


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_no_page_asks_an_outside_host_for_anything(site: Path) -> None:
    asked = [
        (path.relative_to(site).as_posix(), element.name, address)
        for path in _pages(site)
        for element in soup(path).select(
            "script[src], img[src], iframe[src], link[rel=stylesheet][href], source[src]"
        )
        if urlsplit(address := str(element.get("src") or element.get("href"))).netloc
    ]
    assert asked == []


@pytest.mark.parametrize("name", ["compare.md", "personas/claire-martin.md", "index.md", "llms.txt"])
def test_a_hand_written_page_in_the_place_of_a_generated_one_is_an_error(copy: Path, name: str) -> None:
    path = copy / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("# Mine\n", "utf-8")
    done = run_mkdocs("build", folder=copy, check=False)
    assert done.returncode == 1
    assert f"docs/{name}:1:1: error: the handbook makes a page of its own here" in done.stderr


def test_a_mistake_leaves_the_last_good_site_as_it_was(copy: Path) -> None:
    run_mkdocs("build", folder=copy)
    before = {path: path.read_bytes() for path in (copy / "site").rglob("*") if path.is_file()}
    persona = copy / "personas" / "claire-martin.yml"
    persona.write_text(persona.read_text("utf-8").replace("role: primary", "role: queen"), "utf-8")
    done = run_mkdocs("build", folder=copy, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (
        'personas/claire-martin.yml:2:7: error: "queen" is not possible for "role" (wrong-choice)'
        in done.stderr
    )
    assert {path: path.read_bytes() for path in (copy / "site").rglob("*") if path.is_file()} == before
