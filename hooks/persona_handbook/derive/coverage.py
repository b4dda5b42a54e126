"""Which department has contributed to which persona, and where it is missing."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.contribution import Contribution
from ..model.handbook import Handbook


@dataclass(frozen=True, slots=True)
class Coverage:
    """One row of the matrix.

    Attributes:
        persona: The persona's id.
        contributions: For each department, in the handbook's order, what it contributed, or None.
    """

    persona: str
    contributions: dict[str, Contribution | None]

    @property
    def gaps(self) -> tuple[str, ...]:
        """The departments that have not contributed."""
        return tuple(department for department, one in self.contributions.items() if one is None)


def coverage(handbook: Handbook) -> tuple[Coverage, ...]:
    """Return the matrix of the current personas and all departments."""
    departments = handbook.company.departments
    return tuple(
        Coverage(persona.id, {one: persona.contributions.get(one) or None for one in departments})
        for persona in handbook.current
    )
