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
#: Shapes that read at any size, in a tile from 0,0 to 16,16: quarter disc, leaf, triangle, half, dot.
_SHAPES = (
    "M0 0H16A16 16 0 0 1 0 16Z",
    "M0 0H8A8 8 0 0 1 16 8V16H8A8 8 0 0 1 0 8Z",
    "M0 0H16L0 16Z",
    "M0 0H16V8H0Z",
    "M8 3A5 5 0 1 1 8 13A5 5 0 1 1 8 3Z",
)
#: Scripts whose first letter says enough, and where a second one would join or crowd it.
_ONE_LETTER = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "ARABIC", "HEBREW", "THAI", "DEVANAGARI")


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile of a pattern: its corner, its SVG path, its turn in degrees, its strength 1 or 2."""

    x: int
    y: int
    shape: str
    turn: int
    strength: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is drawn behind the initials: a hue from 0 to HUES - 1 and the tiles."""

    hue: int
    tiles: tuple[Tile, ...]


@lru_cache(maxsize=4096)
def pattern(id_: str) -> Pattern:
    """Return the pattern that belongs to ``id_``."""
    draw = iter(hashlib.blake2b(id_.encode(), digest_size=48).digest())
    hue = next(draw) % HUES
    shapes = (_SHAPES[next(draw) % len(_SHAPES)], _SHAPES[next(draw) % len(_SHAPES)])
    tiles = tuple(
        Tile(
            x=column * TILE,
            y=row * TILE,
            shape=shapes[next(draw) % 2],
            turn=next(draw) % 4 * 90,
            strength=1 + next(draw) % 2,
        )
        for row in range(SIDE)
        for column in range(SIDE)
    )
    return Pattern(hue, tiles)


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
