"""The handbook as Markdown files, which any site generator can build."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import markdown as python_markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markupsafe import Markup

from handbooks import REPOSITORY
from persona_handbook.check import Inspection
from persona_handbook.cli import main
from persona_handbook.links import path_of_file
from persona_handbook.model.persona import Status
from persona_handbook.pages.page import Page, Section
from persona_handbook.words import words
from persona_handbook.writers.disk import markdown
from powers import write_little

HEADING = re.compile(r"#{2,3} (?P<title>.+) \{#(?P<anchor>[a-z0-9_-]+)\}")
CLAIRE = "name: Claire Martin\nrole: primary\nsummary: Buys toys.\nneeds: [Time]\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example handbook, exported."""
    target = tmp_path_factory.mktemp("export") / "new" / "pages"
    assert main(["export", str(REPOSITORY), "--to", str(target)]) == 0
    return target


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, str]:
    """The body of each page by its path on the site."""
    found = {}
    for path in sorted(folder.rglob("*.md")):
        _, _, body = path.read_text("utf-8").split("---\n", 2)
        found[path_of_file(path.relative_to(folder).as_posix())] = body
    return found


def blocks(body: str) -> list[str]:
    return [block for block in body.strip().split("\n\n") if block]


def test_there_is_a_file_for_every_kind_of_page(pages: dict[str, str], example: Inspection) -> None:
    assert example.handbook is not None
    book = example.handbook.without_drafts()
    assert {
        "",
        "compare/",
        "reference/rules/",
        *(f"personas/{one}/" for one in book.personas),
        *(f"personas/{one.id}/card/" for one in book.current),
        *(f"departments/{one}/" for one in book.company.departments),
    } <= set(pages)


def test_front_matter_holds_what_any_generator_reads(folder: Path, example: Inspection) -> None:
    assert example.handbook is not None
    claire = example.handbook.personas["claire-martin"]
    text = (folder / "personas" / "claire-martin.md").read_text("utf-8")
    assert text.startswith("---\n")
    assert yaml.safe_load(text.split("---\n")[1]) == {
        "title": claire.name,
        "description": claire.summary,
        "search": {"boost": 4.0},
    }


def test_every_front_matter_is_one_mapping_with_a_title(folder: Path) -> None:
    for path in folder.rglob("*.md"):
        front = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
        assert front["title"], path
        assert set(front) == {"title", "description", "search"}


def test_a_page_is_html_under_headings_with_anchors_and_no_block_is_parted(pages: dict[str, str]) -> None:
    headings = 0
    for path, body in pages.items():
        for block in blocks(body):
            if block.startswith("#"):
                assert HEADING.fullmatch(block), (path, block)
                headings += 1
            else:
                assert block.startswith("<"), (path, block[:80])
                assert not any(line[:1].isspace() for line in block.splitlines()), path
    assert headings > 200


def test_every_block_of_html_closes_what_it_opens(pages: dict[str, str]) -> None:
    for path, body in pages.items():
        for block in blocks(body):
            if not block.startswith("#"):
                opened = len(re.findall(r"<(?:div|section|article|table|ul|ol|dl|p|details)\b", block))
                closed = len(re.findall(r"</(?:div|section|article|table|ul|ol|dl|p|details)>", block))
                assert opened == closed, (path, block[:80])


def test_no_two_sections_of_a_page_have_one_anchor(pages: dict[str, str]) -> None:
    for path, body in pages.items():
        anchors = [found["anchor"] for found in map(HEADING.fullmatch, blocks(body)) if found]
        assert len(anchors) == len(set(anchors)), path


def _links(pages: dict[str, str]) -> Iterator[tuple[str, str]]:
    for path, body in pages.items():
        for element in BeautifulSoup(body, "html.parser").select("[href], [src]"):
            yield path, str(element.get("href") or element.get("src"))


def test_every_relative_link_leads_to_a_page_or_file_that_exists(folder: Path, pages: dict[str, str]) -> None:
    source = REPOSITORY / "docs"
    docs = {path_of_file(path.relative_to(source).as_posix()) for path in source.rglob("*")}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    lost, count = [], 0
    for path, address in _links(pages):
        assert "~" not in address
        if urlsplit(address).scheme or address.startswith("#"):
            continue
        target = unquote(urlsplit(urljoin(f"https://site.example/{path}", address)).path).removeprefix("/")
        count += 1
        if target not in pages.keys() | files | docs:
            lost.append((path, address))
    assert lost == []
    assert count > 1000


def test_every_anchor_of_a_link_is_on_its_page(pages: dict[str, str]) -> None:
    anchors = {
        path: {str(element["id"]) for element in BeautifulSoup(body, "html.parser").select("[id]")}
        | {found["anchor"] for found in map(HEADING.fullmatch, blocks(body)) if found}
        for path, body in pages.items()
    }
    lost, count = [], 0
    for path, address in _links(pages):
        parts = urlsplit(urljoin(f"https://site.example/{path}", address))
        target = parts.path.removeprefix("/")
        if parts.netloc == "site.example" and parts.fragment and target in anchors:
            count += 1
            lost += [(path, address)] if parts.fragment not in anchors[target] else []
    assert lost == []
    assert count > 100


def test_no_address_of_ours_is_left_unresolved(pages: dict[str, str]) -> None:
    assert [path for path, body in pages.items() if '"~/' in body] == []


def test_portraits_and_files_for_machines_come_along(folder: Path, example: Inspection) -> None:
    assert example.handbook is not None
    for persona in example.handbook.without_drafts().personas.values():
        assert (folder / "api" / "personas" / f"{persona.id}.json").is_file()
        if persona.portrait:
            copied = folder / "personas" / persona.id / persona.portrait.name
            assert copied.read_bytes() == persona.portrait.read_bytes()
    for name in ("api/handbook.json", "schema/persona.json", "llms.txt"):
        assert (folder / name).is_file()


def test_a_draft_is_not_exported(folder: Path, example: Inspection) -> None:
    assert example.handbook is not None
    drafts = [one for one in example.handbook.personas.values() if one.status is Status.DRAFT]
    assert drafts
    for draft in drafts:
        for path in folder.rglob("*"):
            assert draft.id not in path.as_posix()
            assert path.suffix not in (".md", ".json", ".txt") or draft.name not in path.read_text("utf-8")


def test_the_number_of_files_is_told(
    small: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    assert main(["export", str(small()), "--to", str(target)]) == 0
    count = sum(path.is_file() for path in target.rglob("*"))
    assert capsys.readouterr().out == f"{count} files written into {target}\n"


def test_an_empty_folder_is_filled(small: Callable[..., Path], tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    assert main(["export", str(small()), "--to", str(target)]) == 0
    assert (target / "index.md").is_file()


def _export(target: str, folder: Path, before: Callable[[], None] | None = None) -> tuple[int, str]:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "persona_handbook", "export", str(REPOSITORY), "--to", target],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")},
        preexec_fn=before,  # tests run in one thread
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("target", ["out", "new/deep/out", "."])
def test_an_export_that_fails_in_the_middle_leaves_what_was_there(tmp_path: Path, target: str) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    assert _export(target, folder, write_little) == (
        2,
        f"handbook: cannot write into {target}: File too large\n",
    )
    assert list(tmp_path.rglob("*")) == [folder]


def test_an_export_that_fails_leaves_an_empty_folder_empty(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert _export("out", tmp_path, write_little)[0] == 2
    assert list(tmp_path.rglob("*")) == [tmp_path / "out"]


def test_an_export_into_the_folder_it_is_started_in_leaves_its_reader_there(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    before = (tmp_path / "out").stat().st_ino
    assert _export(".", tmp_path / "out") == (0, "")
    assert (tmp_path / "out").stat().st_ino == before
    assert (tmp_path / "out" / "index.md").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_holds_anything_is_refused(
    small: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / ".kept").touch()
    assert main(["export", str(small()), "--to", str(target)]) == 2
    assert [path.name for path in target.iterdir()] == [".kept"]
    output = capsys.readouterr()
    assert (output.out, output.err) == ("", f"handbook: cannot write into {target}: it is not empty\n")


def test_a_file_in_the_place_of_the_folder_is_refused(
    small: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    target.write_text("mine", "utf-8")
    assert main(["export", str(small()), "--to", str(target)]) == 2
    assert target.read_text("utf-8") == "mine"
    assert capsys.readouterr().err == f"handbook: cannot write into {target}: File exists\n"


def test_a_handbook_with_errors_is_not_exported_and_the_errors_are_told(
    small: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    root = small(**{"claire.yml": CLAIRE.replace("primary", "queen")})
    assert main(["export", str(root), "--to", str(target)]) == 1
    assert not target.exists()
    assert '2:7: error: "queen" is not possible for "role" (wrong-choice)' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("config", "arguments", "language"),
    [
        ("site_name: x\n", [], "en"),
        ("site_name: x\n", ["--language", "fr"], "fr"),
        ("theme: {name: material, language: fr}\n", [], "fr"),
        ("theme: {name: material, language: fr}\n", ["--language", "en"], "en"),
    ],
)
def test_labels_are_in_the_language_of_the_site_unless_another_is_asked_for(
    small: Callable[..., Path], tmp_path: Path, config: str, arguments: list[str], language: str
) -> None:
    root = small(**{"claire.yml": CLAIRE})
    (root / "mkdocs.yml").write_text(config, "utf-8")
    assert main(["export", str(root), "--to", str(tmp_path / "out"), *arguments]) == 0
    front = (tmp_path / "out" / "compare" / "index.md").read_text("utf-8").split("---\n")[1]
    assert yaml.safe_load(front)["title"] == words(language).gettext("Compare")


TITLES = (
    "Plain",
    "1. First",
    "*Stars* and _lines_ and `ticks`",
    "R&D &amp; <b>bold</b>",
    "[Link](https://a.example) ![x](y)",
    "a | b ~~c~~ {#not} # hash",
    r"C:\temp \* !",
    Markup("R&amp;D &lt;b&gt;"),
    "-- + -",
)


@pytest.mark.parametrize("title", TITLES)
def test_a_heading_shows_every_letter_of_its_title_in_every_dialect(title: str) -> None:
    page = Page("x/", "X", "", "x", Markup("<h1>X</h1>"), (Section("here", title, Markup("<p>y</p>")),))
    heading = blocks(markdown(page).split("---\n", 2)[2])[1]
    html = python_markdown.markdown(heading, extensions=["attr_list", "tables"])
    assert html.startswith('<h2 id="here">')
    shown = title.unescape() if isinstance(title, Markup) else title
    assert BeautifulSoup(html, "html.parser").get_text() == shown
    common = MarkdownIt("gfm-like", {"linkify": False}).render(heading.removesuffix(" {#here}"))
    assert BeautifulSoup(common, "html.parser").get_text().strip() == shown


def test_addresses_become_relative_to_the_page() -> None:
    html = Markup('<a href="~/"><a href="~/#x"><a href="~/personas/a/"><img src="~/personas/a/p.png">')
    found = markdown(Page("personas/a/", "A", "", "x", html))
    assert re.findall(r'(?:href|src)="([^"]*)"', found) == ["../../", "../../#x", "./", "p.png"]
    home = markdown(Page("", "A", "", "x", html))
    assert re.findall(r'(?:href|src)="([^"]*)"', home) == ["./", "./#x", "personas/a/", "personas/a/p.png"]


def test_front_matter_survives_any_title() -> None:
    title = 'A "quoted": [title] # with\nall — ---'
    text = markdown(Page("x/", title, "", "x", Markup("<p>x</p>"), boost=0.5))
    assert yaml.safe_load(text.split("\n---\n")[0]) == {
        "title": title,
        "description": "",
        "search": {"boost": 0.5},
    }


def test_relative_addresses_never_climb_above_the_root(pages: dict[str, str]) -> None:
    for path, address in _links(pages):
        if not urlsplit(address).scheme and not address.startswith("#"):
            assert not posixpath.normpath(posixpath.join(path, address)).startswith(".."), (path, address)
