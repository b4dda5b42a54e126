"""Handbooks to build and the command that builds them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
#: 21 November 2026, noon UTC: reviews and sources are judged on this day, whenever the tests run.
EPOCH = "1795262400"
PARTS = ("docs", "hooks", "overrides", "personas")
MINIMAL_COMPANY = """\
brand: {name: Marelle}
departments:
  sales: {name: Sales}
offers:
  box: {name: Discovery Box, category: a monthly wooden-toy box}
sources:
  survey: {title: Spring survey, kind: survey}
stages: {awareness: Awareness}
"""
MINIMAL_PERSONA = "name: Claire Martin\nrole: anti-target\nsummary: Buys toys in the evening.\n"


def run_mkdocs(*arguments: str, folder: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run mkdocs as its users do and return what it said."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def copy_handbook(folder: Path) -> Path:
    """Copy the repository's handbook, with the engine, to ``folder``."""
    for part in PARTS:
        shutil.copytree(REPOSITORY / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    return folder
