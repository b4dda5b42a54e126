"""Personas side by side: by theme, with what they share and what sets each apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..markup import plain
from ..memory import remembered
from ..model.part import Part
from ..model.persona import Persona
from ..suggest import fold

#: Words shorter than this say too little to tell two traits apart or to make them one.
TELLING_LENGTH = 4


class Theme(StrEnum):
    """What a group of rows is about."""

    WHO = "who"
    WANTS = "wants"
    STRUGGLES = "struggles"
    BUYS = "buys"
    REACHED = "reached"
    CHARACTER = "character"
    WORTH = "worth"
    TALK = "talk"
    US = "us"


#: The rows of each theme: a field, as a dotted path; in a list, the key of an entry that is its subject.
ROWS: dict[Theme, tuple[str, ...]] = {
    Theme.WHO: (
        "market",
        "demographics.age",
        "demographics.location",
        "demographics.family",
        "demographics.education",
        "demographics.occupation",
        "demographics.income",
        "demographics.languages",
        "company.sector",
        "company.headcount",
        "company.geography",
        "work.titles",
    ),
    Theme.WANTS: (
        "needs",
        "motivations",
        "goals.short_term",
        "goals.long_term",
        "goals.undated",
        "success_factors",
        "jobs.want",
    ),
    Theme.STRUGGLES: ("frustrations", "buying.objections.objection"),
    Theme.BUYS: (
        "buying.roles.role",
        "buying.where",
        "buying.devices",
        "buying.frequency",
        "buying.categories",
        "buying.payment",
        "buying.triggers",
        "buying.criteria",
        "company.triggers",
    ),
    Theme.REACHED: ("media.channel", "technology.comfort", "technology.devices", "technology.tools"),
    Theme.CHARACTER: ("psychographics.values", "psychographics.interests"),
    Theme.WORTH: ("segment.share", "segment.lifetime_value"),
    Theme.TALK: ("messages.say", "messages.avoid", "messages.tone"),
    Theme.US: ("strengths", "weaknesses"),
}
#: The rows in which two personas can be said to resemble each other: what they want, fear and go by.
TELLING_ROWS = (
    "needs",
    "motivations",
    "goals.short_term",
    "goals.long_term",
    "goals.undated",
    "success_factors",
    "frustrations",
    "buying.triggers",
    "buying.criteria",
    "media.channel",
    "psychographics.values",
)


@dataclass(frozen=True, slots=True)
class Trait:
    """One value of a persona.

    Attributes:
        value: The value: a text as typed, a number or an enumeration's word.
        shared: With how many of the other compared personas it is shared.
        same: What is shared has a number in its row, the same for all who share it; 0 for what is not shared,
            not even with anybody who is not compared here.
    """

    value: object
    shared: int
    same: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One field of all compared personas.

    Attributes:
        field: Its dotted path.
        cells: The traits of each persona, in the comparison's order; empty where it says nothing.
    """

    field: str
    cells: tuple[tuple[Trait, ...], ...]

    @property
    def differs(self) -> bool:
        """Whether any persona has a trait here that not all others share."""
        return any(trait.shared < len(self.cells) - 1 for cell in self.cells for trait in cell) or not all(
            self.cells
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Personas side by side.

    Attributes:
        personas: The personas, in column order.
        themes: The rows by theme; themes and rows about which nobody says anything are left out.
    """

    personas: tuple[Persona, ...]
    themes: tuple[tuple[Theme, tuple[Row, ...]], ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two personas resemble each other.

    Attributes:
        first, second: Their ids.
        shared: How many telling traits both have.
        different: How many only one of them has.
    """

    first: str
    second: str
    shared: int
    different: int


#: For each row about which somebody says something, the numbers of the traits that several share.
Sharing = Mapping[str, Mapping[str, int]]


def sharing(personas: Sequence[Persona]) -> Sharing:
    """Return what ``personas`` share, so that a few of them can be compared as a part of all."""
    found = {}
    for name in (name for names in ROWS.values() for name in names):
        held = Counter(key for persona in personas for key in _signatures(values_at(persona, name)))
        if held:
            shared = (key for key, holders in held.items() if holders > 1)
            found[name] = {key: number for number, key in enumerate(shared, start=1)}
    return found


def compare(personas: Sequence[Persona], among: Sharing | None = None) -> Comparison:
    """Return ``personas`` side by side.

    Args:
        personas: Whom to compare.
        among: What all share of whom they are a part; they themselves if left out. It decides which rows
            there are, and numbers what is shared: so tables of several parts can be put together.
    """
    shared = sharing(personas) if among is None else among
    themes = ((theme, tuple(_rows(personas, names, shared))) for theme, names in ROWS.items())
    return Comparison(tuple(personas), tuple((theme, rows) for theme, rows in themes if rows))


def overlaps(personas: Sequence[Persona]) -> tuple[Overlap, ...]:
    """Return the pairs that share more telling traits than they differ by.

    After GitLab's practice of merging two personas when similar bullets outnumber different ones. Such a pair
    shares more than half of what each has, so also one of the rarer half of each: only who shares one of
    these is looked at. A channel that everybody reads makes no pairs, and the cost does not grow with the
    square of the personas.
    """
    traits = {one.id: telling(one) for one in personas}
    held = Counter(trait for own in traits.values() for trait in own)
    holders: dict[tuple[str, str], list[str]] = {}
    pairs: set[tuple[str, str]] = set()
    for persona, own in traits.items():
        rarest_first = sorted(own, key=lambda trait: (held[trait], trait))
        for trait in rarest_first[: len(own) - len(own) // 2]:
            others = holders.setdefault(trait, [])
            pairs.update((other, persona) for other in others)
            others.append(persona)
    found = (
        Overlap(a, b, shared, len(traits[a]) + len(traits[b]) - 2 * shared)
        for a, b in sorted(pairs)
        if (shared := len(traits[a] & traits[b]))
    )
    return tuple(one for one in found if one.shared > one.different)


@remembered(65_536)
def signature(text: str) -> str:
    """Return what makes two traits one: the telling words, without case, accents, order and marks."""
    words = (fold(word) for word in plain(text).replace("-", " ").split())
    telling = sorted({word for word in words if len(word) >= TELLING_LENGTH})
    return " ".join(telling) or fold(text)


def values_at(part: Part, field: str) -> tuple[object, ...]:
    """Return the values at a dotted path, through lists: ``media.channel`` gives every channel."""
    found: Iterable[object] = (part,)
    for name in field.split("."):
        found = [value for holder in found for value in _flat(getattr(holder, name))]
    return tuple(found)


def _flat(value: object) -> tuple[object, ...]:
    if value in (None, ""):
        return ()
    return value if isinstance(value, tuple) else (value,)


def _rows(personas: Sequence[Persona], names: tuple[str, ...], shared: Sharing) -> Iterator[Row]:
    for name in names:
        if name in shared:
            values = [values_at(persona, name) for persona in personas]
            held = Counter(key for own in values for key in _signatures(own))
            numbers = shared[name]
            yield Row(name, tuple(tuple(_trait(value, held, numbers) for value in own) for own in values))


def _signatures(values: Iterable[object]) -> Iterable[str]:
    return dict.fromkeys(signature(str(value)) for value in values)


def _trait(value: object, held: Mapping[str, int], numbers: Mapping[str, int]) -> Trait:
    key = signature(str(value))
    return Trait(value, held[key] - 1, numbers.get(key, 0))


def telling(persona: Persona) -> set[tuple[str, str]]:
    """Return the traits by which ``persona`` resembles others, each with the group of its field."""
    return {
        (name.partition(".")[0], signature(str(value)))
        for name in TELLING_ROWS
        for value in values_at(persona, name)
    }
