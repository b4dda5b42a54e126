"""A text by its lines: from a position in the text to a mark and back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from .tree import Mark


@dataclass(frozen=True)
class Lines:
    r"""A text whose lines end with ``\n``, ``\r\n`` or ``\r``, as editors count them."""

    text: str

    @cached_property
    def all(self) -> tuple[str, ...]:
        """The lines without their ends; none for an empty text."""
        lines = self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return tuple(lines if lines[-1] else lines[:-1])

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", self.text)))

    def line(self, number: int) -> str:
        """Return line ``number``, counted from 0; empty beyond the last."""
        return self.all[number] if 0 <= number < len(self.all) else ""

    def offset(self, mark: Mark) -> int:
        """Return the position of ``mark`` in the text, at most the text's length."""
        if mark.line >= len(self._starts):
            return len(self.text)
        return min(self._starts[mark.line] + mark.column, len(self.text))

    def mark(self, offset: int) -> Mark:
        """Return the mark of a position in the text."""
        line = bisect_right(self._starts, offset) - 1
        return Mark(line, offset - self._starts[line])

    def rest(self, mark: Mark) -> str:
        """Return what stands at ``mark`` and after it on its line."""
        return self.line(mark.line)[mark.column :]

    def before(self, mark: Mark) -> str:
        """Return what stands on the line of ``mark`` before it."""
        return self.line(mark.line)[: mark.column]

    def preceding(self, mark: Mark) -> str:
        """Return the last character before ``mark`` on its line that is no blank; empty without one."""
        return self.before(mark).rstrip(" \t")[-1:]

    def begins_line(self, mark: Mark) -> bool:
        """Tell whether only spaces and tabs stand before ``mark`` on its line."""
        return not self.line(mark.line)[: mark.column].strip(" \t")

    def end(self) -> Mark:
        """Return where the last line ends."""
        return Mark(len(self.all) - 1, len(self.all[-1])) if self.all else Mark(0, 0)
