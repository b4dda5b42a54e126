"""What `make bench` tells of the search and of edits: that it looks for something, and sees it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench import edits, waits
from benching import handbook
from benching.editing import Edits, Waits
from benching.finding import Finding
from handbooks import REPOSITORY

_FIND = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from benching.finding import first_results
print(json.dumps(asdict(first_results(Path(sys.argv[1]), ["toys"]))))
"""


def apart(program: str, folder: Path) -> Any:
    """Return what a program tells of a folder, in a process of its own: the tests have a browser open."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program, str(folder)],
        cwd=REPOSITORY / "tools",
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_the_first_result_is_waited_for_and_comes(site: Path) -> None:
    found = Finding(**apart(_FIND, site))
    # "Infinity" where nothing came.
    assert 0 < found.at_once <= found.slowest < 60
    assert 0 < found.settled <= found.slowest
    assert found.requests > 1


_EDIT = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from benching.editing import edits, waits
print(json.dumps([asdict(edits(Path(sys.argv[1]), 300)), asdict(waits(Path(sys.argv[1])))]))
"""


def test_a_quotation_is_edited_and_seen(tmp_path: Path) -> None:
    handbook.write_handbook(tmp_path, 2)
    spent, waited = apart(_EDIT, tmp_path)
    assert Edits(**spent).again > 0
    assert Edits(**spent).first > 0
    assert 0 < Waits(**waited).reload <= Waits(**waited).slowest


def test_a_table_tells_what_edits_cost_by_size() -> None:
    small, large = Edits(2.0, 0.5, 80.4), Edits(9.0, 3.0, 80.4)
    told = edits({7: (small, Waits(0.5, 0.75, 1.25)), 1000: (large, None), 5000: ("stopped", None)})
    assert told.splitlines()[3:] == [
        "| personas | first build | edit | share | memory | to reload | to see | slowest |",
        "|---|---|---|---|---|---|---|---|",
        "| 7 | 2.00 s | 0.50 s | 0.25 | 80 MB | 0.50 s | 0.75 s | 1.25 s |",
        "| 1,000 | 9.00 s | 3.00 s | 0.33 | 80 MB |  |  |  |",
        "| 5,000 | stopped |  |  |  |  |  |  |",
    ]


def test_a_table_tells_the_waits_by_size() -> None:
    told = waits({7: Finding(0.25, 0.0625, 0.5, 1), 1000: Finding(0.5, 0.25, float("inf"), 30)})
    assert told.splitlines()[3:] == [
        "| personas | typed at once | typed after 3 s | slowest | requests |",
        "|---|---|---|---|---|",
        "| 7 | 0.25 s | 0.06 s | 0.50 s | 1 |",
        "| 1,000 | 0.50 s | 0.25 s | inf s | 30 |",
    ]
