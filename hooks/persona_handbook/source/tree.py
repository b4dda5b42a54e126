"""What was typed, as a tree whose every node knows its place.

A ``Text`` is a scalar exactly as typed (``no`` is "no"); a ``Listing`` and a ``Mapping`` hold nodes. A path
such as ``("goals", "short_term", 0)`` leads from a root to a node.

Marks and texts are named tuples: there is one for each key and value, and a frozen dataclass takes twice as
long to make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

Path = tuple[str | int, ...]

#: A needle's characters as a source may hold them: folded and indented, doubled or escaped.
_PARTS = re.compile(r"\s+|['\"\\]|[^\s'\"\\]+")
_BLANKS = r"(?:\s|\\[nrt\s])+"
#: What stands for a character between quotation marks of either kind: one thing each. A pattern that may be
#: one mark or two takes time that doubles with each mark of a long row.
_QUOTED = {"'": {"'": "''"}, '"': {'"': r'\\"', "\\": r"\\\\"}}


class Mark(NamedTuple):
    """A position in a file: line and column from 0, in Unicode characters, as YAML counts."""

    line: int
    column: int


class Text(NamedTuple):
    """A scalar.

    Attributes:
        mark: Where it begins, its quote or block indicator included.
        value: The text.
        raw: The source from ``mark`` to its end, to find a place inside the value.
        plain: Whether it was typed without quotes or block indicator.
    """

    mark: Mark
    value: str
    raw: str = ""
    plain: bool = True

    def locate(self, needle: str, occurrence: int = 0) -> Mark:
        """Return where the nth ``needle`` of the value stands in the file; the text's start if not found.

        The raw source holds the same characters in the same order but for indents, folds and escapes, so
        the nth occurrence in the value is the nth in the source, where the needle may hold them too.
        """
        quoted = _QUOTED.get(self.raw[:1], {})
        parts = (
            _BLANKS if part.isspace() else quoted.get(part, re.escape(part))
            for part in _PARTS.findall(needle)
        )
        pattern = "".join(parts)
        found = islice(re.finditer(f"(?={pattern})", self.raw), occurrence, None)
        start = next((match.start() for match in found), -1)
        if start < 0:
            return self.mark
        before = self.raw[:start].splitlines(keepends=True) or [""]
        if before[-1].endswith(("\n", "\r")):
            before.append("")
        if len(before) == 1:
            return Mark(self.mark.line, self.mark.column + len(before[0]))
        return Mark(self.mark.line + len(before) - 1, len(before[-1]))


@dataclass(frozen=True, slots=True)
class Listing:
    """A sequence of nodes."""

    mark: Mark
    items: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping of nodes by key.

    Attributes:
        mark: Where it begins.
        values: The nodes by key, in the order typed.
        keys: Where each key stands.
    """

    mark: Mark
    values: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Mark] = field(default_factory=dict)


Node = Text | Listing | Mapping


def find(root: Node, path: Path) -> Node | None:
    """Return the node at ``path``, or None.

    A step that the editor could leave out is passed over: a bare word may stand for ``{role: word}``
    and a plain list for a mapping of lists.
    """
    node: Node | None = root
    for step in path:
        if isinstance(node, Mapping):
            node = node.values.get(str(step))
        elif isinstance(node, Listing) and isinstance(step, int):
            node = node.items[step] if step < len(node.items) else None
        elif node is None:
            return None
    return node


def texts(node: Node, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Yield every text below ``node`` with its path, in the order typed."""
    if isinstance(node, Text):
        yield path, node
    elif isinstance(node, Listing):
        for position, item in enumerate(node.items):
            yield from texts(item, (*path, position))
    else:
        for key, value in node.values.items():
            yield from texts(value, (*path, key))
