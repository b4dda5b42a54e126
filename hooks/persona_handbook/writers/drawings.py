"""Whole pages, in the theme's frame, and what the search knows of them.

Under serve, those that are as they were are neither drawn nor taken apart again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from ..ahead import Ahead
from ..pages.packed import Packed
from .earlier import Published, PublishedPages
from .generated import GeneratedPage, Printed, drawn_from
from .search.index import Index, Piece, pieces
from .search.words import Words

#: The template of a page that is as it was.
_AS_BEFORE = "as-before.html"


class Drawings:
    """The pages of one build on their way through the theme and into the search.

    Args:
        files: Every file of the site, when the hand-written pages have their content.
        addresses: Returns the address of a path below the site's root, seen from there.
        index: The index of the search; None where nothing is searched.
        published: The pages of the builds before; None where nothing is served.

    Attributes:
        as_before: The pages that need not be drawn, by their address.
    """

    def __init__(
        self,
        files: Files,
        addresses: Callable[[str], str],
        index: Index | None,
        published: PublishedPages | None = None,
    ) -> None:
        self.as_before: dict[str, Published] = {}
        self._addresses = addresses
        self._index = index
        self._published = published
        self._words = Words()
        self._drawn_from: dict[str, object] = {}
        #: Hand-written pages as they were drawn; the search is told of them in the end, by the theme's own.
        self._typed: dict[str, str] = {}
        if published:
            served = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
            for page in (file.page for file in served if file.page):
                self._compare(page, published)

    def _compare(self, page: Page, published: PublishedPages) -> None:
        """Have the theme draw nothing where an earlier build drew the same."""
        own = (page.html, page.outline) if isinstance(page, GeneratedPage) else (page.content, str(page.toc))
        told = self._drawn_from[page.url] = (own, drawn_from(page))
        if found := published.find(page.url, told):
            self.as_before[page.url] = found
            page.meta["template"] = _AS_BEFORE
            # The theme would take a hand-written page apart for its own index.
            page.meta["search"] = {"exclude": True}

    def print_ahead(self, pages: Iterable[GeneratedPage]) -> Ahead[Printed]:
        """Have pages printed by other processes too, while the theme draws those before them.

        Args:
            pages: Of ours, in the order in which they will be drawn.
        """
        by_url = {page.url: page for page in pages}
        words = self._words if self._index else None
        batches = [[one.url for one in those] for _, those in groupby(by_url.values(), lambda one: one.batch)]
        ahead = Ahead(batches, lambda url: by_url[url].printed(words))
        # One for all: to ask for it makes it anew.
        take = ahead.take
        for page in by_url.values():
            page.printer = take
        # There is more to write before the first page.
        ahead.begin()
        return ahead

    def finish(self, output: str, page: Page, mend: Callable[[str], str]) -> str:
        """Return a whole page as readers get it, and tell the search of it.

        Args:
            output: What the theme drew.
            page: The page.
            mend: Mends what the theme's frame leaves amiss.
        """
        kept = self.as_before.get(page.url)
        whole = output if kept else mend(output)
        if not isinstance(page, GeneratedPage):
            self._typed[page.url] = whole if self._published else ""
            return whole
        if kept:
            found = kept.pieces
        else:
            whole = page.framed(whole, self._addresses)
            found = page.pieces(self._words) if self._index else ()
            self._keep(page.url, whole, found)
        self._tell(found)
        page.forget()
        return whole

    def finish_search(self, entries: Iterable[dict[str, Any]]) -> None:
        """Write what is left of the index.

        Args:
            entries: Those of the hand-written pages that were drawn, as the theme's index has them.
        """
        drawn = groupby(pieces(entries, self._words), lambda piece: piece.page)
        found = {url: tuple(those) for url, those in drawn}
        for url, whole in self._typed.items():
            kept = self.as_before.get(url)
            those = kept.pieces if kept else found.pop(url, ())
            self._tell(those)
            if not kept:
                self._keep(url, whole, those)
        for those in found.values():
            self._tell(those)
        if self._index:
            self._index.finish()

    def _keep(self, url: str, whole: str, found: Sequence[Piece]) -> None:
        if self._published:
            self._published.keep(url, Published(self._drawn_from[url], Packed(whole), found))

    def _tell(self, found: Iterable[Piece]) -> None:
        if self._index:
            for piece in found:
                self._index.add(piece)
