"""``handbook check``: what is to be mended, by file, line and column."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from .ending import FAULTY, OK, demand_handbook


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    parser = commands.add_parser("check", help="say what is to be mended, by file, line and column")
    parser.add_argument("root", type=Path, nargs="?", default=Path(), metavar="ROOT")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text")
    parser.add_argument("--strict", action="store_true", help="let warnings fail as well")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print every diagnostic of the handbook."""
    from .. import report  # noqa: PLC0415  # other commands begin sooner
    from ..check import inspect  # noqa: PLC0415
    from ..clock import today  # noqa: PLC0415
    from ..diagnostics import Severity  # noqa: PLC0415

    demand_handbook(options.root)
    found = inspect(options.root, today())
    if options.format == "json":
        excused = [(one.diagnostic, one.reason) for one in found.excused]
        sys.stdout.write(report.json_text(found.diagnostics, excused))
    elif options.format == "github":
        sys.stdout.write(report.github(found.diagnostics))
    else:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        sys.stdout.write(report.text(found.diagnostics, colour=colour, excused=len(found.excused)))
    failed = found.count(Severity.ERROR) or (options.strict and found.count(Severity.WARNING))
    return FAULTY if failed else OK
