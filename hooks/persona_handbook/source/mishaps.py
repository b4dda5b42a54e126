"""Why YAML stopped: the cause of a syntax error, told from the lines around it.

YAML names what it did not expect; editors need to know what they did. So the parser's words serve only as
signs where to begin, and each cause is looked for in the source. libyaml and the pure Python parser agree on
these signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..rules.syntax import NEEDS_QUOTES, WRONG_ESCAPE, YAML_DIRECTIVE, YAML_SYNTAX
from .brackets import citation, in_brackets, unquoted_in_brackets
from .causes import (
    after_quote,
    false_indent,
    needs_quotes,
    stuck_to,
    unclosed_quote,
    unquoted_colon,
)
from .fault import Fault
from .lines import Lines
from .quoting import in_quotes
from .stop import Kind, Stop
from .structure import after_document, colon_below, in_lines, no_key
from .tree import Mark

_CONFLICT = re.compile(r"<{7}(?: |$)")


def explain(stop: Stop, source: Lines) -> Fault:
    """Return the one fault that made YAML stop."""
    cause = next((cause for sign, cause in _CAUSES if sign in stop.problem), _unknown)
    fault = _conflict(source, stop.at.line) or cause(stop, source)
    # Where the file ended too early, YAML stops in a line that no editor shows.
    return fault if fault.mark.line < len(source.all) else replace(fault, mark=source.end())


def _conflict(source: Lines, until: int) -> Fault | None:
    """Find the line that git leaves where two people changed the same lines."""
    for number in range(until + 1):
        if _CONFLICT.match(source.line(number)):
            problem = "git left this line, because two people changed the lines below it"
            hint = (
                "keep one of the two versions, or both in turn, and remove the lines that begin with "
                '"<<<<<<<", "=======" and ">>>>>>>"'
            )
            return Fault(YAML_SYNTAX, Mark(number, 0), {"problem": problem}, hint)
    return None


def _unknown(stop: Stop, _source: Lines) -> Fault:
    return Fault(YAML_SYNTAX, stop.at, {"problem": "it does not follow the rules of YAML"})


def _in_quotes(stop: Stop, source: Lines) -> Fault:
    if "end of stream" in stop.problem or "document" in stop.problem:
        return unclosed_quote(source, stop.since)
    line = source.line(stop.at.line)
    mark = Mark(stop.at.line, max(line.rfind("\\", 0, stop.at.column + 1), 0))
    whole = stop.since.line == mark.line and line.rstrip().endswith('"') and not stop.opened
    hint = None if whole else "type two backslashes for one"
    return Fault(WRONG_ESCAPE, mark, {"line": in_quotes(line, stop.since.column)}, hint)


def _sign_since(stop: Stop, source: Lines) -> Fault:
    if source.line(stop.since.line).startswith("%") and stop.since.column == 0:
        return _directive(stop, source)
    return needs_quotes(source, stop.since, brackets=stop.opened is not None)


def _sign_at(stop: Stop, source: Lines) -> Fault:
    """Explain a character that cannot begin anything."""
    if source.rest(stop.at).startswith("\t"):
        return _tab(stop, source)
    if fault := citation(source, stop.at):
        return fault
    # The parser tells of a bracket only once it has seen what follows it.
    brackets = stop.opened is not None or source.preceding(stop.at) in ("[", "{", ",")
    return needs_quotes(source, stop.at, brackets=brackets)


def _tab(stop: Stop, source: Lines) -> Fault:
    if fault := false_indent(source, stop.at.line):
        return fault
    if source.before(stop.at).endswith("-"):
        return stuck_to("dash", source, stop.at, stop.at)
    return Fault(YAML_SYNTAX, stop.at, {"problem": "a tab stands here"}, "type a space instead")


def _colon(stop: Stop, source: Lines) -> Fault:
    last = stop.last
    if fault := false_indent(source, stop.at.line):
        return fault
    if last and last.kind is Kind.QUOTED:
        return after_quote(source, last, stop.at)
    if last and last.kind is Kind.PLAIN and last.start.line < stop.at.line:
        return colon_below(stop, source, last.start)
    return unquoted_colon(source, stop.at)


def _colon_in_brackets(stop: Stop, source: Lines) -> Fault:
    return unquoted_in_brackets(source, stop.at, stop.since)


def _dash(stop: Stop, source: Lines) -> Fault:
    fault = needs_quotes(source, stop.at)
    if fault.rule is not NEEDS_QUOTES:
        return fault
    hint = f"put the text in quotes: {fault.values['line']}; if it is a list, begin it in the next line"
    return Fault(fault.rule, fault.mark, fault.values, hint)


def _no_key(stop: Stop, source: Lines) -> Fault:
    return false_indent(source, stop.since.line) or no_key(stop, source, stop.since)


def _directive(stop: Stop, _source: Lines) -> Fault:
    return Fault(YAML_DIRECTIVE, Mark(stop.since.line, 0))


def _node(stop: Stop, source: Lines) -> Fault:
    return needs_quotes(source, stop.at)


def _in_lines(stop: Stop, source: Lines) -> Fault:
    return false_indent(source, stop.at.line) or in_lines(stop, source)


#: The first sign that is found in the parser's words decides.
_CAUSES: tuple[tuple[str, Callable[[Stop, Lines], Fault]], ...] = (
    ("tab character", _tab),
    ("quoted scalar", _in_quotes),
    ("block scalar", _sign_since),
    ("an alias", _sign_since),
    ("an anchor", _sign_since),
    ("a tag", _sign_since),
    ("tag handle", _sign_since),
    ("directive", _directive),
    ("incompatible YAML", _directive),
    ("mapping values are not allowed", _colon),
    ("mapping keys are not allowed", _sign_at),
    ("sequence entries are not allowed", _dash),
    ("for the next token", _sign_at),
    ("simple key", _no_key),
    ("unexpected ':'", _colon_in_brackets),
    ("document start", after_document),
    ("flow ", in_brackets),
    ("block node", _node),
    ("block ", _in_lines),
)
