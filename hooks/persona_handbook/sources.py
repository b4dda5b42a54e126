"""Everything that was read, before anything is known to be valid."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .model.company import Company
from .model.contribution import Contribution
from .model.part import Part
from .model.persona import PersonaFile
from .source.file import SourceFile
from .source.tree import Mapping as Tree
from .source.tree import Node, Text

COMPANY_FILE = "personas/handbook.yml"
DEFAULT_DOCS = "docs"


class Lines(Mapping[str, int]):
    """On which line each key of a file stands; what it takes in memory counts where there are thousands.

    Args:
        order: The place of each key among them; files with the same keys share it.
        numbers: The lines in that order.
    """

    __slots__ = ("_numbers", "_order")

    def __init__(self, order: Mapping[str, int], numbers: array[int]) -> None:
        self._order = order
        self._numbers = numbers

    def __getitem__(self, key: str) -> int:
        """Return the line of a key."""
        return self._numbers[self._order[key]]

    def __iter__(self) -> Iterator[str]:
        """Go through the keys as they stand."""
        return iter(self._order)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._order)


@dataclass(frozen=True, slots=True)
class Sources:
    """What the files of a handbook hold.

    Attributes:
        company: ``handbook.yml``; None where it is missing or could not be read.
        personas: The persona files by id.
        departments: The department files by persona and department.
        portraits: The portrait files by persona.
        pages: The text of each hand-written page by its path from docs/ on.
        assets: The other files of docs/, likewise.
        docs: The folder of the hand-written pages, relative to the root.
        unread: Ids of personas whose file is there but could not be taken.
    """

    company: SourceFile | None
    personas: Mapping[str, SourceFile]
    departments: Mapping[tuple[str, str], SourceFile] = field(default_factory=dict)
    portraits: Mapping[str, Path] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    assets: frozenset[str] = frozenset()
    docs: str = DEFAULT_DOCS
    unread: frozenset[str] = frozenset()

    def files(self) -> Iterator[tuple[SourceFile, type[Part], str]]:
        """Yield each file with its model and the persona it belongs to ("" for the company)."""
        if self.company:
            yield self.company, Company, ""
        for persona, file in self.personas.items():
            yield file, PersonaFile, persona
        for (persona, _), file in self.departments.items():
            yield file, Contribution, persona

    def lines(self) -> dict[str, Lines]:
        """Return on which line, from 1, the keys of each file stand: "buying", and "buying.objections"."""
        orders: dict[tuple[str, ...], dict[str, int]] = {}

        def lines(file: SourceFile) -> Lines:
            found = {key: mark.line + 1 for key, mark in file.places.outline()}
            keys = tuple(map(sys.intern, found))
            order = orders.setdefault(keys, {key: at for at, key in enumerate(keys)})
            return Lines(order, array("I", found.values()))

        return {file.path: lines(file) for file, _, _ in self.files()}

    def keys(self, section: str) -> frozenset[str] | None:
        """Return the ids that ``section`` of handbook.yml defines; None where it could not be read.

        An id without value defines nothing. Where the section is missing, an unknown key may be its name.
        """
        if self.company is None:
            return None
        root = self.company.document.root
        node = root.values.get(section)
        if node is None and root.keys.keys() - Company.model_fields.keys():
            return None
        if node is None or _is_empty(node):
            return frozenset()
        if not isinstance(node, Tree):
            return None
        return frozenset(id_ for id_, value in node.values.items() if not _is_empty(value))


def _is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node.value.strip()
