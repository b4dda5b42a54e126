"""From source trees to models: pydantic finds the faults, ``explain`` says them in an editor's words."""

from __future__ import annotations

import operator
import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pydantic import ValidationError

from .diagnostics import Diagnostic
from .explain import explain, meant, name_of
from .model.part import Part
from .rules import schema
from .source.document import Document
from .source.tree import Listing, Mapping, Mark, Node, Path, Text

AnyPart = TypeVar("AnyPart", bound=Part)
#: Blanks, joiners and marks of direction alone are no text: a reader would see nothing.
_SHOWN = re.compile(r"[^\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\u3164\ufe00-\ufe0f]")


@dataclass(frozen=True, slots=True)
class Pruned:
    """A document without its empty texts, which count as not written.

    Attributes:
        document: What is left; paths of its model lead to the right places in it.
        keys: Where the keys without value stand, by their path.
        entries: The list and the place of each empty entry.
    """

    document: Document
    keys: dict[Path, Mark] = field(default_factory=dict)
    entries: list[tuple[Path, Mark]] = field(default_factory=list)


def validate(document: Document, model: type[AnyPart]) -> tuple[AnyPart | None, list[Diagnostic]]:
    """Return what ``document`` says as ``model``, or None, and everything that is wrong with its fields."""
    return validate_pruned(prune(document), model)


def validate_pruned(pruned: Pruned, model: type[AnyPart]) -> tuple[AnyPart | None, list[Diagnostic]]:
    """Return what a document says as ``model``, or None, and everything that is wrong with its fields.

    A required key that is missing because it is misspelt is told once, where it is misspelt.
    """
    document = pruned.document
    required: set[Path] = set()
    diagnostics: list[Diagnostic] = []
    value: AnyPart | None = None
    try:
        value = model.model_validate(typed(document.root))
    except ValidationError as faults:
        errors = faults.errors(include_url=False)
        unknown = (error["loc"] for error in errors if error["type"] == "extra_forbidden")
        misspelt = {meant(document, model, path) for path in unknown}
        for error in errors:
            if error["type"] == "missing" and error["loc"] in pruned.keys:
                required.add(error["loc"])
            elif error["type"] == "missing" and error["loc"] in misspelt:
                continue
            diagnostics.append(explain(document, model, error, pruned.keys))
    for path, mark in pruned.keys.items():
        if path not in required:
            diagnostics.append(document.report(schema.EMPTY_VALUE, mark, what=name_of(path)))
    for path, mark in pruned.entries:
        what = f"an entry of {name_of(path)}"
        diagnostics.append(document.report(schema.EMPTY_VALUE, mark, what=what))
    return value, diagnostics


def prune(document: Document) -> Pruned:
    """Return ``document`` without its empty texts."""
    found = Pruned(document)
    root = _mapping(document.root, (), found)
    return found if root is document.root else replace(found, document=replace(document, root=root))


def _mapping(node: Mapping, path: Path, found: Pruned) -> Mapping:
    values = {}
    for key, value in node.values.items():
        kept = _anything(value, (*path, key), found)
        if kept is None:
            found.keys[(*path, key)] = node.keys[key]
        else:
            values[key] = kept
    # Most parts hold nothing empty, and need not be there twice.
    return node if _same(values.values(), node.values.values()) else Mapping(node.mark, values, node.keys)


def _anything(node: Node, path: Path, found: Pruned) -> Node | None:
    if isinstance(node, Mapping):
        return _mapping(node, path, found)
    if isinstance(node, Text):
        return node if _SHOWN.search(node.value) else None
    items: list[Node] = []
    for item in node.items:
        kept = _anything(item, (*path, len(items)), found)
        if kept is None:
            found.entries.append((path, item.mark))
        else:
            items.append(kept)
    return node if _same(items, node.items) else Listing(node.mark, tuple(items))


def _same(some: Collection[Node], others: Collection[Node]) -> bool:
    return len(some) == len(others) and all(map(operator.is_, some, others))


def typed(node: Node) -> object:
    """Return what a node says, as models take it: text, tuples and mappings."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Listing):
        return tuple(typed(item) for item in node.items)
    return {key: typed(value) for key, value in node.values.items()}
