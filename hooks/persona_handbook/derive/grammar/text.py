"""Helpers for texts of any language that may hold inline Markdown and citations.

Marks are stripped only to judge a text: "**busy** parents [@survey-2026]" is judged as "busy parents" and
stands in the statement as typed. (How a text is shown is ``persona_handbook.markup``'s affair.)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .parts import Piece, Pieces

#: A part that is longer than this is no part of a sentence any more.
MAX_LENGTH = 160
#: Abbreviations that keep their full stop, before more words and at the end of a sentence alike.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:etc|cf|ex|vs|inc|ltd|co|corp|jr|sr|st|dr|mr|mrs|ms|prof|approx|cie|env|\w(?:\.\w)+)\.$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[*_`\[\\]")
_CITATION = re.compile(r"\[@[^\[\]]+\]")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
#: What may stand before the first word: citations, marks of Markdown, quotation marks and brackets.
_OPENING = re.compile(r"(?:\[@[^\[\]]+\]\s*|«\s*|[*_\[\"“‘(])*")
_SENTENCE_END = re.compile(r"(\S+?[.!?…])[\"”»)]*\s+[\"“«(]*(\w)")


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Return ``text`` without citations and marks of Markdown, to be judged: "*toys* [@a]" gives "toys"."""
    if not _MARKS.search(text):
        return " ".join(text.split())
    text = _LINK.sub(r"\1", _CITATION.sub("", text))
    text = re.sub(r"\\([^\w\s])|[*`]|(?<!\w)_+|_+(?!\w)", r"\1", text)
    return re.sub(r"\s+([.,;])", r"\1", " ".join(text.split()))


def opening(text: str) -> tuple[str, str]:
    """Split ``text`` before its first word: "**les** mères" gives ("**", "les** mères")."""
    match = _OPENING.match(text)
    end = match.end() if match else 0
    return text[:end], text[end:]


@lru_cache(maxsize=65_536)
def tidy(text: str) -> str:
    """Return ``text`` without outer spaces and without the punctuation that ends it.

    "Ends the search. [@survey-2026]" gives "Ends the search [@survey-2026]". Dots of suspension and of an
    abbreviation stay.
    """
    text = text.strip()
    end = len(text)
    while end:  # Citations and marks of emphasis may follow the full stop.
        end = len(text[:end].rstrip("*_ "))
        start = text.rfind("[@", 0, end)
        if start < 0 or not _CITATION.fullmatch(text, start, end):
            break
        end = len(text[:start].rstrip())
    body = text[:end]
    if not (body.endswith(("...", "…")) or _ABBREVIATION.search(plain(body)[-40:])):
        body = body.rstrip(".,;: \u00a0\u202f")
    return body + text[end:]


def stop(text: str) -> str:
    """Return the full stop due after ``text``: none where it ends in one ("etc.", "…")."""
    return "" if plain(text).endswith((".", "…")) else "."


def capital(text: str) -> str:
    """Return ``text`` with a capital where it begins, but a name such as "iRobot" as it is."""
    marks, rest = opening(text)
    word = re.match(r"\w*", rest)
    if word and any(letter.isupper() for letter in word[0]):
        return text
    first = rest[:1].upper()
    return marks + (first if len(first) == 1 else rest[:1]) + rest[1:]


def small(text: str) -> str:
    """Return ``text`` with a small letter where it begins with "Wants" or "A", but "AI" as it is."""
    marks, rest = opening(text)
    word = re.match(r"[^\W\d_]+", rest)
    if not word or any(letter.isupper() for letter in word[0][1:]):
        return text
    first = rest[:1].lower()
    return marks + (first if len(first) == 1 else rest[:1]) + rest[1:]


def is_title(word: str) -> bool:
    """Return whether ``word`` is written as a name: "Lyon" is, "PME" and "toy" are not."""
    return word[:1].isupper() and not word.isupper()


def is_acronym(word: str) -> bool:
    """Return whether ``word`` is spelt in capitals: "PME", "B2B"."""
    return len(word) > 1 and word.isupper()


def series(items: Sequence[Pieces], conjunction: str, semicolon: str = ";") -> Pieces:
    """Return ``items`` joined as "a, b and c", so that an "and" or a comma inside an item misleads nobody.

    "a and b, and c"; "a, b and c; d; and e".
    """
    texts = [plain("".join(piece.text for piece in item)) for item in items]
    comma = any(", " in text or ";" in text for text in texts)
    paired = any(f" {conjunction} " in text for text in texts)
    between = f"{semicolon} " if comma and items[2:] else ", "
    last = f"{between.rstrip()} {conjunction} " if comma or paired else f" {conjunction} "
    joined: list[Piece] = []
    for position, item in enumerate(items):
        if position:
            joined.append(Piece(last if position == len(items) - 1 else between))
        joined.extend(item)
    return tuple(joined)


def assemble(*groups: Pieces | Piece | str) -> Pieces:
    """Return all pieces in a row; bare texts are connecting words, and neighbours of these are joined."""
    pieces: list[Piece] = []
    for group in groups:
        for piece in (
            (Piece(group),) if isinstance(group, str) else (group,) if isinstance(group, Piece) else group
        ):
            if piece.slot is None and pieces and pieces[-1].slot is None:
                pieces[-1] = Piece(pieces[-1].text + piece.text)
            elif piece.text:
                pieces.append(piece)
    return tuple(pieces)


def begins(word: str) -> str:
    """Return the commonest problem in words."""
    return f'it begins with "{word}"'


def form_problem(text: str) -> str:
    """Say what keeps ``text`` out of a sentence in any language, or ""."""
    return next(_form_problems(text), "")


def _form_problems(text: str) -> Iterator[str]:
    words = plain(tidy(text))
    if len(text.strip().splitlines()) > 1:
        yield "it holds a line break"
    if not any(letter.isalnum() for letter in words):
        yield "it holds no words"
        return
    if len(words) > MAX_LENGTH:
        yield f"it has {len(words)} characters, at most {MAX_LENGTH} fit into a sentence"
        return
    for match in _SENTENCE_END.finditer(words):
        if match[2].isupper() and not _ABBREVIATION.search(match[1]) and len(match[1]) > len("J."):
            yield "it holds several sentences"
    if words[-1] in "!?" or (words[-1] in ".,;:" and not _ends_rightly(words)):
        yield f'it ends in "{words[-1]}"'
    if unicodedata.category(words[0])[0] not in "LNS" and words[0] not in "\"“«‘'’(#@&%":
        yield begins(words[0])


def _ends_rightly(words: str) -> bool:
    return words.endswith("...") or bool(_ABBREVIATION.search(words))
