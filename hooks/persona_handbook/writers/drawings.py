"""Whole pages, in the theme's frame: under serve, those that are as they were are not drawn again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..pages.packed import Packed
from .earlier import PublishedPages
from .generated import GeneratedPage, drawn_from
from .search.index import Piece, pieces
from .search.words import Words

#: The template of a page that is as it was.
_AS_BEFORE = "as-before.html"


class _TypedPage:
    """A hand-written page that was converted, as the theme is about to draw it.

    Args:
        page: The page, with its content.
        published: The pages of the last build.
    """

    def __init__(self, page: Page, published: PublishedPages) -> None:
        self._page = page
        self._published = published
        content = Packed(page.content or "")
        if not published.content(page.url, content):
            published.keep_content(page.url, content, content)
        self._drawn_from = (content, str(page.toc), drawn_from(page))

    def draw_as_before(self) -> Packed | None:
        """Return the whole page as an earlier build drew it, if the theme would draw the same."""
        whole = self._published.whole(self._page.url, self._drawn_from)
        if whole:
            # The theme would take the page apart for its index.
            self._page.meta["search"] = {"exclude": True}
        return whole

    def keep_drawn(self, whole: str) -> None:
        """Keep what was drawn for the next build."""
        self._published.keep_whole(self._page.url, self._drawn_from, whole)

    def pieces(self, found: Sequence[Piece]) -> Sequence[Piece]:
        """Return what the search shall know of the page; ``found``, if it was drawn."""
        kept = self._published.pieces(self._page.url, self._drawn_from)
        if kept:
            return kept
        self._published.keep_pieces(self._page.url, self._drawn_from, found)
        return found


class Drawings:
    """The pages of one build on their way through the theme and into the search.

    Args:
        files: Every file of the site, when each page has its content.
        published: The pages of the builds before; None where there are none.

    Attributes:
        as_before: The whole pages that need not be drawn, by their address.
    """

    def __init__(self, files: Files, published: PublishedPages | None = None) -> None:
        self.as_before: dict[str, Packed] = {}
        self._typed: dict[str, _TypedPage] = {}
        self._printed: list[GeneratedPage] = []
        for page in (file.page for file in files.documentation_pages() if file.page):
            drawn: GeneratedPage | _TypedPage
            if isinstance(page, GeneratedPage):
                self._printed.append(page)
                drawn = page
            elif published:
                drawn = self._typed[page.url] = _TypedPage(page, published)
            else:
                continue
            if whole := drawn.draw_as_before():
                self.as_before[page.url] = whole
                page.meta["template"] = _AS_BEFORE

    def keep(self, page: Page, whole: str) -> None:
        """Keep a page as it was drawn for the next build."""
        if isinstance(page, GeneratedPage):
            page.keep_drawn(whole)
        elif page.url in self._typed:
            self._typed[page.url].keep_drawn(whole)

    def pieces(self, entries: Iterable[dict[str, Any]]) -> Iterator[Piece]:
        """Yield what the search shall know of all pages.

        Args:
            entries: Those of the hand-written pages that were drawn, as the theme's index has them.
        """
        words = Words()
        drawn = groupby(pieces(entries, words), lambda piece: piece.page)
        found = {url: tuple(those) for url, those in drawn}
        for url, page in self._typed.items():
            yield from page.pieces(found.pop(url, ()))
        for those in found.values():
            yield from those
        for printed in self._printed:
            yield from printed.pieces(words)
