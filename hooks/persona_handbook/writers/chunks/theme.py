"""Where the index takes the place of the theme's own: in the build, and on the pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from ...words import Words
from ..search import add_folded, add_whole
from .index import Index

#: A site that shows more personas than this is searched by chunks. Of the theme's index the browser makes its
#: own on every page: with thirty personas, who types at once waits for a second.
MOST_IN_ONE_INDEX = 30
#: The folder of the chunks, below the site's root.
FOLDER = Path("search", "chunks")
#: What a page tells the theme, after Material 9.8.1.
_WORKER = re.compile(r'("search": "[^"]*assets/javascripts/)workers/search\.[^"/]*(?=")')
_COUNT = re.compile(r'("search\.result\.other": )"[^"]*"')


def indexed(
    typed: list[dict[str, Any]], printed: Iterable[dict[str, Any]], site: Path, *, in_chunks: bool
) -> list[dict[str, Any]]:
    """Return the entries that go into the theme's index; none where they were written in chunks.

    Args:
        typed: The entries of the hand-written pages.
        printed: Those of the printed ones, which are asked for one at a time.
        site: The folder of the site that is being built.
        in_chunks: Whether its personas are too many for one index.
    """
    if in_chunks:
        index = Index(site / FOLDER)
        for entry in chain(typed, printed):
            index.add(entry)
        index.finish()
        return []
    entries = [*typed, *printed]
    add_folded(entries)
    add_whole(entries)
    return entries


def with_worker(html: str, words: Words) -> str:
    """Return a finished page whose search asks our worker, and which does not call the best results all."""
    count = json.dumps(words.gettext("# best matches")).replace("<", "\\u003c")
    html = _COUNT.sub(lambda found: f"{found[1]}{count}", html)
    return _WORKER.sub(r"\1search.js", html)
