"""The calendar of reviews, read as a calendar program reads it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
from bs4 import BeautifulSoup

from handbooks import run_mkdocs
from persona_handbook.check import inspect
from persona_handbook.cli import main
from persona_handbook.clock import today
from persona_handbook.pages.edition import Edition
from persona_handbook.pages.reviews import calendar
from persona_handbook.words import words

Make = Callable[..., Path]
COMPANY = """\
brand: {name: 'Marelle; toys, and more'}
departments:
  sales: {name: Sales, contact: "#sales, 2nd floor; Lyon"}
"""
CLAIRE = "name: Claire Martin\nrole: anti-target\nsummary: Buys.\nreview: {owner: sales, last: 2026-06-10}\n"
#: 60 characters of more octets than a line holds, and one that joins two.
LONG = "Ærøskøbing 👩‍👧 " + "é" * 44


def written(root: Path, language: str = "en", day: datetime.date | None = None, site_url: str = "") -> str:
    """Return the calendar of a handbook as it is under serve, drafts and all."""
    found = inspect(root, day or today())
    assert found.handbook, found.diagnostics
    return calendar(Edition(found.handbook, day or today(), words(language), site_url=site_url))


def read(text: str) -> Any:
    """Return what a program takes from a calendar; it says what is wrong with one."""
    found = icalendar.Calendar.from_ical(text.encode())
    assert [fault for part in found.walk() for fault in part.errors] == []
    return found


def events(text: str) -> list[Any]:
    return list(read(text).walk("VEVENT"))


def test_a_review_is_an_event_of_one_whole_day_on_the_day_it_is_due(small: Make) -> None:
    root = small(**{"handbook.yml": COMPANY, "claire.yml": CLAIRE})
    (event,) = events(written(root, site_url="https://marelle.example/"))
    assert (event["SUMMARY"], event["SUMMARY"].params) == ("Review of Claire Martin", {"LANGUAGE": "en"})
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        datetime.date(2026, 12, 10),
        datetime.date(2026, 12, 11),
    )
    assert event.decoded("DTSTAMP") == datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)
    assert event["DESCRIPTION"] == (
        "Ask: Sales (#sales, 2nd floor; Lyon)\nLast review: 10 June 2026\nEvery: 6 months"
    )
    assert [str(one) for one in event["CATEGORIES"].cats] == ["Sales"]
    assert event["URL"] == "https://marelle.example/personas/claire/"
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_calendar_says_what_it_is_and_where(small: Make) -> None:
    root = small(**{"handbook.yml": COMPANY, "claire.yml": CLAIRE})
    found = read(written(root, "fr", site_url="https://marelle.example/"))
    assert (found["VERSION"], found["CALSCALE"], found["METHOD"]) == ("2.0", "GREGORIAN", "PUBLISH")
    # The parser gives back what it has no type for as it is written.
    assert found["NAME"] == found["X-WR-CALNAME"] == "Marelle\\; toys\\, and more\N{NO-BREAK SPACE}: revues"
    assert found["NAME"].params == {"LANGUAGE": "fr"}
    assert found["SOURCE"] == "https://marelle.example/review/reviews.ics"
    assert found["URL"] == "https://marelle.example/review/"
    assert found.decoded("REFRESH-INTERVAL") == datetime.timedelta(days=1)
    (event,) = found.walk("VEVENT")
    assert event["SUMMARY"] == "Revue de Claire Martin"


def test_without_an_address_of_its_own_the_calendar_names_none(small: Make) -> None:
    text = written(small(**{"handbook.yml": COMPANY, "claire.yml": CLAIRE}))
    assert "http" not in text
    assert len(events(text)) == 1


def test_every_line_ends_and_is_folded_as_the_format_asks_whatever_a_name_holds(small: Make) -> None:
    named = CLAIRE.replace("Claire Martin", f"'{LONG}, \\ and ; '")
    data = written(small(**{"handbook.yml": COMPANY, "claire.yml": named})).encode()
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) == 75
    # No character is cut: each line is text by itself.
    assert [line.decode() for line in lines]
    (event,) = events(data.decode())
    assert event["SUMMARY"] == f"Review of {LONG}, \\ and ; "


def test_an_event_keeps_its_id_when_it_moves_and_no_two_share_one(small: Make) -> None:
    files = {"handbook.yml": COMPANY, "claire.yml": CLAIRE, "bea.yml": CLAIRE.replace("Claire", "Bea")}
    before = {event["SUMMARY"]: event["UID"] for event in events(written(small(**files)))}
    moved = CLAIRE.replace("2026-06-10", "2026-11-20").replace("Buys", "Sells")
    again = small(**{**files, "claire.yml": moved})
    after = {event["SUMMARY"]: event["UID"] for event in events(written(again))}
    assert before == after
    assert len(set(before.values())) == 2


def test_drafts_retired_personas_and_those_never_reviewed_have_no_event(small: Make) -> None:
    status = "role: anti-target\nstatus: {}\n"
    files = {
        "draft.yml": CLAIRE.replace("role: anti-target\n", status.format("draft")),
        "old.yml": CLAIRE.replace("role: anti-target\n", status.format("retired")),
        "claire.yml": CLAIRE.replace(", last: 2026-06-10", ""),
    }
    text = written(small(**{"handbook.yml": COMPANY}, **files))
    assert events(text) == []
    # A calendar holds at least one component, or it is none.
    assert [part.name for part in read(text).subcomponents] == ["VTIMEZONE"]


def test_the_last_day_of_the_calendar_is_no_fault(small: Make) -> None:
    far = CLAIRE.replace("2026-06-10", "2026-06-10, every: 999 years").replace("2026-06-10", "9998-06-10", 1)
    (event,) = events(written(small(**{"handbook.yml": COMPANY, "claire.yml": far})))
    assert event.decoded("DTSTART") == datetime.date(9999, 12, 31)


def test_the_site_holds_the_calendar_and_the_page_of_reviews_leads_to_it(site: Path) -> None:
    data = (site / "review" / "reviews.ics").read_bytes()
    assert b"\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")
    found = events(data.decode())
    assert {event["SUMMARY"] for event in found} >= {"Review of Claire Martin", "Review of Gilles Aubry"}
    # She is a draft.
    assert not any("Samira" in event["SUMMARY"] for event in found)
    page = BeautifulSoup((site / "review" / "index.html").read_text("utf-8"), "html5lib")
    (link,) = page.select('a[href="reviews.ics"]')
    assert link.get_text() == "Subscribe to the reviews in your calendar (iCalendar)"


def test_two_builds_and_an_export_of_one_day_hold_the_same_calendar(copy: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run_mkdocs("build", "--strict", "-q", "-d", str(tmp_path / name), folder=copy)
    one, two = ((tmp_path / name / "review" / "reviews.ics").read_bytes() for name in ("one", "two"))
    assert one == two
    assert main(["export", str(copy), "--to", str(tmp_path / "export")]) == 0
    exported = events((tmp_path / "export" / "review" / "reviews.ics").read_bytes().decode())
    assert [event["UID"] for event in exported] == [event["UID"] for event in events(one.decode())]
