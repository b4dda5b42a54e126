"""What rests on evidence: claims, the sources behind them, and how mature a persona is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from ..markup import cited
from ..model.company import Company, SourceKind
from ..model.handbook import Handbook
from ..model.persona import Persona
from ..model.shape import Values, values_of
from ..model.values import Interval, IntervalUnit, Reference, TextKind
from ..source.tree import Path

#: A third and two thirds of the claims: where support begins, and where it carries.
SOME_CLAIMS = 1 / 3
MOST_CLAIMS = 2 / 3
#: Sources of this many kinds corroborate each other (triangulation: Denzin, The Research Act, 1970).
KINDS_THAT_CORROBORATE = 3
#: A validation older than this no longer speaks for today's customers.
VALIDATION_HOLDS = Interval(18, IntervalUnit.MONTH)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that says something of a persona which could be false.

    Attributes:
        path: Its field in the persona.
        text: The sentence as typed.
        sources: The ids of the sources it cites; none makes it a hypothesis.
    """

    path: Path
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A place that rests on a source: a text that cites it, or a figure that names it.

    Attributes:
        owner: The persona's id, or the offer's where ``of_offer``.
        path: The field.
        text: The sentence as typed; empty for a figure.
        of_offer: Whether an offer rather than a persona rests on the source.
    """

    owner: str
    path: Path
    text: str
    of_offer: bool = False


class Criterion(StrEnum):
    """What evidence must reach; each criterion that holds is one step of maturity."""

    SOME_CITED = "some-cited"
    MOST_CITED = "most-cited"
    CORROBORATED = "corroborated"
    VALIDATED = "validated"


@dataclass(frozen=True, slots=True)
class Maturity:
    """How far a persona's evidence carries: derived, never typed.

    Attributes:
        met: For each criterion whether it holds.
    """

    met: Mapping[Criterion, bool]

    @property
    def level(self) -> int:
        """How many criteria hold."""
        return sum(self.met.values())


@dataclass(frozen=True, slots=True)
class Support:
    """What one persona rests on.

    Attributes:
        claims: Its claims in the order of its fields.
        sources: The ids of all sources it uses, in order of first use.
        kinds: The kinds of those sources.
        maturity: How far the evidence carries.
    """

    claims: tuple[Claim, ...]
    sources: tuple[str, ...]
    kinds: tuple[SourceKind, ...]
    maturity: Maturity

    @property
    def hypotheses(self) -> tuple[Claim, ...]:
        """The claims that cite nothing."""
        return tuple(claim for claim in self.claims if not claim.sources)

    @property
    def share(self) -> float:
        """The share of claims that cite a source, 0 to 1; 0 where there is no claim."""
        return 1 - len(self.hypotheses) / len(self.claims) if self.claims else 0.0


def support(
    persona: Persona, company: Company, today: datetime.date, values: Values | None = None
) -> Support:
    """Return what ``persona`` rests on, judged on the day ``today``; ``values`` is what it says, if known."""
    values = values_of(persona) if values is None else values
    claims = tuple(
        Claim(_one(path), value, _one(cited(value)))
        for path, marker, value in values
        if marker is TextKind.CLAIM and isinstance(value, str)
    )
    sources = tuple(dict.fromkeys(source for _, _, source in _citations(values)))
    kinds = tuple(dict.fromkeys(company.sources[one].kind for one in sources if one in company.sources))
    share = sum(bool(claim.sources) for claim in claims) / len(claims) if claims else 0.0
    met = {
        Criterion.SOME_CITED: bool(claims) and share >= SOME_CLAIMS,
        Criterion.MOST_CITED: bool(claims) and share >= MOST_CLAIMS,
        Criterion.CORROBORATED: len(kinds) >= KINDS_THAT_CORROBORATE,
        Criterion.VALIDATED: any(VALIDATION_HOLDS.after(one.date) >= today for one in persona.validation),
    }
    return Support(claims, sources, kinds, Maturity(met))


class Supports(Mapping[str, Support]):
    """What each persona of a handbook rests on, by its id; retired ones too.

    It is worked out when it is asked for: of several processes, each asks for the personas that it shows.

    Args:
        handbook: The handbook.
        today: The day on which evidence is judged.
    """

    def __init__(self, handbook: Handbook, today: datetime.date) -> None:
        self._handbook = handbook
        self._today = today
        self._made: dict[str, Support] = {}

    def __getitem__(self, persona: str) -> Support:
        """Return what a persona rests on."""
        if persona not in self._made:
            own = self._handbook.personas[persona]
            self._made[persona] = support(own, self._handbook.company, self._today)
        return self._made[persona]

    def __iter__(self) -> Iterator[str]:
        """Go through the personas."""
        return iter(self._handbook.personas)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._handbook.personas)


def uses(handbook: Handbook) -> dict[str, tuple[Use, ...]]:
    """Return for each source of the handbook, in its order, what rests on it."""
    found: dict[str, list[Use]] = {source: [] for source in handbook.company.sources}
    for persona in handbook.current:
        for path, text, source in _citations(values_of(persona)):
            found.setdefault(source, []).append(Use(persona.id, _one(path), text))
    for offer_id, offer in handbook.company.offers.items():
        for path, text, source in _citations(values_of(offer)):
            found.setdefault(source, []).append(Use(offer_id, path, text, of_offer=True))
    return {source: tuple(places) for source, places in found.items()}


@lru_cache(maxsize=65_536)
def _one(steps: Any) -> Any:
    """Return the same tuple for the same path or the same ids: those of thousands of personas are kept."""
    return steps


def _citations(values: Values) -> Iterator[tuple[Path, str, str]]:
    for path, marker, value in values:
        if not isinstance(value, str):
            continue
        if marker is Reference.SOURCE:
            yield path, "", value
        elif isinstance(marker, TextKind) and marker is not TextKind.LABEL:
            for source in cited(value, prose=marker is TextKind.PROSE):
                yield path, value, source
