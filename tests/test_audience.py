"""Who may see what: of what is withheld, not a word is in any byte of a site."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import canaries
from canaries import DEPARTMENT, KPI, OFFER, SEEN, UNSEEN, UNUSED, canary
from handbooks import MINIMAL_COMPANY, copy_handbook, run_mkdocs
from histories import Past
from pagetext import soup
from persona_handbook.check import inspect
from persona_handbook.cli import main
from persona_handbook.clock import today
from persona_handbook.derive.audience import visible
from persona_handbook.derive.withheld import withheld
from persona_handbook.diagnostics import Severity
from persona_handbook.model.company import Department, Kpi, Offer, Source
from persona_handbook.model.contribution import Contribution
from persona_handbook.model.part import Part
from persona_handbook.model.persona import PersonaFile

#: What is internal unless an owner says otherwise, written out here so that it does not change by mistake.
INTERNAL = ("segment", "exclusion", "weaknesses", "contributions", "kpis", "disagreements", "review.by")
OF_COMPANY = {
    "departments": ("lead", "contact"),
    "sources": ("link",),
    "kpis": ("name", "unit"),
    "offers": (),
}
#: Ids that are canaries themselves. The secret one was a secondary persona under another id and name.
SECRET, DRAFT = canary("id", "secret"), canary("id", "draft")
ONCE, GONE, TAKEN = canary("id", "once"), canary("id", "gone"), canary("id", "taken")
LINKS = (
    f"{canary('sentence', 'secret')} [{canary('words', 'secret')}](persona:{SECRET})",
    f"{canary('sentence', 'draft')} [{canary('words', 'draft')}](persona:{DRAFT})",
)
SUBJECT, AUTHOR = canary("commit", "subject"), canary("commit", "author")
BLOCKS = f"# About us\n\n::: persona {SECRET}\n\n::: persona {DRAFT}\n\n::: comparison claire {SECRET}\n"


@dataclass(frozen=True)
class Planted:
    """A handbook in a repository, and its canaries by who may meet them.

    Attributes:
        root: Its folder.
        public: Those that anybody may meet.
        internal: Those that colleagues may meet besides.
        drafts: Those that nobody may meet.
        past: Those of former states, which only a page of changes can show.
    """

    root: Path
    public: frozenset[str]
    internal: frozenset[str]
    drafts: frozenset[str]
    past: frozenset[str]


def _is_internal(path: str) -> bool:
    return any(f"{path}.".startswith(f"{one}.") for one in INTERNAL)


def _write(past: Past, *, tide: str = "", secret: str = SECRET) -> None:
    others = ("colette", secret) if secret == ONCE else ("colette", SECRET, DRAFT)
    claire: dict[str, Any] = canaries.filled("claire", PersonaFile, others=others, tide=tide)
    claire |= {"role": "primary"}
    claire["contributions"] = {}
    if secret == SECRET:
        claire["needs"] += LINKS
    files: dict[str, Any] = {
        "handbook": canaries.company(tide=tide),
        "claire": claire,
        "colette": {
            "name": "Colette Roux",
            "role": "secondary",
            "summary": "Gives wooden toys.",
            "influences": [{"persona": "claire", "how": "Asks"}, {"persona": secret}],
        },
        f"claire/{DEPARTMENT}": canaries.filled("claire.sales", Contribution, tide=tide),
    }
    role = "anti-target" if secret == SECRET else "secondary"
    own = {"name": canary("secret", "name", tide), "role": role, "summary": canary("secret", "summary", tide)}
    # Who says the same is the same, under another id, name and role.
    files[secret] = canaries.filled("secret", PersonaFile, UNSEEN, others=("claire",)) | own
    if secret == SECRET:
        files[DRAFT] = canaries.filled("draft", PersonaFile, UNSEEN, others=("claire",)) | {
            "role": "primary",
            "status": "draft",
        }
        files[DRAFT].pop("exclusion")
    for name, told in files.items():
        past.write(f"personas/{name}.yml", json.dumps(told, ensure_ascii=False))


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """A handbook with a canary in every field, every past field and every commit."""
    root = copy_handbook(tmp_path_factory.mktemp("planted") / "handbook")
    shutil.rmtree(root / "personas")
    for page in (root / "docs").rglob("*.md"):
        page.write_text(re.sub(r"^:::.*$", "", page.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    past = Past.of(root, {"docs/guide/reading.md": BLOCKS, ".gitignore": "site*/\n"})
    _write(past, tide="past", secret=ONCE)
    past.write(f"personas/{TAKEN}.yml", json.dumps({**_person(TAKEN), "role": "secondary"}))
    past.write(f"personas/{GONE}.yml", json.dumps({**_person(GONE), "role": "anti-target"}))
    past.commit(f"Begin with {canary('secret', 'name', 'past')}")
    (root / "personas" / f"{ONCE}.yml").unlink()
    (root / "personas" / f"{GONE}.yml").unlink()
    past.write(
        f"personas/{TAKEN}.yml", json.dumps({**_person(TAKEN), "role": "secondary", "status": "draft"})
    )
    _write(past)
    for one in ("claire", SECRET, DRAFT):
        folder = root / "personas" / one
        folder.mkdir(exist_ok=True)
        (folder / "portrait.png").write_bytes(canaries.portrait(canary(one, "portrait")))
    past.edit("personas/claire.yml", canary("claire", "quote", ""), canary("claire", "quote", "past"))
    past.commit("Fill everything")
    past.edit("personas/claire.yml", canary("claire", "quote", "past"), canary("claire", "quote", ""))
    past.commit(f"Say {SUBJECT}", author=f"{AUTHOR.title()} Benali <nadia@secret.example>")
    claire = canaries.words("claire", PersonaFile)
    public = {word for word, path in claire.items() if not _is_internal(path)}
    internal = {word for word, path in claire.items() if _is_internal(path)} - _contributed("claire")
    internal |= canaries.words("claire.sales", Contribution).keys()
    for section, (id_, model) in _ENTRIES.items():
        for word, path in canaries.words(f"handbook.{section}.{id_}", model).items():
            (internal if path in OF_COMPANY[section] else public).add(word)
    for one in (UNSEEN, UNUSED):
        internal |= canaries.words(f"handbook.sources.{one}", Source).keys()
    internal |= {SECRET, canary(SECRET, "portrait"), canary("sentence", "secret"), canary("words", "secret")}
    internal |= canaries.words("secret", PersonaFile).keys() - _contributed("secret")
    internal |= {SUBJECT, AUTHOR}
    public |= {
        canary("handbook", "brand.name"),
        canary("handbook", "brand.promise"),
        canary("handbook", "stages"),
    }
    # What is written of a draft is no secret; that it is there, is.
    public |= {canary("claire", "portrait"), canary("sentence", "draft"), canary("words", "draft")}
    drafts = {DRAFT, canary(DRAFT, "portrait"), TAKEN, canary(TAKEN, "name")}
    drafts |= canaries.words("draft", PersonaFile).keys()
    then = canaries.words("claire", PersonaFile, "past")
    past_internal = {word for word, path in then.items() if _is_internal(path)}
    past_internal |= {ONCE, GONE, canary(GONE, "name"), canary("secret", "name", "past")}
    past_internal |= {canary("secret", "summary", "past")}
    return Planted(root, *map(frozenset, (public, internal, drafts, past_internal)))


_ENTRIES: dict[str, tuple[str, type[Part]]] = {
    "departments": (DEPARTMENT, Department),
    "offers": (OFFER, Offer),
    "sources": (SEEN, Source),
    "kpis": (KPI, Kpi),
}


def _person(id_: str) -> dict[str, str]:
    return {"name": canary(id_, "name"), "summary": f"Is {canary(id_, 'summary')}."}


def _contributed(owner: str) -> set[str]:
    """Return the canaries of contributions that stand in a file of their own instead."""
    if owner != "claire":
        return set()
    return {word for word, path in canaries.words(owner, PersonaFile).items() if path.startswith("contrib")}


Build = Callable[..., Path]


@pytest.fixture(scope="module")
def build(planted: Planted) -> Build:
    """Return a function that builds the planted handbook for an audience, each way once."""
    built: dict[str, Path] = {}

    def make(audience: str, language: str = "en") -> Path:
        site = planted.root / f"site-{audience}-{language}"
        if site.name not in built:
            company = canaries.company() | {"audience": audience}
            (planted.root / "personas" / "handbook.yml").write_text(json.dumps(company), "utf-8")
            config = planted.root / "mkdocs.yml"
            config.write_text(
                re.sub(r"language: \w+", f"language: {language}", config.read_text("utf-8")), "utf-8"
            )
            run_mkdocs("build", "-q", "-d", str(site), folder=planted.root)
            built[site.name] = site
        return built[site.name]

    return make


def _where(site: Path, words: frozenset[str]) -> dict[str, list[str]]:
    """Return the files of a site by each of ``words`` that stands in them."""
    return {word: files for word, files in canaries.seen(site).items() if word in words}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_of_what_is_internal_a_public_site_holds_not_one_word(
    planted: Planted, build: Build, language: str
) -> None:
    site = build("public", language)
    assert _where(site, planted.internal | planted.drafts | planted.past) == {}
    assert planted.public - canaries.seen(site).keys() == set()
    # What was changed in what anybody may see is told.
    assert canary("claire", "needs", "past") in canaries.seen(site)


def test_an_internal_site_holds_every_word_but_those_of_drafts(planted: Planted, build: Build) -> None:
    site = build("internal")
    assert _where(site, planted.drafts) == {}
    assert (planted.public | planted.internal) - canaries.seen(site).keys() == set()
    # Else the search for words of the past could find none.
    assert len(_where(site, planted.past)) > len(planted.past) / 4


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_an_export_withholds_the_same(planted: Planted, build: Build, audience: str, tmp_path: Path) -> None:
    build(audience)
    company = canaries.company() | {"audience": audience}
    (planted.root / "personas" / "handbook.yml").write_text(json.dumps(company), "utf-8")
    assert main(["export", str(planted.root), "--to", str(tmp_path / "out")]) == 0
    hidden = planted.drafts if audience == "internal" else planted.drafts | planted.internal | planted.past
    assert _where(tmp_path / "out", hidden) == {}
    shown = planted.public if audience == "public" else planted.public | planted.internal
    # Blocks of hand-written pages are no part of an export.
    assert shown - canaries.seen(tmp_path / "out").keys() == set()


def test_every_page_of_an_internal_site_asks_search_engines_to_stay_away(build: Build) -> None:
    pages = sorted(build("internal").rglob("*.html"))
    assert len(pages) > 20
    assert any(page.name == "404.html" for page in pages)
    for page in pages:
        (robots,) = soup(page).select("head > meta[name=robots]")
        assert robots["content"] == "noindex, nofollow", page
    assert not (build("internal") / "robots.txt").exists()


def test_a_public_site_asks_nothing_of_search_engines_and_has_no_page_of_what_it_leaves_out(
    build: Build,
) -> None:
    site = build("public")
    for page in site.rglob("*.html"):
        assert not soup(page).select("meta[name=robots]"), page
    assert not (site / "anti-targets").exists()
    assert not (site / "kpis").exists()
    home = soup(site / "index.html")
    assert [one.get_text(" ", strip=True) for one in home.select(".hb-home__counts li")] == [
        "1 Primary personas",
        "1 Secondary personas",
        "1 source",
    ]


def test_nobody_is_told_that_something_is_missing_which_is_only_left_out(build: Build) -> None:
    site = build("public")
    for page in (
        "departments/index.html",
        f"departments/{DEPARTMENT}/index.html",
        "personas/claire/index.html",
    ):
        (content,) = soup(site / page).select(".md-content")
        assert not re.search("ontribut|has not|have not|not heard|[Nn]ot yet", content.get_text(" ")), page


def test_the_schemas_of_the_site_know_no_id(build: Build) -> None:
    folder = build("internal") / "schema"
    assert canaries.seen(folder) == {}
    for path in folder.iterdir():
        assert not re.search('"(claire|colette)"', path.read_text("utf-8")), path


THERE_IS_NO = "there is no field or role"
POSSIBLE = (
    "possible here: a role, or a field as the field reference spells it: anti-target, segment, exclusion or "
    "weaknesses …"
)


def test_names_that_can_be_left_out_are_proposed_for_those_that_cannot(small: Callable[..., Path]) -> None:
    names = ("segment", "contact", "segmant", "xyzzy", "name", "media.channel", "checks", "anti-target")
    root = small(**{"handbook.yml": f"{MINIMAL_COMPANY}audience: public\ninternal: [{', '.join(names)}]\n"})
    told = [
        (one.place.column, one.rule, one.message, one.hint)
        for one in inspect(root, today()).diagnostics
        if one.severity is Severity.ERROR
    ]
    assert told == [
        (
            21,
            "unknown-internal",
            f'{THERE_IS_NO} "contact" to keep internal',
            'did you mean "departments.contact"?',
        ),
        (30, "unknown-internal", f'{THERE_IS_NO} "segmant" to keep internal', 'did you mean "segment"?'),
        (39, "unknown-internal", f'{THERE_IS_NO} "xyzzy" to keep internal', POSSIBLE),
        (46, "not-internal", '"name" cannot be internal', "take it out"),
        (52, "not-internal", '"media.channel" cannot be internal', 'its whole entry can: "media"'),
        (67, "not-internal", '"checks" cannot be internal', "no public site shows it anyway: take it out"),
    ]


def test_an_empty_list_leaves_nothing_out(small: Callable[..., Path]) -> None:
    root = small(**{"handbook.yml": f"{MINIMAL_COMPANY}audience: public\ninternal: []\n"})
    found = inspect(root, today())
    assert found.handbook
    assert visible(found.handbook, withheld(found.handbook.company)).personas.keys() == {"claire"}


def test_an_audience_that_does_not_exist_is_an_error(small: Callable[..., Path]) -> None:
    root = small(**{"handbook.yml": f"{MINIMAL_COMPANY}audience: everybody\n"})
    (fault,) = [one for one in inspect(root, today()).diagnostics if one.severity is Severity.ERROR]
    assert (fault.place.line, fault.place.column) == (9, 11)
    assert (fault.rule, fault.message, fault.hint) == (
        "wrong-choice",
        '"everybody" is not possible for "audience"',
        "possible: internal or public",
    )
