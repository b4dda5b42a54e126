"""Reads one source file: bytes in; a tree that knows its places, and every fault of form, out.

YAML is taken as *events*: a load or compose by libyaml crashes on a file of nested dashes and guesses what
``no`` and ``12:30`` are, events do neither. A text is what was typed, whatever it looks like.
"""

from __future__ import annotations

from typing import Any

import yaml

from ..diagnostics import Diagnostic, Place
from ..rules.syntax import FILE_TOO_LARGE, NOT_A_MAPPING
from .builder import Builder
from .document import Document
from .encoding import clean, decode
from .fault import Fault
from .lines import Lines
from .mishaps import explain
from .stop import Stop
from .tree import Mapping, Mark

MAX_FILE_BYTES = 256 * 1024
#: libyaml's parser is ten times as fast; where PyYAML was built without it, its own gives the same tree.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(file: str, data: bytes) -> tuple[Document, list[Diagnostic]]:
    """Return the document in ``data`` and what is wrong with its form, sorted.

    A syntax error ends the reading: the document then has an empty root, and nothing is to be said of what it
    lacks. Other faults leave a tree: of two equal keys the first counts, an alias is the text as typed.

    libyaml's own marks are exact, so its errors are not looked up again in the pure Python parser, which
    takes some files that libyaml refuses, and refuses some (a tab behind a colon) that libyaml takes.

    Args:
        file: The path to name in diagnostics, relative to the handbook's root, with ``/``.
        data: What the file holds; more than ``MAX_FILE_BYTES`` are not looked at.
    """
    if len(data) > MAX_FILE_BYTES:
        return Document(file), [FILE_TOO_LARGE.at(Place(file), limit=MAX_FILE_BYTES // 1024)]
    text, faults = decode(data)
    source = Lines(text or "")
    root = None
    if text is not None:
        cleaned, characters = clean(source)
        root, more = _tree(cleaned)
        if root is None and characters:
            # Where YAML stops in a line with such a character, the character may be all that is wrong.
            lines = {fault.mark.line for fault in characters}
            more = [fault for fault in more if fault.mark.line not in lines]
        # What another encoding makes of a file may be no keys at all; the encoding alone is to be mended.
        faults += characters + [one for one in more if not (faults and one.rule is NOT_A_MAPPING)]
    document = Document(file, root or Mapping(Mark(0, 0)), source.all)
    found = [document.report(fault.rule, fault.mark, fault.hint, **fault.values) for fault in faults]
    return document, sorted(found, key=lambda diagnostic: diagnostic.order)


def lines(data: bytes) -> tuple[str, ...]:
    """Return the lines of a document without reading the rest of it."""
    return Lines(decode(data)[0] or "").all if len(data) <= MAX_FILE_BYTES else ()


def _tree(source: Lines) -> tuple[Mapping | None, list[Fault]]:
    """Return the tree of a text, or None where it cannot be read to its end, and its faults."""
    builder = Builder(source)
    events = yaml.parse(source.text, Loader=_LOADER)
    while True:
        try:
            event = next(events, None)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # The pure parser lets an escape such as "\U99999999" through to Python's own exceptions.
            fault = explain(_stop(error, builder), source)
            return None, [*(f for f in builder.faults if f.mark.line != fault.mark.line), fault]
        if event is None or not builder.take(event):
            return builder.finish(), builder.faults


def _stop(error: Exception, builder: Builder) -> Stop:
    at, since = (_mark(getattr(error, name, None)) for name in ("problem_mark", "context_mark"))
    at = at or (builder.last.end if builder.last else Mark(0, 0))
    return Stop(
        problem=f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}",
        at=at,
        since=since or at,
        last=builder.last,
        opened=builder.opened,
        closed=builder.closed,
        root=builder.root_mark,
    )


def _mark(mark: Any) -> Mark | None:
    return Mark(mark.line, mark.column) if mark else None
