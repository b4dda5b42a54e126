"""``handbook preview``: what a change means, and the pages it touches, as one file to open from anywhere."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from ..keeping.files import save
from . import revisions
from .ending import FAULTY, OK, Refusal

#: Where the preview is written to, from the handbook's folder on; git is told to ignore it.
FILE = Path("build") / "preview.html"


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    parser = commands.add_parser(
        "preview", help="show what changed since a revision, as one HTML file that needs nothing else"
    )
    parser.add_argument("base", metavar="BASE", help="a revision: main, a tag, a commit")
    parser.add_argument("--to", type=Path, metavar="FILE", help=f"where to write it, unless {FILE}")
    revisions.add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the preview of the files as they are; a handbook with errors has none."""
    # Pages need the templates and the catalogues, which other commands do without.
    from .. import report  # noqa: PLC0415
    from ..check import inspect, theme_language  # noqa: PLC0415
    from ..clock import today  # noqa: PLC0415
    from ..pages.edition import Edition  # noqa: PLC0415
    from ..pages.press import Press  # noqa: PLC0415
    from ..pages.preview import preview, touched  # noqa: PLC0415
    from ..telling.difference import difference  # noqa: PLC0415
    from ..words import words  # noqa: PLC0415
    from ..writers import inline  # noqa: PLC0415

    base, head = revisions.readings(options.root, options.base, "")
    language = options.language or theme_language(options.root)
    found = inspect(options.root, today(), language=language)
    if found.handbook is None:
        sys.stderr.write(report.text(found.diagnostics, colour=False))
        return FAULTY
    press = Press(Edition(found.handbook, today(), words(language)))
    change = difference(options.base, base, "", head, today())
    target = options.to or options.root / FILE
    try:
        text = preview(press, change, inline.style(options.root, found.sources.docs), inline.address)
        target.parent.mkdir(parents=True, exist_ok=True)
        save(target, text)
    except OSError as error:
        raise Refusal(f"cannot write {target}: {error.strerror}") from error
    count = len(touched(change, press))
    print(f"{target}: {count} {'persona' if count == 1 else 'personas'} changed")
    return OK
