"""Runs of tests in a child process, which may hang, eat memory or break what it imported.

The child is forked before the engine is imported, so that nothing has to be undone; what the engine stands
on is imported once, in the parent.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from .mutants import Mutant

#: What takes long to import: of others, and of the engine what is data. A child forgets the latter if it is
#: made of the module that is changed.
ENGINE = "persona_handbook"
WARM = ("babel.core", "bs4", "hypothesis.internal.detection", "jinja2", "markdown_it", "pydantic", "yaml")
WARM_OF_ENGINE = tuple(
    f"{ENGINE}.model.{name}" for name in ("company", "contribution", "handbook", "persona")
)
#: Most mutants are caught by the first of their tests: only these are collected at first.
FIRST = 20
#: A test of a mutant may take so much longer, and is never ended before so many seconds: it hangs.
PATIENCE, SECONDS = 20, 15.0
BYTES = 3 << 30
_OPTIONS = ("-q", "-x", "--assert=plain", "--tb=no", "--hypothesis-seed=0")
_WITHOUT = ("playwright", "base_url", "pytest_cov", "cacheprovider")


class Verdict(StrEnum):
    """What the tests made of a mutant."""

    CAUGHT = "caught"
    HUNG = "caught by hanging"
    UNUSABLE = "caught when imported"
    SURVIVED = "survived"


@dataclass(eq=False)  # pytest 9.0 asks of a plugin that it can be told from others by its identity
class _Watch:
    """A plugin of pytest that runs the tests that are named, in their order, and times each."""

    tests: Sequence[str] | None
    seconds: dict[str, float] = field(default_factory=dict)
    known: dict[str, float] = field(default_factory=dict)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.tests is not None:
            by_name = {item.nodeid: item for item in items}
            items[:] = [by_name[name] for name in self.tests if name in by_name]
        signal.setitimer(signal.ITIMER_REAL, 0)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        if self.known:
            signal.setitimer(signal.ITIMER_REAL, SECONDS + PATIENCE * self.known.get(nodeid, 0))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration


def warm(hooks: Path) -> None:
    """Import what every child needs; the engine lies in ``hooks``."""
    sys.path.insert(0, str(hooks))
    for name in (*WARM, *WARM_OF_ENGINE):
        importlib.import_module(name)


def durations(root: Path, tests: Sequence[str]) -> dict[str, float]:
    """Return how long each test takes; as nothing is changed, all must pass.

    Raises:
        RuntimeError: one failed: then whatever mutant would seem to be caught.
    """
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "seconds.json"

        def job() -> int:
            watch = _Watch(tests)
            code = _run(root, tests, watch, Path(folder))
            found.write_text(json.dumps(watch.seconds), "utf-8")
            return code

        if code := _child(job):
            raise RuntimeError(f"the tests fail where nothing was changed (pytest: {code})")
        seconds: dict[str, float] = json.loads(found.read_text("utf-8"))
        return seconds


def judge(root: Path, module: str, mutant: Mutant, tests: Sequence[str], known: dict[str, float]) -> Verdict:
    """Return what ``tests`` make of ``mutant`` in the place of ``module``.

    Raises:
        RuntimeError: the tests cannot even be run any more where nothing is changed.
    """
    code = 0
    for some in (tests[:FIRST], tests[FIRST:]):
        if some and not code:
            code = _judged(root, module, mutant, some, known)
    if code < 0:
        return Verdict.HUNG
    if code in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return Verdict.CAUGHT if code else Verdict.SURVIVED
    # Whatever else keeps tests from running, such as a package that was removed, would look the same.
    durations(root, tests[:1])
    return Verdict.UNUSABLE


def _judged(root: Path, module: str, mutant: Mutant, tests: Sequence[str], known: dict[str, float]) -> int:
    with tempfile.TemporaryDirectory() as folder:

        def job() -> int:
            resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
            if module in sys.modules:
                for name in [name for name in sys.modules if name.partition(".")[0] == ENGINE]:
                    del sys.modules[name]
            sys.meta_path.insert(0, _Instead(module, mutant.code()))
            signal.setitimer(signal.ITIMER_REAL, SECONDS + PATIENCE)
            return _run(root, tests, _Watch(tests, known=known), Path(folder))

        return _child(job)


def _run(root: Path, tests: Iterable[str], watch: _Watch, folder: Path) -> int:
    files = sorted({test.partition("::")[0] for test in tests})
    without = [word for name in _WITHOUT for word in ("-p", f"no:{name}")]
    os.chdir(root)
    # What a mutant makes fail must not be remembered for the tests of the code as it is.
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(folder)
    os.environ.pop("UPDATE_GOLDEN", None)
    return int(pytest.main([*files, *_OPTIONS, *without, f"--basetemp={folder}/tests"], plugins=[watch]))


def _child(job: Callable[[], int]) -> int:
    """Run a job in a child, silently, and return its code; of one that was ended, the signal, negative."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 99
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        code = job()
    finally:
        os._exit(code)


class _Instead(MetaPathFinder):
    """Finds other code for one module."""

    def __init__(self, module: str, code: CodeType) -> None:
        self._module, self._code = module, code

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._module or not (spec := PathFinder.find_spec(fullname, path, target)):
            return None
        spec.loader = _Given(fullname, spec.origin or "", self._code)
        return spec


class _Given(SourceFileLoader):
    def __init__(self, fullname: str, path: str, code: CodeType) -> None:
        super().__init__(fullname, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        return self._code
