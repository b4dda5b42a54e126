"""The models as rows of a table: what the field reference shows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..model.audience import Audience
from ..model.docs import docs
from ..model.part import SHORTHAND, Part
from ..model.shape import Shape, fields
from ..model.values import Interval, Reference, TextKind
from ..words import N_

_TEXTS = {
    TextKind.LABEL: N_("text"),
    TextKind.SENTENCE: N_("sentence"),
    TextKind.CLAIM: N_("claim"),
    TextKind.PROSE: N_("story"),
}
_IDS = {
    Reference.PERSONA: N_("id of a persona"),
    Reference.DEPARTMENT: N_("id of a department"),
    Reference.OFFER: N_("id of an offer"),
    Reference.SOURCE: N_("id of a source"),
    Reference.STAGE: N_("id of a stage"),
    Reference.KPI: N_("id of a figure"),
}
_VALUES = {
    int: N_("whole number"),
    float: N_("number"),
    datetime.date: N_("date, as YYYY-MM-DD"),
    Interval: N_("interval, such as 6 months"),
    str: N_("text"),
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of the source format.

    Attributes:
        path: Its way from the top of the file: "goals.short_term".
        depth: How many levels down it stands, from 0.
        kind: What it holds, as a message of the catalogues; "" where it holds the rows that follow.
        many: Whether it is a list.
        by_id: Whether it is a group of entries, each under an id.
        choices: The words it may hold; empty where any.
        required: Whether its holder cannot do without it.
        internal: Whether a public site leaves it out, unless an owner says otherwise.
        description: What it is for, as a message of the catalogues.
    """

    path: str
    depth: int
    kind: str
    many: bool
    by_id: bool
    choices: tuple[str, ...]
    required: bool
    internal: bool
    description: str

    @property
    def key(self) -> str:
        """The field's own key."""
        return self.path.rpartition(".")[2]


def rows(part: type[Part], holder: str = "", depth: int = 0) -> Iterator[FieldRow]:
    """Yield a row for every field of ``part`` and of the parts it holds, in order."""
    for key, shape in fields(part).items():
        if key == SHORTHAND:
            continue
        info = part.model_fields[key]
        path = f"{holder}.{key}" if holder else key
        inner = shape.item or shape
        yield FieldRow(
            path=path,
            depth=depth,
            kind=_kind(inner),
            many=bool(shape.item) and not shape.by_id,
            by_id=shape.by_id,
            choices=_choices(inner),
            required=info.is_required(),
            internal=Audience.INTERNAL in info.metadata,
            description=docs(part).get(key, ""),
        )
        if inner.part:
            yield from rows(inner.part, path, depth + 1)


def _choices(shape: Shape) -> tuple[str, ...]:
    values = shape.values
    if isinstance(values, type) and issubclass(values, StrEnum):
        return tuple(member.value for member in values)
    return ()


def _kind(shape: Shape) -> str:
    if shape.part:
        return ""
    if isinstance(shape.marker, TextKind):
        return _TEXTS[shape.marker]
    if isinstance(shape.marker, Reference):
        return _IDS[shape.marker]
    return N_("one of") if _choices(shape) else _VALUES[shape.values]
