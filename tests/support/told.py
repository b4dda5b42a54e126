"""What a handbook's editors are told, short enough to be written into a test in full."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from persona_handbook.check import inspect
from persona_handbook.clock import today
from persona_handbook.rules.rule import Rule


def told(root: Path, rules: Iterable[Rule], language: str | None = None) -> list[str]:
    """Return what these ``rules`` say of the handbook in ``root``: two lines each, as in a report."""
    wanted = {rule.id for rule in rules}
    lines: list[str] = []
    for one in inspect(root, today(), language=language).diagnostics:
        if one.rule in wanted:
            place = f"{one.place.file}:{one.place.line}:{one.place.column}"
            lines += [f"{place}: {one.severity}: {one.message} ({one.rule})", f"  {one.hint}"]
    return lines
