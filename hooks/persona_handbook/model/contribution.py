"""What departments add to a persona, and how it was validated."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .company import SourceKind
from .part import Part
from .values import Claim, Count, Day, Label, Sentence


class Contribution(Part):
    """What one department knows of this persona and does for it."""

    by: Label = ""
    """Who wrote it."""
    date: Day | None = None
    """When it was written, as YYYY-MM-DD."""
    insights: tuple[Claim, ...] = ()
    """What the department has learnt about this persona."""
    actions: tuple[Sentence, ...] = ()
    """What the department does for this persona, or should."""
    questions: tuple[Sentence, ...] = ()
    """What the department would like to know from the others."""


#: How a persona was checked against real people: every kind of source, and the focus group.
Method = StrEnum(  # type: ignore[misc]  # mypy wants a literal; the kinds of source are defined once
    "Method", {kind.name: kind.value for kind in SourceKind} | {"FOCUS_GROUP": "focus-group"}
)


class Validation(Part):
    """One occasion on which the persona was checked against real people."""

    date: Day = Field(examples=["2026-05-12"])
    """When it was done, as YYYY-MM-DD."""
    method: Method = Field(examples=["interviews"])
    """How: interviews, survey, focus-group…"""
    participants: Count | None = None
    """How many people took part."""
    findings: tuple[Sentence, ...] = ()
    """What was found."""
    changes: tuple[Sentence, ...] = ()
    """What was changed in the persona because of it."""
