"""A few of many personas: what one page shows of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..links import PERSONAS_ON_A_PAGE, path_of_shelf
from ..model.persona import Persona

#: A shelf leads to so many before and after it, besides the first, the last and each tenth.
_NEAR = 2
_STEP = 10


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of the personas, in their order.

    Attributes:
        path: The address of the page that shows them all, which is that of its first shelf.
        ids: The ids of those who stand on this one.
        ends: The names of the first and the last of them; "" where there is nobody.
        first: The number, from 1, of the first of them among all.
        count: How many there are in all.
    """

    path: str
    ids: tuple[str, ...]
    ends: tuple[str, str]
    first: int
    count: int

    @property
    def is_first(self) -> bool:
        """Whether it opens the page, and says what is said of everybody."""
        return self.first == 1

    @property
    def is_all(self) -> bool:
        """Whether there is no other."""
        return len(self.ids) == self.count

    @property
    def size(self) -> int:
        """How many stand on each shelf but the last."""
        return PERSONAS_ON_A_PAGE

    @property
    def last(self) -> int:
        """The number of its last persona among all."""
        return self.first + len(self.ids) - 1

    @property
    def number(self) -> int:
        """Its own number, from 1."""
        return (self.first - 1) // PERSONAS_ON_A_PAGE + 1

    @property
    def neighbours(self) -> tuple[int | None, ...]:
        """The numbers of the shelves it leads to, itself among them; None where some are left out."""
        most = (self.count - 1) // PERSONAS_ON_A_PAGE + 1
        near = range(max(1, self.number - _NEAR), min(most, self.number + _NEAR) + 1)
        numbers = sorted({1, most, *near, *range(_STEP, most, _STEP)})
        found: list[int | None] = []
        for before, number in zip([0, *numbers], numbers, strict=False):
            if number > before + 1:
                found.append(None)
            found.append(number)
        return tuple(found)

    def address(self, number: int) -> str:
        """Return the address of a shelf of the same page, as templates write it."""
        return f"~/{path_of_shelf(self.path, (number - 1) * PERSONAS_ON_A_PAGE + 1)}"


def shelves(path: str, personas: Sequence[Persona]) -> Iterator[Shelf]:
    """Yield the shelves of the page at ``path``: at least one, which may be empty."""
    count = len(personas)
    for start in range(0, max(count, 1), PERSONAS_ON_A_PAGE):
        own = personas[start : start + PERSONAS_ON_A_PAGE]
        ends = (own[0].name, own[-1].name) if own else ("", "")
        yield Shelf(path, tuple(one.id for one in own), ends, start + 1, count)
