"""Any input through the checker, in a child process that ends where a case takes too much time or memory.

A child checks many cases. Before each it notes the input and winds up an alarm of processor time, which the
system rings whatever the process is doing, so that a hang inside a C library ends it too.
"""

from __future__ import annotations

import json
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import corpus
from handbooks import REPOSITORY
from persona_handbook import report
from persona_handbook.check import Inspection, inspect
from persona_handbook.clock import today
from persona_handbook.diagnostics import Severity
from persona_handbook.rules.registry import ALL_RULES

#: Of processor time, for one case: five times of what the slowest known one takes.
SECONDS = 1
#: Of memory, for the whole process: checking a handbook takes a tenth of it.
BYTES = 2 * 1024**3
RULES = {rule.id for rule in ALL_RULES}
#: What Python, pydantic and PyYAML say, and we never do.
FOREIGN = re.compile(r"Traceback|\w+Error\b|codec|\bscalar\b|expected <|while (?:scanning|parsing)|NoneType")
PLACES = ("claire.yml", "claire.yml", "handbook.yml", "claire/sales.yml", "claire/portrait.png")
PIECES = [
    *"\t\n\r :-#\"'[]{},&*!|>%@`?~\\\x00\x85\u2028\u202e\xa0é😀\u0301",
    *(
        ": ",
        "- ",
        " #",
        "---\n",
        "...\n",
        "  ",
        "\r\n",
        "<<: ",
        "\n\n",
        "[@",
        "](",
        "&a ",
        "*a",
        "!!x ",
        "''",
    ),
    *(
        "2026-02-30",
        "1e999",
        "-0",
        "٣",
        "100.1%",
        "javascript:",
        "https://[",
        "persona:",
        "<b>",
        "{{",
        "null",
        "no",
    ),
]


@cache
def seeds(*, sound: bool) -> list[bytes]:
    """Return the files that are mutated: the ``sound`` ones of the corpus, or all of it and the example's."""
    small = [case for case in corpus.cases() if sum(map(len, case.files.values())) < 5_000]
    if sound:
        good = [data for case in small if not case.expected for data in case.files.values()]
        return [corpus.COMPANY.encode(), corpus.HEAD.encode(), *good]
    example = [path.read_bytes() for path in sorted((REPOSITORY / "personas").rglob("*.yml"))]
    return [*example, *(data for case in small for data in case.files.values())]


@st.composite
def inputs(draw: st.DrawFn) -> bytes:
    """Draw what a file may hold: any bytes, signs of YAML, or a known file with a few changes."""
    kind = draw(st.integers(0, 9))
    if kind == 0:
        return draw(st.binary(max_size=400))
    if kind == 1:
        pieces = st.sampled_from([*PIECES, "name", "role: primary", "b: c"])
        return "".join(draw(st.lists(pieces, max_size=40))).encode()
    changed = bytearray(draw(st.sampled_from(seeds(sound=kind < 6))))
    for _ in range(draw(st.integers(1, 2 if kind < 6 else 5))):
        at = draw(st.integers(0, len(changed)))
        length = draw(st.sampled_from([0, 0, 1, 2, 10, 80]))
        new = draw(st.sampled_from(PIECES).map(str.encode) | st.binary(max_size=4))
        changed[at : at + length] = new * draw(st.sampled_from([1, 1, 1, 2, 40]))
    return bytes(changed)


def examine(found: Inspection) -> None:
    """Fail unless everything that was found is a diagnostic of ours, at a place that there is."""
    lines = {file.path: len(file.bare.lines) for file, _, _ in found.sources.files()}
    for one in found.diagnostics:
        assert one.rule in RULES, one
        assert one.message, one
        assert one.hint, one
        assert not FOREIGN.search(re.sub(r'"[^"]*"', "", one.message)), one
        assert 1 <= one.place.line <= max(lines.get(one.place.file, one.place.line), 1), one
        assert 1 <= one.place.column <= len(one.excerpt) + 1, one
    places = [(one.place, one.rule, one.message) for one in found.diagnostics]
    assert len(set(places)) == len(places), places
    assert (found.handbook is None) is any(one.severity is Severity.ERROR for one in found.diagnostics) or (
        found.sources.company is None
    )
    report.text(found.diagnostics, colour=False).encode()
    json.loads(report.json_text(found.diagnostics))
    # An annotation is one line, whatever a source holds.
    annotations = report.github(found.diagnostics).splitlines()
    assert all(re.match(r"::(error|warning|notice) |\d|nothing", line) for line in annotations), annotations


def bounded(job: Callable[[], None]) -> None:
    """Do one case's job; the process ends where it takes more than ``SECONDS``."""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    job()
    signal.setitimer(signal.ITIMER_PROF, 0)


def limit() -> None:
    """Take no more memory than ``BYTES`` from here on."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def run(cases: int, *, fixed: bool) -> dict[str, int]:
    """Check ``cases`` inputs in a child, ``fixed`` ones or others each time; return how many were told of.

    And how long the slowest took, in milliseconds of the processor.

    Raises:
        AssertionError: The child failed, or was ended; the last input is told.
    """
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "input"
        done = subprocess.run(  # noqa: S603
            [sys.executable, __file__, str(cases), "fixed" if fixed else "any", folder],
            capture_output=True,
            text=True,
            check=False,
            env={"PYTHONPATH": ":".join(sys.path), "SOURCE_DATE_EPOCH": "1795262400"},
        )
        last = note.read_bytes() if note.exists() else b""
        assert done.returncode == 0, f"ended by {done.returncode} on {last!r}\n{done.stderr[-3000:]}"
        found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
        return found


def _child(cases: int, folder: Path, *, fixed: bool) -> None:
    limit()
    root = folder / "handbook"
    corpus.told(root, {"claire/sales.yml": b"by: Nadia\n"})
    usual = {**corpus.BASE, "claire/sales.yml": b"by: Nadia\n"}
    counts: Counter[str] = Counter()

    @settings(
        max_examples=cases,
        deadline=None,
        derandomize=fixed,
        database=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(data=inputs(), place=st.sampled_from(PLACES))
    def check(data: bytes, place: str) -> None:
        (folder / "input").write_bytes(place.encode() + b"\n" + data)
        path = root / "personas" / place
        path.write_bytes(data)
        try:
            bounded(lambda: _case(root, counts))
        finally:
            if place in usual:
                path.write_bytes(usual[place])
            else:
                path.unlink()

    check()
    print(json.dumps(counts))  # noqa: T201


def _case(root: Path, counts: Counter[str]) -> None:
    begun = time.process_time()
    found = inspect(root, today())
    counts["slowest"] = max(counts["slowest"], round(1000 * (time.process_time() - begun)))
    examine(found)
    counts["cases"] += 1
    counts["faulty"] += any(one.severity is Severity.ERROR for one in found.diagnostics)


if __name__ == "__main__":
    _child(int(sys.argv[1]), Path(sys.argv[3]), fixed=sys.argv[2] == "fixed")
