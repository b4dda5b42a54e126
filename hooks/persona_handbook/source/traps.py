"""What YAML reads without complaint, but not as it was meant: swallowed dashes, cut texts, colons in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..rules.syntax import CONTROL_CHARACTER, NEEDS_QUOTES, TEXT_TOO_LARGE, UNQUOTED_COLON, WRONG_INDENT
from .causes import cut_by_hash, false_indent, missing_space, unquoted_colon
from .encoding import FORBIDDEN, PLACEHOLDER, character_values
from .fault import Fault
from .lines import Lines
from .quoting import KEY, in_flow_quotes, in_quotes
from .stop import Kind, Piece
from .tree import Mapping, Mark, Text

MAX_TEXT_BYTES = 20 * 1024
_SWALLOWED_DASH = re.compile(r"[ \t]*-(?:[ \t]|[^\W\d])")
_SIZED_BLOCK = re.compile(r"[|>][+-]?[1-9]")
_NUMBER = re.compile(r"[-+]?[0-9.,]+ ?%?")


def in_text(source: Lines, piece: Piece, value: str) -> Iterator[Fault]:
    """Yield what is wrong with one text, whose value is ``value``."""
    if len(value.encode("utf-8", "replace")) > MAX_TEXT_BYTES:
        yield Fault(TEXT_TOO_LARGE, piece.start, {"limit": MAX_TEXT_BYTES // 1024})
    # What was typed is clean by now; only an escape in double quotes brings such a character back.
    if hidden := FORBIDDEN.search(value.replace(PLACEHOLDER, "")):
        hint = "remove its escape from the text"
        yield Fault(CONTROL_CHARACTER, piece.start, character_values(hidden[0]), hint)
    if piece.kind is Kind.BLOCK and not value.strip() and _SIZED_BLOCK.match(source.rest(piece.start)):
        # `age: >50`: what was meant to say "more than" opens a text of many lines.
        line = in_quotes(source.line(piece.start.line), piece.start.column)
        yield Fault(NEEDS_QUOTES, piece.start, {"character": ">", "line": line})
    if cut := cut_by_hash(source, piece):
        yield cut
    if piece.kind is Kind.PLAIN and (swallowed := _swallowed_dash(source, piece)):
        yield swallowed


def _swallowed_dash(source: Lines, piece: Piece) -> Fault | None:
    for number in range(piece.start.line + 1, piece.end.line + 1):
        if _SWALLOWED_DASH.match(source.line(number)):
            mark = Mark(number, source.line(number).index("-"))
            problem = "this entry is read as part of the text above"
            hint = (
                "put the dash exactly below the dashes of its list, or the whole text in quotes if it is one"
            )
            return Fault(WRONG_INDENT, mark, {"problem": problem}, hint)
    return None


def stuck(source: Lines, mark: Mark) -> Fault | None:
    """Find a plain text that begins the line below its key, but was to be a list or group: ``-item``."""
    if source.begins_line(mark) and (false := false_indent(source, mark.line)):
        return false
    if not source.begins_line(mark) or _NUMBER.fullmatch(source.rest(mark).rstrip()):
        return None
    return missing_space(source, mark)


def colon_in_entry(source: Lines, entry: Mapping) -> tuple[Text, Fault] | None:
    """Find an entry of a list that was to be a text: ``- She asks : how much?``.

    Keys are single words. So an entry that is one pair with blanks in its key, or with a capital letter and
    the French space before its colon, is a text that lacks its quotes. Returns that text and the fault.
    """
    if len(entry.values) != 1:
        return None
    ((key, value),) = entry.values.items()
    if re.fullmatch(KEY, key):
        return None
    mark = entry.keys[key]
    start = source.offset(mark)
    if not isinstance(value, Text) or value.raw[:1] in ("|", ">") or source.text[start] in "'\"":
        return None
    colon = source.text.find(":", start + len(key), source.offset(value.mark))
    words = " " in key or source.text[colon - 1].isspace()
    if colon < 0 or entry.mark != mark or not words:
        return None
    raw = source.text[start : source.offset(value.mark) + len(value.raw)]
    text = Text(mark, " ".join(raw.split()).replace(PLACEHOLDER, ""), raw)
    at = source.mark(colon)
    if source.preceding(mark) in ("", "-"):
        return text, unquoted_colon(source, at, mark)
    return text, Fault(UNQUOTED_COLON, at, {"line": in_flow_quotes(source.line(mark.line), mark.column)})
