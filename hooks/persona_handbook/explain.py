"""One of pydantic's errors as a diagnostic of ours: its rule, its place and what to type instead."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from pydantic_core import ErrorDetails

from .diagnostics import Diagnostic
from .model.part import SHORTHAND, Part
from .model.shape import Shape, fields
from .model.values import PERCENT, RESERVED_IDS
from .rules import files, schema
from .source.document import Document
from .source.ids import OTHER_NAME, suggested_id
from .source.tree import Listing, Mapping, Mark, Node, Path, Text
from .suggest import alternatives, clip, closest, did_you_mean, fold, proposed_date

#: pydantic's types of error that mean: a list, or a mapping, was expected.
_LIST = frozenset({"tuple_type"})
_KEYS = frozenset({"model_type", "dict_type", "model_attributes_type"})
#: Keys that editors put before a text which needs none.
_NEEDLESS = ("name", "title", "text", "value", "link", "url", "id")
_BY_TYPE = {"wrong-interval": schema.WRONG_INTERVAL, "wrong-link": schema.WRONG_LINK}


def explain(
    document: Document, model: type[Part], error: ErrorDetails, empty: dict[Path, Mark]
) -> Diagnostic:
    """Return the diagnostic of one validation error.

    Args:
        document: The file, its tree without empty texts.
        model: What the whole file should have been.
        error: What pydantic says.
        empty: Where the keys without value stand that were taken out of the tree, by path.
    """
    path: Path = tuple(step for step in error["loc"] if step != "[key]")
    kind = error["type"]
    if kind == "extra_forbidden":
        help_ = _key_help(document, model, path)
        return document.report(
            schema.UNKNOWN_KEY, document.places.key_mark(path), key=clip(str(path[-1])), help=help_
        )
    if kind == "missing":
        return _missing(document, model, path, empty.get(path))
    if "[key]" in error["loc"]:
        key = str(path[-1])
        proposal = suggested_id(key)
        hint = f'write "{proposal}"' if proposal else OTHER_NAME if key in RESERVED_IDS else None
        mark, fault = document.places.key_mark(path), error["ctx"]["fault"]
        return document.report(files.WRONG_ID, mark, hint, value=clip(key), fault=fault)
    node = document.node(path)
    if not isinstance(node, Text) or kind in _LIST | _KEYS:
        return _wrong_kind(document, model, path, kind)
    return _wrong_value(document, model, path, node, error)


def name_of(path: Path) -> str:
    """Return how ``path`` is called in a message: its last key, or an entry of it."""
    named = [str(step) for step in path if isinstance(step, str) and step != SHORTHAND]
    if not named:
        return "the file"
    return f'an entry of "{named[-1]}"' if isinstance(path[-1], int) else f'"{named[-1]}"'


def _shape_at(model: type[Part], path: Path) -> Shape:
    shape = Shape(part=model)
    for step in path:
        if shape.part:
            shape = fields(shape.part).get(str(step), Shape())
        elif shape.item:
            shape = shape.item
    return shape


def _keys_of(part: type[Part] | None) -> list[str]:
    return [name for name in fields(part) if name != SHORTHAND] if part else []


def _choices(values: Any) -> list[str]:
    is_choice = isinstance(values, type) and issubclass(values, StrEnum)
    return [member.value for member in values] if is_choice else []


def meant(document: Document, model: type[Part], path: Path) -> Path | None:
    """Return the path of the key that the unknown key at ``path`` was to be, or None where none is near.

    A key that has a value already is nobody's meaning.
    """
    *holder, key = path
    near = closest(str(key), _free_keys(document, model, tuple(holder)))
    return (*holder, near) if near else None


def _free_keys(document: Document, model: type[Part], holder: Path) -> list[str]:
    node = document.node(holder)
    taken = node.values if isinstance(node, Mapping) else {}
    return [name for name in _keys_of(_shape_at(model, holder).part) if name not in taken]


def _key_help(document: Document, model: type[Part], path: Path) -> str:
    *holder, last = path
    key = str(last)
    if near := meant(document, model, path):
        return f'did you mean "{near[-1]}"?'
    here = _keys_of(_shape_at(model, tuple(holder)).part)
    free = _free_keys(document, model, tuple(holder))
    if twin := next((name for name in here if name not in free and fold(name) == fold(key)), None):
        line = document.places.key_mark((*holder, twin)).line + 1
        return f'keep one of the two: "{twin}" stands in line {line} already'
    for name, shape in fields(model).items():
        if shape.part and holder != [name] and key in _keys_of(shape.part):
            return f'"{key}" belongs under "{name}"'
    if holder and key in _keys_of(model):
        return f'"{key}" belongs at the left margin, not under {name_of(tuple(holder))}'
    return did_you_mean(key, free or here)


def _missing(document: Document, model: type[Part], path: Path, empty: Mark | None) -> Diagnostic:
    part, key = _shape_at(model, path[:-1]).part, str(path[-1])
    examples = part.model_fields[key].examples if part else None
    choices = _choices(fields(part)[key].values) if part else []
    rule, mark = (
        (schema.EMPTY_REQUIRED, empty) if empty else (schema.MISSING_KEY, document.places.key_mark(path[:-1]))
    )
    help_ = f" ({alternatives(choices)})" if choices else ""
    return document.report(rule, mark, key=key, example=examples[0] if examples else "…", help=help_)


def _wrong_kind(document: Document, model: type[Part], path: Path, kind: str) -> Diagnostic:
    node = document.node(path)
    mark = node.mark if node else document.places.mark(path)
    found = {Text: "a text", Listing: "a list", Mapping: "a group of keys"}.get(type(node), "nothing")
    if kind in _LIST:
        rule, help_ = schema.EXPECTED_LIST, _list_help(node)
    elif kind in _KEYS:
        part = _shape_at(model, path).part
        rule, help_ = schema.EXPECTED_KEYS, _keys_help(part, node, path)
    else:
        rule, help_ = schema.EXPECTED_TEXT, _text_help(node)
    return document.report(rule, mark, what=name_of(path), found=found, help=help_)


def _keys_help(part: type[Part] | None, node: Node | None, path: Path) -> str:
    possible = f"; possible: {alternatives(_keys_of(part))}" if part else ""
    required = [name for name, field in part.model_fields.items() if field.is_required()] if part else []
    if isinstance(node, Text) and isinstance(path[-1], int) and len(required) == 1:
        return f'write "- {required[0]}: {clip(node.value, 40)}"{possible}'
    return f"write keys below it, indented by two spaces{possible}"


def _list_help(node: Node | None) -> str:
    if isinstance(node, Mapping):
        return 'begin each entry with a dash: "- …"'
    typed = clip(node.value, 40) if isinstance(node, Text) else "…"
    return f'write each entry on a line of its own, behind a dash: "- {typed}"'


def _text_help(node: Node | None) -> str:
    if isinstance(node, Listing) and len(node.items) == 1 and isinstance(node.items[0], Text):
        return f'write the text alone, without dash or brackets: "{clip(node.items[0].value, 40)}"'
    if isinstance(node, Mapping) and len(node.values) == 1:
        ((key, only),) = node.values.items()
        if isinstance(only, Text) and key in _NEEDLESS:
            return f'write the text alone, without "{key}": "{clip(only.value, 40)}"'
        if isinstance(only, Text):
            typed = f"{key}: {clip(only.value, 40)}"
            return f'a colon makes a key of the words before it; put the whole text in quotes: "{typed}"'
    return "write one text; what belongs apart has a key of its own"


def _number_help(typed: str, expected: str) -> str:
    """Propose a number with a point, and without the sign of a unit that the field does not take."""
    # Behind a comma three digits may be thousands, so nothing is proposed.
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)(?:,([0-9]{1,2}|[0-9]{4,}))?( ?%)?", typed)
    if not match or expected.startswith("a whole number"):
        return ""
    is_share = expected.startswith("a percentage")
    if is_share and float(match[1]) > PERCENT:
        return ""
    proposal = match[1] + (f".{match[2]}" if match[2] else "") + ((match[3] or "") if is_share else "")
    return "" if proposal == typed else f'; write "{proposal}"'


def _wrong_value(
    document: Document, model: type[Part], path: Path, node: Text, error: ErrorDetails
) -> Diagnostic:
    kind, value = error["type"], clip(node.value)
    what = name_of(path)
    if kind == "enum":
        choices = _choices(_shape_at(model, path).values)
        near = closest(value, choices)
        help_ = f'did you mean "{near}"? ' if near else ""
        help_ += f"possible: {alternatives(choices)}"
        return document.report(schema.WRONG_CHOICE, node.mark, value=value, what=what, help=help_)
    if kind == "wrong-number":
        expected = error["ctx"]["expected"]
        help_ = _number_help(node.value, expected)
        return document.report(
            schema.WRONG_NUMBER, node.mark, value=value, what=what, expected=expected, help=help_
        )
    if kind == "wrong-date":
        date = proposed_date(node.value)
        help_ = f'did you mean "{date}"?' if date else 'expected year-month-day, such as "2026-11-21"'
        return document.report(schema.WRONG_DATE, node.mark, value=value, help=help_)
    return document.report(_BY_TYPE[kind], node.mark, value=value)
