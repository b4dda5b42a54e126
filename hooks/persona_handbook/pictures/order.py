"""What stands in the columns of a map, and in which order few lines cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from statistics import fmean

NODE_HEIGHT = 50.0
#: Between a box and those who look like it.
BELOW = 24.0
#: Between the places where lines end on a box, with words on one line and on two, and where they leave it.
PORT, TALL_PORT, EXIT = 21.0, 42.0, 10.0
SWEEPS = 8
#: Beyond this, swapping costs more time than it makes clear: it counts the crossings of all lines for each
#: pair of a column.
MOST_CROSSINGS, MOST_STEPS = 25, 40


@dataclass(slots=True)
class Item:
    """What stands in a column: somebody with those who look like them, or a line that passes, by number."""

    id: str
    column: int
    passing: int = -1
    followers: list[str] = field(default_factory=list)
    entries: list[int] = field(default_factory=list)
    exits: list[int] = field(default_factory=list)
    port: float = PORT
    y: float = 0.0

    @property
    def box(self) -> float:
        """The height of the own box; a passing line has none."""
        if self.passing >= 0:
            return 0.0
        return max(NODE_HEIGHT, len(self.entries) * self.port + 12, len(self.exits) * EXIT + 8)

    @property
    def height(self) -> float:
        """The height with all who look like them."""
        return self.box + (BELOW + len(self.followers) * (NODE_HEIGHT + 8) - 8 if self.followers else 0)

    @property
    def middle(self) -> float:
        """The middle of the own box."""
        return self.y + self.box / 2


#: A stretch of a line from an item to one in a later column.
Step = tuple[Item, Item]
Columns = list[list[Item]]


def ordered(columns: Columns, steps: Sequence[Step]) -> Columns:
    """Return ``columns`` in the best order found, from their own order and from its reverse."""
    starts = ([list(column) for column in columns], [column[::-1] for column in columns])
    return min(
        (_swapped(_swept(start, steps), steps) for start in starts), key=lambda one: _crossings(one, steps)
    )


def _swept(columns: Columns, steps: Sequence[Step]) -> Columns:
    """Put items near what they are tied to (barycentres), and return the best order on the way."""
    near: dict[int, list[Item]] = {}
    for one, other in steps:
        near.setdefault(id(one), []).append(other)
        near.setdefault(id(other), []).append(one)
    best, fewest = [list(column) for column in columns], _crossings(columns, steps)
    for sweep in range(SWEEPS):
        for column in columns[::-1] if sweep % 2 else columns:
            place = _places(columns)
            pull = {id(item): fmean(place[id(one)] for one in near.get(id(item), [item])) for item in column}
            column.sort(key=lambda item, pull=pull: pull[id(item)])  # type: ignore[misc]
        crossings = _crossings(columns, steps)
        if crossings < fewest:
            best, fewest = [list(column) for column in columns], crossings
    return best


def _swapped(columns: Columns, steps: Sequence[Step]) -> Columns:
    """Swap two items of a column wherever that spares a crossing."""
    fewest = _crossings(columns, steps)
    if fewest > MOST_CROSSINGS or len(steps) > MOST_STEPS:
        return columns
    for column in columns:
        for one, other in combinations(range(len(column)), 2):
            column[one], column[other] = column[other], column[one]
            crossings = _crossings(columns, steps)
            if crossings < fewest:
                fewest = crossings
            else:
                column[one], column[other] = column[other], column[one]
    return columns


def _places(columns: Columns) -> dict[int, float]:
    return {id(item): (index + 0.5) / len(column) for column in columns for index, item in enumerate(column)}


def _crossings(columns: Columns, steps: Sequence[Step]) -> int:
    """Return how often two lines between the same columns cross: how many end above one that begins above."""
    place = _places(columns)
    lines: dict[int, list[tuple[float, float]]] = {}
    for one, other in steps:
        lines.setdefault(one.column, []).append((place[id(one)], place[id(other)]))
    crossings = 0
    for beside in lines.values():
        ends: list[float] = []
        for _, end in sorted(beside):
            crossings += len(ends) - bisect_right(ends, end)
            insort(ends, end)
    return crossings
