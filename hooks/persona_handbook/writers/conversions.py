"""Hand-written pages under serve: what Markdown made of one is kept as long as it would make the same."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

#: Python-Markdown's own extensions, which look at the page alone. Where others are, which may read files,
#: nothing is kept.
_OWN = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em "
    "md_in_html meta nl2br sane_lists smarty tables toc wikilinks".split()
)
#: Where MkDocs tells of links that lead nowhere.
_LOG = logging.getLogger("mkdocs.structure.pages")


@dataclass(frozen=True, slots=True)
class _Converted:
    markdown: str
    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    #: Links to anchors, by the page they lead to; MkDocs looks at each build whether the anchors are there.
    links: Mapping[str, dict[str, str]] | None


class Conversions:
    """The pages that earlier builds converted, by their path below docs/."""

    def __init__(self) -> None:
        self._ground: object = None
        self._pages: dict[str, _Converted] = {}

    def begin(self, config: MkDocsConfig, files: Files) -> None:
        """Begin a build: with other files or another configuration, links may lead elsewhere."""
        ground = (
            config.markdown_extensions,
            config.mdx_configs,
            dict(config.validation),
            [(file.src_uri, file.url) for file in files],
        )
        if ground != self._ground:
            self._ground, self._pages = ground, {}

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Do what ``Page.render`` does, of which nothing is left to do where the page is as it was."""
        path, markdown = page.file.src_uri, page.markdown or ""
        kept = self._pages.pop(path, None)
        if kept is None or kept.markdown != markdown:
            with _listening() as told:
                Page.render(page, config, files)
            # What was told of has to be told again.
            if not told and _OWN.issuperset(config.markdown_extensions):
                self._pages[path] = _converted(page, markdown)
            return
        self._pages[path] = kept
        page.content, page.toc, page.present_anchor_ids = kept.content, kept.toc, kept.anchors
        page._title_from_render = kept.title  # noqa: SLF001  # the title itself may be that of the navigation
        if kept.links is not None:
            targets = ((files.get_file_from_path(path), links) for path, links in kept.links.items())
            page.links_to_anchors = {file: links for file, links in targets if file}


def _converted(page: Page, markdown: str) -> _Converted:
    links = page.links_to_anchors
    return _Converted(
        markdown,
        page.content,
        page.toc,
        page._title_from_render,  # noqa: SLF001
        page.present_anchor_ids,
        None if links is None else {file.src_uri: links[file] for file in links},
    )


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Yield a list to which everything is added that MkDocs tells of a page while it is converted."""
    told: list[logging.LogRecord] = []
    ear = logging.Handler()
    ear.emit = told.append  # type: ignore[assignment]
    _LOG.addHandler(ear)
    try:
        yield told
    finally:
        _LOG.removeHandler(ear)
