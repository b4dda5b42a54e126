"""A printed page among those of MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from ..links import resolve
from ..pages.page import Page
from .search import entries

#: The id of the element that "skip to content" leads to.
CONTENT_ID = "hb-page"
#: The key of a page's metadata under which the theme looks for the day of its last change.
CHANGED = "git_revision_date_localized"
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
    """

    def __init__(self, page: Page, html: Markup, file: File, config: MkDocsConfig, edit_base: str) -> None:
        # The theme prints titles and descriptions unescaped.
        super().__init__(str(escape(page.title)), file, config)
        self.edit_url = f"{edit_base}{page.source}" if edit_base and page.source else None
        self.printed = page
        self._html = html
        self._addresses: Callable[[str], str] = str

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the metadata that the theme looks for; to the search we tell ourselves what the page holds."""
        self.markdown = ""
        self.meta = {"description": str(escape(self.printed.description)), "search": {"exclude": True}}
        if self.printed.changed:
            self.meta[CHANGED] = self.printed.changed
        if self.printed.wide:
            self.meta["hide"] = ["navigation"]

    def address_by(self, addresses: Callable[[str], str]) -> None:
        """Say how a path below the site's root is turned into an address."""
        self._addresses = addresses

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set content and table of contents; addresses become relative to this page."""
        # A page names the same addresses again and again, those of sources above all.
        self.content = resolve(
            self._html, cache(lambda path: get_relative_url(self._addresses(path), self.url))
        )
        self._html = Markup()
        if script := _SCRIPTS.get(self.printed.template):
            address = get_relative_url(f"assets/javascripts/{script}", self.url)
            self.content += f'<script type="module" src="{address}"></script>'
        self.toc = _contents(self.printed)
        self.present_anchor_ids = {section.anchor for section in self.printed.sections}

    def entries(self) -> Iterator[dict[str, Any]]:
        """Yield what the search shall know of the page."""
        if self.printed.boost:
            yield from entries(str(self.content), self.url, str(self.title), self.printed.boost)


def _contents(page: Page) -> TableOfContents:
    top = AnchorLink(str(escape(page.title)), CONTENT_ID, 1)
    for section in page.sections:
        entry = AnchorLink(str(escape(section.title)), section.anchor, section.level)
        holder = top.children[-1] if section.level > 2 and top.children else top
        holder.children.append(entry)
    return TableOfContents([top])
