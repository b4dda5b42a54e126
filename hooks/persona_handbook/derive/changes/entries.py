"""Entries of lists and mappings: what each is recognised by when the rest of it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...markup import plain
from ...model.contribution import Validation
from ...model.part import Part
from ...model.profile import BuyingPart, Medium, Objection, Scale
from ...model.relations import Influence, KpiReading, Positioning
from ...model.shape import Shape, attribute_of, fields
from ...model.situation import Job, Moment, Question
from ...model.values import Reference, TextKind
from .change import Datum
from .pairing import REPHRASED, alike

#: The fields that are an entry's subject.
SUBJECTS: dict[type[Part], tuple[str, ...]] = {
    BuyingPart: ("role", "when"),
    Influence: ("persona",),
    Job: ("want",),
    KpiReading: ("kpi",),
    Medium: ("channel",),
    Moment: ("moment",),
    Objection: ("objection",),
    Positioning: ("offer",),
    Question: ("question",),
    Scale: ("left", "right"),
    Validation: ("date", "method"),
}
#: The sections of handbook.yml that give ids, and the references that name them.
SECTIONS = {
    "departments": Reference.DEPARTMENT,
    "offers": Reference.OFFER,
    "sources": Reference.SOURCE,
    "stages": Reference.STAGE,
    "kpis": Reference.KPI,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry.

    Attributes:
        subject: What it is recognised by: its id in a mapping, else the values of its subject fields.
        value: A part, or a text.
    """

    subject: tuple[Datum, ...]
    value: object

    @property
    def key(self) -> tuple[str, ...]:
        """The subject's words, by which it is found again."""
        return tuple(words(one) for one in self.subject)


def entries(value: object, shape: Shape, field: str) -> list[Entry]:
    """Return the entries of a list of parts, or of a mapping by id, which stands in ``field``."""
    if isinstance(value, dict):
        marker = shape.marker or SECTIONS.get(field)
        return [Entry((Datum(key, marker),), one) for key, one in value.items()]
    assert isinstance(value, tuple)  # noqa: S101  # nothing else has entries
    return [Entry(_subject(one), one) for one in value]


def likeness(one: Entry, other: Entry) -> float:
    """Return how much two entries of different subjects resemble each other, 0 to 1.

    An id has no likeness: of two offers only what is said of them can be the same.
    """
    shared = sum(mine == yours for mine, yours in zip(one.key, other.key, strict=False) if mine)
    if shared:
        return REPHRASED
    said, also = set(_texts(one.value, one.subject)), set(_texts(other.value, other.subject))
    rest = len(said & also) / len(said | also) if said | also else 0.0
    subject = one.subject[0] if len(one.subject) == 1 and len(other.subject) == 1 else None
    if subject is None or not isinstance(subject.marker, TextKind):
        return rest
    return max(rest, alike(one.key[0], other.key[0]))


def words(one: Datum) -> str:
    """Return a value's words without citations and marks."""
    text = str(one.value)
    if one.marker in (None, TextKind.LABEL) or isinstance(one.marker, Reference):
        return " ".join(text.split())
    return plain(text, prose=one.marker is TextKind.PROSE)


def texts(value: object) -> Iterator[str]:
    """Yield every text in a part, a list or a mapping, ids and words of enumerations included."""
    if isinstance(value, Part):
        for key in fields(type(value)):
            yield from texts(getattr(value, attribute_of(type(value), key)))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif value not in (None, ""):
        yield str(value)


def _subject(one: object) -> tuple[Datum, ...]:
    assert isinstance(one, Part)  # noqa: S101  # lists of texts have no entries
    shapes = fields(type(one))
    found = ((getattr(one, name), shapes[type(one).key_of(name)].marker) for name in SUBJECTS[type(one)])
    return tuple(Datum(value, marker) for value, marker in found if value not in (None, ""))


def _texts(value: object, subject: tuple[Datum, ...]) -> Iterator[str]:
    own = {str(one.value) for one in subject}
    return (text for text in texts(value) if text not in own)
