"""When a review is due, and how it stands on a day."""

from __future__ import annotations

import datetime

import pytest

from people import company, handbook, persona
from persona_handbook.derive.reviews import ReviewState, ReviewStatus, calendar, review
from persona_handbook.model.values import Interval, IntervalUnit

TODAY = datetime.date(2026, 11, 21)


def state(last: str = "", every: str = "", today: datetime.date = TODAY) -> ReviewState:
    said = {"last": last, "every": every}
    one = persona(review={key: value for key, value in said.items() if value})
    return review(one, company(), today)


@pytest.mark.parametrize(
    ("last", "every", "due"),
    [
        ("2026-06-10", "", "2026-12-10"),
        ("2026-06-10", "1 day", "2026-06-11"),
        ("2026-12-31", "1 day", "2027-01-01"),
        ("2026-06-10", "2 weeks", "2026-06-24"),
        ("2026-06-10", "90 days", "2026-09-08"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2026-08-31", "1 month", "2026-09-30"),
        ("2026-08-31", "6 months", "2027-02-28"),
        ("2026-12-15", "1 month", "2027-01-15"),
        ("2026-11-30", "1 month", "2026-12-30"),
        ("2026-11-30", "13 months", "2027-12-30"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2026-06-10", "999 years", "3025-06-10"),
        ("9999-06-10", "1 month", "9999-07-10"),
        ("9999-11-30", "1 month", "9999-12-30"),
        ("9999-12-01", "1 month", "9999-12-31"),
        ("9999-12-31", "1 day", "9999-12-31"),
        ("9999-12-30", "999 weeks", "9999-12-31"),
    ],
)
def test_a_review_is_due_one_interval_after_the_last(last: str, every: str, due: str) -> None:
    assert str(state(last, every).due) == due


def test_the_handbook_sets_the_rhythm_of_personas_that_set_none() -> None:
    yearly = company(review={"every": "1 year"})
    own, inherited = {"last": "2026-06-10", "every": "2 weeks"}, {"last": "2026-06-10"}
    assert review(persona(review=own), yearly, TODAY).every == Interval(2, IntervalUnit.WEEK)
    assert review(persona(review=inherited), yearly, TODAY).every == Interval(1, IntervalUnit.YEAR)
    assert review(persona(), company(), TODAY).every == Interval(6, IntervalUnit.MONTH)


@pytest.mark.parametrize(
    ("last", "status"),
    [
        ("", ReviewStatus.NEVER),
        ("2026-05-20", ReviewStatus.OVERDUE),
        ("2026-05-21", ReviewStatus.DUE_SOON),
        ("2026-06-21", ReviewStatus.DUE_SOON),
        ("2026-06-22", ReviewStatus.DONE),
        ("2026-11-21", ReviewStatus.DONE),
        ("2027-01-01", ReviewStatus.DONE),
    ],
)
def test_a_review_is_due_soon_for_thirty_days_and_then_overdue(last: str, status: ReviewStatus) -> None:
    assert state(last).status is status


def test_a_state_holds_what_is_known() -> None:
    one = persona("ada", review={"owner": "sales", "last": "2026-06-10"})
    assert review(one, company(), TODAY) == ReviewState(
        persona="ada",
        owner="sales",
        last=datetime.date(2026, 6, 10),
        every=Interval(6, IntervalUnit.MONTH),
        due=datetime.date(2026, 12, 10),
        status=ReviewStatus.DUE_SOON,
    )


def test_without_a_review_there_is_no_day_to_reckon_from() -> None:
    found = state()
    assert (found.owner, found.last, found.due) == ("", None, None)


def test_the_calendar_begins_with_what_is_most_urgent_and_leaves_retired_personas_out() -> None:
    def reviewed(id_: str, last: str, status: str = "published") -> object:
        return persona(id_, status=status, review={"last": last} if last else {})

    book = handbook(
        persona("done", review={"last": "2026-11-01"}),
        persona("soon-b", review={"last": "2026-06-10"}),
        persona("soon-a", review={"last": "2026-06-10"}),
        persona("never"),
        persona("late", review={"last": "2026-05-01"}),
        persona("later", review={"last": "2026-01-01"}),
        persona("old", status="retired", review={"last": "2020-01-01"}),
        persona("draft", status="draft", review={"last": "2026-06-12"}),
    )
    assert [one.persona for one in calendar(book, TODAY)] == [
        "later",
        "late",
        "never",
        "soon-a",
        "soon-b",
        "draft",
        "done",
    ]
