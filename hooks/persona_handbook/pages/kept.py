"""Pages kept from one build to the next: under serve, what did not change is not printed again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from .chronicle import Chronicle
from .compiled import Compiled
from .edition import Edition
from .glossary import Glossary
from .packed import Packed
from .page import Order, Page
from .watching import Question, Watch


@dataclass(slots=True)
class _Printed:
    """A page, what it was given, what it asked, and its whole HTML."""

    context: Mapping[str, Any]
    asked: Mapping[Question, Any]
    page: Page
    html: Packed


class Kept:
    """What was printed so far, as long as all that every page shows is the same.

    A page is kept under its path. It is what it was, if it is given the same and every question that it
    asked is answered as before; what reaches each page (company, language, glossary, templates, the day, the
    ids of personas) is the ``ground``: when that changes, nothing is kept.

    Attributes:
        compiled: The templates, compiled.
        sentences: The HTML of sentences, by their text.
        citations: The HTML of citations, by what they cite.
    """

    def __init__(self) -> None:
        self._ground: object = None
        self._pages: dict[str, _Printed] = {}
        self._watch = Watch({})
        self.compiled = Compiled()
        self.sentences: dict[str, Markup] = {}
        self.citations: dict[tuple[str, ...], Markup] = {}

    def watch(
        self, edition: Edition, chronicle: Chronicle, glossary: Glossary, templates: Sequence[Path]
    ) -> dict[str, Any]:
        """Begin a build: return what templates are given in the place of what they ask."""
        ground = _ground(edition, glossary, templates)
        if ground != self._ground:
            self._ground = ground
            self._pages = {}
            self.sentences, self.citations = {}, {}
        self._watch = Watch({"edition": edition, "handbook": edition.handbook, "chronicle": chronicle})
        return self._watch.stand_ins()

    def printed(self, order: Order) -> tuple[Page, Packed] | None:
        """Return a page that would be the same, outline and HTML; else begin to note what it asks."""
        printed = self._pages.get(order.page.path)
        if (
            printed
            and replace(printed.page, sections=()) == order.page
            and printed.context == order.context
            and self._watch.holds(printed.asked)
        ):
            return printed.page, printed.html
        self._watch.begin()
        return None

    def keep(self, order: Order, page: Page, html: str) -> tuple[Page, Packed]:
        """Keep the outline of a page and its HTML, with what it asked since it was begun; return them."""
        packed = Packed(html)
        self._pages[page.path] = _Printed(order.context, self._watch.notes, page, packed)
        return page, packed


def texts(folders: Sequence[str | Path]) -> dict[str, bytes]:
    """Return what is in the files of some folders; of files of one name, the first."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in map(Path, reversed(folders))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _ground(edition: Edition, glossary: Glossary, templates: Sequence[Path]) -> object:
    handbook = edition.handbook
    return (
        handbook.company,
        frozenset(handbook.personas),
        edition.today,
        edition.words,
        edition.edit_base,
        edition.site_url,
        edition.withheld,
        glossary,
        texts(templates),
    )
