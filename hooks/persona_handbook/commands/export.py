"""``handbook export``: every page as Markdown, for any site generator."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from .ending import FAULTY, OK, Refusal, demand_handbook


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    parser = commands.add_parser("export", help="write every page as Markdown, for any site generator")
    parser.add_argument("root", type=Path, nargs="?", default=Path(), metavar="ROOT")
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="an empty or new folder")
    parser.add_argument(
        "--language", choices=("en", "fr"), help="the language of labels, unless mkdocs.yml's"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the pages; a handbook with errors has none."""
    # Pages need the templates and the catalogues, which a mere check does without.
    from .. import report  # noqa: PLC0415
    from ..check import inspect, theme_language  # noqa: PLC0415
    from ..clock import today  # noqa: PLC0415
    from ..derive.audience import visible  # noqa: PLC0415
    from ..derive.withheld import withheld  # noqa: PLC0415
    from ..history.history import history  # noqa: PLC0415
    from ..links import path_of  # noqa: PLC0415
    from ..pages.edition import Edition  # noqa: PLC0415
    from ..pages.feed import feed  # noqa: PLC0415
    from ..pages.press import Press  # noqa: PLC0415
    from ..pages.reviews import calendar  # noqa: PLC0415
    from ..pages.site import pages  # noqa: PLC0415
    from ..words import words  # noqa: PLC0415
    from ..writers import disk  # noqa: PLC0415

    demand_handbook(options.root)
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
        raise Refusal(f"cannot write into {options.to}: {reason}") from error
    print(f"{written} files written into {options.to}")
    return OK
