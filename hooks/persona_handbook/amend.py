"""Changes one value of a persona's file and nothing else: no comment, no blank, no line end, no order.

The place of a change comes from the marks that the reader kept. What was written is read again before it is
believed: the persona must differ from what it was in exactly that value.
"""

from __future__ import annotations

import codecs
import datetime
import re
from dataclasses import dataclass
from typing import Any

from .diagnostics import Diagnostic, Severity
from .model.persona import PersonaFile
from .source import yaml
from .source.document import Document
from .source.encoding import decode
from .source.lines import Lines
from .source.quoting import quoted
from .source.tree import Mapping, Text
from .validate import validate

REVIEW = "review"
#: What needs no quotes between brackets either, and is no word that other readers take for something else.
_PLAIN = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)+")
_LINE_END = re.compile(r"\r\n|\r|\n")


class FaultyFileError(Exception):
    """The file has errors; whoever changes it now could hide them."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__(f"{len(diagnostics)} errors")
        self.diagnostics = diagnostics


class UnclearPlaceError(Exception):
    """The change cannot be made without touching something else."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review to be recorded.

    Attributes:
        day: When it was done.
        by: Who did it; "" where nobody is to be named.
    """

    day: datetime.date
    by: str = ""


def with_review(file: str, data: bytes, done: Reviewed) -> bytes:
    """Return a persona's file with the review that was done, every other byte as it was.

    Args:
        file: Its path relative to the root, to name in diagnostics.
        data: What it holds.
        done: The review; nobody is named where ``by`` is empty, and whoever was named stays.

    Raises:
        FaultyFileError: The file has errors.
        UnclearPlaceError: The change cannot be made without touching something else.
    """
    before = persona_in(file, data)
    amended = _set(file, data, "last", done.day.isoformat(), str(before.review.last or ""))
    if done.by:
        amended = _set(file, amended, "by", _scalar(done.by), before.review.by, after="last")
    values: dict[str, Any] = {"last": done.day, **({"by": done.by} if done.by else {})}
    wanted = before.model_copy(update={REVIEW: before.review.model_copy(update=values)})
    try:
        found = persona_in(file, amended)
    except FaultyFileError as error:
        raise UnclearPlaceError from error
    if found != wanted:
        raise UnclearPlaceError
    return amended


def persona_in(file: str, data: bytes) -> PersonaFile:
    """Return the persona in ``data``.

    Raises:
        FaultyFileError: The file has errors.
    """
    document, faults = yaml.read(file, data)
    errors = [one for one in faults if one.severity is Severity.ERROR]
    if errors and not document.root.values:
        raise FaultyFileError(errors)
    value, more = validate(document, PersonaFile)
    errors += [one for one in more if one.severity is Severity.ERROR]
    if errors or value is None:
        raise FaultyFileError(errors)
    return value


def _set(file: str, data: bytes, key: str, value: str, old: str, after: str = "owner") -> bytes:  # noqa: PLR0913, PLR0917  # one change
    document, _ = yaml.read(file, data)
    text, _ = decode(data)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    source = Lines(text or "")
    place, taken, written = _change(source, document, key, value, old, after)
    amended = source.text[:place] + written + source.text[place + taken :]
    return mark + amended.encode("utf-8")


def _change(  # noqa: PLR0913, PLR0917  # as above
    source: Lines, document: Document, key: str, value: str, old: str, after: str
) -> tuple[int, int, str]:
    """Return where to write, how many characters go, and what comes."""
    root, review = document.root, document.root.values.get(REVIEW)
    if review is None:
        return _appended(source, root, f"{key}: {value}")
    if isinstance(review, Text):
        # The key stands there without a value.
        return _filled(source, review, f"{{{key}: {value}}}")
    if not isinstance(review, Mapping):
        raise UnclearPlaceError
    held = review.values.get(key)
    if isinstance(held, Text) and held.value.strip():
        return _replaced(source, held, old, value)
    if isinstance(held, Text):
        return _filled(source, held, value)
    return _added(source, review, f"{key}: {value}", review.values.get(after))


def _replaced(source: Lines, held: Text, old: str, value: str) -> tuple[int, int, str]:
    """Put a value in the place of another, between the quotes that it may have if it needs none."""
    start = source.offset(held.mark)
    raw = held.raw.rstrip()
    at = raw.rfind(old)
    if re.fullmatch(r"[\d-]+", value) and at >= 0:
        return start + at, len(old), value
    if raw[:1] in ("|", ">"):
        raise UnclearPlaceError
    return start, len(raw), value


def _filled(source: Lines, held: Text, value: str) -> tuple[int, int, str]:
    """Put a value where none stands behind its colon; an empty pair of quotes goes."""
    start = source.offset(held.mark)
    blank = "" if source.text[start - 1 : start] in (" ", "\t") else " "
    return start, len(held.raw.rstrip()), f"{blank}{value}"


def _added(source: Lines, review: Mapping, pair: str, beside: object) -> tuple[int, int, str]:
    """Put a pair behind another one of its group, or before the first."""
    start = source.offset(review.mark)
    end = None
    if isinstance(beside, Text) and beside.value.strip():
        end = source.offset(beside.mark) + len(beside.raw.rstrip())
    if source.text.startswith("{", start):
        if end is not None:
            return end, 0, f", {pair}"
        return start + 1, 0, f"{pair}, " if review.values else pair
    line_end = _line_end(source)
    margin = source.before(review.mark)
    if end is not None:
        found = _LINE_END.search(source.text, end)
        return (found.start() if found else len(source.text)), 0, f"{line_end}{margin}{pair}"
    return start, 0, f"{pair}{line_end}{margin}"


def _appended(source: Lines, root: Mapping, pair: str) -> tuple[int, int, str]:
    """Put the group at the end of the file; before everything else where all of it stands in brackets."""
    start = source.offset(root.mark)
    if source.text.startswith("{", start):
        return start + 1, 0, f"{REVIEW}: {{{pair}}}, "
    line_end = _line_end(source)
    margin = source.before(root.mark)
    closed = "" if _LINE_END.search(source.text[-1:]) else line_end
    group = f"{margin}{REVIEW}:{line_end}{margin}  {pair}{line_end}"
    return len(source.text), 0, f"{closed}{group}"


def _line_end(source: Lines) -> str:
    """Return the line end that the file uses first."""
    found = _LINE_END.search(source.text)
    return found[0] if found else "\n"


def _scalar(text: str) -> str:
    """Return a text as a value that stands in brackets as well."""
    return text if _PLAIN.fullmatch(text) else quoted(text)
