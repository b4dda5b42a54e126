"""Words as the search compares them; ``docs/assets/javascripts/search.js`` takes texts apart alike."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

#: Of longer words only the beginning is compared.
LONGEST = 32
#: What French elides before an apostrophe; it begins too many words to be one. So do all single letters.
_ELIDED = frozenset({"qu"})
_TAG = re.compile(r"<[^>]+>|&#?\w+;")
_PART = re.compile(r"[^\W_]+")


def _marks() -> str:
    """Return what combines with the letter before it, as ranges within a regular expression's brackets."""
    marks = (code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code))[0] == "M")
    runs = ([code for _, code in run] for _, run in groupby(enumerate(marks), lambda one: one[1] - one[0]))
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in runs)


@cache
def _spelt() -> re.Pattern[str]:
    """Return what finds words as they stand in a text: "été" may be written with accents of their own.

    To find all marks takes longer than to check a company's personas, most of which hold none.
    """
    return re.compile(rf"[\w{_marks()}]+")


#: The same where there are no marks, in a third of the time.
_SPELT_PLAIN = re.compile(r"\w+")


def fold(text: str) -> str:
    """Return ``text`` in small letters without accents: "Œuvre" is "oeuvre", "Straße" is "strasse"."""
    if text.isascii():
        return text.lower()
    bare = (one for one in unicodedata.normalize("NFKD", text) if unicodedata.category(one)[0] != "M")
    return "".join(bare).lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")


class Words:
    """Takes texts apart; what was folded once is remembered."""

    def __init__(self) -> None:
        self._folded: dict[str, tuple[str, ...]] = {}

    def of(self, html: str) -> set[str]:
        """Return the folded words of a text, which may hold tags, each once."""
        found: set[str] = set()
        # Between spaces the same stands again and again; to find the words of each takes far longer.
        for spelt in set(_TAG.sub(" ", html).split()):
            folded = self._folded.get(spelt)
            if folded is None:
                folded = self._folded[spelt] = tuple(_words(spelt))
            found.update(folded)
        return found


def _has_marks(text: str) -> bool:
    return not text.isascii() and any(unicodedata.category(one)[0] == "M" for one in set(text))


def _words(text: str) -> Iterator[str]:
    for spelt in (_spelt() if _has_marks(text) else _SPELT_PLAIN).findall(text):
        for part in _PART.findall(fold(spelt)):
            if part not in _ELIDED and not re.fullmatch("[a-z]", part):
                yield part[:LONGEST]
