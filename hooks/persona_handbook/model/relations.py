"""What a persona is to us and to others: influence, exclusion, messages, positioning, figures, review."""

from __future__ import annotations

from pydantic import Field

from .audience import Internal
from .part import Part
from .values import (
    Claim,
    Day,
    DepartmentId,
    Every,
    KpiId,
    Label,
    Number,
    OfferId,
    PersonaId,
    Score,
    Sentence,
    SourceId,
)


class Influence(Part):
    """Whom the persona influences, and how."""

    persona: PersonaId = Field(examples=["claire-martin"])
    """The persona that is influenced, by its id."""
    relation: Label = ""
    """What the one is to the other: "grandmother"."""
    how: Claim = ""
    """How the influence works."""
    strength: Score | None = None
    """From 1 (faint) to 5 (decisive)."""
    message: Sentence = ""
    """The message that engages the one who influences."""


class Exclusion(Part):
    """Why we do not target this person, and what to do when we meet one."""

    reason: Sentence = ""
    """The strategic reason for the exclusion."""
    traits: tuple[Claim, ...] = ()
    """What characterises the person."""
    signals: tuple[Claim, ...] = ()
    """By what we recognise the person, early."""
    response: Sentence = ""
    """The polite deterrent: what to say."""
    redirect: Sentence = ""
    """Who serves the person better."""
    reconsider_when: Sentence = ""
    """What would have to change for us to think again."""
    lookalike_of: PersonaId = ""
    """The primary persona that this one is easily taken for."""


class Messages(Part):
    """What to say to this person, what to avoid, and in which tone."""

    say: tuple[Sentence, ...] = ()
    """Words and arguments that work."""
    avoid: tuple[Sentence, ...] = ()
    """Words and arguments that do harm."""
    tone: Sentence = ""
    """How we sound: "warm, brief, no baby talk"."""


class Positioning(Part):
    """How one offer is positioned for this person. What is left out comes from the offer."""

    offer: OfferId = Field(examples=["discovery-box"])
    """The offer, an id from handbook.yml."""
    target: Sentence = ""
    """The group the persona stands for, a noun phrase: "busy parents of small children"."""
    need: Sentence = ""
    """What the target needs, completing "who …": "want a present that lasts longer than a day"."""
    benefits: tuple[Sentence, ...] = ()
    """What the target gains, each completing "that …": "ends the search for the right present"."""
    alternative: Sentence = ""
    """What the target would use instead, a noun phrase: "the toy aisle of a supermarket"."""
    difference: Sentence = ""
    """How the offer differs from that, completing the offer's name: "brings one toy chosen for her age"."""
    proof: Claim = ""
    """The fact that supports it, with its source: "92 % renew after a year [@crm-2026]"."""


class KpiReading(Part):
    """What a figure was before the persona was used, what it is now, and what it should be."""

    kpi: KpiId = Field(examples=["conversion"])
    """The figure, an id from handbook.yml."""
    before: Number | None = None
    """Before the persona was used."""
    after: Number | None = None
    """Since the persona has been used."""
    target: Number | None = None
    """What it should become."""
    source: SourceId = ""
    """The source of these figures, an id from handbook.yml."""


class Review(Part):
    """Who reviews the persona, when it was last done, and how often it is due."""

    owner: DepartmentId = ""
    """The department that reviews the persona."""
    last: Day | None = None
    """The day of the last review, as YYYY-MM-DD."""
    by: Internal[Label] = ""
    """Who did the last review: "Nadia Benali"."""
    every: Every | None = None
    """How often: "6 months". The handbook's own rhythm unless said."""
