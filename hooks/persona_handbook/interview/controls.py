"""How each answer is given, as the models say it: a text, a list, a choice, a group, entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ..model.docs import docs
from ..model.part import SHORTHAND, Part
from ..model.persona import PersonaFile
from ..model.shape import Shape, fields
from ..model.values import Reference, TextKind
from .question import Detail, Question


class Kind(StrEnum):
    """What an answer is given with."""

    LINE = "line"
    TEXT = "text"
    STORY = "story"
    CHOICE = "choice"
    SCORE = "score"
    ID = "id"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Control:
    """How an answer is given.

    Attributes:
        path: The dotted path of the field from the top of the file; within entries, that of the list first.
        key: The last key of the path.
        kind: What it is given with.
        many: Whether there can be several: lines, words or entries.
        is_claim: Whether it can cite a source.
        choices: The words of an enumeration; the members, for their labels.
        reference: What an id points at.
        parts: The controls of a group or of an entry, each with the detail that asks for it.
        doc: The field's docstring.
        required: Whether its entry cannot do without it.
    """

    path: str
    key: str
    kind: Kind
    many: bool = False
    is_claim: bool = False
    choices: tuple[StrEnum, ...] = ()
    reference: Reference | None = None
    parts: tuple[tuple[Detail, Control], ...] = ()
    doc: str = ""
    required: bool = False


def control(question: Question) -> Control:
    """Return the control of a question; KeyError where the models have no such field."""
    return _control(PersonaFile, question.field.split("."), question.field, question.details)


def _control(part: type[Part], keys: list[str], path: str, details: tuple[Detail, ...]) -> Control:
    key, *rest = keys
    shape = fields(part)[key]
    if rest:
        assert shape.part is not None  # noqa: S101  # questions are ours, not an editor's
        return _control(shape.part, rest, path, details)
    info = part.model_fields[key]
    inner = shape.item or shape
    bare = Control(
        path, key, Kind.TEXT, bool(shape.item), doc=docs(part).get(key, ""), required=info.is_required()
    )
    if not inner.part:
        return _leaf(bare, inner)
    if inner.part.shorthand and not details:
        return _leaf(bare, fields(inner.part)[inner.part.key_of(inner.part.shorthand)])
    parts = tuple((one, _control(inner.part, [one.key], f"{path}.{one.key}", ())) for one in details)
    return replace(bare, kind=Kind.GROUP, parts=parts)


def _leaf(bare: Control, shape: Shape) -> Control:
    values = shape.values
    if isinstance(shape.marker, Reference):
        return replace(bare, kind=Kind.ID, reference=shape.marker)
    if isinstance(values, type) and issubclass(values, StrEnum):
        return replace(bare, kind=Kind.CHOICE, choices=tuple(values))
    if values is int:
        return replace(bare, kind=Kind.SCORE)
    if shape.marker is TextKind.LABEL:
        return replace(bare, kind=Kind.LINE)
    if shape.marker is TextKind.PROSE:
        return replace(bare, kind=Kind.STORY)
    return replace(bare, is_claim=shape.marker is TextKind.CLAIM)


def order(part: type[Part] = PersonaFile, holder: str = "") -> Iterator[str]:
    """Yield the dotted path of every field, in the order in which a file is best read."""
    for key, shape in fields(part).items():
        if key == SHORTHAND:
            continue
        path = f"{holder}.{key}" if holder else key
        yield path
        inner = shape.item or shape
        if inner.part and not shape.by_id:
            yield from order(inner.part, path)
