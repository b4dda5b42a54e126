"""The models as a table that walks a source tree: which text is a claim, which an id, which an enumeration.

Checks that must work in a file with faults elsewhere cannot wait for a valid model; they walk the tree
along the shape of its model instead, and so have every text's place at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from ..source.tree import Listing, Mapping, Node, Path, Text
from .part import SHORTHAND, Part
from .values import Reference, TextKind

Marker = TextKind | Reference | None
#: What was filled in a part: each value with its path and its marker.
Values = Sequence[tuple[Path, Marker, object]]


class Leaf(NamedTuple):
    """A text of a source tree with what its field says of it.

    Attributes:
        path: The way from the root.
        marker: The kind of text or of reference; None for numbers, dates, addresses and enumerations.
        text: The text, with its place.
    """

    path: Path
    marker: Marker
    text: Text


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: exactly one of a part, a list, a mapping by id, or a text.

    Attributes:
        part: The model of a mapping with fixed keys.
        item: The shape of a list's items, or of a mapping's values.
        by_id: Whether ``item`` is reached by id rather than by position.
        marker: The marker of the text itself, or of a mapping's keys.
        values: The type of a text that is neither label nor sentence, for the reference page.
    """

    part: type[Part] | None = None
    item: Shape | None = None
    by_id: bool = False
    marker: Marker = None
    values: Any = None


@cache
def fields(part: type[Part]) -> dict[str, Shape]:
    """Return the shape of each field of ``part`` by the key that fills it."""
    hints = get_type_hints(part, include_extras=True)
    return {part.key_of(name): _shape(hints[name]) for name in part.model_fields}


def attribute_of(part: type[Part], key: str) -> str:
    """Return the attribute that ``key`` fills; of the key that cannot be typed, the one a shorthand fills."""
    return part.shorthand if key == SHORTHAND else key


@cache
def text_kind(part: type[Part], field: str) -> TextKind | None:
    """Return the kind of text at a dotted path through ``part``; None for a number, a date, an id or a word.

    Lists and mappings by id are passed through: ``text_kind(PersonaFile, "media.channel")`` is a label.
    """
    shape = Shape(part=part)
    for name in field.split("."):
        holder = _innermost(shape).part
        assert holder is not None  # noqa: S101  # paths are ours, not an editor's
        shape = fields(holder)[holder.key_of(name)]
    marker = _innermost(shape).marker
    return marker if isinstance(marker, TextKind) else None


def _innermost(shape: Shape) -> Shape:
    while shape.item:
        shape = shape.item
    return shape


def walk(node: Node, part: type[Part]) -> Iterator[Leaf]:
    """Yield every text of ``node`` that ``part`` has a place for, in the order typed."""
    yield from _walk(node, Shape(part=part), ())


def values_of(part: Part, path: Path = ()) -> Values:
    """Return each value that was filled in a valid ``part``, with its path and its marker, in field order."""
    found: list[tuple[Path, Marker, object]] = []
    _collect(part, path, found)
    return found


@cache
def _steps(part: type[Part]) -> tuple[tuple[str, Path, Shape], ...]:
    """Return for each field of ``part`` its attribute, the step that leads to it, and its shape."""
    return tuple(
        (attribute_of(part, key), () if key == SHORTHAND else (key,), shape)
        for key, shape in fields(part).items()
    )


def _collect(part: Part, path: Path, found: list[tuple[Path, Marker, object]]) -> None:
    # Generators within each other would hand each value up through every level, for all personas and again
    # and again: that took twice as long.
    for attribute, step, shape in _steps(type(part)):
        _collect_value(getattr(part, attribute), shape, path + step, found)


def _collect_value(value: object, shape: Shape, path: Path, found: list[tuple[Path, Marker, object]]) -> None:
    if isinstance(value, str):
        if value:
            found.append((path, shape.marker, value))
    elif isinstance(value, Part):
        _collect(value, path, found)
    elif isinstance(value, tuple) and shape.item:
        for position, item in enumerate(value):
            _collect_value(item, shape.item, (*path, position), found)
    elif isinstance(value, dict) and shape.item:
        for key, item in value.items():
            _collect_value(item, shape.item, (*path, key), found)
    elif value is not None:
        found.append((path, shape.marker, value))


def _walk(node: Node, shape: Shape, path: Path) -> Iterator[Leaf]:
    if shape.part:
        yield from _walk_part(node, shape.part, path)
    elif shape.item and shape.by_id:
        if isinstance(node, Mapping):
            for key, value in node.values.items():
                yield Leaf((*path, key), shape.marker, Text(node.keys[key], key))
                yield from _walk(value, shape.item, (*path, key))
    elif shape.item:
        if isinstance(node, Listing):
            for position, item in enumerate(node.items):
                yield from _walk(item, shape.item, (*path, position))
    elif isinstance(node, Text):
        yield Leaf(path, shape.marker, node)


def _walk_part(node: Node, part: type[Part], path: Path) -> Iterator[Leaf]:
    known = fields(part)
    if isinstance(node, Mapping):
        for key, value in node.values.items():
            if key in known:
                yield from _walk(value, known[key], (*path, key))
    elif part.shorthand:
        yield from _walk(node, known[part.key_of(part.shorthand)], path)


def _shape(hint: Any) -> Shape:
    marker: Marker = None
    if get_origin(hint) is Annotated:
        hint, *metadata = get_args(hint)
        marker = next((one for one in metadata if isinstance(one, TextKind | Reference)), None)
        if marker is None:
            inner = _shape(hint)
            # What is only said to be internal is of no kind of its own.
            return inner if inner.part or inner.item else Shape(values=inner.values or hint)
    arguments = [one for one in get_args(hint) if one not in (type(None), Ellipsis)]
    origin = get_origin(hint)
    if origin is tuple:
        return Shape(item=_shape(arguments[0]))
    if origin is dict:
        return Shape(item=_shape(arguments[1]), by_id=True, marker=_shape(arguments[0]).marker)
    if arguments:  # a union with None
        return _shape(arguments[0])
    if isinstance(hint, type) and issubclass(hint, Part):
        return Shape(part=hint)
    return Shape(marker=marker, values=hint)
