"""What is wrong between lines: indents, entries without a list, keys that are none."""

from __future__ import annotations

import re

from ..rules.syntax import (
    EMPTY_KEY,
    SECOND_DOCUMENT,
    WRONG_INDENT,
    YAML_DIRECTIVE,
    YAML_SYNTAX,
)
from .causes import (
    after_quote,
    cut_and_continued,
    missing_space,
    needs_quotes,
    unquoted_colon,
)
from .fault import Fault
from .lines import Lines
from .quoting import KEY, in_quotes, shortened
from .stop import Kind, Stop
from .tree import Mark

_EQUALS = re.compile(rf"({KEY})\s*=\s*")
#: The columns of a line at which something can begin: its indent, and what follows its dashes.
_BEGINNINGS = re.compile(r"[ ]*((?:-[ ]+)*)")


def colon_below(stop: Stop, source: Lines, start: Mark) -> Fault:
    """Explain a ``key:`` in what YAML takes for the continuation of a text that began at ``start``."""
    key = source.before(stop.at)
    for number in range(start.line, stop.at.line):
        column = start.column if number == start.line else _indent(source.line(number))
        if fault := missing_space(source, Mark(number, column)):
            return fault
    if not re.fullmatch(rf"\s*(?:-\s+)*{KEY}\s*", key):
        return unquoted_colon(source, stop.at, start)
    if source.begins_line(start) and start.column == _indent(key):
        return no_key(stop, source, start)
    mark = Mark(stop.at.line, _indent(key))
    due = Mark(start.line, _key_column(source.before(start)))
    problem = f"{_spaces(mark.column)} before {_word(source, mark)} make it part of the text above"
    hint = (
        f"put it exactly below {_word(source, due)}; if it belongs to the text, put the whole text in quotes"
    )
    return Fault(WRONG_INDENT, mark, {"problem": problem}, hint)


def no_key(stop: Stop, source: Lines, mark: Mark) -> Fault:
    """Explain a line at ``mark`` that is no key with its value."""
    if fault := missing_space(source, mark) or cut_and_continued(source, stop.last):
        return fault
    rest = source.rest(mark)
    if match := _EQUALS.match(rest):
        hint = shortened(f"type a colon and a space instead: {match[1]}: {rest[match.end() :]}")
        return Fault(YAML_SYNTAX, mark, {"problem": 'a key is followed by a colon, not by "="'}, hint)
    hint = (
        'type a colon and a space behind a key, as in "role: primary"; a text that goes on from the line '
        "above is indented more than its key"
    )
    return Fault(YAML_SYNTAX, mark, {"problem": "this line has no key with a colon"}, hint)


def in_lines(stop: Stop, source: Lines) -> Fault:
    """Explain what belongs neither to the group or list it stands in, nor to the one around it."""
    last = stop.last
    if not source.begins_line(stop.at):
        return _behind(stop, source)
    if fault := missing_space(source, stop.at):
        return fault
    if source.rest(stop.at).startswith(":"):
        return Fault(EMPTY_KEY, stop.at)
    deeper = last and _indent(source.line(last.start.line)) < stop.at.column
    if deeper and (fault := cut_and_continued(source, last)):
        return fault
    return _misplaced(stop, source)


def _behind(stop: Stop, source: Lines) -> Fault:
    """Explain what follows on the same line something that was complete."""
    last = stop.last
    character = source.rest(stop.at)[:1]
    if last and last.end.line == stop.at.line:
        if last.kind is Kind.QUOTED:
            return after_quote(source, last, stop.at)
        if last.kind is Kind.BRACKETS and character in ("]", "}"):
            problem = f'there is one "{character}" too many'
            return Fault(YAML_SYNTAX, stop.at, {"problem": problem}, "remove it")
        if last.kind in (Kind.BRACKETS, Kind.ALIAS) and last.start.line == stop.at.line:
            return needs_quotes(source, last.start)
    hint = f"put the text in quotes: {in_quotes(source.line(stop.at.line))}"
    return Fault(
        YAML_SYNTAX, stop.at, {"problem": "something more follows where the value is complete"}, hint
    )


def _misplaced(stop: Stop, source: Lines) -> Fault:
    """Explain a line whose indent fits none of the lines above, or whose dash is missing or too many."""
    count = stop.at.column
    dash = source.rest(stop.at).startswith("- ") or source.rest(stop.at) == "-"
    above = _beginnings_above(source, stop.at.line)
    if count not in above:
        # A dash stands below a line's beginning, a key below a key, behind the dash of its entry.
        fit = [
            column
            for column, mark in above.items()
            if (source.begins_line(mark) if dash else not source.rest(mark).startswith("-"))
        ]
        left = max((column for column in fit if column < count), default=None)
        right = min((column for column in fit if column > count), default=None)
        near = [above[column] for column in (right, left) if column is not None]
        due = " or ".join(f"{_word(source, mark)} in line {mark.line + 1}" for mark in near)
        due += ", whichever it belongs with" if len(near) > 1 else ""
        problem = f"{_spaces(count)} before {_word(source, stop.at)} fit nothing above"
        return Fault(
            WRONG_INDENT, stop.at, {"problem": problem}, f"put it exactly below {due}" if due else None
        )
    if dash:
        problem = "an entry of a list stands where a key is due"
        hint = 'a list stands below a key with nothing behind its colon, as "needs:", each entry after a dash'
        return Fault(YAML_SYNTAX, stop.at, {"problem": problem}, hint)
    problem = f"{_word(source, stop.at)} stands among the entries of a list without a dash"
    hint = 'type "- " before it if it is an entry; if it is a key, begin it below the key that it follows'
    return Fault(WRONG_INDENT, stop.at, {"problem": problem}, hint)


def after_document(stop: Stop, source: Lines) -> Fault:
    """Explain what stands behind something that YAML takes for the whole file."""
    if stop.closed:
        return Fault(
            SECOND_DOCUMENT, stop.closed, {"marker": "...", "effect": "ends the file here, and more follows"}
        )
    if instruction := _instruction(stop, source):
        return Fault(YAML_DIRECTIVE, instruction)
    if not source.begins_line(stop.at):
        return _behind(stop, source)
    root = stop.root or stop.at
    if root.column > stop.at.column and source.begins_line(root):
        later = f"{_spaces(stop.at.column)} before {_word(source, stop.at)} below"
        problem = f"{_spaces(root.column)} before {_word(source, root)}, but {later}"
        return Fault(WRONG_INDENT, root, {"problem": problem})
    return no_key(stop, source, root)


def _instruction(stop: Stop, source: Lines) -> Mark | None:
    """Return where the instruction to YAML stands that ended what was being read, the first of several.

    It stands in the line where YAML stopped, or above it: YAML goes on until it has seen what follows.
    """
    if stop.root is None:
        return next((Mark(at, 0) for at, line in enumerate(source.all) if line.startswith("%")), None)
    found = None
    for number in range(stop.at.line, -1, -1):
        text = source.line(number)
        if text.startswith("%"):
            found = Mark(number, 0)
        elif number < stop.at.line and text.strip() and not text.lstrip().startswith("#"):
            break
    return found


def _beginnings_above(source: Lines, line: int) -> dict[int, Mark]:
    """Return where what stands just above ``line``, and what encloses that, begins, by column."""
    found: dict[int, Mark] = {}
    lowest: int | None = None
    for number in range(line - 1, -1, -1):
        text = source.line(number)
        if not text.strip() or text.lstrip().startswith(("#", "---")):
            continue
        indent = _indent(text)
        if lowest is None or indent < lowest:
            lowest = indent
            for column in (indent, _key_column(text)):
                found.setdefault(column, Mark(number, column))
        if lowest == 0:
            break
    return found


def _key_column(line: str) -> int:
    """Return the column of a line's key or entry, behind its dashes."""
    match = _BEGINNINGS.match(line)
    return match.end() if match else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(count: int) -> str:
    return {0: "no space", 1: "one space"}.get(count, f"{count} spaces")


def _word(source: Lines, mark: Mark) -> str:
    """Return the first word at ``mark``, dashes included, in quotes."""
    words = source.rest(mark).split(maxsplit=2)
    word = " ".join(words[:2]) if words[:1] == ["-"] else "".join(words[:1])
    return f'"{shortened(word).rstrip(":")}"'
