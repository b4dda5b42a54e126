"""Our style sheets and scripts as readers are sent them: without what is there for whoever works on them."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: In a style sheet; ours hold no text that looks like one.
_STYLE_COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
#: In a script only those that have lines of their own, so that no text and no pattern is taken for one.
_SCRIPT_COMMENT = re.compile(
    r"^[ \t]*(?://[^\n]*|/\*(?!!)(?:(?!\*/).)*\*/)[ \t]*\n", re.DOTALL | re.MULTILINE
)
_INDENT = re.compile(r"\n\s+")


def sheet(texts: Iterable[str]) -> str:
    """Return style sheets as one, in their order; a comment that begins with ``/*!`` stays."""
    return _INDENT.sub("\n", _STYLE_COMMENT.sub("", "\n".join(texts)))


def script(text: str) -> str:
    """Return a script without lines that are comments; one that begins with ``/*!`` stays."""
    return _SCRIPT_COMMENT.sub("", text)
