"""``personas/<id>.yml``: one persona, in the order in which its file is best read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import Field

from .audience import Internal
from .contribution import Contribution, Validation
from .part import Part
from .profile import (
    Buying,
    Demographics,
    Goals,
    IdealCustomer,
    Medium,
    Psychographics,
    Purpose,
    Segment,
    Technology,
    Work,
)
from .relations import Exclusion, Influence, KpiReading, Messages, Positioning, Review
from .situation import Empathy, Job, Moment, Question, StageOfJourney, Story
from .values import Claim, DepartmentId, Label, PersonaId, Sentence, StageId


class Role(StrEnum):
    """What the persona is to the company."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    ANTI_TARGET = "anti-target"


#: The roles whose personas a public site leaves out unless an owner says otherwise.
INTERNAL_ROLES = frozenset({Role.ANTI_TARGET})


class Status(StrEnum):
    """How far the persona is: a draft is built by ``mkdocs serve`` only, a retired one leaves comparisons."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class Market(StrEnum):
    """Whether the persona buys for herself or for a company."""

    CONSUMER = "consumer"
    BUSINESS = "business"


class PersonaFile(Part):
    """One persona as its file says it. Only ``name``, ``role`` and ``summary`` are required."""

    name: Label = Field(examples=["Claire Martin"])
    """First and last name of the persona, invented: "Claire Martin"."""
    role: Role = Field(examples=["primary"])
    """What the persona is to us: primary (buys), secondary (influences), anti-target (deliberately not
    targeted)."""
    status: Status = Status.PUBLISHED
    """draft, published or retired."""
    replaced_by: PersonaId = ""
    """The persona that replaces a retired one."""
    market: Market = Market.CONSUMER
    """consumer, or business for somebody who buys for a company."""
    summary: Sentence = Field(examples=["One line that says who this is."])
    """One line that says who this is."""
    quote: Sentence = ""
    """One sentence in the persona's own words, best taken from an interview."""
    tags: tuple[Label, ...] = ()
    """Words to filter by: groups, regions, segments."""
    purpose: Purpose = Purpose()
    """What this persona is for, and what not."""
    demographics: Demographics = Demographics()
    """Who the person is, as far as it matters for a decision. Every part is optional."""
    company: IdealCustomer = IdealCustomer()
    """The ideal customer profile (ICP): the company in which this person works. For business personas."""
    work: Work = Work()
    """The person's work, where it shapes what is bought."""
    psychographics: Psychographics = Psychographics()
    """Values, interests and where the person stands between opposites."""
    technology: Technology = Technology()
    """How at ease the person is with technology, and what is used."""
    media: tuple[Medium, ...] = ()
    """Where the person can be reached, the preferred channels first."""
    segment: Internal[Segment] = Segment()
    """How large and how valuable the group is that the persona stands for."""
    buying: Buying = Buying()
    """How the person buys."""
    needs: tuple[Claim, ...] = ()
    """What the person needs from an offer like ours. A claim cites its source: [@survey-2026]."""
    motivations: tuple[Claim, ...] = ()
    """Why it matters to the person."""
    goals: Goals = Goals()
    """What the person wants to reach, short-term and long-term; or a plain list, where nobody said when."""
    frustrations: tuple[Claim, ...] = ()
    """What annoys or hinders the person today: the pains."""
    success_factors: tuple[Claim, ...] = ()
    """What must come true for the person to call the purchase a success."""
    jobs: tuple[Job, ...] = ()
    """Job stories: what the person hires an offer to do."""
    questions: tuple[Question, ...] = ()
    """Questions the person asks before and after buying, with our answers."""
    story: Story = Story()
    """The person's story in prose; Markdown is possible."""
    day: tuple[Moment, ...] = ()
    """A day in the person's life, from morning to evening."""
    empathy: Empathy = Empathy()
    """The empathy map: what the person sees, says, does, hears, thinks and feels."""
    journey: dict[StageId, StageOfJourney] = Field(default_factory=dict)
    """The customer journey, by the stages of handbook.yml."""
    influences: tuple[Influence, ...] = ()
    """Whom the person influences, and how. What a secondary persona is for."""
    exclusion: Internal[Exclusion] = Exclusion()
    """Why we do not target this person, and what to do when we meet one. What an anti-target is for."""
    strengths: tuple[Claim, ...] = ()
    """What the company does well, as this person sees it."""
    weaknesses: Internal[tuple[Claim, ...]] = ()
    """What the company does badly, as this person sees it."""
    messages: Messages = Messages()
    """What to say to this person, what to avoid, and in which tone."""
    positioning: tuple[Positioning, ...] = ()
    """How each offer is positioned for this person."""
    contributions: Internal[dict[DepartmentId, Contribution]] = Field(default_factory=dict)
    """What each department knows and does. A department may keep its part in a file of its own beside
    this one: personas/<id>/<department>.yml."""
    kpis: Internal[tuple[KpiReading, ...]] = ()
    """What the persona's use has changed: before, after, target."""
    validation: tuple[Validation, ...] = ()
    """How the persona was checked against real people: what was found, what was changed."""
    disagreements: Internal[tuple[Sentence, ...]] = ()
    """Where departments or sources contradict each other, until it is settled."""
    review: Review = Review()
    """Who reviews the persona, when it was last done, and how often it is due."""


class Persona(PersonaFile):
    """A persona with what the place of its files says: its id and its portrait."""

    id: str
    portrait: Path | None = None
