"""Answers as a file holds them: texts, lists and groups by their keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.part import Part
from ..model.persona import PersonaFile
from ..model.shape import Shape, fields

Answers = dict[str, Any]


class UnknownFieldError(KeyError):
    """A path that leads to no field; ``possible`` are the keys at the step that failed."""

    def __init__(self, key: str, possible: tuple[str, ...]) -> None:
        super().__init__(key)
        self.key = key
        self.possible = possible


class NoTextError(ValueError):
    """A path that leads to a group: it needs one more key, ``possible`` are those."""

    def __init__(self, possible: tuple[str, ...]) -> None:
        super().__init__()
        self.possible = possible


def put(answers: Answers, path: str, text: str) -> None:
    """Put a text where a dotted path leads: lists take one more entry, entries one more key.

    A key that the last entry of a list already holds begins another entry.

    Raises:
        UnknownFieldError: if no field is there.
        NoTextError: if the path ends at a group.
    """
    _put(answers, PersonaFile, path.split("."), text)


def _put(holder: Answers, part: type[Part], keys: list[str], text: str) -> None:
    key, *rest = keys
    known = fields(part)
    if key not in known or not key.isprintable():
        raise UnknownFieldError(key, tuple(one for one in known if one.isprintable()))
    shape = known[key]
    if shape.by_id and shape.item:
        if len(rest) < 2:
            raise NoTextError(("<id>",))
        group = holder.setdefault(key, {}).setdefault(rest[0], {})
        _into(group, shape.item, rest[1:], text)
    elif shape.item and shape.item.part:
        _entry(holder.setdefault(key, []), shape.item.part, rest, text)
    elif shape.item:
        _end(rest)
        holder.setdefault(key, []).append(text)
    elif shape.part:
        _into(holder.setdefault(key, {}), shape, rest, text)
    else:
        _end(rest)
        holder[key] = text


def _entry(entries: list[Any], part: type[Part], rest: list[str], text: str) -> None:
    if not rest and part.shorthand:
        entries.append(text)
        return
    if not rest:
        raise NoTextError(tuple(fields(part)))
    last = entries[-1] if entries and isinstance(entries[-1], dict) else None
    shape = fields(part).get(rest[0])
    if last is None or (rest[0] in last and not (shape and shape.item)):
        last = {}
        _put(last, part, rest, text)
        entries.append(last)
    else:
        _put(last, part, rest, text)


def _into(group: Answers, shape: Shape, rest: list[str], text: str) -> None:
    assert shape.part is not None  # noqa: S101  # a group is made of a part
    if not rest:
        raise NoTextError(tuple(key for key in fields(shape.part) if key.isprintable()))
    _put(group, shape.part, rest, text)


def _end(rest: list[str]) -> None:
    if rest:
        raise UnknownFieldError(rest[0], ())


def at(answers: Mapping[str, Any], path: str) -> Any:
    """Return what stands at a dotted path, or None."""
    node: Any = answers
    for key in path.split("."):
        node = node.get(key) if isinstance(node, Mapping) else None
    return node
