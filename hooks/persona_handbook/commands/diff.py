"""``handbook diff``: what changed between two states of the handbook, told by persona."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from . import revisions
from .ending import OK


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    parser = commands.add_parser("diff", help="tell what changed for readers since a revision, by persona")
    parser.add_argument("base", metavar="BASE", help="a revision: main, a tag, a commit")
    parser.add_argument(
        "head", nargs="?", default="", metavar="HEAD", help="another; the files as they are, unless given"
    )
    revisions.add_options(parser)
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument(
        "--most", type=int, metavar="BYTES", help="cut a text or Markdown report after so many, with a word"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the difference; the exit code tells mistakes of usage only."""
    # Only what tells of changes needs the words of the site.
    from ..check import theme_language  # noqa: PLC0415
    from ..clock import today  # noqa: PLC0415
    from ..telling import reports  # noqa: PLC0415
    from ..telling.difference import difference  # noqa: PLC0415
    from ..words import words  # noqa: PLC0415

    base, head = revisions.readings(options.root, options.base, options.head)
    found = difference(options.base, base, options.head, head, today())
    say = words(options.language or theme_language(options.root))
    write = {"text": reports.text, "markdown": reports.markdown, "json": reports.json_text}[options.format]
    text = write(found, say)
    if options.most is not None and options.format != "json":
        text = reports.cut(text, options.most, say)
    sys.stdout.write(text)
    return OK
