"""What a change is: one thing that happened to one value, told by field rather than by line."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ...model.company import Company
from ...model.persona import Persona
from ...model.shape import Marker
from ...model.values import Interval

Value = str | int | float | datetime.date | Interval


class ChangeKind(StrEnum):
    """What happened to a value.

    A text that was reworded and also lost its sources is two changes: each has readers of its own.
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RESTYLED = "restyled"
    """The words are the same; links or emphasis are not."""
    MOVED = "moved"
    """From another field or entry, named by ``origin``."""
    REORDERED = "reordered"
    """Within its list: the one item that moved is ``after``; without it, several did."""
    EVIDENCE_GAINED = "evidence-gained"
    EVIDENCE_LOST = "evidence-lost"
    EVIDENCE_CHANGED = "evidence-changed"
    """Other sources than before."""
    RENAMED = "renamed"
    """An id: of a persona, its file and address."""


@dataclass(frozen=True, slots=True)
class Datum:
    """A value with what its field says of it, so that it can be shown.

    Attributes:
        value: As the model holds it; a text as typed.
        marker: The kind of text or of reference; None for numbers, dates and enumerations.
    """

    value: Value
    marker: Marker = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a persona, or in the company, a value stands.

    Attributes:
        field: The dotted path of the field, "positioning.benefits"; "" for the whole.
        entry: What an entry of a list or mapping is recognised by: an offer, a channel, a date and a method;
            empty outside entries.
    """

    field: str
    entry: tuple[Datum, ...] = ()

    @property
    def key(self) -> str:
        """The entry's id, where it is one."""
        return str(self.entry[0].value) if self.entry else ""


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kind: What happened.
        place: Where; of what was removed, where it stood.
        before: The value before; None where an entry as a whole came, went or moved.
        after: The value after.
        origin: Of what moved, where it came from.
        departments: The departments that the place belongs to: the one that contributed, owns the stage or
            collected the source.
    """

    kind: ChangeKind
    place: Place
    before: Datum | None = None
    after: Datum | None = None
    origin: Place | None = None
    departments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PersonaChanges:
    """What changed in one persona.

    Attributes:
        persona: Its id afterwards; before, where it was removed.
        name: Its name afterwards; before, where it was removed.
        was: Its id before, where its file was renamed; else "".
        changes: What changed, in the order of the fields.
    """

    persona: str
    name: str
    was: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class HandbookChanges:
    """What changed in a handbook.

    Attributes:
        company: What changed in ``handbook.yml``.
        personas: What changed in personas, those that are there in the order of pages, then those removed.
    """

    company: tuple[Change, ...] = ()
    personas: tuple[PersonaChanges, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.company or self.personas)


@dataclass(frozen=True, slots=True)
class State:
    """A handbook as it was at one time, as far as its files could be read.

    Attributes:
        company: What ``handbook.yml`` said; None where it is missing or has faults.
        personas: The personas by id, contributions from department files included.
        portraits: What tells each persona's portrait from any other, by persona.
    """

    company: Company | None = None
    personas: Mapping[str, Persona] = field(default_factory=dict)
    portraits: Mapping[str, str] = field(default_factory=dict)
