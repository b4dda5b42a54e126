"""The tests that judge a mutant: those that come by the line which it changed, the quickest of them first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coverage import CoverageData

from .mutants import Mutant


@dataclass(frozen=True)
class Judges:
    """The tests, and where each comes by.

    Attributes:
        lines: The tests that came by each line, by file and line.
        seconds: How long each test takes; a test that is not in it is not asked.
    """

    lines: Mapping[Path, Mapping[int, frozenset[str]]]
    seconds: Mapping[str, float]

    def of(self, mutant: Mutant) -> list[str]:
        """Return the tests to run on a mutant, in the order in which they are best run.

        What stands outside of functions concerns all, but those first that come by where its name is used.
        """
        if mutant.within:
            return self._quickest(self._at(mutant.path, range(mutant.lines[0], mutant.lines[1] + 1)))
        users = {
            test
            for path in self.lines
            for name in mutant.defines
            for test in self._at(path, _lines_with(path, name))
        }
        return self._quickest(users) + self._quickest(self.seconds.keys() - users)

    def _at(self, path: Path, lines: Iterable[int]) -> set[str]:
        known = self.lines.get(path, {})
        return {test for line in lines for test in known.get(line, ())}

    def _quickest(self, tests: Iterable[str]) -> list[str]:
        return sorted(
            (test for test in tests if test in self.seconds), key=lambda one: (self.seconds[one], one)
        )


def covered(root: Path, data_file: Path) -> dict[Path, dict[int, frozenset[str]]]:
    """Return the tests that came by each line, as a run with ``--cov-context=test`` wrote them down."""
    data = CoverageData(str(data_file))
    data.read()
    return {
        root / file: {
            line: frozenset(context.rpartition("|")[0] for context in contexts if context)
            for line, contexts in data.contexts_by_lineno(file).items()
        }
        for file in data.measured_files()
    }


@cache
def _lines_with(path: Path, name: str) -> list[int]:
    lines = path.read_text("utf-8").splitlines()
    return [number for number, line in enumerate(lines, 1) if re.search(rf"\b{name}\b", line)]
