"""Source files as they were read and looked at; what is the same again is not read anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from .diagnostics import Diagnostic
from .model.contribution import Contribution
from .model.part import Part
from .model.persona import Persona, PersonaFile
from .source.document import Document
from .source.file import SourceFile
from .source.places import Places
from .validate import AnyPart, Pruned, prune, typed, validate_pruned

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Sent:
    """What one process found in a file, for another. Models are dear to send: they are made anew.

    Attributes:
        faults: What is wrong with the file's form.
        places: Where its values stand.
        valid: By the model, what the file says, ready to be validated, or None; and what is wrong with it.
        steps: What the steps of the check found.
    """

    faults: list[Diagnostic]
    places: Places
    valid: dict[type[Part], tuple[Any, list[Diagnostic]]]
    steps: dict[str, Any]


class Reading:
    """What was found in one file.

    Args:
        file: The file.
    """

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self._pruned: Pruned | None = None
        self._valid: dict[type[Part], tuple[Any, list[Diagnostic]]] = {}
        self._found: dict[str, tuple[object, Any]] = {}

    def valid(self, model: type[AnyPart]) -> tuple[AnyPart | None, list[Diagnostic]]:
        """Return what the file says as ``model``, or None, and everything that is wrong with its fields."""
        if model not in self._valid:
            self._pruned = prune(self.file.document)
            self._valid[model] = validate_pruned(self._pruned, model)
            self.file.places = self._pruned.document.places
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

    def put_away(self) -> None:
        """Let go of the document, when the file was looked at."""
        self._pruned = None
        self.file.put_away()

    def hand_over(self) -> Sent:
        """Return all that was found, and forget it. The document must still be there."""
        said = typed(self._pruned.document.root) if self._pruned else None
        # What is filled with nothing is false, and valid.
        valid = {
            model: (None if value is None else said, faults) for model, (value, faults) in self._valid.items()
        }
        steps = {step: found for step, (_, found) in self._found.items()}
        self._valid, self._found = {}, {}
        self.put_away()
        return Sent(self.file.faults, self.file.places, valid, steps)

    def take_over(self, found: Sent, given: Mapping[str, object]) -> None:
        """Know what another process found in the same file.

        Args:
            found: What it found.
            given: What the steps of the check know besides, here as there.
        """
        self.file.faults = found.faults
        self.file.places = found.places
        self._valid = {
            model: (None if said is None else model.model_validate(said), faults)
            for model, (said, faults) in found.valid.items()
        }
        self._found = {step: (given.get(step), what) for step, what in found.steps.items()}


class Readings:
    """Every file of a handbook that was read so far, by its path, and the personas made of them."""

    def __init__(self) -> None:
        self._files: dict[str, Reading] = {}
        self._known: Any = None
        #: The key of each persona, its parts, which keep their ids as long as they are kept, and itself.
        self._personas: dict[str, tuple[tuple[object, ...], tuple[Part, ...], Persona]] = {}
        self._examined: dict[str, tuple[Persona, object, list[Diagnostic]]] = {}

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

    def examined(
        self, given: object, persona: Persona, examine: Callable[[], list[Diagnostic]]
    ) -> list[Diagnostic]:
        """Return what could be better about a persona; it is not examined again if it is the very same.

        Args:
            given: What the rules know besides; if it is equal, it is the same to them.
            persona: The persona.
            examine: Examines it.
        """
        known = self._examined.get(persona.id)
        if known is None or known[0] is not persona or known[1] != given:
            known = self._examined[persona.id] = (persona, given, examine())
        return known[2]
