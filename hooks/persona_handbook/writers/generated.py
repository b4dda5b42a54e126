"""A printed page among those of MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from ..links import resolve
from ..pages.kept import texts
from ..pages.packed import Packed
from ..pages.page import Page
from .earlier import PublishedPages
from .search.entries import entries
from .search.index import Piece, pieces
from .search.words import Words

#: The id of the element that "skip to content" leads to.
CONTENT_ID = "hb-page"
#: The key of a page's metadata under which the theme looks for the day of its last change.
CHANGED = "git_revision_date_localized"
#: What the theme is given in the place of a page's content; to what has no h1 it would add one.
_IN_FRAME = "<h1 data-handbook-content></h1>"
#: What only the pages of one template need.
_SCRIPTS = {"compare": "compare.js", "home": "gallery.js", "interview": "interview.js"}


class GeneratedPage(MkDocsPage):
    """A page whose HTML is ready: MkDocs neither reads nor converts anything for it.

    Args:
        page: What was printed.
        html: Its content, with addresses yet to be resolved.
        file: The file that MkDocs believes it to come from.
        config: MkDocs' configuration.
        edit_base: Where sources are edited on the web, with a closing slash; "" where that is not known.

    Attributes:
        printed: What was printed, without its HTML.
    """

    def __init__(self, page: Page, html: Packed, file: File, config: MkDocsConfig, edit_base: str) -> None:
        self._content = html
        self._at_hand: str | None = None
        self._in_frame: str | None = None
        # The theme prints titles and descriptions unescaped.
        super().__init__(str(escape(page.title)), file, config)
        self.edit_url = f"{edit_base}{page.source}" if edit_base and page.source else None
        self.printed = page
        self._addresses: Callable[[str], str] = str
        self._published: PublishedPages | None = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the metadata that the theme looks for; to the search we tell ourselves what the page holds."""
        self.markdown = ""
        self.meta = {"description": str(escape(self.printed.description)), "search": {"exclude": True}}
        if self.printed.changed:
            self.meta[CHANGED] = self.printed.changed
        if self.printed.wide:
            self.meta["hide"] = ["navigation"]

    def publish_with(self, addresses: Callable[[str], str], published: PublishedPages | None) -> None:
        """Say how a path below the site's root is turned into an address, and what was published before."""
        self._addresses = addresses
        self._published = published

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set content and table of contents; addresses become relative to this page."""
        self.toc = _contents(self.printed)
        self.present_anchor_ids = {section.anchor for section in self.printed.sections}
        printed, path = self._content, self.printed.path
        if self._published and (kept := self._published.content(path, printed)):
            self._content = kept
            return
        # A page names the same addresses again and again, those of sources above all.
        content = resolve(printed.html, cache(lambda path: get_relative_url(self._addresses(path), self.url)))
        if script := _SCRIPTS.get(self.printed.template):
            address = get_relative_url(f"assets/javascripts/{script}", self.url)
            content += f'<script type="module" src="{address}"></script>'
        self._content, self._at_hand = Packed(content), content
        if self._published:
            self._published.keep_content(path, printed, self._content)

    @property
    def content(self) -> str:
        """The HTML; MkDocs has the content of every page at hand until the last one is written."""
        if self._in_frame is not None:
            return self._in_frame
        return self._content.html if self._at_hand is None else self._at_hand

    @content.setter
    def content(self, html: str | None) -> None:
        if self._in_frame is not None:
            self._in_frame = html
        # MkDocs' own page begins without any, and sets again what plugins left as it was.
        elif html is not None:
            if html != self.content:
                self._content = Packed(html)
            self._at_hand = None

    def stand_aside(self) -> None:
        """Be a few letters to the theme, and to those who look through what it draws, until ``framed``."""
        self._in_frame = _IN_FRAME

    def framed(self, frame: str) -> str:
        """Return the whole page: what the theme drew, with the content in its place."""
        return frame.replace(_IN_FRAME, self._content.html, 1)

    def draw_as_before(self) -> Packed | None:
        """Return the whole page as an earlier build drew it, if the theme would draw the same."""
        return self._published.whole(self.printed.path, self._drawn_from) if self._published else None

    def keep_drawn(self, whole: str) -> None:
        """Keep what was drawn for the next build."""
        if self._published:
            self._published.keep_whole(self.printed.path, self._drawn_from, whole)

    @property
    def _drawn_from(self) -> object:
        return (self._content, self.printed, drawn_from(self))

    def pieces(self, words: Words) -> Sequence[Piece]:
        """Return what the search shall know of the page."""
        page = self.printed
        if not page.boost:
            return ()
        told = (page.description if page.brief else self._content, self.url, str(self.title), page.boost)
        if self._published and (kept := self._published.pieces(page.path, told)):
            return kept
        html = f"<p>{escape(page.description)}</p>" if page.brief else self._content.html
        found = tuple(pieces(entries(html, *told[1:]), words))
        if self._published:
            self._published.keep_pieces(page.path, told, found)
        return found


def drawn_from(page: MkDocsPage) -> object:
    """Return what the theme draws around the content of any page."""
    around = [(one.title, one.url) if one else None for one in (page.previous_page, page.next_page)]
    return (page.title, page.edit_url, dict(page.meta), around)


def _contents(page: Page) -> TableOfContents:
    top = AnchorLink(str(escape(page.title)), CONTENT_ID, 1)
    for section in page.sections:
        entry = AnchorLink(str(escape(section.title)), section.anchor, section.level)
        holder = top.children[-1] if section.level > 2 and top.children else top
        holder.children.append(entry)
    return TableOfContents([top])


def frame(config: MkDocsConfig, nav: Navigation, told: Mapping[str, Any]) -> object:
    """Return what the theme draws around every page.

    Args:
        config: MkDocs' configuration.
        nav: The navigation, once every page has its title.
        told: What templates are told besides.
    """
    templates = texts([config.theme.custom_dir]) if config.theme.custom_dir else {}
    # These are made for each build, the folder too, and equal to nothing but themselves.
    made = ("hooks", "plugins", "theme", "site_dir")
    options = {key: value for key, value in config.items() if key not in made}
    plugins = {key: dict(one.config) for key, one in config.plugins.items() if isinstance(one, BasePlugin)}
    return (options, dict(config.theme), plugins, tuple(_outline(nav.items)), dict(told), templates)


def _outline(items: list[StructureItem]) -> Iterator[tuple[object, ...]]:
    for item in items:
        yield (
            type(item),
            item.title,
            getattr(item, "url", ""),
            *_outline(getattr(item, "children", None) or []),
        )
