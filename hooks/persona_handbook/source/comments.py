"""The comments of a source file: what YAML passes over, and nothing that stands inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from .tree import Mark

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Where a comment can begin: at a line's start, or behind a blank.
_OPENING = re.compile(r"(?:^|(?<=[ \t]))#")
#: What opens a block text; a comment may follow on the same line.
_BLOCK_OPENING = re.compile(r"[|>][+\-0-9]*")
#: From and to which column of a line a text reaches; to its end where no column is named.
_Span = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment.

    Attributes:
        mark: Where its ``#`` stands.
        text: From there to the line's end.
        alone: Whether nothing else stands on its line.
    """

    mark: Mark
    text: str
    alone: bool


def comments(lines: Sequence[str]) -> Iterator[Comment]:
    """Yield the comments of a file by its lines, in their order; none where it cannot be read to its end."""
    try:
        spans = _spans(lines)
    except (yaml.YAMLError, ValueError, OverflowError):
        return
    for number, line in enumerate(lines):
        inside = spans.get(number, [])
        for match in _OPENING.finditer(line):
            column = match.start()
            if not any(begin <= column and (end is None or column < end) for begin, end in inside):
                yield Comment(Mark(number, column), line[column:], not line[:column].strip())
                break


def _spans(lines: Sequence[str]) -> dict[int, list[_Span]]:
    """Return which parts of which lines belong to a text or a key."""
    found: dict[int, list[_Span]] = {}
    for event in yaml.parse("\n".join(lines) + "\n", Loader=_LOADER):
        if not isinstance(event, yaml.ScalarEvent):
            continue
        start: Any = event.start_mark
        end: Any = event.end_mark
        if event.style in ("|", ">"):
            opening = _BLOCK_OPENING.match(lines[start.line], start.column)
            found.setdefault(start.line, []).append((start.column, opening.end() if opening else None))
            for number in range(start.line + 1, end.line):
                found.setdefault(number, []).append((0, None))
            continue
        for number in range(start.line, end.line + 1):
            begin = start.column if number == start.line else 0
            until = end.column if number == end.line else None
            found.setdefault(number, []).append((begin, until))
    return found
