"""Handbooks to build: this repository's own, and copies of it that a test may spoil."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from handbooks import EPOCH, MINIMAL_COMPANY, MINIMAL_PERSONA, REPOSITORY, copy_handbook, run_mkdocs
from persona_handbook.check import Inspection, inspect
from persona_handbook.clock import today

# What Hypothesis draws is the same each time; `make audit` has it draw on.
settings.register_profile("fixed", derandomize=True)
settings.load_profile("fixed")

#: What the tests counted, by what it is.
FIGURES = pytest.StashKey[Counter[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = Counter()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for what, count in sorted(config.stash[FIGURES].items()):
        terminalreporter.write_line(f"{count:>7,} {what}")


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str, int], None]:
    """Return a function that counts something, to be printed when the tests are done."""

    def count(what: str, number: int) -> None:
        request.config.stash[FIGURES][what] += number

    return count


@pytest.fixture(scope="session", autouse=True)
def _fixed_day() -> None:
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    os.environ["NO_MKDOCS_2_WARNING"] = "1"


@pytest.fixture(scope="session")
def example() -> Inspection:
    """The repository's own handbook, checked."""
    return inspect(REPOSITORY, today())


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own handbook, built strictly."""
    folder = tmp_path_factory.mktemp("example") / "site"
    run_mkdocs("build", "--strict", "-d", str(folder), folder=REPOSITORY)
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the repository's handbook."""
    return copy_handbook(tmp_path / "handbook")


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that makes a small handbook from texts by file name below personas/."""

    def make(**files: str) -> Path:
        root = tmp_path / "small"
        (root / "docs").mkdir(parents=True, exist_ok=True)
        (root / "mkdocs.yml").write_text("site_name: Small\n", "utf-8")
        texts = {"handbook.yml": MINIMAL_COMPANY, "claire.yml": MINIMAL_PERSONA} | files
        for name, text in texts.items():
            path = root / "personas" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return root

    return make
