"""Where everything in a file stands, in a twentieth of the memory of its tree.

A handbook of thousands is checked file by file; the trees of all of them at once are most of what it took.
Practice rules look at what was read, not at how it was typed: of the tree they need nothing but places.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from typing import Any

from .tree import Listing, Mapping, Mark, Node, Path, Text

#: A mark is one number, its line above these bits and its column in them; no file has longer lines.
_BITS = 20
_COLUMN = (1 << _BITS) - 1


class Places:
    """The marks of a tree's nodes and keys.

    Args:
        root: The tree.
    """

    __slots__ = ("_marks",)

    def __init__(self, root: Mapping) -> None:
        self._marks: Any = _of(root)

    def pack(self) -> None:
        """Make them small; each question then takes them apart anew, so that few should be asked."""
        if not isinstance(self._marks, bytes):
            self._marks = marshal.dumps(self._marks)

    def mark(self, path: Path) -> Mark:
        """Return where the value at ``path`` stands; of what is not there, where its holder stands."""
        root = self._root
        while path:
            node = _find(root, path)
            if node is not None:
                return _mark(node)
            path = path[:-1]
        return Mark(0, 0)

    def key_mark(self, path: Path) -> Mark:
        """Return where the key that ends ``path`` stands; 1:1 for the file as a whole.

        For an entry of a list, which has no key, where the entry begins.
        """
        return self.key(path) or self.mark(path)

    def key(self, path: Path) -> Mark | None:
        """Return where the key that ends ``path`` stands; None where it is no key, or not there."""
        holder = _find(self._root, path[:-1])
        if path and isinstance(holder, tuple) and isinstance(holder[1], dict) and path[-1] in holder[1]:
            return _decoded(holder[1][path[-1]][0])
        return None

    def outline(self) -> Iterator[tuple[str, Mark]]:
        """Yield where the keys of the first two levels stand: "buying", and "buying.objections"."""
        for key, (at, node) in self._root[1].items():
            yield key, _decoded(at)
            if isinstance(node, tuple) and isinstance(node[1], dict):
                yield from ((f"{key}.{inner}", _decoded(below)) for inner, (below, _) in node[1].items())

    @property
    def _root(self) -> Any:
        marks = self._marks
        # Our own bytes, of this very process.
        return marshal.loads(marks) if isinstance(marks, bytes) else marks  # noqa: S302


def _of(node: Node) -> object:
    """Return a text as its mark, what holds others as its mark and those.

    The values of a mapping come with the marks of their keys; a key may have lost its value.
    """
    if isinstance(node, Text):
        return _encoded(node.mark)
    if isinstance(node, Listing):
        return _encoded(node.mark), [_of(item) for item in node.items]
    values = node.values
    return _encoded(node.mark), {
        key: (_encoded(at), _of(values[key]) if key in values else None) for key, at in node.keys.items()
    }


def _find(node: Any, path: Path) -> Any:
    """Return what stands at ``path``, as ``tree.find`` does."""
    for step in path:
        if node is None:
            return None
        if isinstance(node, tuple):
            held = node[1]
            if isinstance(held, dict):
                node = held.get(str(step), (0, None))[1]
            elif isinstance(step, int):
                node = held[step] if step < len(held) else None
    return node


def _mark(node: Any) -> Mark:
    return _decoded(node[0] if isinstance(node, tuple) else node)


def _encoded(mark: Mark) -> int:
    return mark.line << _BITS | mark.column


def _decoded(mark: int) -> Mark:
    return Mark(mark >> _BITS, mark & _COLUMN)
