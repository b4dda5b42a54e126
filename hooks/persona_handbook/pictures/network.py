"""What a map of people is made of, before and after it has got its places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..derive.influences import Tie
from ..markup import cited
from ..model.handbook import Handbook
from ..model.persona import Role, Status
from .lettering import width


class LineKind(StrEnum):
    """What a line says: an influence, an influence nobody has checked, or that two are easily confused."""

    TIE = "tie"
    HYPOTHESIS = "hypothesis"
    LOOKALIKE = "lookalike"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody on the map, by id, with the name that is written there."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one to another, its strength from 1 to 5, and what is written along it."""

    source: str
    target: str
    kind: LineKind
    strength: int = 1
    label: str = ""


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line of text: where its baseline begins or, ``at_end``, ends; its size and its width at most."""

    text: str
    x: float
    y: float
    size: float
    at_end: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the room it takes."""
        wide = width(self.text, self.size)
        left = self.x - wide if self.at_end else self.x
        return left, self.y - 0.95 * self.size, left + wide, self.y + 0.25 * self.size


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody with a place: the corner of a box, its size, and the name in lines."""

    id: str
    x: float
    y: float
    width: float
    height: float
    name: tuple[Lettering, ...]

    @property
    def middle(self) -> float:
        """The height at which its portrait and mark are centred."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Way:
    """A line with its way: SVG path data, where its head points if it has one, and the words along it."""

    line: Line
    path: str
    head: tuple[float, float] | None = None
    to_left: bool = False
    labels: tuple[Lettering, ...] = ()


@dataclass(frozen=True, slots=True)
class Map:
    """A picture of people and lines, in units of a pixel at full size."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    ways: tuple[Way, ...]


def lines_of(
    handbook: Handbook, personas: Sequence[str], ties: Sequence[Tie], easily_taken_for: str
) -> tuple[Line, ...]:
    """Return the lines of some personas: their ties, and the anti-targets with those they are taken for."""

    def is_current(id_: str) -> bool:
        return id_ in handbook.personas and handbook.personas[id_].status is not Status.RETIRED

    influences = [
        Line(
            tie.source,
            tie.target,
            LineKind.TIE if cited(tie.influence.how) else LineKind.HYPOTHESIS,
            tie.strength,
            tie.influence.relation,
        )
        for tie in ties
        if tie.source != tie.target
    ]
    lookalikes = [
        Line(one.id, one.exclusion.lookalike_of, LineKind.LOOKALIKE, label=easily_taken_for)
        for one in (handbook.personas[id_] for id_ in personas)
        if one.role is Role.ANTI_TARGET
        and is_current(one.exclusion.lookalike_of)
        and one.exclusion.lookalike_of != one.id
    ]
    return (*influences, *lookalikes)


def people_of(handbook: Handbook, lines: Sequence[Line]) -> tuple[Named, ...]:
    """Return those who have a line, in the order of the handbook."""
    tied = {end for line in lines for end in (line.source, line.target)}
    return tuple(Named(id_, handbook.personas[id_].name) for id_ in handbook.personas if id_ in tied)
