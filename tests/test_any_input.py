"""Whatever a file of a handbook holds, the whole checker reads it or tells what is wrong, in bounded time."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

import fuzzed

CASES = 400


def test_any_file_is_read_or_told_of(figure: Callable[[str, int], None]) -> None:
    found = fuzzed.run(CASES, fixed=True)
    assert found["cases"] >= CASES
    assert 0 < found["faulty"] < found["cases"]
    figure("mutated or random files through the checker", found["cases"])


@pytest.mark.parametrize(
    ("job", "ended"),
    [("while True: pass", -signal.SIGPROF), ("re.match('(a*)*b', 'a' * 99)", -signal.SIGPROF)],
    ids=["in Python", "in a library"],
)
def test_a_case_that_hangs_is_ended(job: str, ended: int) -> None:
    program = f"import re, fuzzed\nfuzzed.SECONDS = 0.2\ndef job():\n    {job}\nfuzzed.bounded(job)\n"
    assert _run(program).returncode == ended


def test_a_case_that_takes_all_memory_is_ended() -> None:
    done = _run("import fuzzed\nfuzzed.limit()\nfuzzed.bounded(lambda: bytearray(fuzzed.BYTES))\n")
    assert done.returncode == 1
    assert done.stderr.endswith("MemoryError\n")


@pytest.mark.parametrize("quoted", ['"', "'", ""])
def test_a_long_row_of_quotation_marks_is_looked_for_in_a_moment(quoted: str) -> None:
    done = _run(
        "import fuzzed\nfrom persona_handbook.source.tree import Mark, Text\n"
        f"text = Text(Mark(0, 0), '', {quoted!r} + \"'\" * 4000 + {quoted!r})\n"
        "fuzzed.bounded(lambda: text.locate(\"'\" * 2500 + 'x'))\n"
    )
    assert (done.returncode, done.stderr) == (0, "")


def _run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
