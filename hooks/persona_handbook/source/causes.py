"""The slips behind most faults: each function makes the fault of one, with the line as it should be."""

from __future__ import annotations

import re

from ..rules.syntax import (
    CUT_BY_HASH,
    MISSING_SPACE,
    NEEDS_QUOTES,
    TAB_INDENT,
    TEXT_AFTER_QUOTE,
    UNCLOSED_QUOTE,
    UNQUOTED_COLON,
    YAML_SYNTAX,
)
from .fault import Fault
from .lines import Lines
from .quoting import KEY, STUCK_COLON, STUCK_DASH, in_flow_quotes, in_quotes, shortened, spaced, text_start
from .stop import Kind, Piece
from .tree import Mark

_CUT = re.compile(r"[ \t]+#(?=\S)")
_NEW_PART = re.compile(rf"\s*(?:-[ \t]|{KEY}[ ]*:(?:[ \t]|$))")
#: What looks like the spaces of an indent and is none.
_BLANKS = {
    "\t": "a tab",
    "\xa0": "a no-break space",
    "\u202f": "a no-break space",
    "\u2007": "a no-break space",
}
_BLANKS |= {"\u3000": "a wide space", "\u200b": "an invisible space"}


def false_indent(source: Lines, line: int) -> Fault | None:
    """Find a tab or no-break space in the indent of a line."""
    text = source.line(line)
    what = _BLANKS.get(text.lstrip(" ")[:1])
    return Fault(TAB_INDENT, Mark(line, _indent(text)), {"what": what}) if what else None


def missing_space(source: Lines, mark: Mark) -> Fault | None:
    """Find a dash or a key at ``mark`` to which its text is stuck."""
    rest = source.rest(mark)
    for sign, pattern in (("dash", STUCK_DASH), ("colon", STUCK_COLON)):
        if match := pattern.match(rest):
            return stuck_to(sign, source, Mark(mark.line, mark.column + match.end()), mark)
    return None


def stuck_to(sign: str, source: Lines, at: Mark, mark: Mark) -> Fault:
    """Return the fault at ``mark`` that no space stands at ``at``, behind a dash or colon."""
    if false := _BLANKS.get(source.rest(at)[:1]):
        sign += f", where {false} stands"
    return Fault(MISSING_SPACE, mark, {"sign": sign, "line": spaced(source.line(at.line), at.column)})


def unquoted_colon(source: Lines, at: Mark, start: Mark | None = None) -> Fault:
    """Return the fault of a colon at ``at`` in a text that begins at ``start``, or on the same line."""
    line = source.line(at.line)
    start = start or Mark(at.line, min(text_start(line), at.column))
    last = _last_line(source, start.line, at.line)
    if last == start.line:
        return Fault(UNQUOTED_COLON, at, {"line": in_quotes(line, start.column)})
    opening, closing = source.rest(start).split()[:1], source.line(last).split()[-1:]
    if not opening or not closing:
        return Fault(UNQUOTED_COLON, at, hint="put the whole text in quotes")
    hint = f'put the whole text in quotes, one before "{shortened(opening[0])}" in line {start.line + 1} '
    return Fault(
        UNQUOTED_COLON, at, hint=hint + f'and one behind "{shortened(closing[0])}" in line {last + 1}'
    )


def _colon_before(source: Lines, mark: Mark) -> Fault | None:
    """Find a text before ``mark`` whose colon YAML took for a key's: ``- What she asks : "how much" for``."""
    line = source.line(mark.line)
    start = text_start(line)
    colon = line.rfind(":", start, mark.column) if start < mark.column else -1
    return unquoted_colon(source, Mark(mark.line, colon)) if colon >= 0 else None


def _last_line(source: Lines, first: int, at_least: int) -> int:
    """Return the last line of the text that begins in line ``first``."""
    last = at_least
    while _indent(source.line(last + 1)) > _indent(source.line(first)) and not _NEW_PART.match(
        source.line(last + 1)
    ):
        last += 1
    return last


def _indent(line: str) -> int:
    stripped = line.lstrip(" ")
    return len(line) - len(stripped) if stripped else -1


def needs_quotes(source: Lines, mark: Mark, *, brackets: bool = False) -> Fault:
    """Return the fault of a text at ``mark`` that begins with a sign of YAML, maybe between brackets."""
    line = source.line(mark.line)
    if not brackets and (fault := _colon_before(source, mark)):
        return fault
    values = {"character": line[mark.column : mark.column + 1]}
    if values["character"] == "|":
        hint = 'begin the text in the next line, indented by two spaces, or put it in quotes without the "|"'
        return Fault(NEEDS_QUOTES, mark, values, hint)
    proposal = in_flow_quotes(line, mark.column) if brackets else in_quotes(line, mark.column)
    return Fault(NEEDS_QUOTES, mark, values | {"line": proposal})


def unclosed_quote(source: Lines, mark: Mark) -> Fault:
    """Return the fault of a quote at ``mark`` that is never closed."""
    return Fault(UNCLOSED_QUOTE, mark, {"quote": source.rest(mark)[:1]})


def after_quote(source: Lines, piece: Piece, at: Mark, *, brackets: bool = False) -> Fault:
    """Return the fault of a quoted text that goes on at ``at``, behind its closing quote."""
    if piece.start.line != piece.end.line and _NEW_PART.match(source.line(piece.end.line)):
        return unclosed_quote(source, piece.start)
    if not brackets and (fault := _colon_before(source, piece.start)):
        return fault
    hint = None
    if brackets:
        hint = 'each text in quotes ends with its quote, then comes a comma, as in ["one", "two"]'
    elif piece.start.line != piece.end.line:
        hint = "remove the quote before this place, and type one where the text ends"
    elif source.rest(at).startswith(","):
        line = source.line(at.line)
        start = piece.start.column
        hint = f"a list goes in brackets: {shortened(f'{line[:start]}[{line[start:].rstrip()}]'.strip())}"
    line = in_quotes(source.line(piece.start.line), piece.start.column)
    return Fault(TEXT_AFTER_QUOTE, at, {"line": line}, hint)


def cut_by_hash(source: Lines, piece: Piece | None) -> Fault | None:
    """Find a ``#`` right behind a text that cuts it, and is followed by anything but a space."""
    if piece is None or piece.kind is not Kind.PLAIN:
        return None
    match = _CUT.match(source.line(piece.end.line), piece.end.column)
    if not match:
        return None
    mark = Mark(piece.end.line, match.end() - 1)
    if piece.start.line != piece.end.line:
        return Fault(
            CUT_BY_HASH,
            mark,
            hint='for a comment, type a space after "#"; for a text, put all of it in quotes',
        )
    line = source.line(mark.line)
    # A text that is nothing but a "#" stands behind the blanks, where YAML saw no text at all.
    start = mark.column if piece.start == piece.end else piece.start.column
    return Fault(CUT_BY_HASH, mark, {"line": in_quotes(line, start)})


def cut_and_continued(source: Lines, piece: Piece | None) -> Fault | None:
    """Find a text that is cut by a ``#`` or a comment, though it goes on in the next line."""
    if piece is None or piece.kind is not Kind.PLAIN:
        return None
    if cut := cut_by_hash(source, piece):
        problem = 'the text is cut by " #", where a comment begins, and goes on in the next line'
        return Fault(YAML_SYNTAX, cut.mark, {"problem": problem}, "put the whole text in quotes")
    below = Mark(piece.end.line + 1, 0)
    if not source.rest(below).lstrip().startswith("#"):
        return None
    mark = Mark(below.line, source.rest(below).index("#"))
    problem = "a comment stands in the middle of a text"
    return Fault(YAML_SYNTAX, mark, {"problem": problem}, "move the comment above the text")
