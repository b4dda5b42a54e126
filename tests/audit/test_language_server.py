"""The schemas in the language server of VS Code and github.dev: what an editor is offered, shown and told.

``make audit`` installs the server.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from handbooks import REPOSITORY
from language_server import LanguageServer

SERVER = REPOSITORY / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
COMMAND = ["node", str(SERVER), "--stdio"]
FILES = sorted(path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob("personas/**/*.yml"))


def settings() -> dict[str, Any]:
    """The workspace's own settings; they hold comments."""
    text = (REPOSITORY / ".vscode" / "settings.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    return found


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with LanguageServer(COMMAND, REPOSITORY, settings()) as running:
        yield running


@pytest.fixture(scope="module")
def alone() -> Iterator[LanguageServer]:
    """A server whose workspace has no settings: only the line in the file leads to the schema."""
    with LanguageServer(COMMAND, REPOSITORY, {}) as running:
        yield running


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_the_check_accepts_is_accepted_here(server: LanguageServer, file: str) -> None:
    assert server.diagnostics(file, (REPOSITORY / file).read_text("utf-8")) == []


def test_keys_complete_with_what_they_are_for(server: LanguageServer) -> None:
    offered = server.completions("personas/a.yml", "name: Paul Leroy\n¦")
    assert offered["frustrations"] == "What annoys or hinders the person today: the pains."
    assert {"role", "summary", "influences", "exclusion", "review"} <= offered.keys()
    assert "name" not in offered


def test_words_of_a_choice_complete(server: LanguageServer) -> None:
    assert [*server.completions("personas/b.yml", "role: ¦")] == ["primary", "secondary", "anti-target"]


@pytest.mark.parametrize(
    ("file", "text", "id_", "said"),
    [
        ("personas/c.yml", "influences:\n  - persona: ¦", "claire-martin", "Claire Martin, primary"),
        ("personas/d.yml", "review:\n  owner: ¦", "customer-service", "Customer service"),
        ("personas/e.yml", "positioning:\n  - offer: ¦", "discovery-box", "Discovery Box"),
        ("personas/f.yml", "segment:\n  source: ¦", "crm-2026", "Customer base"),
        ("personas/g.yml", "kpis:\n  - kpi: ¦", "on-time", "Delivered by the day named"),
        ("personas/h.yml", "journey:\n  ¦", "awareness", "Awareness"),
        ("personas/i.yml", "contributions:\n  ¦", "sales", "Sales"),
    ],
)
def test_ids_of_this_handbook_complete_with_their_names(
    server: LanguageServer, file: str, text: str, id_: str, said: str
) -> None:
    assert server.completions(file, text)[id_].startswith(said)


def test_a_hover_shows_what_a_field_is_for(server: LanguageServer) -> None:
    shown = server.hover("personas/j.yml", "frustr¦ations:\n  - Noise\n")
    assert "What annoys or hinders the person today: the pains." in shown


def test_a_hover_shows_an_example(server: LanguageServer) -> None:
    shown = server.hover("personas/k.yml", "demographics:\n  ag¦e: 30-40\n")
    assert "An age or a range" in shown
    assert "34-42" in shown.split("Example")[1]


def test_a_hover_shows_the_ids_that_are_possible_with_their_names(server: LanguageServer) -> None:
    shown = server.hover("personas/l.yml", "review:\n  owner: mar¦keting\n")
    assert "* `customer-service`: Customer service" in shown


def test_a_wrong_key_word_and_id_are_told_at_their_lines(server: LanguageServer) -> None:
    text = "name: Paul\nrole: primry\nsummary: Pays.\nreview:\n  owner: markting\nfrustation:\n  - Noise\n"
    found = {
        (one["range"]["start"]["line"] + 1, one["range"]["start"]["character"] + 1): one["message"]
        for one in server.diagnostics("personas/m.yml", text)
    }
    assert found == {
        (2, 7): 'Value is not accepted. Valid values: "primary", "secondary", "anti-target".',
        (5, 10): found[5, 10],
        (6, 1): "Property frustation is not allowed.",
    }
    assert found[5, 10].startswith('Value is not accepted. Valid values: "marketing", "sales", ')


def test_a_department_file_and_the_company_have_schemas_of_their_own(server: LanguageServer) -> None:
    (key,) = server.diagnostics("personas/claire-martin/marketing.yml", "by: Inès\ninsight: [x]\n")
    assert key["message"] == "Property insight is not allowed."
    assert key["range"]["start"]["line"] == 1


def test_the_line_in_a_new_file_leads_to_the_schema_by_itself(alone: LanguageServer) -> None:
    modeline = "# yaml-language-server: $schema=../schema/persona.json\n"
    assert "primary" in alone.completions("personas/n.yml", f"{modeline}role: ¦")
    assert "primary" not in alone.completions("personas/o.yml", "role: ¦")
