"""What `make bench` tells of the search: that it looks for something, and finds it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench import waits
from benching.finding import Finding
from handbooks import REPOSITORY

_FIND = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from benching.finding import first_results
print(json.dumps(asdict(first_results(Path(sys.argv[1]), ["toys"]))))
"""


def test_the_first_result_is_waited_for_and_comes(site: Path) -> None:
    # A process of its own, for the tests have a browser under way.
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _FIND, str(site)],
        cwd=REPOSITORY / "tools",
        capture_output=True,
        text=True,
        check=True,
    )
    found = Finding(**json.loads(done.stdout))
    # "Infinity" where nothing came.
    assert 0 < found.at_once <= found.slowest < 60
    assert 0 < found.settled <= found.slowest
    assert found.requests == 1


def test_a_table_tells_the_waits_by_size() -> None:
    told = waits({7: Finding(0.25, 0.0625, 0.5, 1), 1000: Finding(0.5, 0.25, float("inf"), 30)})
    assert told.splitlines()[3:] == [
        "| personas | typed at once | typed after 3 s | slowest | requests |",
        "|---|---|---|---|---|",
        "| 7 | 0.25 s | 0.06 s | 0.50 s | 1 |",
        "| 1,000 | 0.50 s | 0.25 s | inf s | 30 |",
    ]
