"""``personas/handbook.yml``: the company, its departments, offers and evidence."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .audience import Audience, Internal
from .part import Part
from .values import (
    Claim,
    Count,
    Day,
    DepartmentId,
    Every,
    Interval,
    IntervalUnit,
    Label,
    OwnId,
    Sentence,
    WebAddress,
)


class Brand(Part):
    """The company that speaks."""

    name: Label = Field(examples=["Marelle"])
    """The brand's name as customers know it. It opens every positioning statement."""
    promise: Sentence = ""
    """What the brand promises everybody, in one sentence. Shown on the home page."""


class Department(Part):
    """A department that reads the handbook and contributes to it."""

    name: Label = Field(examples=["Customer service"])
    """The department's name as colleagues say it: "Customer service"."""
    lead: Internal[Label] = ""
    """Who answers for the department's contributions."""
    contact: Internal[Label] = ""
    """Where to ask: a channel, a team address, a room."""
    brings: Sentence = ""
    """What this department knows that the others do not: "Direct feedback on needs and objections"."""


class Offer(Part):
    """Something the company sells, as positioning statements need it."""

    name: Label = Field(examples=["Discovery Box"])
    """The offer's name as it is sold."""
    category: Label = ""
    """What kind of thing it is, a noun phrase with its article: "a monthly wooden-toy box"."""
    features: tuple[Sentence, ...] = ()
    """Attributes that only this offer has, each a noun phrase: "toys chosen by an educator"."""
    benefits: tuple[Sentence, ...] = ()
    """What the customer gains, each completing "that …": "ends the search for the right present"."""
    proof: tuple[Claim, ...] = ()
    """Facts that support the benefits, each with its source: "92 % renew after a year [@crm-2026]"."""
    alternatives: tuple[Sentence, ...] = ()
    """What the customer would use instead, doing nothing included. The first is the main one."""
    trends: tuple[Sentence, ...] = ()
    """Movements in the market that make the offer matter now."""


class SourceKind(StrEnum):
    """What sort of evidence a source is."""

    SURVEY = "survey"
    INTERVIEWS = "interviews"
    USER_RESEARCH = "user-research"
    ANALYTICS = "analytics"
    SALES = "sales"
    SUPPORT = "support"
    SOCIAL = "social"
    DESK_RESEARCH = "desk-research"
    PUBLICATION = "publication"
    WORKSHOP = "workshop"
    EXPERIMENT = "experiment"


class Source(Part):
    """A piece of evidence that claims cite as ``[@its-id]``."""

    title: Label = Field(examples=["Spring survey of subscribers"])
    """What the source is called: "Spring survey of subscribers"."""
    kind: SourceKind = Field(examples=["survey"])
    """What sort of evidence it is."""
    date: Day | None = None
    """When it was collected, as YYYY-MM-DD. Old sources are pointed out."""
    sample: Count | None = None
    """How many people, accounts or tickets it rests on."""
    owner: DepartmentId = ""
    """The department that collected it and can explain it."""
    link: Internal[WebAddress] = ""
    """Where the full source is kept, as an https address."""


class Better(StrEnum):
    """In which direction a KPI improves."""

    HIGHER = "higher"
    LOWER = "lower"


class Kpi(Part):
    """A figure by which a persona's use is judged."""

    name: Label = Field(examples=["Conversion rate"])
    """What is measured: "Conversion rate"."""
    unit: Label = ""
    """The unit shown behind the figure: "%", "€", "days"."""
    better: Better = Better.HIGHER
    """Whether a higher or a lower figure is better."""


class ReviewRhythm(Part):
    """How often personas are reviewed unless they say otherwise."""

    every: Every = Interval(6, IntervalUnit.MONTH)
    """A number of days, weeks, months or years: "6 months"."""


class CheckLevel(StrEnum):
    """What a practice rule does when it finds something."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    OFF = "off"


class Company(Part):
    """The company: everything that personas refer to. One file, ``personas/handbook.yml``."""

    brand: Brand
    """The company that speaks."""
    departments: dict[OwnId, Department] = Field(default_factory=dict)
    """The departments by id. Their order here is their order on pages."""
    offers: dict[OwnId, Offer] = Field(default_factory=dict)
    """What the company sells, by id."""
    sources: dict[OwnId, Source] = Field(default_factory=dict)
    """The evidence, by the id that citations use."""
    stages: dict[OwnId, Label] = Field(default_factory=dict)
    """The stages of the customer journey by id, in order, each with its name."""
    kpis: Internal[dict[OwnId, Kpi]] = Field(default_factory=dict)
    """The figures that are tracked by persona, by id."""
    review: ReviewRhythm = ReviewRhythm()
    """How often personas are reviewed unless they say otherwise."""
    audience: Audience = Audience.INTERNAL
    """Who may read the site: internal for colleagues, public for anybody. A public site leaves out what is
    internal, without a trace; an internal one asks search engines to stay away."""
    internal: tuple[Label, ...] | None = None
    """What a public site leaves out: fields by name, parts of fields as in "media.use", and roles. In place
    of the usual ones, which are marked among the fields: so name those again that are to stay internal."""
    checks: dict[str, CheckLevel] = Field(default_factory=dict)
    """Severity of a practice rule by its id: error, warning, notice or off."""
