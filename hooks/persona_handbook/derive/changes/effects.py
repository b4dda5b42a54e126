"""What a change does to what nobody types: coverage, hypotheses, maturity and overlap."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from ...model.company import Company
from ...model.handbook import Handbook
from ...model.values import Reference
from ..comparison import overlaps
from ..coverage import coverage
from ..evidence import support
from .change import State
from .renaming import renames


@dataclass(frozen=True, slots=True)
class Gaps:
    """Departments whose contribution to one persona came or went.

    Attributes:
        persona: The persona's id.
        departments: Their ids in the handbook's order.
    """

    persona: str
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How much of a persona rests on evidence.

    Attributes:
        claims: How many claims it makes.
        hypotheses: How many of them cite nothing.
        maturity: How far the evidence carries, 0 to 4.
    """

    claims: int = 0
    hypotheses: int = 0
    maturity: int = 0


@dataclass(frozen=True, slots=True)
class Shift:
    """A persona whose evidence carries further, or less far, than before.

    Attributes:
        persona: The persona's id.
        before: Its standing before; None for a new persona.
        after: Its standing now.
    """

    persona: str
    before: Standing | None
    after: Standing


@dataclass(frozen=True, slots=True)
class Effects:
    """What follows from a change.

    Attributes:
        filled: Gaps that were filled.
        opened: Gaps that were not there before, those of new personas included.
        shifts: Personas whose hypotheses or maturity are other than before.
        overlapping: Pairs of personas that share more than they differ, and did not before.
        apart: Pairs that no longer do.
    """

    filled: tuple[Gaps, ...] = ()
    opened: tuple[Gaps, ...] = ()
    shifts: tuple[Shift, ...] = ()
    overlapping: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.filled or self.opened or self.shifts or self.overlapping or self.apart)


def effects(before: State, after: State, today: datetime.date) -> Effects:
    """Return what the way from one state to the next does; both are judged on the day ``today``.

    Of a handbook whose company cannot be read nothing follows.
    """
    if before.company is None or after.company is None:
        return Effects()
    ids = renames(before, after)
    personas, departments = ids.get(Reference.PERSONA, {}), ids.get(Reference.DEPARTMENT, {})
    then, now = _book(before, before.company), _book(after, after.company)
    gaps = {
        personas.get(row.persona, row.persona): {departments.get(one, one) for one in row.gaps}
        for row in coverage(then)
    }
    rows = coverage(now)
    standing = {personas.get(key, key): one for key, one in _standings(then, today).items()}
    pairs = {_pair(personas.get(a, a), personas.get(b, b)) for a, b in _overlaps(then)}
    pairs_now = _overlaps(now)
    return Effects(
        filled=_gaps(
            {row.persona: [one for one in row.contributions if one not in row.gaps] for row in rows},
            gaps,
            within=True,
        ),
        opened=_gaps({row.persona: list(row.gaps) for row in rows}, gaps, within=False),
        shifts=tuple(
            Shift(key, standing.get(key), one)
            for key, one in _standings(now, today).items()
            if _told(standing.get(key)) != _told(one)
        ),
        overlapping=tuple(sorted(pairs_now - pairs)),
        apart=tuple(
            sorted(pair for pair in pairs - pairs_now if set(pair) <= {one.id for one in now.current})
        ),
    )


def _book(state: State, company: Company) -> Handbook:
    return Handbook.of(company, state.personas.values())


def _gaps(
    departments: Mapping[str, list[str]], before: Mapping[str, set[str]], *, within: bool
) -> tuple[Gaps, ...]:
    """Return of the departments by persona those that were a gap before, or else those that were none."""
    found = (
        Gaps(persona, tuple(one for one in ids if (one in before.get(persona, ())) is within))
        for persona, ids in departments.items()
    )
    return tuple(one for one in found if one.departments)


def _standings(handbook: Handbook, today: datetime.date) -> dict[str, Standing]:
    found = {}
    for persona in handbook.current:
        rests = support(persona, handbook.company, today)
        found[persona.id] = Standing(len(rests.claims), len(rests.hypotheses), rests.maturity.level)
    return found


def _told(standing: Standing | None) -> tuple[int, int]:
    return (standing.hypotheses, standing.maturity) if standing else (0, 0)


def _overlaps(handbook: Handbook) -> set[tuple[str, str]]:
    return {_pair(one.first, one.second) for one in overlaps(handbook.current)}


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
