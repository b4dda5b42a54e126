"""The calendar of reviews: iCalendar (RFC 5545), for those who plan in a calendar rather than on a page."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterator

from ..derive.reviews import ReviewState
from ..links import path_of
from ..model.persona import Status
from .edition import Edition

#: A line holds so many octets without its end; what follows stands in the next, behind a space (3.1).
_MOST_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})
#: What a text has no place for; line ends are written as a word of two characters.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LINE_END = re.compile("\r\n|\r|\n")
#: How often a subscribed calendar is worth asking for.
_REFRESH = "P1D"
#: A calendar must hold a component (3.6): where nothing is due, the time zone that its times stand in.
_UTC = (
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar(edition: Edition) -> str:
    """Return the reviews of an edition as a calendar to subscribe to, an event of one day for each.

    A persona that was never reviewed has no day, and a draft no place in a calendar that others read. An
    event's id is made from the brand and the persona, so that it moves to its next day and is no second one.
    """
    words = edition.words
    name = words.gettext("%(brand)s: reviews") % {"brand": edition.handbook.company.brand.name}
    told = words.gettext("When each persona is due to be read again.")
    personas = edition.handbook.personas
    due = [one for one in edition.calendar if one.due and personas[one.persona].status is not Status.DRAFT]
    events = [line for state in due for line in _event(edition, state)]
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//persona handbook//reviews//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        # The name as RFC 7986 has it, and as programs have read it for longer.
        _text("NAME", name, words.language),
        _text("X-WR-CALNAME", name),
        _text("DESCRIPTION", told, words.language),
        _text("X-WR-CALDESC", told),
        f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}",
        f"X-PUBLISHED-TTL:{_REFRESH}",
        *_address(edition, "SOURCE;VALUE=URI", path_of("reviews")),
        *_address(edition, "URL;VALUE=URI", path_of("review")),
        *(events or _UTC),
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(edition: Edition, state: ReviewState) -> Iterator[str]:
    words, company = edition.words, edition.handbook.company
    persona = edition.handbook.personas[state.persona]
    due = state.due or datetime.date.max
    summary = words.gettext("Review of %(name)s") % {"name": persona.name}
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, f'{company.brand.name}/personas/{persona.id}/review')}"
    yield f"DTSTAMP:{edition.today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(due)}"
    # The day after the last one, which the calendar's own last day has not.
    if due < datetime.date.max:
        yield f"DTEND;VALUE=DATE:{_day(due + datetime.timedelta(days=1))}"
    yield _text("SUMMARY", summary, words.language)
    yield _text("DESCRIPTION", "\n".join(_told(edition, state)), words.language)
    if department := company.departments.get(state.owner):
        yield _text("CATEGORIES", department.name, words.language)
    yield from _address(edition, "URL", path_of("persona", persona.id))
    # Nobody is busy all day because a review is due.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _told(edition: Edition, state: ReviewState) -> Iterator[str]:
    words = edition.words
    if department := edition.handbook.company.departments.get(state.owner):
        whom = f"{department.name} ({department.contact})" if department.contact else department.name
        yield words.gettext("Ask: %(whom)s") % {"whom": whom}
    if state.last:
        yield words.gettext("Last review: %(day)s") % {"day": words.date(state.last)}
    yield words.gettext("Every: %(interval)s") % {"interval": words.interval(state.every)}


def _day(day: datetime.date) -> str:
    # Not by strftime, which writes early years with fewer than four digits.
    return day.isoformat().replace("-", "")


def _address(edition: Edition, name: str, path: str) -> Iterator[str]:
    """Yield an address where the site knows its own."""
    if edition.site_url:
        yield f"{name}:{_CONTROL.sub('', edition.site_url)}{path}"


def _text(name: str, text: str, language: str = "") -> str:
    r"""Return a property that holds a text: ``SUMMARY;LANGUAGE=en:Box\, and more``."""
    value = _LINE_END.sub("\\\\n", _CONTROL.sub("", text).translate(_ESCAPES))
    return f"{name};LANGUAGE={language}:{value}" if language else f"{name}:{value}"


def _folded(line: str) -> Iterator[str]:
    """Yield the parts of a line, none longer than it may be and no character cut."""
    part, octets = "", 0
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if octets + size > _MOST_OCTETS:
            yield part
            part, octets = " ", 1
        part += character
        octets += size
    yield part
