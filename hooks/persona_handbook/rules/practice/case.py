"""What a practice rule is given to look at, and what it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ...derive.evidence import Support, support
from ...diagnostics import Diagnostic, Severity
from ...model.handbook import Handbook
from ...model.shape import Values, values_of
from ...source.document import Document
from ...source.tree import Path
from ...sources import Sources
from ..rule import Rule, Tier


@dataclass(frozen=True)
class Case:
    """A valid handbook under examination.

    Attributes:
        handbook: Every persona whose files are valid, drafts and retired ones too.
        sources: The files, for places.
        today: The day on which it is examined.
        language: The language in which statements are made: "en" or "fr".
    """

    handbook: Handbook
    sources: Sources
    today: datetime.date
    language: str

    @cached_property
    def values(self) -> Mapping[str, Values]:
        """What was filled in each current persona, by its id."""
        return {one.id: values_of(one) for one in self.handbook.current}

    @cached_property
    def support(self) -> Mapping[str, Support]:
        """What each current persona rests on, by its id."""
        company = self.handbook.company
        return {
            one.id: support(one, company, self.today, self.values[one.id]) for one in self.handbook.current
        }

    def at(self, rule: Rule, persona: str, path: Path, /, **values: object) -> Diagnostic:
        """Return ``rule``'s diagnostic at a value of a persona; at its holder where it is not there.

        A contribution is looked up in the department's own file where it has one.
        """
        document, path = self._holder(persona, path)
        return document.report(rule, document.mark(path), None, **values)

    def at_key(self, rule: Rule, persona: str, path: Path, /, **values: object) -> Diagnostic:
        """Return ``rule``'s diagnostic at the key of a value rather than at the value."""
        document, path = self._holder(persona, path)
        return document.report(rule, document.key_mark(path), None, **values)

    def in_company(self, rule: Rule, path: Path, /, **values: object) -> Diagnostic:
        """Return ``rule``'s diagnostic at a key of handbook.yml, or at an entry of a list."""
        document = self.sources.company
        assert document is not None  # noqa: S101  # a handbook without company is never examined
        return document.report(rule, document.key_mark(path), None, **values)

    def _holder(self, persona: str, path: Path) -> tuple[Document, Path]:
        if path[:1] == ("contributions",) and path[1:]:
            _, department, *rest = path
            own = self.sources.departments.get((persona, str(department)))
            if own is not None:
                return own, tuple(rest)
        return self.sources.personas[persona], path


@dataclass(frozen=True, slots=True)
class PracticeRule:
    """A rule and the function that finds where it is broken."""

    rule: Rule
    find: Callable[[Case], Iterator[Diagnostic]]


def practice(id_: str, message: str, hint: str, why: str, severity: Severity) -> Rule:
    """Return a rule of the practice tier."""
    return Rule(id_, Tier.PRACTICE, severity, message, hint, why)
