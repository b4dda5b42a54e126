"""What is freed goes back to the system."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from persona_handbook.memory import give_back


def resident() -> int:
    """Return how many bytes of memory this process has."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems see to it by themselves")
def test_what_was_freed_between_what_is_kept_goes_back_to_the_system() -> None:
    blocks = [bytes(5_000) for _ in range(20_000)]
    kept = blocks[::10]
    blocks.clear()
    before = resident()
    give_back()
    assert before - resident() > 40_000_000
    assert len(kept) == 2_000
