"""Builds one after the other, as under ``mkdocs serve``: what is the same is kept, and nothing is stale."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from material.plugins.search.plugin import Parser
from mkdocs.commands.build import build
from mkdocs.config import load_config

import torture
from handbooks import copy_handbook
from persona_handbook.model.shape import Values
from persona_handbook.pages.page import Page
from persona_handbook.pages.press import Press
from persona_handbook.rules.practice.case import Case
from persona_handbook.source import yaml
from persona_handbook.writers.earlier import Earlier
from persona_handbook.writers.generated import GeneratedPage
from trees import different, tree

_ADDRESS = "http://127.0.0.1:8000/"


@dataclass
class Server:
    """A server that builds when it is told to.

    Attributes:
        folder: The handbook.
        site: Where it builds.
        earlier: What its builds left.
    """

    folder: Path
    site: Path
    earlier: Earlier = field(default_factory=Earlier)

    def build(self) -> dict[str, bytes]:
        """Build as ``mkdocs serve`` does after an edit, and return the site."""
        return self._build(self.earlier, self.site)

    def build_afresh(self) -> dict[str, bytes]:
        """Build as a server does that has just been started."""
        return self._build(Earlier(), self.site.with_name("fresh"))

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace ``old`` where it first stands in a file."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def _build(self, earlier: Earlier, site: Path) -> dict[str, bytes]:
        config = load_config(str(self.folder / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command="serve", dirty=False)
        # The hook begins anew when a server starts; here several are one process.
        hooks: Any = config.hooks
        vars(hooks["hooks/handbook.py"])["_state"]["earlier"] = earlier
        build(config, serve_url=_ADDRESS)
        return tree(site)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = copy_handbook(tmp_path_factory.mktemp("edits") / "handbook")
    os.environ["GIT_CONFIG_GLOBAL"] = os.devnull
    _git(folder, "init", "--quiet")
    _commit(folder, "Begin")
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    one = Server(folder, folder / "site")
    one.build()
    yield one
    del os.environ["GIT_CONFIG_GLOBAL"]
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607


def _commit(folder: Path, subject: str) -> None:
    _git(folder, "add", "--all")
    _git(folder, "-c", "user.name=E", "-c", "user.email=e@marelle.example", "commit", "-qm", subject)


def _copy_claire(server: Server) -> None:
    shutil.copy(server.folder / "personas/claire-martin.yml", server.folder / "personas/zoe-martin.yml")


def _write_news(server: Server) -> None:
    text = "# News\n\nAs [the guide](making.md#who) says, and [nobody](nobody.md).\n"
    (server.folder / "docs/guide/news.md").write_text(text, "utf-8")


def _draw(server: Server) -> None:
    pixel = (
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
        "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
    )
    (server.folder / "personas/claire-martin/portrait.png").write_bytes(bytes.fromhex(pixel))


#: What can be edited while a server runs, and a page on which it shows; "" where it shows on none.
EDITS: dict[str, tuple[Callable[[Server], object], str]] = {
    "nothing": (lambda _: None, ""),
    "a comment": (lambda it: it.edit("personas/claire-martin.yml", "\n", "\n# A word\n"), ""),
    "a persona's name": (
        lambda it: it.edit("personas/claire-martin.yml", "name: Claire Martin", "name: Claire Durand"),
        "personas/claire-martin/card/index.html",
    ),
    "a persona's status": (
        lambda it: it.edit(
            "personas/colette-roux.yml", "role: secondary", "role: secondary\nstatus: retired"
        ),
        "secondary/index.html",
    ),
    "a department's own file": (
        lambda it: it.edit("personas/claire-martin/sales.yml", "by: ", "by: Jean "),
        "personas/claire-martin/index.html",
    ),
    "a persona's picture": (_draw, "personas/claire-martin/index.html"),
    "the company": (
        lambda it: it.edit("personas/handbook.yml", "name: ", "name: Our "),
        "index.html",
    ),
    "the audience": (
        lambda it: it.edit("personas/handbook.yml", "audience: internal", "audience: public"),
        "index.html",
    ),
    "a term of the glossary": (
        lambda it: it.edit("docs/guide/glossary.md", "\n:   ", "\n:   In short, "),
        "guide/glossary/index.html",
    ),
    "the title of a hand-written page": (
        lambda it: it.edit("docs/guide/reading.md", "# ", "# Our "),
        "guide/reading/index.html",
    ),
    "what a hand-written page says": (
        lambda it: it.edit("docs/guide/making.md", "\n\n", "\n\nNobody reads a *long* page.\n\n"),
        "guide/making/index.html",
    ),
    "a new hand-written page": (_write_news, "guide/news/index.html"),
    "a hand-written page gone": (lambda it: (it.folder / "docs/guide/news.md").unlink(), "sitemap.xml"),
    "an extension of Markdown": (
        lambda it: it.edit("mkdocs.yml", "  - admonition\n", "  - admonition\n  - smarty\n"),
        "guide/making/index.html",
    ),
    "a template of a page": (
        lambda it: it.edit("overrides/handbook/persona.html", "hb-page--persona", "hb-page--persona x"),
        "personas/claire-martin/index.html",
    ),
    "a template of the frame": (
        lambda it: it.edit("overrides/main.html", "<meta http-equiv", '<meta name="x"><meta http-equiv'),
        "personas/claire-martin/index.html",
    ),
    "a style sheet": (
        lambda it: it.edit("docs/assets/stylesheets/base.css", ":root", ":root, .x"),
        "assets/stylesheets/site.css",
    ),
    "the name of the site": (
        lambda it: it.edit("mkdocs.yml", "site_name: ", "site_name: Our "),
        "personas/claire-martin/index.html",
    ),
    "the language": (lambda it: it.edit("mkdocs.yml", "language: en", "language: fr"), "index.html"),
    "a new persona": (_copy_claire, "personas/zoe-martin/index.html"),
    "a persona gone": (lambda it: (it.folder / "personas/zoe-martin.yml").unlink(), "compare/index.html"),
    "a mistake": (
        lambda it: it.edit("personas/claire-martin.yml", "role: primary", "role: queen"),
        "personas/claire-martin/index.html",
    ),
    "a mistake mended": (
        lambda it: it.edit("personas/claire-martin.yml", "role: queen", "role: primary"),
        "personas/claire-martin/index.html",
    ),
    "a commit": (lambda it: _commit(it.folder, "Change much"), "changes/index.html"),
}


@pytest.mark.parametrize("what", EDITS)
def test_after_an_edit_the_site_is_what_a_fresh_build_makes(server: Server, what: str) -> None:
    make, shown_on = EDITS[what]
    before = tree(server.site)
    make(server)
    after = server.build()
    if shown_on:
        assert before.get(shown_on) != after.get(shown_on)
    if what != "a mistake":  # a fresh server knows no last good state
        assert different(after, server.build_afresh()) == []


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server of so many personas that pages of everybody consist of shelves."""
    folder = tmp_path_factory.mktemp("crowd")
    torture.build(folder, torture.crowd(34))
    one = Server(folder / "handbook", folder / "served")
    one.build()
    return one


def _add(server: Server) -> None:
    """Add a persona that comes first, so that others change their shelf."""
    first = server.folder / "personas" / "persona-00.yml"
    text = first.read_text("utf-8").replace("Persona 00", "Persona new")
    first.with_name("a-new-one.yml").write_text(text, "utf-8")


def _share(server: Server) -> None:
    """Have somebody say alone, then with somebody of another shelf, what nobody else says."""
    for at in (0, 32):
        server.build()
        server.edit(f"personas/persona-{at:02}.yml", '"needs": ["', '"needs": ["Tin above all", "')


#: What changes for shelves by an edit, and a page on which it shows.
SHELF_EDITS: dict[str, tuple[Callable[[Server], object], str]] = {
    "the name with which another shelf ends": (
        lambda it: it.edit("personas/persona-32.yml", "Persona 32 of Many", "Persona 32 of us"),
        "compare/from_31/index.html",
    ),
    "what somebody of another shelf shares": (_share, "compare/index.html"),
    "one more persona": (_add, "personas/persona-20/index.html"),
}


@pytest.mark.parametrize("what", SHELF_EDITS)
def test_after_an_edit_every_shelf_is_what_a_fresh_build_makes(crowd: Server, what: str) -> None:
    make, shown_on = SHELF_EDITS[what]
    before = tree(crowd.site)
    make(crowd)
    after = crowd.build()
    assert before.get(shown_on) != after.get(shown_on)
    assert different(after, crowd.build_afresh()) == []


def test_an_edit_of_one_shelf_prints_no_other(crowd: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd.build()
    printed: list[str] = []
    html = Press.html

    def noting_html(press: Press, page: Page) -> str:
        printed.append(page.path)
        return html(press, page)

    monkeypatch.setattr(Press, "html", noting_html)
    crowd.edit("personas/persona-00.yml", '"tone": "', '"tone": "Slowly. ')
    crowd.build()
    assert "compare/" in printed
    assert [path for path in printed if "from_31" in path] == []


def test_a_server_frees_what_it_needs_no_more_as_often_as_any_program(server: Server) -> None:
    usual = gc.get_threshold()
    server.build()
    assert gc.get_threshold() == usual


def test_an_edit_of_a_persona_converts_and_draws_no_hand_written_page(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.build()
    converted: list[str] = []
    convert = Markdown.convert

    def noting(markdown: Markdown, source: str) -> str:
        converted.append(source)
        return convert(markdown, source)

    monkeypatch.setattr(Markdown, "convert", noting)
    monkeypatch.setattr(Parser, "feed", lambda *_: pytest.fail("a page was taken apart for the search"))
    server.edit("personas/laurent-vidal.yml", "quote: ", "quote: Once more, ")
    server.build()
    assert converted == []


def test_a_hand_written_draft_is_served_build_after_build(server: Server) -> None:
    server.edit("mkdocs.yml", "docs_dir: docs\n", "docs_dir: docs\ndraft_docs: guide/draft.md\n")
    (server.folder / "docs/guide/draft.md").write_text("# Half a page\n", "utf-8")
    assert b"Half a page" in server.build()["guide/draft/index.html"]
    server.edit("docs/guide/draft.md", "Half a page", "Nearly a page")
    after = server.build()
    assert b"Nearly a page" in after["guide/draft/index.html"]
    assert different(after, server.build_afresh()) == []


def test_what_is_amiss_on_a_hand_written_page_is_told_at_each_build(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "mkdocs")
    _write_news(server)
    server.build()
    told = [*caplog.messages]
    assert any("'nobody.md'" in one for one in told)
    assert any("'making.md#who'" in one for one in told)
    caplog.clear()
    server.build()
    assert caplog.messages == told


def test_with_an_extension_that_may_read_files_a_hand_written_page_is_converted_at_each_build(
    server: Server,
) -> None:
    shown = server.folder / "shown.txt"
    shown.write_text("First this.", "utf-8")
    (server.folder / "reading_files.py").write_text(_READING_FILES, "utf-8")
    server.edit("mkdocs.yml", "  - admonition\n", "  - admonition\n  - reading_files\n")
    server.edit("docs/guide/reading.md", "\n\n", f"\n\n@@{shown}@@\n\n")
    sys.path.insert(0, str(server.folder))
    try:
        server.build()
        shown.write_text("Then that.", "utf-8")
        assert b"Then that." in server.build()["guide/reading/index.html"]
    finally:
        sys.path.remove(str(server.folder))


#: An extension of Markdown that puts files where they are named.
_READING_FILES = """\
import re
from pathlib import Path
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

class Reading(Preprocessor):
    def run(self, lines):
        return [re.sub("@@(.*)@@", lambda found: Path(found[1]).read_text(), line) for line in lines]

class Own(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Reading(md), "reading", 30)

def makeExtension(**settings):
    return Own(**settings)
"""


def test_an_edit_reads_one_file_and_prints_only_what_shows_it(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.build()
    read: list[str] = []
    printed: list[str] = []
    drawn: list[str] = []
    examined: set[str] = set()
    reading, html, framed = yaml.read, Press.html, GeneratedPage.framed
    values = Case.values

    def noting_read(file: str, data: bytes) -> object:
        read.append(file)
        return reading(file, data)

    def noting_html(press: Press, page: Page) -> str:
        printed.append(page.path)
        return html(press, page)

    def noting_drawn(page: GeneratedPage, frame: str, addresses: Callable[[str], str]) -> str:
        drawn.append(page.ordered.path)
        return framed(page, frame, addresses)

    def noting_examined(case: Case, persona: str) -> Values:
        examined.add(persona)
        return values(case, persona)

    monkeypatch.setattr(GeneratedPage, "framed", noting_drawn)
    monkeypatch.setattr(Case, "values", noting_examined)
    monkeypatch.setattr(yaml, "read", noting_read)
    monkeypatch.setattr(Press, "html", noting_html)
    server.edit("personas/claire-martin.yml", "quote: ", "quote: Once more, ")
    server.build()
    assert read == ["personas/claire-martin.yml"]
    assert examined == {"claire-martin"}
    assert {"personas/claire-martin/", "personas/claire-martin/card/", "compare/"} <= set(printed)
    cards = [path for path in printed if path.endswith("/card/")]
    assert cards == ["personas/claire-martin/card/"]
    assert "personas/samira-haddad/" not in printed
    # Pages of everybody that do not show what she says.
    assert not {"journeys/", "influence/", "departments/", "departments/sales/", "kpis/"} & set(printed)
    assert {"personas/claire-martin/", "personas/claire-martin/card/"} < set(drawn) < set(printed)
