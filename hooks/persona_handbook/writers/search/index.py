"""The index itself: told of one piece after the other, it writes texts as they come and lists at the end."""

from __future__ import annotations

import hashlib
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from .lists import Growing, coded, compact, packed
from .words import Words

#: What a browser is told first; all else lies in a folder beside it, named by what is in it.
MANIFEST = "manifest.json"
#: Letters of a file of lists or of texts.
_SIZE = 48_000
#: A text longer than this is several entries of one address: where a page shows everybody, sections are long.
_LONGEST_TEXT = 16_000
#: A word of more than this share of all entries tells none from another; it is found in titles only.
_COMMON = 0.25
#: Of fewer entries none is too many.
_FEW = 400
#: After so many entries, what was noted of them is made short.
_LONG = 5_000


class Piece(NamedTuple):
    """A text of a page, taken apart; a tuple, because there are many to be sent from process to process.

    Attributes:
        page: The address of its page.
        boost: How much more than an ordinary page that counts.
        titles: The words of the title above it, each once.
        texts: Those of the text itself that the title has not.
        shown: What a result shows of it, as JSON.
    """

    page: str
    boost: float
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    shown: str


def pieces(entries: Iterable[Mapping[str, Any]], words: Words) -> Iterator[Piece]:
    """Take entries apart.

    Args:
        entries: As the theme's index has them: with ``location``, ``title`` and ``text``, perhaps ``boost``
            and ``tags``. Those of a page follow one another, the page's own first.
        words: Takes texts apart.
    """
    for entry in entries:
        tags = entry.get("tags", ())
        titles = words.of(" ".join((entry["title"], *tags)))
        for text in _parts(entry["text"]):
            yield Piece(
                entry["location"].partition("#")[0],
                entry.get("boost", 1),
                tuple(titles),
                tuple(words.of(text) - titles),
                compact([entry["location"], entry["title"], text, *([tags] if tags else [])]),
            )


class Index:
    """Writes the index of a site as files.

    Every word leads to the numbers of the entries that hold it. A number is doubled, and one more where the
    word stands in the title.

    Args:
        folder: Where the files go; what is there already is removed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pieces = folder / "unfinished"
        shutil.rmtree(folder, ignore_errors=True)
        self._pieces.mkdir(parents=True)
        self._hash = hashlib.sha256()
        #: What holds each word: of any entry, in its title alone, and in that of a page.
        self._lists: dict[str, Growing] = defaultdict(Growing)
        self._titled: dict[str, Growing] = defaultdict(Growing)
        self._names: dict[str, Growing] = defaultdict(Growing)
        self._count = 0
        self._page: str | None = None
        self._boosts: list[float] = []
        self._starts: list[int] = []
        self._texts: list[str] = []
        self._size = 0
        self._text_starts: list[int] = []

    def add(self, piece: Piece) -> None:
        """Take in a piece; those of a page follow one another, that of the page itself first."""
        if piece.page != self._page:
            self._page = piece.page
            self._starts.append(self._count)
            self._boosts.append(piece.boost)
            # Better a file that is half full than a page in two.
            if self._size > _SIZE / 2:
                self._write_texts()
            for word in piece.titles:
                self._names[word].latest.append(2 * self._count + 1)
        for word in piece.titles:
            self._lists[word].latest.append(2 * self._count + 1)
            self._titled[word].latest.append(2 * self._count + 1)
        for word in piece.texts:
            self._lists[word].latest.append(2 * self._count)
        self._keep(piece.shown)
        self._count += 1
        if self._count % _LONG == 0:
            for held in self._lists.values():
                held.shorten()

    def _keep(self, written: str) -> None:
        if self._texts and self._size + len(written) > _SIZE:
            self._write_texts()
        if not self._texts:
            self._text_starts.append(self._count)
        self._texts.append(written)
        self._size += len(written)

    def _write_texts(self) -> None:
        self._write(f"texts-{len(self._text_starts) - 1}.json", f"[{','.join(self._texts)}]")
        self._texts, self._size = [], 0

    def _write(self, name: str, content: str) -> None:
        written = content.encode("utf-8")
        self._hash.update(f"{name} {len(written)}\n".encode() + written)
        (self._pieces / name).write_bytes(written)

    def finish(self) -> None:
        """Write what is left: the lists, and the file that says where everything is."""
        if self._texts:
            self._write_texts()
        most = max(_FEW, _COMMON * self._count)
        common = sorted(word for word, held in self._lists.items() if len(held) > most)
        for word in common:
            self._lists[word] = self._titled[word]
        said = {
            "entries": self._count,
            "common": common,
            "pages": coded(self._starts),
            "boosts": [[boost, len([*run])] for boost, run in groupby(self._boosts)],
            "texts": coded(self._text_starts),
            "words": self._write_lists("words", self._lists),
            "names": self._write_lists("names", self._names),
        }
        self._hash.update(compact(said).encode("utf-8"))
        version = self._hash.hexdigest()[:12]
        # Who still has the manifest of the last site asks for files that are gone, not for other words.
        self._pieces.rename(self._folder / version)
        (self._folder / MANIFEST).write_text(compact({"version": version, **said}), "utf-8")

    def _write_lists(self, kind: str, lists: Mapping[str, Growing]) -> list[str]:
        """Write lists and return the first word of each file."""
        firsts = []
        for number, (first, content) in enumerate(packed(lists, _SIZE)):
            self._write(f"{kind}-{number}.json", content)
            firsts.append(first)
        return firsts


def _parts(text: str) -> Iterator[str]:
    """Yield a text in parts that are not too long, cut at spaces; tags of entries hold none."""
    start = 0
    while len(text) - start > _LONGEST_TEXT:
        end = text.rfind(" ", start + 1, start + _LONGEST_TEXT)
        if end < 0:
            end = text.find(" ", start + _LONGEST_TEXT)
        if end < 0:
            break
        yield text[start:end]
        start = end + 1
    yield text[start:]
