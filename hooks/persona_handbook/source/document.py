"""One source file as it was read: its tree, and its lines to quote in a diagnostic."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from ..diagnostics import Diagnostic, Place
from ..rules.rule import Rule
from .places import Places
from .tree import Mapping, Mark, Node, Path, Text, find


@dataclass(frozen=True)
class Document:
    """What a source file holds.

    Attributes:
        file: Path relative to the handbook's root, with ``/``.
        root: Its tree; an empty mapping where it could not be read.
        lines: Its lines without line ends, to quote in diagnostics.
    """

    file: str
    root: Mapping = field(default_factory=lambda: Mapping(Mark(0, 0)))
    lines: tuple[str, ...] = ()

    @cached_property
    def places(self) -> Places:
        """Where everything stands."""
        return Places(self.root)

    def report(self, rule: Rule, mark: Mark, hint: str | None = None, **values: object) -> Diagnostic:
        """Return a diagnostic of ``rule`` at ``mark``, with the line it stands in."""
        excerpt = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return rule.at(Place(self.file, mark.line + 1, mark.column + 1), excerpt, hint, **values)

    def node(self, path: Path) -> Node | None:
        """Return the node at ``path``, or None."""
        return find(self.root, path)

    def text(self, path: Path) -> Text | None:
        """Return the text at ``path``, or None where there is none."""
        node = self.node(path)
        return node if isinstance(node, Text) else None
