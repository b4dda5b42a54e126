"""Each file of corpus/ beside the report that its editor gets.

To accept what the reader says now, run these tests with UPDATE_GOLDEN=1 in the environment, then read the
difference. Where bytes matter, a case ends in ``.bin`` instead of ``.yml``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from persona_handbook import report
from persona_handbook.diagnostics import Severity
from persona_handbook.rules.syntax import FILE_TOO_LARGE, RULES, TEXT_TOO_LARGE
from persona_handbook.source.yaml import read

CORPUS = Path(__file__).parent / "corpus"
CASES = sorted(path.name for path in CORPUS.iterdir() if path.suffix in (".yml", ".bin"))
#: The line in a hint, as it is to be typed.
PROPOSAL = re.compile(r"(?:in quotes|type|in brackets): (\S.*?)(?:; (?:where|if) .*)?$")


def diagnosed(name: str) -> str:
    """Return the report of one case."""
    return report.text(read(name, (CORPUS / name).read_bytes())[1], colour=False)


@pytest.mark.parametrize("name", CASES)
def test_a_faulty_file_gets_the_report_that_was_agreed_on(name: str) -> None:
    golden = (CORPUS / name).with_suffix(".txt")
    found = diagnosed(name)
    if "UPDATE_GOLDEN" in os.environ:
        golden.write_text(found, "utf-8", newline="\n")
    assert found == golden.read_text("utf-8")


@pytest.mark.parametrize("name", CASES)
def test_a_case_shows_the_rule_it_is_named_after(name: str) -> None:
    found = {diagnostic.rule for diagnostic in read(name, (CORPUS / name).read_bytes())[1]}
    assert name.startswith(("accepted-", *found))


def test_every_rule_has_a_case() -> None:
    elsewhere = {FILE_TOO_LARGE.id, TEXT_TOO_LARGE.id}
    shown = {rule.id for rule in RULES for name in CASES if name.startswith(rule.id)}
    assert shown | elsewhere == {rule.id for rule in RULES}


def test_every_golden_report_has_its_case() -> None:
    assert {path.stem for path in CORPUS.glob("*.txt")} == {Path(name).stem for name in CASES}


@pytest.mark.parametrize("name", CASES)
def test_a_line_that_a_hint_proposes_can_be_read(name: str) -> None:
    for diagnostic in read(name, (CORPUS / name).read_bytes())[1]:
        match = PROPOSAL.search(diagnostic.hint)
        if match is None or "…" in match[1]:
            continue
        proposed = f"list:\n{match[1]}" if match[1].startswith("- ") else match[1]
        faults = read(name, proposed.encode())[1]
        assert [fault.message for fault in faults] == []


def test_only_a_text_that_is_cut_is_less_than_an_error() -> None:
    assert [rule.id for rule in RULES if rule.severity is not Severity.ERROR] == ["cut-by-hash"]


@pytest.mark.parametrize(
    ("blank", "what"),
    [
        ("\t", "a tab"),
        ("\u00a0", "a no-break space"),
        ("\u202f", "a no-break space"),
        ("\u2007", "a no-break space"),
        ("\u3000", "a wide space"),
        ("\u200b", "an invisible space"),
    ],
)
def test_what_looks_like_the_space_of_an_indent_is_told_by_its_name(blank: str, what: str) -> None:
    (fault,) = read("claire.yml", f"needs:\n{blank}- Short deliveries\n".encode())[1]
    assert (fault.place.line, fault.place.column, fault.message) == (
        2,
        1,
        f"{what} stands in the space before this line",
    )
