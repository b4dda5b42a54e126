"""Source files as they were read and validated; what is read again with the same bytes is not read anew."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from .diagnostics import Diagnostic
from .model.contribution import Contribution
from .model.part import Part
from .model.persona import Persona, PersonaFile
from .source import yaml
from .source.document import Document
from .validate import AnyPart, Pruned, prune, validate_pruned


class Reading:
    """One file; each step is taken when it is asked for.

    Args:
        file: Its path from the root on.
        data: Its bytes.
    """

    def __init__(self, file: str, data: bytes) -> None:
        #: What tells it from other bytes, which need not be kept.
        self.digest = sha256(data).digest()
        self.document: Document
        self.faults: list[Diagnostic]
        self.document, self.faults = yaml.read(file, data)
        self._valid: dict[type[Part], tuple[Any, list[Diagnostic]]] = {}

    @cached_property
    def pruned(self) -> Pruned:
        """The document without its empty texts."""
        return prune(self.document)

    def valid(self, model: type[AnyPart]) -> tuple[AnyPart | None, list[Diagnostic]]:
        """Return what the file says as ``model``, or None, and everything that is wrong with its fields."""
        if model not in self._valid:
            self._valid[model] = validate_pruned(self.pruned, model)
        return self._valid[model]


class Readings:
    """Every file of a handbook that was read so far, by its path, and the personas made of them."""

    def __init__(self) -> None:
        self._files: dict[str, Reading] = {}
        #: The key of each persona, its parts, which keep their ids as long as they are kept, and itself.
        self._personas: dict[str, tuple[tuple[object, ...], tuple[Part, ...], Persona]] = {}

    def __getitem__(self, file: str) -> Reading:
        """Return a file that was read."""
        return self._files[file]

    def read(self, file: str, data: bytes) -> Reading:
        """Read a file, unless it was read with these bytes."""
        known = self._files.get(file)
        if known is None or known.digest != sha256(data).digest():
            known = self._files[file] = Reading(file, data)
        return known

    def persona(
        self, id_: str, value: PersonaFile, own: Mapping[str, Contribution], portrait: Path | None
    ) -> Persona:
        """Return a persona of its files: the very same, as long as they are.

        Args:
            id_: Its id.
            value: What its file says.
            own: The contributions that departments have in files of their own.
            portrait: Its picture.
        """
        parts = (value, *own.values())
        key = (*map(id, parts), *own, portrait)
        known = self._personas.get(id_)
        if known is None or known[0] != key:
            said = {**dict(value), "contributions": {**value.contributions, **own}}
            persona = Persona.model_construct(**said, id=id_, portrait=portrait)
            known = self._personas[id_] = (key, parts, persona)
        return known[-1]
