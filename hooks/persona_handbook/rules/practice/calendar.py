"""What the calendar brings: reviews, ageing sources, dates to come. A day never breaks a build."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...derive.reviews import ReviewStatus, review
from ...diagnostics import Diagnostic, Severity
from ...model.persona import Persona
from ...model.values import Interval, IntervalUnit
from ...source.tree import Path
from .case import Case, PersonaRule, PracticeRule, practice

#: Markets, competitors and law move; evidence older than this is pointed out.
SOURCE_AGES_AFTER = Interval(3, IntervalUnit.YEAR)
#: A department that speaks to customers learns something new of them within a year.
SILENT_AFTER = Interval(12, IntervalUnit.MONTH)

OVERDUE_REVIEW = practice(
    "overdue-review",
    "the review was due on {due}",
    'review the persona with {owner}, then set "last:" to that day',
    "Personas go stale without a sign; the calendar is the sign.",
    Severity.NOTICE,
)
NEVER_REVIEWED = practice(
    "never-reviewed",
    "nobody has reviewed this persona yet",
    'add "review:" with "owner:" and "last:", such as last: 2026-11-21',
    "The first review makes sure that somebody answers for the persona.",
    Severity.NOTICE,
)
AGEING_SOURCE = practice(
    "ageing-source",
    'the source "{source}" is from {date}, more than {years} years ago',
    "look for newer evidence, or say in the claim that it still holds",
    "Customers change; a claim is as fresh as its newest source.",
    Severity.NOTICE,
)
SILENT_DEPARTMENT = practice(
    "silent-department",
    "{department} has been silent for more than {months} months: its latest contribution is from {date}",
    "ask what it has learnt since; its page lists the personas, and one dated line is a beginning",
    "A department that stops contributing stops reading; what it knew of customers then grows old unseen.",
    Severity.NOTICE,
)
DATE_TO_COME = practice(
    "date-to-come",
    "{date} is still to come",
    "write the day on which it was done",
    "These dates say what was done; a plan in their place makes the persona look fresher than it is.",
    Severity.NOTICE,
)


def _overdue_review(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    state = review(persona, case.handbook.company, case.today)
    if state.status is ReviewStatus.OVERDUE:
        owner = state.owner or "its owner"
        yield case.at(OVERDUE_REVIEW, persona.id, ("review", "last"), due=state.due, owner=owner)


def _never_reviewed(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    if review(persona, case.handbook.company, case.today).status is ReviewStatus.NEVER:
        yield case.at_key(NEVER_REVIEWED, persona.id, ("review",))


def _ageing_source(case: Case) -> Iterator[Diagnostic]:
    for id_, source in case.handbook.company.sources.items():
        if source.date and SOURCE_AGES_AFTER.after(source.date) < case.today:
            years = SOURCE_AGES_AFTER.count
            yield case.in_company(AGEING_SOURCE, ("sources", id_), source=id_, date=source.date, years=years)


def _silent_department(case: Case) -> Iterator[Diagnostic]:
    for department in case.handbook.company.departments:
        given = (one.contributions.get(department) for one in case.handbook.current)
        # Where nothing has a date yet, rules of their own speak of what is missing and of what is unsigned.
        latest = max((one.date for one in given if one and one.date), default=None)
        if latest and SILENT_AFTER.after(latest) < case.today:
            path = ("departments", department)
            months = SILENT_AFTER.count
            yield case.in_company(SILENT_DEPARTMENT, path, department=department, months=months, date=latest)


def _date_to_come(case: Case) -> Iterator[Diagnostic]:
    for id_, source in case.handbook.company.sources.items():
        if source.date and source.date > case.today:
            yield case.in_company(DATE_TO_COME, ("sources", id_, "date"), date=source.date)
    for persona in case.handbook.personas.values():
        dates: dict[Path, datetime.date | None] = {
            ("review", "last"): persona.review.last,
            **{("contributions", key, "date"): one.date for key, one in persona.contributions.items()},
            **{("validation", at, "date"): one.date for at, one in enumerate(persona.validation)},
        }
        for path, date in dates.items():
            if date and date > case.today:
                yield case.at(DATE_TO_COME, persona.id, path, date=date)


RULES = (
    PersonaRule(OVERDUE_REVIEW, _overdue_review),
    PersonaRule(NEVER_REVIEWED, _never_reviewed),
    PracticeRule(AGEING_SOURCE, _ageing_source),
    PracticeRule(SILENT_DEPARTMENT, _silent_department),
    PracticeRule(DATE_TO_COME, _date_to_come),
)
