"""What a practice rule is given to look at, and what it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ...derive.evidence import Support, support
from ...diagnostics import Diagnostic, Severity
from ...model.handbook import Handbook
from ...model.persona import Persona
from ...model.shape import Values, values_of
from ...source.file import SourceFile
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
    _at_hand: dict[str, tuple[Values, Support]] = field(default_factory=dict, init=False)

    def values(self, persona: str) -> Values:
        """Return what was filled in a persona, by its id; of the last one it is at hand."""
        return self._last(persona)[0]

    def support(self, persona: str) -> Support:
        """Return what a persona rests on, likewise."""
        return self._last(persona)[1]

    def _last(self, persona: str) -> tuple[Values, Support]:
        if persona not in self._at_hand:
            book = self.handbook
            values = values_of(book.personas[persona])
            self._at_hand.clear()
            self._at_hand[persona] = values, support(book.personas[persona], book.company, self.today, values)
        return self._at_hand[persona]

    def at(self, rule: Rule, persona: str, path: Path, /, **values: object) -> Diagnostic:
        """Return ``rule``'s diagnostic at a value of a persona; at its holder where it is not there.

        A contribution is looked up in the department's own file where it has one.
        """
        file, path = self._holder(persona, path)
        return file.at(rule, path, **values)

    def at_key(self, rule: Rule, persona: str, path: Path, /, **values: object) -> Diagnostic:
        """Return ``rule``'s diagnostic at the key of a value rather than at the value."""
        file, path = self._holder(persona, path)
        return file.at_key(rule, path, **values)

    def in_company(self, rule: Rule, path: Path, /, **values: object) -> Diagnostic:
        """Return ``rule``'s diagnostic at a key of handbook.yml, or at an entry of a list."""
        file = self.sources.company
        assert file is not None  # noqa: S101  # a handbook without company is never examined
        return file.at_key(rule, path, **values)

    def _holder(self, persona: str, path: Path) -> tuple[SourceFile, Path]:
        if path[:1] == ("contributions",) and path[1:]:
            _, department, *rest = path
            own = self.sources.departments.get((persona, str(department)))
            if own is not None:
                return own, tuple(rest)
        return self.sources.personas[persona], path


@dataclass(frozen=True, slots=True)
class PracticeRule:
    """A rule and the function that finds where a handbook breaks it."""

    rule: Rule
    find: Callable[[Case], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class PersonaRule:
    """A rule and the function that finds where a current persona breaks it.

    What it finds depends on this persona, the company, the day and the language alone, whatever the others
    say: under serve it is not asked again as long as these are the same.
    """

    rule: Rule
    find: Callable[[Case, Persona], Iterator[Diagnostic]]


def practice(id_: str, message: str, hint: str, why: str, severity: Severity) -> Rule:
    """Return a rule of the practice tier."""
    return Rule(id_, Tier.PRACTICE, severity, message, hint, why)
