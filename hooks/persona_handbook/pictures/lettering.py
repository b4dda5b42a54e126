"""How much room words take in a font that nobody knows beforehand: a safe guess, and cutting to fit."""

from __future__ import annotations

import unicodedata

#: Widths of letters in parts of the font's size, a little more than common system fonts need.
NARROW, COMMON, CAPITAL, BROAD, FULL = 0.36, 0.6, 0.74, 0.95, 1.05
_NARROW = frozenset("iljtfrI.,:;'’!|()[] \u00a0\u202f-\u2010")
_BROAD = frozenset("mwMWQ@%&—…")
ELLIPSIS = "…"


def width(text: str, size: float) -> float:
    """Return how wide ``text`` may become when set at ``size``."""
    return sum(map(_letter, text)) * size


def fitted(text: str, size: float, room: float) -> str:
    """Return ``text``, cut with an ellipsis where it is wider than ``room``."""
    if width(text, size) <= room:
        return text
    while text and width(text + ELLIPSIS, size) > room:
        text = text[:-1]
    return text.rstrip(" ,;:-–") + ELLIPSIS


def wrapped(text: str, size: float, room: float, most: int = 2) -> tuple[str, ...]:
    """Return ``text`` in at most ``most`` lines that are no wider than ``room``."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        count = len(words)
        while count > 1 and width(" ".join(words[:count]), size) > room:
            count -= 1
        lines.append(fitted(" ".join(words[:count]), size, room))
        words = words[count:]
    if words:
        lines.append(fitted(" ".join(words), size, room))
    return tuple(lines)


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return FULL
    if letter in _NARROW:
        return NARROW
    if letter in _BROAD:
        return BROAD
    return CAPITAL if letter.isupper() else COMMON
