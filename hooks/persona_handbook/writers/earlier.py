"""What the builds of one ``mkdocs serve`` leave to those after them: an edit costs what it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..model.handbook import Handbook
from ..pages.compiled import Compiled
from ..pages.kept import Kept
from ..pages.packed import Packed
from ..readings import Readings
from .conversions import Conversions
from .search.index import Piece


@dataclass(slots=True)
class Published:
    """A page as it was published.

    Attributes:
        printed: Its HTML with addresses yet to be resolved.
        content: Its HTML with them.
        drawn_from: What the theme was told of the page itself.
        whole: The whole page, in the theme's frame.
        found_in: What the search was told of the page.
        pieces: What it made of that.
    """

    printed: Packed
    content: Packed
    drawn_from: object = None
    whole: Packed | None = None
    found_in: object = None
    pieces: Sequence[Piece] = ()


class PublishedPages:
    """The pages of the last build, by their path; nothing is kept that something else may have changed."""

    def __init__(self) -> None:
        self._addresses: Mapping[str, str] = {}
        self._frame: object = None
        self._pages: dict[str, Published] = {}

    def address_by(self, addresses: Mapping[str, str]) -> None:
        """Say where every page is; with other addresses, contents are made anew."""
        if addresses != self._addresses:
            self._pages, self._addresses = {}, addresses

    def frame_by(self, frame: object) -> None:
        """Say what the theme draws on every page; with something else, whole pages are drawn anew."""
        if frame != self._frame:
            self._frame = frame
            for page in self._pages.values():
                page.whole = None

    def content(self, path: str, printed: Packed) -> Packed | None:
        """Return the HTML with its addresses, if the page was printed just so."""
        page = self._pages.get(path)
        return page.content if page and page.printed == printed else None

    def keep_content(self, path: str, printed: Packed, content: Packed) -> None:
        """Keep the HTML with its addresses."""
        self._pages[path] = Published(printed, content)

    def whole(self, path: str, drawn_from: object) -> Packed | None:
        """Return the whole page, if the theme would be told the same."""
        page = self._pages[path]
        return page.whole if page.drawn_from == drawn_from else None

    def keep_whole(self, path: str, drawn_from: object, whole: str) -> None:
        """Keep the whole page."""
        page = self._pages[path]
        page.drawn_from, page.whole = drawn_from, Packed(whole)

    def pieces(self, path: str, found_in: object) -> Sequence[Piece]:
        """Return what the search knows of the page, if it would be told the same."""
        page = self._pages[path]
        return page.pieces if page.found_in == found_in else ()

    def keep_pieces(self, path: str, found_in: object, pieces: Sequence[Piece]) -> None:
        """Keep what the search knows of the page."""
        page = self._pages[path]
        page.found_in, page.pieces = found_in, pieces


@dataclass(slots=True)
class Earlier:
    """What is left.

    Attributes:
        handbook: The last handbook without a mistake.
        readings: The source files as they were read.
        printed: The pages as they were printed.
        published: The pages as they were published.
        conversions: What Markdown made of the hand-written pages.
        theme: The theme's templates, compiled; what their filters say depends on no build.
    """

    handbook: Handbook | None = None
    readings: Readings = field(default_factory=Readings)
    printed: Kept = field(default_factory=Kept)
    published: PublishedPages = field(default_factory=PublishedPages)
    conversions: Conversions = field(default_factory=Conversions)
    theme: Compiled = field(default_factory=Compiled)
