"""What a reader sees of a page, to look for texts in it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from bs4 import BeautifulSoup

#: Marks that stand inside a text without being part of it.
_MARKS = (".hb-cite", ".headerlink", "script", "style")


def soup(path: Path) -> BeautifulSoup:
    """Return a page of a built site."""
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def page_text(path: Path) -> str:
    """Return the text of a page's content without citation marks, its white space folded."""
    page = soup(path)
    for selector in _MARKS:
        for element in page.select(selector):
            element.decompose()
    content = page.select_one(".md-content")
    assert content is not None, path
    return fold(content.get_text())


def fold(text: str) -> str:
    """Return ``text`` on one line, without the space that a citation leaves before a full stop."""
    return re.sub(r"\s+([.,;:!?…)])", r"\1", " ".join(text.split()))


def searchable(site: Path) -> list[list[str]]:
    """Return what the search of a built site knows, in order: of each entry location, title and text."""
    files = (site / "search" / "chunks").glob("*/texts-*.json")
    ordered = sorted(files, key=lambda path: int(path.stem.removeprefix("texts-")))
    return [entry for path in ordered for entry in json.loads(path.read_text("utf-8"))]
