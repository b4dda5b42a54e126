"""The kinds of value a source file can hold, each coerced from the text the editor typed.

YAML's own guesses (``no`` is false, ``12:30`` is 750) never happen here: every scalar arrives as text and
the field it stands in decides what it must be. A value that does not fit raises a ``PydanticCustomError``
whose type is the id of the rule that reports it and whose context fills that rule's message.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
MAX_ID_LENGTH = 60
#: Names that Windows refuses for a file whatever its extension, and two that are pages or files of ours.
RESERVED_IDS = frozenset(
    {"con", "prn", "aux", "nul", "handbook", "index"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
#: What a number or a plain word of YAML would be in an editor's JSON Schema: all are text to us.
TYPED_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}


class TextKind(StrEnum):
    """How a text is shown: as typed, with inline Markdown and citations, or with block Markdown.

    A claim is a sentence that says something of the persona which could be false: without a citation it is
    a hypothesis.
    """

    LABEL = "label"
    SENTENCE = "sentence"
    CLAIM = "claim"
    PROSE = "prose"


Label = Annotated[str, TextKind.LABEL, WithJsonSchema(TYPED_TEXT)]
Sentence = Annotated[str, TextKind.SENTENCE, WithJsonSchema(TYPED_TEXT)]
Claim = Annotated[str, TextKind.CLAIM, WithJsonSchema(TYPED_TEXT)]
Prose = Annotated[str, TextKind.PROSE, WithJsonSchema(TYPED_TEXT)]


class Reference(StrEnum):
    """What an id points at; the rule of the reference tier that checks it is ``unknown-<kind>``."""

    PERSONA = "persona"
    DEPARTMENT = "department"
    OFFER = "offer"
    SOURCE = "source"
    STAGE = "stage"
    KPI = "kpi"


def id_fault(text: str) -> str | None:
    """Say what is wrong with ``text`` as an id, or None when nothing is."""
    if text in RESERVED_IDS:
        return "the name is reserved"
    if len(text) > MAX_ID_LENGTH:
        return f"it has {len(text)} characters, at most {MAX_ID_LENGTH} are possible"
    if not re.fullmatch(ID_PATTERN, text):
        return "an id holds small letters a to z, digits and single hyphens"
    return None


def _own_id(value: object) -> object:
    if isinstance(value, str) and (fault := id_fault(value)):
        raise PydanticCustomError("wrong-id", "{fault}", {"value": value, "fault": fault})
    return value


#: Opens the comment by which a JSON Schema says what an id points at: "id of a source".
REFERENCE_COMMENT = "id of a "
_ID_SCHEMA = {"type": "string", "pattern": f"^{ID_PATTERN}$", "maxLength": MAX_ID_LENGTH}
#: The id under which something is defined (as against a reference to it, which only has to exist).
OwnId = Annotated[str, BeforeValidator(_own_id), WithJsonSchema(_ID_SCHEMA)]


def _reference(kind: Reference) -> WithJsonSchema:
    # The comment is what the schemas of one handbook are made by: there, its ids take the pattern's place.
    return WithJsonSchema({**_ID_SCHEMA, "$comment": f"{REFERENCE_COMMENT}{kind}"})


PersonaId = Annotated[str, Reference.PERSONA, _reference(Reference.PERSONA)]
DepartmentId = Annotated[str, Reference.DEPARTMENT, _reference(Reference.DEPARTMENT)]
OfferId = Annotated[str, Reference.OFFER, _reference(Reference.OFFER)]
SourceId = Annotated[str, Reference.SOURCE, _reference(Reference.SOURCE)]
StageId = Annotated[str, Reference.STAGE, _reference(Reference.STAGE)]
KpiId = Annotated[str, Reference.KPI, _reference(Reference.KPI)]


def _whole(value: object, low: int, high: int | None) -> object:
    if not isinstance(value, str):
        return value
    number = int(value) if re.fullmatch(r"[0-9]{1,9}", value) else None
    if number is None or number < low or (high is not None and number > high):
        expected = f"a whole number from {low} to {high}" if high else f"a whole number, {low} or more"
        raise PydanticCustomError("wrong-number", "", {"value": value, "expected": expected})
    return number


Score = Annotated[
    int,
    BeforeValidator(lambda value: _whole(value, 1, 5)),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5}),
]
Rank = Annotated[
    int,
    BeforeValidator(lambda value: _whole(value, 1, None)),
    WithJsonSchema({"type": "integer", "minimum": 1}),
]
Count = Annotated[
    int,
    BeforeValidator(lambda value: _whole(value, 0, None)),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]


def _number(value: object, expected: str, low: float | None = None, high: float | None = None) -> object:
    if not isinstance(value, str):
        return value
    typed = value.removesuffix("%").rstrip() if high == PERCENT else value
    number = float(typed) if re.fullmatch(r"[+-]?[0-9]{1,12}(\.[0-9]{1,6})?", typed) else None
    if number is None or (low is not None and number < low) or (high is not None and number > high):
        raise PydanticCustomError("wrong-number", "", {"value": value, "expected": expected})
    return number


PERCENT = 100.0
Share = Annotated[
    float,
    BeforeValidator(lambda value: _number(value, "a percentage from 0 to 100", 0, PERCENT)),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 100},
                {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)? ?%$"},
            ]
        }
    ),
]
Number = Annotated[
    float,
    BeforeValidator(lambda value: _number(value, "a number such as 12 or 1.8")),
    WithJsonSchema({"type": "number"}),
]


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("wrong-date", "", {"value": value})


Day = Annotated[
    datetime.date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]


class IntervalUnit(StrEnum):
    """The units of an interval."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of the calendar, such as 6 months."""

    count: int
    unit: IntervalUnit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'s' if self.count > 1 else ''}"

    def after(self, day: datetime.date) -> datetime.date:
        """Return the day this long after ``day``; a month without that day gives its last one.

        The calendar ends with the year 9999, and so does every interval.
        """
        if self.unit in (IntervalUnit.DAY, IntervalUnit.WEEK):
            days = self.count * (7 if self.unit is IntervalUnit.WEEK else 1)
            return day + min(datetime.timedelta(days=days), datetime.date.max - day)
        months = self.count * (12 if self.unit is IntervalUnit.YEAR else 1)
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        if year > datetime.MAXYEAR:
            return datetime.date.max
        return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _interval(value: object) -> object:
    if isinstance(value, Interval):
        return value
    match = (
        re.fullmatch(r"([1-9][0-9]{0,2}) (day|week|month|year)s?", value) if isinstance(value, str) else None
    )
    if not match:
        raise PydanticCustomError("wrong-interval", "", {"value": value})
    return Interval(int(match[1]), IntervalUnit(match[2]))


Every = Annotated[
    Interval,
    BeforeValidator(_interval),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]{0,2} (day|week|month|year)s?$"}),
]


_SECURE_ADDRESS = r"(https://[^\s/@?#]+\S*|mailto:\S+@\S+)"

#: A name or a number, and a port that there can be; what stands before an "@" is no host.
_HOST = re.compile(r"https?://(?:[^\s/?#@\[\]]*@)?[^\s/?#@:\[\]]+(?::[0-9]{1,5})?(?:[/?#]|$)")


def _web_address(value: object) -> object:
    # http is let through here: the rule ``insecure-link`` warns of it and pages show it as text.
    if not isinstance(value, str):
        return value
    secure = re.fullmatch(_SECURE_ADDRESS, value.replace("http://", "https://", 1))
    if not secure or not (value.startswith("mailto:") or _HOST.match(value)):
        raise PydanticCustomError("wrong-link", "", {"value": value})
    return value


WebAddress = Annotated[
    str,
    BeforeValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": f"^{_SECURE_ADDRESS}$"}),
]
