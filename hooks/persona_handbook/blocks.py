"""Blocks that a hand-written page pulls in with one line: ``::: persona claire-martin``.

Three kinds: ``persona ID`` (a card), ``comparison [ID …]`` (of these personas, or of all), and
``statement PERSONA OFFER``. A line inside a code fence is shown, not expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_BLOCK = re.compile(r"^ {0,3}:::[ \t]*(?P<words>\S.*)?$")
#: Backticks with another behind them are a code span.
_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}(?!.*`)|~{3,})")


class BlockKind(StrEnum):
    """What a block shows."""

    PERSONA = "persona"
    COMPARISON = "comparison"
    STATEMENT = "statement"


#: What each kind of block is followed by, as it is explained to an editor.
FORMS = {
    BlockKind.PERSONA: "::: persona PERSONA",
    BlockKind.COMPARISON: "::: comparison [PERSONA PERSONA …]",
    BlockKind.STATEMENT: "::: statement PERSONA OFFER",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a block and its column, from 0."""

    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A line that stands for a block.

    Attributes:
        line: From 0.
        words: What follows the colons.
    """

    line: int
    words: tuple[Word, ...]

    @property
    def kind(self) -> BlockKind | None:
        """What the block shows; None when its first word or the number of its words says nothing."""
        first = self.words[0].text if self.words else ""
        expected = {"persona": (1, 1), "comparison": (0, None), "statement": (2, 2)}.get(first)
        if expected is None:
            return None
        low, high = expected
        count = len(self.words) - 1
        return BlockKind(first) if low <= count and (high is None or count <= high) else None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that the block names."""
        return tuple(word.text for word in self.words[1:])


def blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks of a page, in order."""
    fence = ""
    for number, line in enumerate(markdown.splitlines()):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark["fence"].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark["fence"]
        elif match := _BLOCK.match(line):
            start = match.start("words")
            words = re.finditer(r"\S+", match["words"] or "")
            yield Block(number, tuple(Word(word[0], start + word.start()) for word in words))
