"""Compiled templates that one process leaves to the next: never others than it would compile itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from persona_handbook.check import Inspection
from persona_handbook.clock import today
from persona_handbook.pages import compiled
from persona_handbook.pages.compiled import Compiled
from persona_handbook.pages.edition import Edition
from persona_handbook.pages.environment import Environment
from persona_handbook.pages.press import Press
from persona_handbook.pages.site import persona_page
from persona_handbook.words import words

Filter = Callable[..., str]


class _Counting(Environment):
    """An environment that notes what it compiles."""

    def __init__(self, folder: Path, said: Filter) -> None:
        super().__init__(loader=jinja2.FileSystemLoader(str(folder)), autoescape=True)
        self.filters["said"] = said
        self.made: list[str] = []

    def _generate(self, source: object, name: str | None, *arguments: object, **named: object) -> str:
        self.made.append(str(name))
        return super()._generate(source, name, *arguments, **named)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "page.html").write_text("{{ 'good day' | said }} & {{ name }}", "utf-8")
    return folder


def printed(templates: Path, kept: Path, said: Filter = str.title) -> tuple[str, list[str]]:
    """Return what a process that begins anew prints, and the templates that it compiles."""
    environment = _Counting(templates, said)
    Compiled(kept).serve(environment)
    return environment.get_template("page.html").render(name="<Claire>"), environment.made


def test_the_next_process_compiles_nothing(templates: Path, tmp_path: Path) -> None:
    first = printed(templates, tmp_path / "kept")
    assert first == ("Good Day & &lt;Claire&gt;", ["page.html"])
    assert printed(templates, tmp_path / "kept") == (first[0], [])


def test_a_template_that_was_changed_is_compiled_anew(templates: Path, tmp_path: Path) -> None:
    printed(templates, tmp_path / "kept")
    (templates / "page.html").write_text("{{ name }}!", "utf-8")
    assert printed(templates, tmp_path / "kept") == ("&lt;Claire&gt;!", ["page.html"])
    assert printed(templates, tmp_path / "kept") == ("&lt;Claire&gt;!", [])


def test_what_a_filter_says_of_fixed_words_is_asked_each_time(templates: Path, tmp_path: Path) -> None:
    printed(templates, tmp_path / "kept")
    assert printed(templates, tmp_path / "kept", str.upper) == ("GOOD DAY & &lt;Claire&gt;", [])


def test_a_filter_that_begins_to_ask_for_more_is_given_it(templates: Path, tmp_path: Path) -> None:
    printed(templates, tmp_path / "kept")

    @jinja2.pass_context
    def addressed(context: jinja2.runtime.Context, text: str) -> str:
        return f"{text}, {context['name']}"

    assert printed(templates, tmp_path / "kept", addressed) == (
        "good day, &lt;Claire&gt; & &lt;Claire&gt;",
        ["page.html"],
    )


def test_a_filter_that_came_after_all_was_prepared_is_known(templates: Path, tmp_path: Path) -> None:
    environment = _Counting(templates, str.title)
    del environment.filters["said"]
    Compiled(tmp_path / "kept").serve(environment)
    environment.filters["said"] = str.upper
    assert environment.get_template("page.html").render(name="Claire") == "GOOD DAY & Claire"
    assert printed(templates, tmp_path / "kept")[1] == []


@pytest.mark.parametrize("damage", [b"", b"j2", b"nothing of Jinja's", None])
def test_what_was_damaged_is_compiled_anew(templates: Path, tmp_path: Path, damage: bytes | None) -> None:
    printed(templates, tmp_path / "kept")
    (path,) = (tmp_path / "kept").iterdir()
    path.write_bytes(path.read_bytes()[:-40] if damage is None else damage)
    assert printed(templates, tmp_path / "kept") == ("Good Day & &lt;Claire&gt;", ["page.html"])
    assert printed(templates, tmp_path / "kept")[1] == []


def test_where_nothing_can_be_written_it_is_kept_for_the_process(templates: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file", "utf-8")
    kept = Compiled(tmp_path / "kept")
    made = []
    for _ in range(2):
        environment = _Counting(templates, str.title)
        kept.serve(environment)
        assert environment.get_template("page.html").render(name="Claire") == "Good Day & Claire"
        made.append(environment.made)
    assert made == [["page.html"], []]
    assert (tmp_path / "kept").read_text("utf-8") == "a file"


def test_what_nobody_asks_for_again_does_not_pile_up(
    templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "MOST_FILES", 3)
    for number in range(9):
        moved = templates.rename(tmp_path / f"moved{number}")
        printed(moved, tmp_path / "kept")
        templates = moved
        assert len(list((tmp_path / "kept").iterdir())) <= 4


def test_pages_of_code_that_was_kept_are_those_of_code_made_anew(
    example: Inspection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def page(language: str, folder: str) -> str:
        assert example.handbook
        monkeypatch.setattr(compiled, "FOLDER", tmp_path / folder)
        press = Press(Edition(example.handbook, today(), words(language)))
        persona = next(iter(example.handbook.personas.values()))
        return str(press.html(press.page(persona_page(press, persona))))

    english, french = page("en", "kept"), page("fr", "kept")
    assert english != french
    assert english == page("en", "kept") == page("en", "other")
    assert french == page("fr", "kept") == page("fr", "another")
