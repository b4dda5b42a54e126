"""Portraits that nobody has to find: initials on a quiet pattern, the same for an id on every page.

A photograph makes a persona more believable without making it truer; a drawn pattern only makes it easy to
find again.
"""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

#: The pattern is a square of this many tiles a side, each 16 units wide; the viewBox is 48 by 48.
SIDE = 3
TILE = 16
#: How many hues the style sheet knows, as the classes ``hb-hue-0`` and so on.
HUES = 8
#: Shapes that read at any size, in a tile from 0,0 to 16,16: quarter disc, leaf, triangle, half, dot. A shape
#: is the corners of its outline, each with the radius of the arc that leads to it clockwise; 0 is straight.
_SHAPES: tuple[tuple[tuple[int, int, int], ...], ...] = (
    ((0, 0, 0), (16, 0, 0), (0, 16, 16)),
    ((0, 0, 0), (8, 0, 0), (16, 8, 8), (16, 16, 0), (8, 16, 0), (0, 8, 8)),
    ((0, 0, 0), (16, 0, 0), (0, 16, 0)),
    ((0, 0, 0), (16, 0, 0), (16, 8, 0), (0, 8, 0)),
    ((8, 3, 0), (8, 13, 5), (8, 3, 5)),
)
#: Scripts whose first letter says enough, and where a second one would join or crowd it.
_ONE_LETTER = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "ARABIC", "HEBREW", "THAI", "DEVANAGARI")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is drawn behind the initials: a hue from 0 to HUES - 1, the paths of quiet and of clear tiles."""

    hue: int
    quiet: str
    clear: str


@lru_cache(maxsize=4096)
def pattern(id_: str) -> Pattern:
    """Return the pattern that belongs to ``id_``."""
    draw = iter(hashlib.blake2b(id_.encode(), digest_size=48).digest())
    hue = next(draw) % HUES
    shapes = (_SHAPES[next(draw) % len(_SHAPES)], _SHAPES[next(draw) % len(_SHAPES)])
    paths = ["", ""]
    for row in range(SIDE):
        for column in range(SIDE):
            shape, turns = shapes[next(draw) % 2], next(draw) % 4
            paths[next(draw) % 2] += _tile(shape, turns, column * TILE, row * TILE)
    return Pattern(hue, *paths)


def _tile(shape: tuple[tuple[int, int, int], ...], turns: int, left: int, top: int) -> str:
    """Return the path of a tile, turned so many times by 90 degrees."""
    path = ""
    for x, y, radius in shape:
        for _ in range(turns):
            x, y = TILE - y, x  # noqa: PLW2901  # a corner as it is turned on
        way = f"A{radius} {radius} 0 0 1 " if radius else "L" if path else "M"
        path += f"{way}{left + x} {top + y}"
    return f"{path}Z"


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """Return one or two letters that stand for ``name``: "CM" for Claire Martin, "田" for 田中 美咲."""
    words = [word for word in ("".join(c for c in part if c.isalnum()) for part in name.split()) if word]
    if not words:
        return "·"
    first = words[0][0]
    if len(words) == 1 or unicodedata.name(first, "").startswith(_ONE_LETTER):
        return first.upper()
    return (first + words[-1][0]).upper()
