"""Where the index takes the place of the theme's own: in the build, and on the pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ...words import Words

#: The folder of the index, below the site's root.
FOLDER = Path("search", "chunks")
#: What a page tells the theme, after Material 9.8.1.
_WORKER = re.compile(r'("search": "[^"]*assets/javascripts/)workers/search\.[^"/]*(?=")')
_COUNT = re.compile(r'("search\.result\.other": )"[^"]*"')


def with_worker(html: str, words: Words) -> str:
    """Return a finished page whose search asks our worker, and which does not call the best results all."""
    count = json.dumps(words.gettext("# best matches")).replace("<", "\\u003c")
    html = _COUNT.sub(lambda found: f"{found[1]}{count}", html)
    return _WORKER.sub(r"\1search.js", html)
