"""Who a persona is: the person, the company behind, the work, how she buys."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from .part import SHORTHAND, Part
from .values import Claim, Label, Rank, Score, Sentence, Share, SourceId, WebAddress


class Purpose(Part):
    """What this persona is for, and what not."""

    use_for: tuple[Sentence, ...] = ()
    """Decisions and work that this persona should inform."""
    not_for: tuple[Sentence, ...] = ()
    """Uses that its evidence does not support."""
    decisions: tuple[Sentence, ...] = ()
    """Decisions it has already changed."""


class Demographics(Part):
    """Who the person is, as far as it matters for a decision."""

    age: Label = ""
    """An age or a range: "34-42"."""
    gender: Label = ""
    """Only where it changes a decision."""
    location: Label = ""
    """Where the person lives: town, region, kind of place."""
    family: Label = ""
    """Family situation: "Two children, 3 and 6"."""
    education: Label = ""
    """Schooling and degrees."""
    occupation: Label = ""
    """What the person does for a living."""
    income: Label = ""
    """Income of the person or the household: "€48,000 a year, household"."""
    languages: tuple[Label, ...] = ()
    """Languages the person reads and speaks."""


class IdealCustomer(Part):
    """The ideal customer profile (ICP): a company, not a person."""

    sector: Label = ""
    """The line of business: "Private nurseries"."""
    headcount: Label = ""
    """How many people work there: "50-250"."""
    revenue: Label = ""
    """Yearly revenue, with currency."""
    geography: Label = ""
    """Where it works: countries, regions."""
    model: Label = ""
    """How it earns its money: "Franchise, twelve sites"."""
    maturity: Label = ""
    """How far it is in what our offer is about."""
    tech_stack: tuple[Label, ...] = ()
    """Systems that our offer meets there."""
    triggers: tuple[Claim, ...] = ()
    """Events that open a purchase: "A new site opens"."""
    disqualifiers: tuple[Sentence, ...] = ()
    """Signs that this company is not for us."""


class Work(Part):
    """The person's work, where it shapes what is bought."""

    titles: tuple[Label, ...] = ()
    """Job titles under which we meet this person."""
    reports_to: Label = ""
    """To whom the person reports."""
    responsibilities: tuple[Sentence, ...] = ()
    """What the person answers for."""
    works_with: tuple[Sentence, ...] = ()
    """Who is at the table when something is bought."""
    influenced_by: tuple[Sentence, ...] = ()
    """Whose word counts: colleagues, associations, the press."""
    skills: tuple[Sentence, ...] = ()
    """What the person is good at, or lacks."""


class Scale(Part):
    """Where the person stands between two opposites."""

    left: Label = Field(examples=["Price"])
    """The opposite at 1: "Price"."""
    right: Label = Field(examples=["Quality"])
    """The opposite at 5: "Quality"."""
    value: Score = Field(examples=[4])
    """From 1 (entirely left) to 5 (entirely right)."""


class Psychographics(Part):
    """Values, interests and where the person stands between opposites."""

    values: tuple[Claim, ...] = ()
    """What the person holds to be right."""
    interests: tuple[Sentence, ...] = ()
    """What the person likes to spend time on."""
    scales: tuple[Scale, ...] = ()
    """Personality and taste between two opposites, 1 to 5."""


class Technology(Part):
    """How at ease the person is with technology, and what is used."""

    comfort: Score | None = None
    """From 1 (avoids it) to 5 (the one others ask)."""
    devices: tuple[Label, ...] = ()
    """Devices the person uses."""
    tools: tuple[Label, ...] = ()
    """Apps and programs the person uses."""


class Medium(Part):
    """A channel in which the person can be reached."""

    channel: Label = Field(examples=["Instagram"])
    """The channel: "Instagram", "School-gate talk"."""
    use: Sentence = ""
    """What the person does there: "Saves ideas in the evening"."""
    rank: Rank | None = None
    """1 for the preferred channel; ranks may tie or be absent."""
    link: WebAddress = ""
    """An example, as an https address."""


class Rfm(Part):
    """Recency, frequency and monetary value of the segment, 1 (low) to 5 (high) each."""

    recency: Score | None = None
    """5 where the last purchase is recent."""
    frequency: Score | None = None
    """5 where purchases are frequent."""
    monetary: Score | None = None
    """5 where purchases are large."""


class Segment(Part):
    """How large and how valuable the group is that the persona stands for."""

    share: Share | None = None
    """Its share in per cent: 38, 38.5 or 38%."""
    of: Label = ""
    """What the share is of: "revenue", "customers"."""
    rfm: Rfm = Rfm()
    """Recency, frequency and monetary value, 1 to 5 each."""
    lifetime_value: Label = ""
    """Customer lifetime value: "€410 over 26 months"."""
    source: SourceId = ""
    """The source of these figures, an id from handbook.yml."""


class BuyingRole(StrEnum):
    """The part a person plays when something is bought."""

    INITIATOR = "initiator"
    RESEARCHER = "researcher"
    USER = "user"
    INFLUENCER = "influencer"
    DECIDER = "decider"
    APPROVER = "approver"
    BUYER = "buyer"
    GATEKEEPER = "gatekeeper"
    CHAMPION = "champion"


class BuyingPart(Part):
    """A part played when something is bought; a bare word where it always holds."""

    shorthand = "role"

    role: BuyingRole = Field(examples=["decider"])
    """The part: decider, user, gatekeeper…"""
    when: Label = ""
    """When the person plays it: "renewals"."""


class Objection(Part):
    """Something the person says against buying, and what to answer."""

    objection: Claim = Field(examples=["It costs too much for what it is."])
    """The objection, as the person puts it."""
    answer: Sentence = ""
    """What to answer."""


class Buying(Part):
    """How the person buys."""

    roles: tuple[BuyingPart, ...] = ()
    """The parts the person plays: decider, or {role: researcher, when: renewals}."""
    where: Label = ""
    """Online, in store, or both."""
    devices: tuple[Label, ...] = ()
    """On what the person buys."""
    frequency: Label = ""
    """How often the person buys."""
    categories: tuple[Label, ...] = ()
    """What the person buys from companies like ours."""
    payment: tuple[Label, ...] = ()
    """How the person likes to pay."""
    triggers: tuple[Claim, ...] = ()
    """What sets a purchase off: a birthday, a discount, the last one of its kind."""
    criteria: tuple[Claim, ...] = ()
    """What the person decides by, the weightiest first."""
    objections: tuple[Objection, ...] = ()
    """What the person says against buying, and what to answer."""


class Goals(Part):
    """What the person wants to reach; a plain list, where nobody said when."""

    shorthand = "undated"

    short_term: tuple[Claim, ...] = ()
    """In the coming weeks and months."""
    long_term: tuple[Claim, ...] = ()
    """In the coming years."""
    undated: tuple[Claim, ...] = Field(default=(), validation_alias=SHORTHAND)

    @model_serializer(mode="wrap")
    def _as_typed(self, handler: SerializerFunctionWrapHandler) -> Any:
        return list(self.undated) if self.undated else handler(self)
