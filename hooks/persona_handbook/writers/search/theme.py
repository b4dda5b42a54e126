"""Where the index takes the place of the theme's own: in the build, and on the pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from ...words import Words
from .index import Index, Piece

#: The folder of the index, below the site's root.
FOLDER = Path("search", "chunks")
#: What a page tells the theme, after Material 9.8.1.
_WORKER = re.compile(r'("search": "[^"]*assets/javascripts/)workers/search\.[^"/]*(?=")')
_COUNT = re.compile(r'("search\.result\.other": )"[^"]*"')


def write_index(pieces: Iterable[Piece], site: Path) -> None:
    """Write the index of a site.

    Args:
        pieces: What the search shall know, asked for one at a time.
        site: The folder of the site that is being built.
    """
    index = Index(site / FOLDER)
    for piece in pieces:
        index.add(piece)
    index.finish()


def with_worker(html: str, words: Words) -> str:
    """Return a finished page whose search asks our worker, and which does not call the best results all."""
    count = json.dumps(words.gettext("# best matches")).replace("<", "\\u003c")
    html = _COUNT.sub(lambda found: f"{found[1]}{count}", html)
    return _WORKER.sub(r"\1search.js", html)
