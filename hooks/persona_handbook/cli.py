"""The ``handbook`` command: what editors and CI run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from . import report
from .check import inspect, theme_language
from .clock import today
from .commands import diff, new, preview, review, schema
from .diagnostics import Severity

OK, FAULTY, USAGE = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """A parser that takes no abbreviated option, nor do those of its commands."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 errors found, 2 wrong usage."""
    parser = _Parser(prog="handbook", description="Check and export a persona handbook.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="say what is to be mended, by file, line and column")
    _add_root(check)
    check.add_argument("--format", choices=("text", "github", "json"), default="text")
    check.add_argument("--strict", action="store_true", help="let warnings fail as well")
    export = commands.add_parser("export", help="write every page as Markdown, for any site generator")
    _add_root(export)
    export.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="an empty or new folder")
    export.add_argument(
        "--language", choices=("en", "fr"), help="the language of labels, unless mkdocs.yml's"
    )
    check.set_defaults(run=_check)
    export.set_defaults(run=_export)
    for command in (diff, new, preview, review, schema):
        command.add(commands)
    options = parser.parse_args(arguments)
    code: int = options.run(options)
    return code


def _add_root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("root", type=Path, nargs="?", default=Path(), metavar="ROOT")


def _is_root(root: Path) -> bool:
    if (root / "mkdocs.yml").is_file():
        return True
    print(f"handbook: {root} is not a handbook: it holds no mkdocs.yml", file=sys.stderr)
    return False


def _check(options: argparse.Namespace) -> int:
    if not _is_root(options.root):
        return USAGE
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


def _export(options: argparse.Namespace) -> int:
    if not _is_root(options.root):
        return USAGE
    # Pages need the templates and the catalogues, which a mere check does without.
    from .derive.audience import visible  # noqa: PLC0415
    from .derive.withheld import withheld  # noqa: PLC0415
    from .history.history import history  # noqa: PLC0415
    from .links import path_of  # noqa: PLC0415
    from .pages.edition import Edition  # noqa: PLC0415
    from .pages.feed import feed  # noqa: PLC0415
    from .pages.press import Press  # noqa: PLC0415
    from .pages.reviews import calendar  # noqa: PLC0415
    from .pages.site import pages  # noqa: PLC0415
    from .words import words  # noqa: PLC0415
    from .writers import disk  # noqa: PLC0415

    language = options.language or theme_language(options.root)
    found = inspect(options.root, today(), language=language)
    if found.handbook is None:
        sys.stderr.write(report.text(found.diagnostics, colour=False))
        return FAULTY
    left_out = withheld(found.handbook.company)
    shown = visible(found.handbook, left_out)
    past = history(options.root, found.sources.docs, withheld=left_out)
    edition = Edition(shown, today(), words(language), history=past, withheld=left_out)
    press = Press(edition)
    try:
        files = {path_of("feed"): feed(press), path_of("reviews"): calendar(edition)}
        written = disk.write(edition, tuple(pages(press)), options.to, files)
    except OSError as error:
        is_taken = isinstance(error, FileExistsError) and options.to.is_dir()
        reason = "it is not empty" if is_taken else error.strerror
        print(f"handbook: cannot write into {options.to}: {reason}", file=sys.stderr)
        return USAGE
    print(f"{written} files written into {options.to}")
    return OK
