"""The tool that puts faults into the checker: which it makes, which it chooses, and that tests catch them."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from coverage import CoverageData

from handbooks import REPOSITORY
from mutants import sample
from mutating import trial
from mutating.judges import Judges, covered
from mutating.mutants import Mutant, mutants
from mutating.trial import Verdict

Of = Callable[[str], list[Mutant]]
MODULE = '''\
"""Prices."""

from functools import cache

FREE = 0
Price = int | float


@cache
def price(count: int, *, member: bool = False) -> int:
    """Return what so many cost."""
    if count < 1 or not count:
        return FREE
    total = max(count, 2, key=abs)
    return total


def endless() -> None:
    while price(1):
        print("x")
        break
'''
TESTS = """\
from shop import endless, price

def test_nothing_costs_nothing():
    assert price(0) == 0

def test_three_cost_three():
    assert price(3) == 3

def test_it_ends():
    endless()
"""


@pytest.fixture
def of(tmp_path: Path) -> Of:
    """Return a function that makes the mutants of a module."""

    def make(text: str) -> list[Mutant]:
        path = tmp_path / "shop.py"
        path.write_text(text, "utf-8")
        return mutants(path)

    return make


def told(found: list[Mutant]) -> list[str]:
    return [f"{one.line}: {one.told}" for one in found]


def test_each_kind_of_fault_is_made_and_told_with_its_line(of: Of) -> None:
    assert told(of(MODULE)) == [
        "5: 0 → 1",
        "10: False → True",
        "12: Or → And in count < 1 or not count",
        "12: Lt → LtE in count < 1",
        "12: 1 → 2",
        "12: not count → count",
        "13: return FREE → return None",
        "14: 2 → 3",
        "14: key=abs left out",
        "15: return total → return None",
        "19: if price(1) → if not …",
        "19: 1 → 2",
        "20: print('x') left out",
        "20: 'x' → 'XXxXX'",
        "21: break → continue",
    ]


def test_a_mutant_holds_its_fault_and_no_other(of: Of) -> None:
    chosen = next(one for one in of("def f(a, b):\n    return a + b + 1\n") if one.told.startswith("1 →"))
    names: dict[str, Callable[[int, int], int]] = {}
    exec(chosen.code(), names)  # noqa: S102
    assert names["f"](10, 100) == 112


def test_the_faults_of_real_modules_can_be_compiled() -> None:
    for name in ("validate", "check"):
        path = REPOSITORY / "hooks" / "persona_handbook" / f"{name}.py"
        for at in range(0, len(mutants(path)), 10):
            mutants(path)[at].code()


def test_a_sample_is_the_same_each_time_and_of_every_module_its_share() -> None:
    folder = REPOSITORY / "hooks" / "persona_handbook" / "source"
    found = {path: mutants(path) for path in (folder / "lines.py", folder / "fault.py", folder / "files.py")}
    chosen = sample(found, 25)
    assert [one.told for one in chosen] == [one.told for one in sample(found, 25)]
    sizes = [sum(one.path == path for one in chosen) for path in found]
    counts = [len(ones) for ones in found.values()]
    # One module is nearly all, one next to nothing; whoever edits them need not come by here.
    assert counts[1] < counts[0] / 10 < counts[2] / 20
    assert sizes == [math.ceil(25 * count / sum(counts)) for count in counts]
    assert len(set(map(id, chosen))) == len(chosen)


def test_the_tests_that_come_by_a_line_judge_it_the_quickest_first(of: Of) -> None:
    found = {one.line: one for one in of(MODULE)}
    lines = {found[5].path: {13: frozenset({"slow", "quick"}), 14: frozenset({"quick", "left out"})}}
    judges = Judges(lines, {"slow": 2.0, "quick": 1.0, "quickest": 0.5})
    assert judges.of(found[13]) == ["quick", "slow"]
    assert judges.of(found[14]) == ["quick"]
    assert judges.of(found[20]) == []


def test_what_stands_outside_of_functions_is_judged_by_all_those_first_that_use_its_name(of: Of) -> None:
    found = {one.line: one for one in of(MODULE)}
    judges = Judges({found[5].path: {13: frozenset({"slow"})}}, {"slow": 2.0, "quick": 1.0})
    assert judges.of(found[5]) == ["slow", "quick"]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A project of one module, its tests, and which of them comes by which line."""
    (tmp_path / "shop.py").write_text(MODULE, "utf-8")
    (tmp_path / "test_shop.py").write_text(TESTS, "utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.pytest]\npythonpath = ["."]\n', "utf-8")
    return tmp_path


NAMES = [f"test_shop.py::test_{name}" for name in ("nothing_costs_nothing", "three_cost_three", "it_ends")]


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ("Or → And in count < 1 or not count", Verdict.SURVIVED),
        ("return total → return None", Verdict.CAUGHT),
        ("break → continue", Verdict.HUNG),
        ("key=abs left out", Verdict.SURVIVED),
    ],
)
def test_a_mutant_is_caught_when_a_test_fails_or_hangs(
    shop: Path, monkeypatch: pytest.MonkeyPatch, change: str, verdict: Verdict
) -> None:
    # Only what never ends may be ended soon; a busy machine starts the others slowly.
    monkeypatch.setattr(trial, "SECONDS", 1.0 if verdict is Verdict.HUNG else 120.0)
    monkeypatch.setattr(trial, "PATIENCE", 1)
    mutant = next(one for one in mutants(shop / "shop.py") if one.told == change)
    assert trial.judge(shop, "shop", mutant, NAMES, dict.fromkeys(NAMES, 0.1)) is verdict


def test_each_test_is_timed_in_the_order_in_which_it_was_asked_for(shop: Path) -> None:
    assert list(trial.durations(shop, NAMES[::-1])) == NAMES[::-1]


def test_a_mutant_that_cannot_be_imported_is_caught(shop: Path) -> None:
    (shop / "shop.py").write_text(MODULE + "WORDS = dict(one=1)['one']\n", "utf-8")
    mutant = next(one for one in mutants(shop / "shop.py") if one.told == "one=1 left out")
    assert trial.judge(shop, "shop", mutant, NAMES, {}) is Verdict.UNUSABLE


def test_tests_that_cannot_be_run_any_more_catch_nothing(shop: Path) -> None:
    mutant = mutants(shop / "shop.py")[0]
    (shop / "test_shop.py").write_text("import a_package_that_was_removed\n", "utf-8")
    with pytest.raises(RuntimeError, match=r"^the tests fail where nothing was changed \(pytest: 2\)$"):
        trial.judge(shop, "shop", mutant, NAMES, {})


def test_a_mutant_by_which_no_test_comes_survives(shop: Path) -> None:
    assert trial.judge(shop, "shop", mutants(shop / "shop.py")[0], [], {}) is Verdict.SURVIVED


def test_tests_that_fail_without_a_fault_can_judge_none(shop: Path) -> None:
    (shop / "shop.py").write_text(MODULE.replace("count < 1", "count < 9"), "utf-8")
    with pytest.raises(RuntimeError, match=r"^the tests fail where nothing was changed \(pytest: 1\)$"):
        trial.durations(shop, NAMES)


def test_which_test_comes_by_which_line_is_read_from_what_coverage_wrote(tmp_path: Path) -> None:
    data = CoverageData(str(tmp_path / "data"))
    for context in ("", "tests/test_a.py::test_b[x|y]|run", "tests/test_a.py::test_b[x|y]|setup"):
        data.set_context(context)
        data.add_lines({"code.py": [3, 4] if context else [1]})
    data.write()
    assert covered(tmp_path, tmp_path / "data") == {
        tmp_path / "code.py": {
            1: frozenset(),
            3: frozenset({"tests/test_a.py::test_b[x|y]"}),
            4: frozenset({"tests/test_a.py::test_b[x|y]"}),
        }
    }


def test_a_docstring_an_annotation_and_an_import_are_no_place_for_a_fault(of: Of) -> None:
    text = '"""A."""\nimport os\nclass A:\n    """A."""\n    a: "int"\n    def b(self, c: "x") -> "y": "A."\n'
    assert told(of(text)) == []
