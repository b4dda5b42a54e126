"""A persona in the situation: jobs, story, day, empathy map, journey."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .part import Part
from .values import DepartmentId, Label, Prose, Score, Sentence


class JobKind(StrEnum):
    """What sort of progress a job is about."""

    FUNCTIONAL = "functional"
    SOCIAL = "social"
    EMOTIONAL = "emotional"


class Job(Part):
    """A job story: When [situation], I want [motivation], so I can [outcome]."""

    title: Label = ""
    """A short name for the job."""
    when: Sentence = ""
    """The situation: "when a birthday is ten days away"."""
    want: Sentence = Field(examples=["to see at once what suits her age"])
    """The motivation, completing "I want …": "to see at once what suits her age"."""
    so_that: Sentence = ""
    """The outcome: "so that I can stop comparing"."""
    kind: JobKind | None = None
    """functional, social or emotional."""


class Question(Part):
    """A question the person asks, and our answer."""

    question: Sentence = Field(examples=["Can I skip a month?"])
    """The question, as the person puts it."""
    answer: Sentence = ""
    """What to answer."""


class Story(Part):
    """The person's story in prose. Paragraphs, lists, emphasis and links are possible."""

    personal: Prose = ""
    """Life outside work, as far as it explains the purchase."""
    professional: Prose = ""
    """Life at work, as far as it explains the purchase."""
    brand: Prose = ""
    """The person's history with the brand."""


class Moment(Part):
    """A moment of the person's day."""

    time: Label = ""
    """When it is: "07:15", "after lunch"."""
    moment: Sentence = Field(examples=["Reads on the tram"])
    """What happens."""
    touchpoint: Sentence = ""
    """Where the brand is met."""
    opportunity: Sentence = ""
    """What the brand could do there."""


class Empathy(Part):
    """The empathy map. Pains and gains are the persona's frustrations and success factors."""

    sees: tuple[Sentence, ...] = ()
    """What the person sees around her: offers, people, habits."""
    says: tuple[Sentence, ...] = ()
    """What the person says to others."""
    does: tuple[Sentence, ...] = ()
    """What the person does."""
    hears: tuple[Sentence, ...] = ()
    """What the person hears from friends, colleagues, media."""
    thinks: tuple[Sentence, ...] = ()
    """What the person thinks and may not say."""
    feels: tuple[Sentence, ...] = ()
    """What the person feels: worries, hopes."""


class StageOfJourney(Part):
    """One stage of the persona's journey."""

    actions: tuple[Sentence, ...] = ()
    """What the person does at this stage."""
    thoughts: Sentence = ""
    """What goes through the person's mind."""
    emotion: Score | None = None
    """How the person feels, from 1 (bad) to 5 (delighted)."""
    touchpoints: tuple[Sentence, ...] = ()
    """Where the person meets us."""
    opportunities: tuple[Sentence, ...] = ()
    """What we could do better here."""
    owner: DepartmentId = ""
    """The department that owns this stage."""
