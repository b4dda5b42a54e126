"""What is wrong in a list or a group in brackets."""

from __future__ import annotations

import re

from ..rules.syntax import UNCLOSED_BRACKET, UNQUOTED_COLON, YAML_SYNTAX
from .causes import after_quote, cut_and_continued, needs_quotes
from .fault import Fault
from .lines import Lines
from .quoting import KEY, in_flow_quotes, text_start
from .stop import Kind, Stop
from .tree import Mark

_CLOSING = {"[": "]", "{": "}"}
#: What an entry between brackets begins after.
_ENTRY = re.compile(r"(?:[\[{,]|:(?= ))[ \t]*")
_CITATION = re.compile(rf"\[@{KEY}(?:\]|; ?@|, ?(?:chap|ch|fig|n|pp|p|tab|§)\b)")


def in_brackets(stop: Stop, source: Lines) -> Fault:
    """Explain why a list or group in brackets cannot be read to its end."""
    opened = stop.opened or stop.since
    last, at = stop.last, stop.at
    character = source.rest(at)[:1]
    if fault := _in_text(stop, source, character):
        return fault
    if at.line == opened.line and character == ":" and last:
        return unquoted_in_brackets(source, at, last.start)
    if at.line == opened.line and character not in ("]", "}", ""):
        problem, hint = "a comma is missing between two entries", "type a comma before this place"
        if character == ",":
            problem, hint = "nothing stands before this comma", "remove it, or type what is missing before it"
        return Fault(YAML_SYNTAX, at, {"problem": problem}, hint)
    bracket = source.rest(opened)[:1]
    return Fault(UNCLOSED_BRACKET, opened, {"bracket": bracket, "closing": _CLOSING.get(bracket, "")})


def _in_text(stop: Stop, source: Lines, character: str) -> Fault | None:
    """Find the fault in the text of an entry."""
    last = stop.last
    quoted = last and last.kind is Kind.QUOTED and last.end.line == stop.at.line
    if last and quoted and character not in (",", "]", "}", ""):
        return after_quote(source, last, stop.at, brackets=True)
    if character in ("[", "{") and (fault := _bracket(source, stop.at)):
        return fault
    return cut_and_continued(source, last)


def unquoted_in_brackets(source: Lines, at: Mark, start: Mark) -> Fault:
    """Return the fault of a colon at ``at`` in a text at ``start``, between brackets."""
    if at.line != start.line:
        return Fault(UNQUOTED_COLON, at, hint="put each text between the brackets in quotes")
    line = in_flow_quotes(source.line(at.line), start.column)
    hint = f"put the text in quotes: {line}; where a new key begins, type a comma before it"
    return Fault(UNQUOTED_COLON, at, hint=hint)


def citation(source: Lines, at: Mark) -> Fault | None:
    """Find a citation whose bracket opens a list, ``@`` being at ``at``: ``proof: [@survey]``."""
    if not source.before(at).endswith("["):
        return None
    bracket = Mark(at.line, at.column - 1)
    line = source.line(at.line)
    if fault := _bracket(source, bracket):
        return fault
    if not _CITATION.match(line, bracket.column):
        return None
    return needs_quotes(source, bracket, brackets=text_start(line) < bracket.column)


def _bracket(source: Lines, mark: Mark) -> Fault | None:
    """Find a bracket at ``mark`` inside an unquoted text between brackets: ``[Compares shops [@survey]]``."""
    before = source.before(mark)
    starts = list(_ENTRY.finditer(before))
    if not starts or not before[starts[-1].end() :].strip():
        return None
    hint = f"put the text in quotes: {in_flow_quotes(source.line(mark.line), starts[-1].end())}"
    problem = "a bracket opens inside a text that is not in quotes"
    return Fault(YAML_SYNTAX, mark, {"problem": problem}, hint)
