"""A printed page among those of MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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
from mkdocs.utils import get_relative_url, write_file

from ..links import resolve
from ..pages.kept import texts
from ..pages.packed import Packed, text
from ..pages.page import Order, Page
from ..pages.press import Press
from .search.entries import entries
from .search.index import Piece, pieces
from .search.words import Words

#: The id of the element that "skip to content" leads to.
CONTENT_ID = "hb-page"
#: The key of a page's metadata under which the theme looks for the day of its last change.
CHANGED = "git_revision_date_localized"
#: What the theme is given in the place of a page's content; to what has no h1 it would add one.
_IN_FRAME = "<h1 data-handbook-content></h1>"
#: What tells the theme's search to pass a page over; one for all, of whom there may be thousands.
_NOT_SEARCHED = {"exclude": True}
#: What only the pages of one template need.
_SCRIPTS = {"compare": "compare.js", "home": "gallery.js", "interview": "interview.js"}


class GeneratedFile(File):
    """A file whose content is made when it is written, and not kept.

    Args:
        config: MkDocs' configuration.
        name: The file's path below the site's root.
        make: Makes the content.
    """

    def __init__(self, config: MkDocsConfig, name: str, make: Callable[[], str]) -> None:
        super().__init__(name, None, config.site_dir, config.use_directory_urls)
        self.generated_by = "handbook"
        self._make = make

    @property  # type: ignore[misc]  # nobody sets it
    def content_string(self) -> str:
        """The content, made anew."""
        return self._make()

    @property  # type: ignore[misc]
    def content_bytes(self) -> bytes:
        """The same in UTF-8."""
        return self._make().encode()

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  # MkDocs' own signature
        """Write the file to its place in the site."""
        write_file(self.content_bytes, self.abs_dest_path)


@dataclass(frozen=True, slots=True)
class Printed:
    """What comes of a page of ours.

    Attributes:
        outline: What was printed, without its HTML.
        html: The HTML, with addresses yet to be resolved; packed if it may be kept.
        pieces: What the search shall know of it; None if that was not asked yet.
    """

    outline: Page
    html: str | Packed
    pieces: tuple[Piece, ...] | None = None


class GeneratedPage(MkDocsPage):
    """A page of ours: MkDocs neither reads nor converts anything for it.

    It is printed when the theme draws it, so that only one page is at hand at a time. Until then, and to
    those who look through what the theme draws, its content is a few letters that stand for it.

    Args:
        order: What is to be printed.
        press: Prints it.
        file: The file that MkDocs believes it to come from.
        config: MkDocs' configuration.
        edit_base: Where sources are edited on the web, with a closing slash; "" where that is not known.

    Attributes:
        ordered: What is to be printed, as far as that is known before.
    """

    def __init__(self, order: Order, press: Press, file: File, config: MkDocsConfig, edit_base: str) -> None:
        self._order = order
        self._press = press
        self._at_hand: Printed | None = None
        self._contents: TableOfContents | None = None
        #: Prints the page of an address, here or elsewhere; None where it prints itself.
        self.printer: Callable[[str], Printed] | None = None
        page = self.ordered = order.page
        # The theme prints titles and descriptions unescaped.
        super().__init__(str(escape(page.title)), file, config)
        self.edit_url = f"{edit_base}{page.source}" if edit_base and page.source else None
        self.content = _IN_FRAME

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the metadata that the theme looks for; to the search we tell ourselves what the page holds."""
        self.markdown = ""
        self.meta = {"description": str(escape(self.ordered.description)), "search": _NOT_SEARCHED}
        if self.ordered.changed:
            self.meta[CHANGED] = self.ordered.changed
        if self.ordered.wide:
            self.meta["hide"] = ["navigation"]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Do nothing: there is no Markdown to convert."""

    @property
    def toc(self) -> TableOfContents:
        """The table of contents, unless another one was set."""
        if self._toc:
            return self._toc
        # The theme asks for it again and again.
        if self._contents is None:
            self._contents = _contents(self.outline)
        return self._contents

    @toc.setter
    def toc(self, toc: TableOfContents) -> None:
        self._toc = toc

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """The anchors to which hand-written pages may link."""
        return {section.anchor for section in self.outline.sections}

    @property
    def batch(self) -> int:
        """As in ``Order``."""
        return self._order.batch

    @property
    def outline(self) -> Page:
        """What was printed, without its HTML."""
        return self._printed.outline

    @property
    def html(self) -> str | Packed:
        """What was printed, with addresses yet to be resolved; packed if it may be kept."""
        return self._printed.html

    @property
    def _printed(self) -> Printed:
        if self._at_hand is None:
            self._at_hand = self.printer(self.url) if self.printer else self.printed()
        return self._at_hand

    def framed(self, frame: str, addresses: Callable[[str], str]) -> str:
        """Return the whole page: what the theme drew, with the content in its place.

        Args:
            frame: What the theme drew.
            addresses: Returns the address of a path below the root, seen from there.
        """
        # A page names the same addresses again and again, those of sources above all.
        content = resolve(text(self.html), cache(lambda path: get_relative_url(addresses(path), self.url)))
        if script := _SCRIPTS.get(self.ordered.template):
            address = get_relative_url(f"assets/javascripts/{script}", self.url)
            content += f'<script type="module" src="{address}"></script>'
        return frame.replace(_IN_FRAME, content, 1)

    def printed(self, words: Words | None = None) -> Printed:
        """Print the page, and keep nothing of it.

        Args:
            words: Takes texts apart for the search, if that shall be done at once.
        """
        outline, html = self._press.printed(self._order)
        return Printed(outline, html, self._pieces(html, words) if words else None)

    def pieces(self, words: Words) -> tuple[Piece, ...]:
        """Return what the search shall know of the page."""
        found = self._printed.pieces
        return self._pieces(self.html, words) if found is None else found

    def _pieces(self, html: str | Packed, words: Words) -> tuple[Piece, ...]:
        page = self.ordered
        if not page.boost:
            return ()
        shown = f"<p>{escape(page.description)}</p>" if page.brief else text(html)
        return tuple(pieces(entries(shown, self.url, str(self.title), page.boost), words))

    def forget(self) -> None:
        """Let go of what was printed."""
        self._at_hand = self._contents = None


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
