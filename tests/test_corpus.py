"""The corpus of bad and odd inputs through the real checker: exactly what was agreed on, and no more.

To accept what is told now, run these tests with ``UPDATE_GOLDEN=1`` and read the difference.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import corpus
from handbooks import REPOSITORY
from persona_handbook.rules import files, reference, schema, syntax

CASES = corpus.cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_input_gets_exactly_the_verdict_that_was_agreed_on(
    tmp_path: Path, case: corpus.Case, figure: Callable[[str, int], None]
) -> None:
    assert corpus.told(tmp_path / "handbook", case.files) == case.expected
    figure("inputs of the corpus told as agreed on", 1)


def test_every_golden_file_has_its_verdict_in_a_whole_handbook(tmp_path: Path) -> None:
    if "UPDATE_GOLDEN" in os.environ:
        corpus.accept(
            {case.name: corpus.told(tmp_path / str(at), case.files) for at, case in enumerate(CASES)}
        )
    names = [case.name for case in CASES if "/" in case.name]
    assert sorted(corpus.verdicts_of_goldens()) == sorted(names)


def test_the_guide_names_the_size_of_the_corpus() -> None:
    page = (REPOSITORY / "docs" / "guide" / "trust.md").read_text("utf-8")
    assert re.findall(r"\| ([0-9,]+) inputs \| all as agreed \|", page) == [f"{len(CASES):,}"]


def test_no_two_inputs_have_one_name() -> None:
    assert [name for name, count in Counter(case.name for case in CASES).items() if count > 1] == []


def test_every_rule_of_form_and_reference_is_told_in_the_corpus() -> None:
    rules = {rule.id for part in (files, schema, syntax, reference) for rule in part.RULES}
    shown = {line.rpartition(" ")[2] for case in CASES for line in case.expected}
    # What only the disk, or a page of docs/, can have wrong has tests of its own.
    assert rules - shown == {"missing-file", "symlink", "unreadable-file", "wrong-block", "page-taken"}
