"""Each file of schema/corpus/ beside the report that its editor gets of its fields.

A case is named after the rule that it shows. It is a persona's file, unless its name says that it is the
company's or a department's contribution.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from golden import agreed
from persona_handbook import report
from persona_handbook.diagnostics import Diagnostic, Severity
from persona_handbook.model.company import Company
from persona_handbook.model.contribution import Contribution
from persona_handbook.model.part import Part
from persona_handbook.model.persona import PersonaFile
from persona_handbook.rules import files, schema
from persona_handbook.source.yaml import read
from persona_handbook.validate import validate

CORPUS = Path(__file__).parent / "schema" / "corpus"
CASES = sorted(path.stem for path in CORPUS.glob("*.yml"))


def _kind(case: str) -> tuple[str, type[Part]]:
    if "-company" in case:
        return "personas/handbook.yml", Company
    if "-contribution" in case:
        return "personas/claire/sales.yml", Contribution
    return "personas/claire.yml", PersonaFile


def _diagnosed(case: str) -> list[Diagnostic]:
    file, model = _kind(case)
    document, faults = read(file, (CORPUS / f"{case}.yml").read_bytes())
    return [*faults, *validate(document, model)[1]]


@pytest.mark.parametrize("case", CASES)
def test_a_file_gets_the_report_that_was_agreed_on(case: str) -> None:
    found = report.text(_diagnosed(case), colour=False)
    assert found == agreed(CORPUS / f"{case}.txt", found)


@pytest.mark.parametrize("case", CASES)
def test_a_case_shows_the_rule_it_is_named_after(case: str) -> None:
    found = {diagnostic.rule for diagnostic in _diagnosed(case)}
    assert case.startswith(tuple(found) or "accepted-")


def test_every_rule_has_a_case() -> None:
    rules = {rule.id for rule in (*schema.RULES, files.WRONG_ID)}
    assert {rule for rule in rules for case in CASES if case.startswith(rule)} == rules


def test_every_agreed_report_has_its_case() -> None:
    assert sorted(path.stem for path in CORPUS.glob("*.txt")) == CASES


@pytest.mark.parametrize("case", CASES)
def test_only_a_file_without_errors_becomes_a_model(case: str) -> None:
    file, model = _kind(case)
    document, _ = read(file, (CORPUS / f"{case}.yml").read_bytes())
    value, faults = validate(document, model)
    assert (value is None) is any(fault.severity is Severity.ERROR for fault in faults)
