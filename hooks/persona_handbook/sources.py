"""Everything that was read, before anything is known to be valid."""

from __future__ import annotations

import sys
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

    def lines(self) -> dict[str, dict[str, int]]:
        """Return on which line, from 1, the keys of each file stand: "buying", and "buying.objections"."""
        return {
            file.path: {sys.intern(key): mark.line + 1 for key, mark in file.places.outline()}
            for file, _, _ in self.files()
        }

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
