"""The whole: the company and its personas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .company import Company
from .persona import Persona, Role, Status

_ROLE_ORDER = {role: position for position, role in enumerate(Role)}


@dataclass(frozen=True)
class Handbook:
    """Everything that was read and found valid.

    Attributes:
        company: What ``handbook.yml`` says.
        personas: All personas that this build shows, by id, sorted by role and then by id.
    """

    company: Company
    personas: Mapping[str, Persona]

    @classmethod
    def of(cls, company: Company, personas: Iterable[Persona]) -> Handbook:
        """Return the handbook of ``personas`` in the order in which pages list them."""
        ordered = sorted(personas, key=lambda persona: (_ROLE_ORDER[persona.role], persona.id))
        return cls(company, {persona.id: persona for persona in ordered})

    @cached_property
    def current(self) -> tuple[Persona, ...]:
        """The personas that comparisons and indexes show: all but retired ones."""
        return tuple(one for one in self.personas.values() if one.status is not Status.RETIRED)

    @cached_property
    def retired(self) -> tuple[Persona, ...]:
        """The personas that only keep their page."""
        return tuple(one for one in self.personas.values() if one.status is Status.RETIRED)

    def of_role(self, role: Role) -> tuple[Persona, ...]:
        """Return the current personas of one role."""
        return tuple(one for one in self.current if one.role is role)

    def without_drafts(self) -> Handbook:
        """Return the handbook that is published: no trace of a draft."""
        return Handbook(
            self.company, {key: one for key, one in self.personas.items() if one.status is not Status.DRAFT}
        )
