"""Put small faults into the checker, one at a time, and see which of them its tests catch.

Run by ``make mutants``, after a run of these tests that wrote down by which lines each of them comes. Of the
mutants a sample is tried, the same each time and of every module its share; ``--all`` tries each, which
takes an hour. Those that survive are listed: each is a gap in the tests, or a change that changes nothing.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections import Counter
from pathlib import Path

from mutating import trial
from mutating.judges import Judges, covered
from mutating.mutants import Mutant, mutants
from mutating.trial import Verdict

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / "hooks"
ENGINE = HOOKS / "persona_handbook"
COVERAGE = ROOT / ".cache" / "coverage"
#: What reads and checks; the model is data.
MUTATED = (
    "source/*.py",
    "rules/**/*.py",
    "check.py",
    "explain.py",
    "readings.py",
    "sources.py",
    "validate.py",
)
SAMPLE, SEED = 300, 2026
LEAST = 0.8
#: A test that takes longer is left to `make test`: it would be run for each mutant that survives.
SLOW = 1.0
_HEAD = ("module", "mutants", "caught")


def main(arguments: list[str]) -> int:
    """Try mutants and return 1 where too many survive."""
    options = _options(arguments)
    found = {path: mutants(path) for path in _paths(options.modules)}
    count = sum(map(len, found.values()))
    chosen = [one for ones in found.values() for one in ones] if options.all else sample(found, SAMPLE)
    trial.warm(HOOKS)
    lines = covered(ROOT, COVERAGE)
    tests = sorted({test for by_line in lines.values() for some in by_line.values() for test in some})
    seconds = {test: took for test, took in trial.durations(ROOT, tests).items() if took <= SLOW}
    print(f"{len(chosen):,} of {count:,} mutants, judged by {len(seconds):,} tests", flush=True)
    judges = Judges(lines, seconds)
    start = time.monotonic()
    verdicts: dict[Path, Counter[Verdict]] = {path: Counter() for path in found}
    for mutant in chosen:
        verdict = trial.judge(ROOT, _module(mutant.path), mutant, judges.of(mutant), seconds)
        verdicts[mutant.path][verdict] += 1
        if verdict is Verdict.SURVIVED:
            print(f"{mutant.path.relative_to(ROOT)}:{mutant.line}: {mutant.told}", flush=True)
    print(_table(verdicts))
    whole = sum(verdicts.values(), Counter[Verdict]())
    share = 1 - whole[Verdict.SURVIVED] / max(whole.total(), 1)
    ways = ", ".join(f"{whole[verdict]} {verdict}" for verdict in Verdict)
    print(f"{whole.total()} mutants: {ways}: {share:.1%} caught, in {time.monotonic() - start:.0f} s")
    if share < LEAST:
        print(f"fewer than {LEAST:.0%} of the mutants are caught", file=sys.stderr)
    return int(share < LEAST)


def sample(found: dict[Path, list[Mutant]], size: int) -> list[Mutant]:
    """Return about ``size`` mutants: of each module its share, and at least one; the same each time."""
    count = sum(map(len, found.values()))
    chosen: list[Mutant] = []
    for path, ones in found.items():
        share = math.ceil(len(ones) * min(size / max(count, 1), 1))
        # A seed for each module: a change of one leaves the mutants of all others as they were.
        picked = random.Random(f"{SEED} {path.relative_to(ROOT)}").sample(range(len(ones)), share)  # noqa: S311
        chosen += [ones[at] for at in sorted(picked)]
    return chosen


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description="Try mutants of the checker.")
    parser.add_argument("--all", action="store_true", help="try each mutant, not a sample")
    parser.add_argument("modules", nargs="*", help="only these, such as source/quoting.py")
    return parser.parse_args(arguments)


def _paths(only: list[str]) -> list[Path]:
    paths = [path for pattern in MUTATED for path in sorted(ENGINE.glob(pattern))]
    return [path for path in paths if not only or path.relative_to(ENGINE).as_posix() in only]


def _module(path: Path) -> str:
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


def _table(verdicts: dict[Path, Counter[Verdict]]) -> str:
    rows = [
        (path.relative_to(ENGINE).as_posix(), some.total(), some.total() - some[Verdict.SURVIVED])
        for path, some in verdicts.items()
        if some.total()
    ]
    return "\n".join(f"{name:<32}{tried:>8}{caught:>8}" for name, tried, caught in [_HEAD, *rows])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
