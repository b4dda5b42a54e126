"""The ``handbook`` command: what editors and CI run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from .commands import check, diff, export, new, preview, review, schema
from .commands.ending import Refusal
from .memory import looking_seldom


class _Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviated option, nor do those of its commands."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 errors found, 2 wrong usage, or one of its own."""
    parser = _Parser(prog="handbook", description="Check and export a persona handbook.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in (check, export, diff, new, preview, review, schema):
        command.add(commands)
    options = parser.parse_args(arguments)
    try:
        with looking_seldom():
            code: int = options.run(options)
    except Refusal as refusal:
        from .report import visible  # noqa: PLC0415  # refused is seldom

        print(f"handbook: {visible(str(refusal))}", file=sys.stderr)
        return refusal.code
    return code
