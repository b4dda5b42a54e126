"""What changed, for readers: from git to the page, the feed and each persona."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import feedparser
import pytest

from handbooks import REPOSITORY, run_mkdocs
from histories import CLAIRE, COLETTE, FILES, Past, git
from pagetext import page_text, soup
from persona_handbook.check import inspect
from persona_handbook.clock import today
from persona_handbook.derive.audience import visible
from persona_handbook.derive.withheld import withheld
from persona_handbook.history import reading
from persona_handbook.history.git import Repository
from persona_handbook.history.history import Gap, History, history
from persona_handbook.pages.chronicle import Chronicle
from persona_handbook.pages.edition import Edition
from persona_handbook.pages.feed import feed
from persona_handbook.pages.press import Press
from persona_handbook.telling.reports import plain_text
from persona_handbook.words import words

CLAIRE_FILE, COLETTE_FILE = "personas/claire.yml", "personas/colette.yml"
GIT_MISSING = "Git was not there when this site was built, so nothing can be said of the past."
NOT_IN_GIT = "This handbook was not kept in git when the site was built, so nothing can be said of the past."
SHALLOW = (
    "The site was built from a part of the history only (a shallow clone): what came before is not told."
)


def press(root: Path, language: str = "en", site_url: str = "", **options: Any) -> Press:
    """Return the press of the handbook in ``root``, with its history."""
    found = inspect(root, today())
    assert found.handbook, found.diagnostics
    left_out = withheld(found.handbook.company)
    past = history(root, withheld=left_out, **options)
    shown = visible(found.handbook, left_out)
    return Press(Edition(shown, today(), words(language), history=past, site_url=site_url))


def chronicle(root: Path, **options: Any) -> Chronicle:
    return press(root, **options).chronicle


def told(root: Path, **options: Any) -> list[str]:
    """Return every change that is told, the latest first, without the first commit."""
    english = words("en")
    return [
        f"{group.name or 'company'}: {plain_text(phrase, english)}"
        for item in chronicle(root, **options).items
        if item.entry.subject != "Begin the handbook"
        for group in item.groups
        for phrase in group.phrases
    ]


def test_each_commit_is_told_with_its_day_its_author_and_its_subject(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "age: 34-42", "age: 30-42")
    past.commit("Younger   than we thought", "Alan Turing <alan@secret.example>")
    past.write("docs/about.md", "# About us\n")
    past.commit("A page")
    latest, first = chronicle(tmp_path).items
    assert (latest.day, latest.entry.authors, latest.entry.subject, latest.entry.id) == (
        datetime.date(2026, 1, 2),
        ("Alan Turing",),
        "Younger than we thought",
        past.ids[1],
    )
    assert told(tmp_path) == ["Claire Martin: Who this is › Age: “34-42” becomes “30-42”"]
    assert [(group.persona, plain_text(group.phrases[0], words("en"))) for group in first.groups] == [
        ("claire", "a new persona"),
        ("colette", "a new persona"),
    ]


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("Ada Lovelace <ada@secret.example>", ("Ada Lovelace",)),
        ("ada@secret.example <ada@secret.example>", ()),
        ("Ada (ada@secret.example) L <x@y.example>", ("Ada () L",)),
    ],
)
def test_an_address_is_never_shown(tmp_path: Path, author: str, shown: tuple[str, ...]) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "age: 34-42", "age: 30-42")
    past.commit("Ask <bob@secret.example> why", author)
    latest = chronicle(tmp_path).items[0]
    assert (latest.entry.authors, latest.entry.subject) == (shown, "Ask why")


def test_a_merge_is_told_once_by_those_who_wrote_it(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    git(tmp_path, "checkout", "--quiet", "-b", "side")
    past.edit(CLAIRE_FILE, "age: 34-42", "age: 30-42")
    past.commit("One", "Emmy Noether <e@secret.example>")
    past.edit(CLAIRE_FILE, "location: Lyon", "location: Paris")
    past.commit("Two", "Alan Turing <a@secret.example>")
    git(tmp_path, "checkout", "--quiet", "main")
    past.edit(COLETTE_FILE, "strength: 4", "strength: 5")
    past.commit("Meanwhile")
    message = "Merge pull request #4 from side\n\nWhat the interviews told us"
    git(tmp_path, "merge", "--quiet", "--no-ff", "-m", message, "side", **past.clock())
    merge, meanwhile, _ = chronicle(tmp_path).items
    assert (merge.entry.authors, merge.entry.subject, len(merge.phrases)) == (
        ("Emmy Noether", "Alan Turing"),
        "What the interviews told us",
        2,
    )
    assert (meanwhile.entry.authors, meanwhile.entry.subject) == (("Ada Lovelace",), "Meanwhile")
    assert told(tmp_path) == [
        "Claire Martin: Who this is › Age: “34-42” becomes “30-42”",
        "Claire Martin: Who this is › Lives in: “Lyon” becomes “Paris”",
        "Colette Roux: Influences › Claire Martin › Strength: 4 becomes 5",
    ]


def test_the_history_of_a_persona_goes_on_when_its_file_is_renamed(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.edit(COLETTE_FILE, "strength: 4", "strength: 5")
    past.commit("Stronger")
    git(tmp_path, "mv", COLETTE_FILE, "personas/colette-roux.yml")
    past.commit("Rename")
    past.write(COLETTE_FILE, "name: Colette Petit\nrole: secondary\nsummary: Another one.\n")
    past.commit("A namesake")
    own = chronicle(tmp_path).by_persona
    english = words("en")
    assert [plain_text(one, english) for item in own["colette-roux"] for one in item.phrases] == [
        "renamed from colette to colette-roux",
        "Influences › Claire Martin › Strength: 4 becomes 5",
        "a new persona",
    ]
    assert [plain_text(one, english) for item in own["colette"] for one in item.phrases] == ["a new persona"]


def test_a_version_with_a_fault_is_passed_over_and_nothing_is_lost(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "role: primary", "role: queen")
    past.edit(CLAIRE_FILE, "age: 34-42", "age: 30-42")
    past.edit(COLETTE_FILE, "strength: 4", "strength: 5")
    past.commit("A slip")
    past.edit(CLAIRE_FILE, "role: queen", "role: secondary")
    past.commit("Mended")
    assert told(tmp_path) == [
        "Claire Martin: Role: Primary becomes Secondary",
        "Claire Martin: Who this is › Age: “34-42” becomes “30-42”",
        "Colette Roux: Influences › Claire Martin › Strength: 4 becomes 5",
    ]


def test_a_file_that_was_broken_where_the_telling_begins_has_not_come_when_it_is_mended(
    tmp_path: Path,
) -> None:
    past = Past.of(tmp_path, FILES | {CLAIRE_FILE: CLAIRE.replace("primary", "queen")})
    past.edit(CLAIRE_FILE, "role: queen", "role: primary")
    past.commit("Mended")
    past.edit(CLAIRE_FILE, "age: 34-42", "age: 30-42")
    past.commit("Younger")
    assert told(tmp_path, most=2) == ["Claire Martin: Who this is › Age: “34-42” becomes “30-42”"]


DRAFT = "name: Zoé Secrète\nrole: secondary\nsummary: Not ready.\nstatus: draft\n"


def test_a_draft_leaves_no_trace_until_it_is_published(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.write("personas/zoe.yml", DRAFT)
    past.commit("Draft Zoé Secrète")
    past.edit("personas/zoe.yml", "Not ready", "Nearly ready")
    past.edit(CLAIRE_FILE, "age: 34-42", "age: 30-42")
    past.commit("Work on Zoé")
    past.edit(CLAIRE_FILE, "location: Lyon", "location: Paris")
    past.commit("Claire moved, as ZOE SECRETE did")
    items = chronicle(tmp_path).items
    assert told(tmp_path) == [
        "Claire Martin: Who this is › Lives in: “Lyon” becomes “Paris”",
        "Claire Martin: Who this is › Age: “34-42” becomes “30-42”",
    ]
    assert [item.entry.subject for item in items] == ["", "", "Begin the handbook"]
    past.edit("personas/zoe.yml", "status: draft", "status: published")
    past.commit("Publish her")
    assert told(tmp_path)[0] == "Zoé Secrète: a new persona"


def test_a_persona_taken_back_into_a_draft_takes_its_history_along(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.edit(COLETTE_FILE, "role: secondary", "role: secondary\nstatus: draft")
    past.edit(CLAIRE_FILE, "age: 34-42", "age: 30-42")
    past.commit("Colette goes back")
    text = feed(press(tmp_path, site_url="https://a.example/"))
    assert "30-42" in text
    assert "olette" not in text


def test_what_concerns_a_department_is_its_part_its_stages_its_sources_and_what_all_say(
    tmp_path: Path,
) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "insights: [Asks for refills]", "insights: [Asks for refills twice a year]")
    past.edit(CLAIRE_FILE, "emotion: 4", "emotion: 3")
    past.edit(CLAIRE_FILE, "say: [It lasts]", "say: [It lasts, It is quiet]")
    past.edit(CLAIRE_FILE, "age: 34-42", "age: 30-42")
    past.edit("personas/handbook.yml", "sample: 412", "sample: 500")
    past.commit("Much at once")
    english = words("en")
    found = {
        department: [plain_text(one, english) for one in items[0].phrases]
        for department, items in chronicle(tmp_path).by_department.items()
    }
    said = "How to talk › Say: added “It is quiet”"
    assert found == {
        "marketing": [
            "Journey › Awareness › Feels: 4 becomes 3",
            said,
            "Sources › Spring survey › Sample: 412 becomes 500",
        ],
        "sales": [
            said,
            (
                "What departments know › Sales › Knows: “Asks for refills” becomes "
                "“Asks for refills twice a year”"
            ),
        ],
        "support": [said],
    }


def test_a_shallow_clone_tells_what_it_holds_and_says_so(tmp_path: Path) -> None:
    past = Past.of(tmp_path / "whole")
    for before, after in (("34-42", "30-42"), ("30-42", "31-42"), ("31-42", "32-42")):
        past.edit(CLAIRE_FILE, before, after)
        past.commit(f"Age {after}")
    git(tmp_path, "clone", "--quiet", "--depth", "2", (tmp_path / "whole").as_uri(), "shallow")
    found = history(tmp_path / "shallow")
    assert (found.gap, [entry.subject for entry in found.entries]) == (Gap.SHALLOW, ["Age 32-42"])
    assert found.changed == {CLAIRE_FILE: datetime.date(2026, 1, 4)}


@pytest.mark.parametrize("within", [False, True])
def test_outside_a_repository_there_is_no_history(tmp_path: Path, *, within: bool) -> None:
    Past.of(tmp_path / "handbook")
    shutil.rmtree(tmp_path / "handbook" / ".git")
    if within:
        git(tmp_path, "init", "--quiet")
        git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Other things")
    gap = Gap.NO_COMMIT if within else Gap.NO_REPOSITORY
    assert history(tmp_path / "handbook") == History(gap=gap)


def test_a_repository_without_a_commit_has_no_history(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert history(tmp_path) == History(gap=Gap.NO_COMMIT)


def test_without_git_there_is_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Past.of(tmp_path)
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    assert history(tmp_path) == History(gap=Gap.NO_GIT)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook of a thousand commits, made in one stream."""
    root = tmp_path_factory.mktemp("long")
    past = Past.of(root)
    parts = []
    for number in range(1000):
        text = CLAIRE.replace("age: 34-42", f"age: {number}").encode()
        parts += [
            f"commit refs/heads/main\ncommitter Grace <g@secret.example> {1767348000 + 3600 * number} +0000\n"
            f"data {len(f'Age {number}')}\nAge {number}\n".encode(),
            b"from refs/heads/main^0\n" if number == 0 else b"",
            f"M 100644 inline {CLAIRE_FILE}\ndata {len(text)}\n".encode() + text + b"\n",
        ]
    subprocess.run(  # noqa: S603
        ["git", "-C", os.fspath(past.root), "fast-import", "--quiet", "--force"],  # noqa: S607
        input=b"".join(parts),
        check=True,
    )
    git(root, "reset", "--quiet", "--hard")
    return root


def test_of_a_thousand_commits_the_latest_are_told_and_each_version_is_read_once(
    long: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    blobs: list[str] = []
    run, blob = Repository._run, Repository.blob  # noqa: SLF001

    def counted(self: Repository, *arguments: str) -> str:
        started.append(arguments[0])
        return run(self, *arguments)

    def noted(self: Repository, id_: str, most: int) -> bytes | None:
        blobs.append(id_)
        return blob(self, id_, most)

    monkeypatch.setattr(Repository, "_run", counted)
    monkeypatch.setattr(Repository, "blob", noted)
    reading.parse.cache_clear()
    found = history(long)
    assert (found.gap, len(found.entries)) == (Gap.LONG, 200)
    assert [entry.subject for entry in (found.entries[0], found.entries[-1])] == ["Age 999", "Age 800"]
    assert started == ["rev-parse", "log", "rev-parse", "ls-tree"]
    assert len(blobs) == len(set(blobs)) == 200 + len(("before them", "colette", "handbook.yml"))
    assert reading.parse.cache_info().misses == len(blobs)
    history(long)
    assert reading.parse.cache_info().misses == len(set(blobs))


def _feed(root: Path, **options: Any) -> Any:
    text = feed(press(root, site_url="https://marelle.example/handbook/", **options))
    found = feedparser.parse(text.encode())
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_the_feed_is_atom_with_lasting_ids_and_whole_addresses(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "age: 34-42", 'age: <b>&"30')
    past.edit(CLAIRE_FILE, "insights: [Asks for refills]", "insights: []")
    past.commit("<script>alert(1)</script> & ]]> \x07")
    found = _feed(tmp_path)
    address = "https://marelle.example/handbook/changes/"
    assert (found.feed.title, found.feed.updated, found.feed.link) == (
        "Marelle: what changed",
        "2026-01-02T10:00:00Z",
        address,
    )
    assert [link.href for link in found.feed.links if link.rel == "self"] == [f"{address}feed.xml"]
    latest, first = found.entries
    assert (latest.title, latest.updated, latest.author) == (
        "Claire Martin: 2 changes",
        "2026-01-02T10:00:00Z",
        "Ada Lovelace",
    )
    assert latest.link == f"{address}#c-{past.ids[1][:12]}"
    assert sorted(tag.term for tag in latest.tags) == ["Claire Martin", "Sales"]
    assert (
        '<a href="https://marelle.example/handbook/personas/claire/">Claire Martin</a>'
        in latest.content[0].value
    )
    assert "&lt;b&gt;&amp;" in latest.content[0].value
    ids = [found.feed.id, latest.id, first.id]
    assert len(set(ids)) == 3
    assert all(one.startswith("urn:uuid:") for one in ids)
    moved = feedparser.parse(feed(press(tmp_path, site_url="https://other.example/")).encode())
    assert [entry.id for entry in moved.entries] == [latest.id, first.id]


def test_a_feed_of_no_history_is_empty_and_valid(tmp_path: Path) -> None:
    past = Past.of(tmp_path)
    shutil.rmtree(past.root / ".git")
    found = _feed(tmp_path)
    assert (found.entries, found.feed.updated) == ([], "2026-11-21T00:00:00Z")


SAYS_HOW = "strength: 4, how: Pays, message: It is kept"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Past, Path]:
    """A site with a past, built strictly."""
    root = tmp_path_factory.mktemp("built")
    for part in ("hooks", "overrides", "docs/assets"):
        shutil.copytree(REPOSITORY / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    config = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"^nav:\n(?: .*\n|\n)+", "", config, flags=re.MULTILINE)
    past = Past.of(
        root, FILES | {"mkdocs.yml": config, COLETTE_FILE: COLETTE.replace("strength: 4", SAYS_HOW)}
    )
    past.edit(CLAIRE_FILE, "age: 34-42", "age: <i>30</i>")
    past.edit(CLAIRE_FILE, "say: [It lasts]", "say: [It lasts, It is quiet]")
    past.commit("<script>alert(1)</script>")
    run_mkdocs("build", "--strict", "-d", str(root / "one"), folder=root)
    return past, root


def test_the_page_of_changes_tells_what_was_typed_as_text(built: tuple[Past, Path]) -> None:
    past, root = built
    page = soup(root / "one" / "changes" / "index.html")
    text = page_text(root / "one" / "changes" / "index.html")
    assert "<script>alert(1)</script>" in text
    assert "Who this is › Age: 34-42 becomes <i>30</i>" in text
    assert page.find("i", string="30") is None
    assert page.find(id=f"c-{past.ids[1][:12]}")
    assert "secret.example" not in (root / "one" / "changes" / "index.html").read_text("utf-8")
    (link,) = page.select("link[type='application/atom+xml']")
    assert link["href"] == "feed.xml"


def test_a_persona_the_home_page_and_a_department_tell_what_is_theirs(built: tuple[Past, Path]) -> None:
    _, root = built
    persona = page_text(root / "one" / "personas" / "claire" / "index.html")
    assert "2 changes, the latest on 2 January 2026" in persona
    assert "Changed lately" in page_text(root / "one" / "index.html")
    department = page_text(root / "one" / "departments" / "sales" / "index.html")
    assert "What changed for you" in department
    assert "How to talk › Say: added It is quiet" in department


def test_pages_say_when_they_were_last_changed(built: tuple[Past, Path]) -> None:
    _, root = built
    pages = {
        "personas/claire": "2 January 2026",
        "personas/colette": "1 January 2026",
        "about": "1 January 2026",
    }
    shown = {
        page: soup(root / "one" / page / "index.html").select_one(".md-source-file__fact") for page in pages
    }
    assert {page: fact.get_text(" ", strip=True) for page, fact in shown.items() if fact} == pages


def _bytes(site: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_two_builds_of_one_past_are_the_same_bytes(
    built: tuple[Past, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, root = built
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LANG", "C")
    run_mkdocs("build", "-d", str(root / "two"), folder=root)
    one, two = _bytes(root / "one"), _bytes(root / "two")
    assert [name for name in one if one[name] != two.get(name)] == []


def _without_repository(root: Path) -> dict[str, str]:
    shutil.rmtree(root / ".git")
    return {}


def _without_program(root: Path) -> dict[str, str]:
    return {"PATH": os.fspath(root / "docs")}  # holds no program


@pytest.mark.parametrize(
    ("take", "said"), [(_without_repository, NOT_IN_GIT), (_without_program, GIT_MISSING)]
)
def test_without_a_past_the_site_is_built_strictly_and_says_what_is_missing(
    built: tuple[Past, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    take: Callable[[Path], dict[str, str]],
    said: str,
) -> None:
    _, root = built
    folder = tmp_path / "handbook"
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns("one", "two"))
    for name, value in take(folder).items():
        monkeypatch.setenv(name, value)
    run_mkdocs("build", "--strict", folder=folder)
    assert said in page_text(folder / "site" / "changes" / "index.html")
    assert "What changed" not in page_text(folder / "site" / "personas" / "claire" / "index.html")
    assert "Changed lately" not in page_text(folder / "site" / "index.html")


def test_a_site_of_a_shallow_clone_says_so(built: tuple[Past, Path], tmp_path: Path) -> None:
    _, root = built
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "shallow")
    run_mkdocs("build", "--strict", folder=tmp_path / "shallow")
    assert SHALLOW in page_text(tmp_path / "shallow" / "site" / "changes" / "index.html")
