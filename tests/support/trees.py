"""Folders as values, to be compared; and handbooks that build in a moment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from handbooks import MINIMAL_COMPANY, MINIMAL_PERSONA, REPOSITORY

_CONFIG = """\
site_name: Tiny
site_url: https://tiny.example/
theme: {name: material, font: false, custom_dir: overrides}
hooks: [hooks/handbook.py]
plugins: [search]
watch: [overrides, personas]
validation: {links: {not_found: warn}}
"""


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder``, hidden ones too, by its path with ``/``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def different(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the paths that only one has, or that do not hold the same bytes."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def tiny_handbook(folder: Path) -> Path:
    """Make a handbook of one persona in ``folder``, with this engine and this theme."""
    for name, text in {
        "mkdocs.yml": _CONFIG,
        "personas/handbook.yml": f"{MINIMAL_COMPANY}checks: {{role-incomplete: off, no-signals: off}}\n",
        "personas/claire.yml": MINIMAL_PERSONA,
        "docs/method.md": "# Method\n",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for part in ("hooks", "overrides"):
        shutil.copytree(REPOSITORY / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def build(
    folder: Path,
    *arguments: str,
    variables: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs build`` in ``folder`` and return what it said, whatever came of it.

    Args:
        folder: Where to run it.
        arguments: More of the command line.
        variables: Added to the environment.
        before: Called in the new process before it runs, to take something from it.
    """
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(variables or {})},
        preexec_fn=before,  # tests run in one thread
    )
