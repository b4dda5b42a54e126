"""Whatever a file holds, the reader says something about it or reads it; it never fails."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from fuzzed import PIECES
from persona_handbook import report
from persona_handbook.diagnostics import Diagnostic
from persona_handbook.rules.syntax import RULES
from persona_handbook.source.document import Document
from persona_handbook.source.encoding import FORBIDDEN, PLACEHOLDER
from persona_handbook.source.tree import texts
from persona_handbook.source.yaml import read

CORPUS = Path(__file__).parent / "corpus"
SOUND = """\
name: Claire Martin
role: primary
summary: "One line: who this is"
tags: [parents, gift]
needs:
  - Compares three shops [@survey-2026]
  - 'l''enfant choisit'
jobs:
  - want: to see
    so_that: it fits
story:
  personal: |
    Lives in Lyon.

    - *Two* children
goals: {short_term: [a], long_term: ["b #1"]}
day:
  - {time: "07:15", moment: Breakfast}
share: 38%
"""
SEEDS = [
    SOUND.encode(),
    *(path.read_bytes() for path in sorted(CORPUS.iterdir()) if path.suffix in (".yml", ".bin")),
]
RULE_IDS = {rule.id for rule in RULES}
#: What PyYAML and Python say, and we never do.
FOREIGN = re.compile(
    r"expected <|could not find|while (?:scanning|parsing)|Traceback|Error\b|codec|\bscalar\b|mapping"
)


def check(data: bytes) -> tuple[Document, list[Diagnostic]]:
    document, diagnostics = read("x.yml", data)
    for one in diagnostics:
        assert one.rule in RULE_IDS
        assert 1 <= one.place.line <= max(len(document.lines), 1)
        assert 1 <= one.place.column <= len(one.excerpt) + 1
        assert one.message
        assert one.hint
        said = re.sub(r'"[^"]*"', "", one.message)
        assert not FOREIGN.search(said)
    assert len({(one.place, one.rule, one.message) for one in diagnostics}) == len(diagnostics)
    for path, text in texts(document.root):
        for value in (text.value, *(step for step in path if isinstance(step, str))):
            assert PLACEHOLDER not in value
            assert not FORBIDDEN.search(value)
    told = report.text(diagnostics, colour=False)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]", told.replace("\t", ""))
    told.encode()
    report.github(diagnostics).encode()
    report.json_text(diagnostics).encode("ascii")
    return document, diagnostics


def test_a_sound_file_is_read_without_a_word() -> None:
    document, diagnostics = check(SOUND.encode())
    assert diagnostics == []
    assert [path for path, _ in texts(document.root)][-4:] == [
        ("goals", "long_term", 0),
        ("day", 0, "time"),
        ("day", 0, "moment"),
        ("share",),
    ]


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_diagnosed(data: bytes) -> None:
    document, diagnostics = check(data)
    assert diagnostics or document.root.values or data.strip().startswith((b"{", b"---", b"#"))


@settings(deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "a", "name", "b: c"]), max_size=30).map("".join))
def test_any_signs_of_yaml_are_read_or_diagnosed(text: str) -> None:
    check(text.encode())


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_file_with_a_few_changes_is_read_or_diagnosed(data: st.DataObject) -> None:
    changed = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed)))
        length = data.draw(st.sampled_from([0, 0, 0, 1, 2, 10]))
        changed[at : at + length] = data.draw(st.sampled_from(PIECES) | st.text(max_size=3)).encode()
    check(bytes(changed))


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cn", "Co"]))
)
def test_any_text_in_quotes_is_read_as_it_is(text: str) -> None:
    document, diagnostics = check(("name: '" + text.replace("'", "''") + "'\n").encode())
    found = document.text(("name",))
    assert diagnostics == []
    assert found is not None
    assert found.value == text
