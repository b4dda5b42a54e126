"""Source files as they were read and looked at; what is the same again is not read anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from .diagnostics import Diagnostic
from .model.contribution import Contribution
from .model.part import Part
from .model.persona import Persona, PersonaFile
from .source.document import Document
from .source.file import SourceFile
from .validate import AnyPart, prune, validate_pruned

_Found = TypeVar("_Found")


class Reading:
    """What was found in one file.

    Args:
        file: The file.
    """

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self._valid: dict[type[Part], tuple[Any, list[Diagnostic]]] = {}
        self._found: dict[str, tuple[object, Any]] = {}

    def valid(self, model: type[AnyPart]) -> tuple[AnyPart | None, list[Diagnostic]]:
        """Return what the file says as ``model``, or None, and everything that is wrong with its fields."""
        if model not in self._valid:
            pruned = prune(self.file.document)
            self._valid[model] = validate_pruned(pruned, model)
            self.file.places = pruned.document.places
        return self._valid[model]

    def found(self, step: str, given: object, look: Callable[[Document], _Found]) -> _Found:
        """Return what a step of the check finds in the document.

        Args:
            step: Its name.
            given: What it knows besides; as long as that is the very same, it is not taken again.
            look: Takes the step.
        """
        if step not in self._found or self._found[step][0] is not given:
            self._found[step] = given, look(self.file.document)
        found: _Found = self._found[step][1]
        return found


class Readings:
    """Every file of a handbook that was read so far, by its path, and the personas made of them."""

    def __init__(self) -> None:
        self._files: dict[str, Reading] = {}
        self._known: Any = None
        #: The key of each persona, its parts, which keep their ids as long as they are kept, and itself.
        self._personas: dict[str, tuple[tuple[object, ...], tuple[Part, ...], Persona]] = {}

    def __getitem__(self, path: str) -> Reading:
        """Return what was found in a file."""
        return self._files[path]

    def file(self, path: str, data: bytes) -> SourceFile:
        """Return a file: the very same, as long as it holds the same bytes."""
        known = self._files.get(path)
        if known is None or known.file.digest != sha256(data).digest():
            known = self._files[path] = Reading(SourceFile(path, data))
        return known.file

    def same(self, known: _Found) -> _Found:
        """Return what was given here the last time, if it is equal."""
        if self._known != known:
            self._known = known
        same: _Found = self._known
        return same

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
            persona = Persona.model_construct(set(), **said, id=id_, portrait=portrait)
            known = self._personas[id_] = (key, parts, persona)
        return known[-1]
