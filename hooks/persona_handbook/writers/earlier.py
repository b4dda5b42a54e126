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


@dataclass(frozen=True, slots=True)
class Published:
    """A page as it was published.

    Attributes:
        drawn_from: What the theme was told of the page itself.
        whole: The whole page, in the theme's frame.
        pieces: What the search knows of it.
    """

    drawn_from: object
    whole: Packed
    pieces: Sequence[Piece]


class PublishedPages:
    """The pages of the last build, by their address; nothing is kept that something else may have changed."""

    def __init__(self) -> None:
        self._ground: object = None
        self._pages: dict[str, Published] = {}

    def begin(self, addresses: Mapping[str, str], frame: object) -> None:
        """Begin a build.

        Args:
            addresses: Where every page is.
            frame: What the theme draws on every page.
        """
        ground = (addresses, frame)
        if ground != self._ground:
            self._ground, self._pages = ground, {}

    def find(self, url: str, drawn_from: object) -> Published | None:
        """Return a page, if the theme would be told the same."""
        page = self._pages.get(url)
        return page if page and page.drawn_from == drawn_from else None

    def keep(self, url: str, page: Published) -> None:
        """Keep a page."""
        self._pages[url] = page


@dataclass(slots=True)
class Earlier:
    """What is left.

    Attributes:
        handbook: The last handbook without a mistake.
        readings: The source files as they were read.
        printed: The pages as they were printed.
        published: The pages as they were published.
        conversions: What Markdown made of the hand-written pages.
        theme: The theme's templates, compiled.
    """

    handbook: Handbook | None = None
    readings: Readings = field(default_factory=Readings)
    printed: Kept = field(default_factory=Kept)
    published: PublishedPages = field(default_factory=PublishedPages)
    conversions: Conversions = field(default_factory=Conversions)
    theme: Compiled = field(default_factory=Compiled)
