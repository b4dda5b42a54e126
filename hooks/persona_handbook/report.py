"""Diagnostics as text for people, annotations for GitHub and JSON for programs.

What comes from source files is never printed raw: whoever writes a persona writes neither to a terminal
nor to the log of a build.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from .diagnostics import Diagnostic, Severity

_INDENT = "  "
#: Characters of a source line that are shown, and how many of them before the column.
_WIDTH, _BEFORE = 100, 60
_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTICE: "1;36"}
_BOLD, _FAINT, _GREEN = "1", "2", "1;32"
#: Invisible characters that texts need: they join emoji and letters, or part words.
_KEPT = "\u00ad\u200c\u200d"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def text(diagnostics: Iterable[Diagnostic], *, colour: bool, excused: int = 0) -> str:
    r"""Return a report for people, sorted, with a summary at its end.

    Each diagnostic is a line, the source line with a caret below the column, and the hint::

        personas/claire.yml:4:1: error: unknown key "frustation" (unknown-key)
          frustation:
          ^
          did you mean "frustrations"?

    Args:
        diagnostics: In any order.
        colour: Whether to colour it for a terminal; what sources hold is made harmless in any case.
        excused: How many more were found that an editor let pass with a reason.
    """
    ordered = _ordered(diagnostics)
    lines = [line for diagnostic in ordered for line in _lines(diagnostic, colour=colour)]
    return "\n".join([*lines, *([""] if lines else []), _summary(ordered, excused)]) + "\n"


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the workflow commands by which GitHub annotates the source lines, sorted, one a line."""
    commands = []
    for one in _ordered(diagnostics):
        values = {"file": one.place.file, "line": one.place.line, "col": one.place.column, "title": one.rule}
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
        message = f"{one.message}\n{one.hint}" if one.hint else one.message
        commands.append(f"::{one.severity} {properties}::{_data(message)}\n")
    return "".join(commands)


def json_text(diagnostics: Iterable[Diagnostic], excused: Iterable[tuple[Diagnostic, str]] = ()) -> str:
    """Return a JSON list of ``{file, line, column, severity, rule, message, hint}``, sorted, in ASCII.

    What an editor let pass comes behind the rest, each with the reason under ``excused``.
    """
    told = [_values(one) for one in _ordered(diagnostics)]
    passed = sorted(excused, key=lambda pair: pair[0].order)
    told += [_values(one) | {"excused": reason} for one, reason in passed]
    return json.dumps(told, indent=2) + "\n"


def _ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda diagnostic: diagnostic.order)


def _values(one: Diagnostic) -> dict[str, str | int]:
    return {
        "file": one.place.file,
        "line": one.place.line,
        "column": one.place.column,
        "severity": one.severity.value,
        "rule": one.rule,
        "message": one.message,
        "hint": one.hint,
    }


def _lines(one: Diagnostic, *, colour: bool) -> list[str]:
    def paint(style: str, words: str) -> str:
        return f"\x1b[{style}m{words}\x1b[0m" if colour else words

    place = paint(_BOLD, f"{visible(one.place.file)}:{one.place.line}:{one.place.column}:")
    severity = paint(_STYLES[one.severity], f"{one.severity}:")
    lines = [f"{place} {severity} {visible(one.message)} {paint(_FAINT, f'({visible(one.rule)})')}"]
    if one.excerpt.strip():
        excerpt, padding = _excerpt(one.excerpt, one.place.column - 1)
        # GitHub obeys a line of a log that begins with two colons, whatever blanks stand before them.
        guard = "| " if excerpt.lstrip().startswith("::") else ""
        lines += [f"{_INDENT}{guard}{excerpt.rstrip()}", f"{_INDENT}{guard}{padding}{paint(_GREEN, '^')}"]
    if one.hint:
        lines.append(f"{_INDENT}{visible(one.hint)}")
    return lines


def _excerpt(line: str, column: int) -> tuple[str, str]:
    """Return what to show of ``line``, and the blanks that put a caret below its ``column``, from 0."""
    column = min(column, len(line))
    begin, end = 0, len(line)
    if len(line) > _WIDTH:
        begin = max(0, min(column - _BEFORE, len(line) - _WIDTH))
        end = begin + _WIDTH
    before = ("…" if begin else "") + line[begin:column]
    after = line[column:end] + ("…" if end < len(line) else "")
    return visible(before, "\t") + visible(after, "\t"), "".join(map(_blank, visible(before, "\t")))


def _blank(character: str) -> str:
    """Return blanks as wide as ``character`` on a terminal."""
    if character == "\t":
        return character
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    return "  " if unicodedata.east_asian_width(character) in ("W", "F") else " "


def visible(words: str, kept: str = "") -> str:
    """Return ``words`` with signs for what would steer a terminal, turn the text around or not be seen."""
    return "".join(
        character if character in kept or character in _KEPT else _sign(character) for character in words
    )


def _sign(character: str) -> str:
    if unicodedata.category(character) not in _HIDDEN:
        return character
    if character < " ":
        return chr(0x2400 + ord(character))
    return f"<U+{ord(character):04X}>"


def _data(words: str) -> str:
    harmless = visible(words, "\r\n")
    return harmless.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def _summary(diagnostics: list[Diagnostic], excused: int) -> str:
    counts = {severity: sum(one.severity is severity for one in diagnostics) for severity in Severity}
    told = [f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in counts.items() if count]
    told = told or ["nothing to mend"]
    return ", ".join([*told, *([f"{excused} excused"] if excused else [])])
