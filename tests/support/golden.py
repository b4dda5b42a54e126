"""Golden files: what was agreed on, beside what gives rise to it.

To accept what comes out now, run the tests with ``UPDATE_GOLDEN=1`` and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path


def agreed(path: Path, found: str) -> str:
    """Return what the golden file at ``path`` holds; ``found`` is written to it where that is asked for."""
    if "UPDATE_GOLDEN" in os.environ:
        path.write_text(found, "utf-8", newline="\n")
    return path.read_text("utf-8")
