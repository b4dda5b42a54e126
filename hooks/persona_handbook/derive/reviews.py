"""When each persona was reviewed, and when it is due again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from ..model.company import Company
from ..model.handbook import Handbook
from ..model.persona import Persona
from ..model.values import Interval

#: A review is "due soon" this long before its day.
DUE_SOON = datetime.timedelta(days=30)


class ReviewStatus(StrEnum):
    """How a review stands, the most urgent first."""

    OVERDUE = "overdue"
    NEVER = "never"
    DUE_SOON = "due-soon"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ReviewState:
    """A persona's review.

    Attributes:
        persona: The persona's id.
        owner: The department that reviews; "" where nobody is named.
        last: The day of the last review; None where there was none.
        every: The interval that holds.
        due: The day of the next review; None where there was no review to reckon from.
        status: How it stands.
    """

    persona: str
    owner: str
    last: datetime.date | None
    every: Interval
    due: datetime.date | None
    status: ReviewStatus


def review(persona: Persona, company: Company, today: datetime.date) -> ReviewState:
    """Return how the review of ``persona`` stands on the day ``today``."""
    every = persona.review.every or company.review.every
    last = persona.review.last
    due = every.after(last) if last else None
    if due is None:
        status = ReviewStatus.NEVER
    elif due < today:
        status = ReviewStatus.OVERDUE
    else:
        status = ReviewStatus.DUE_SOON if due - today <= DUE_SOON else ReviewStatus.DONE
    return ReviewState(persona.id, persona.review.owner, last, every, due, status)


def calendar(handbook: Handbook, today: datetime.date) -> tuple[ReviewState, ...]:
    """Return the reviews of the current personas, the most urgent first."""
    urgency = list(ReviewStatus)
    states = (review(persona, handbook.company, today) for persona in handbook.current)
    return tuple(
        sorted(states, key=lambda state: (urgency.index(state.status), state.due or today, state.persona))
    )
