"""Phrases: what is said, in pieces, so that text, Markdown and pages can each set off what was quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
#: Of a text no more than so much is shown; of one that was changed, the words around the change.
MOST, AROUND = 160, 4


class Look(StrEnum):
    """What a piece of a phrase is."""

    WORDS = "words"
    """Ours."""
    PLACE = "place"
    """Where: a label, the name of an entry."""
    QUOTE = "quote"
    """A text as an editor typed it."""
    BEFORE = "before"
    """Such a text that no longer stands."""
    VALUE = "value"
    """A name, a number, a date."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a phrase.

    Attributes:
        text: Plain text.
        look: What it is.
    """

    text: str
    look: Look = Look.WORDS


Phrase = tuple[Piece, ...]


def phrase(message: str, /, **values: Piece | Iterable[Piece] | str) -> Phrase:
    """Return ``message`` with its placeholders, ``%(name)s``, filled."""
    found: list[Piece] = []
    for at, part in enumerate(_PLACEHOLDER.split(message)):
        if at % 2:
            value = values[part]
            if isinstance(value, str):
                found.append(Piece(value, Look.VALUE))
            elif isinstance(value, Piece):
                found.append(value)
            else:
                found += value
        elif part:
            found.append(Piece(part))
    return tuple(found)


def clip(text: str, most: int = MOST) -> str:
    """Return the beginning of ``text``, cut between words."""
    if len(text) <= most:
        return text
    return (text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[:most]) + " …"


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Return the passages of two long texts in which they differ, each with some words around."""
    if len(before) <= MOST and len(after) <= MOST:
        return before, after
    old, new = before.split(), after.split()
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return _passage(old, head, tail), _passage(new, head, tail)


def _passage(words: list[str], head: int, tail: int) -> str:
    first, last = max(head - AROUND, 0), min(len(words) - tail + AROUND, len(words))
    text = clip(" ".join(words[first:last]))
    return ("… " if first else "") + text + (" …" if last < len(words) and not text.endswith("…") else "")
