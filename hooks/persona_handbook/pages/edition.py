"""A handbook on a given day in a given language: everything that is derived from it, each thing once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..derive.comparison import Comparison, compare
from ..derive.coverage import Coverage, coverage
from ..derive.evidence import Support, Use, support, uses
from ..derive.gaps import Gap, gaps
from ..derive.influences import Tie, ties
from ..derive.nearest import nearest
from ..derive.reviews import ReviewState, calendar, review
from ..derive.statements import Row, StatementSet, matrix, statement_set, statements
from ..derive.withheld import Withheld
from ..history.history import History
from ..model.handbook import Handbook
from ..model.persona import Persona, Role, Status
from ..words import Words


@dataclass(frozen=True)
class Edition:
    """What pages show.

    Attributes:
        handbook: The personas that this build shows.
        today: The day on which reviews and sources are judged.
        words: The language.
        edit_base: Where a source file is edited on the web, up to its path; "" where it is not.
        history: What is known of the past.
        site_url: The site's own address with a closing slash; "" where it is not known.
        lines: On which line, from 1, the keys of each source file stand.
        withheld: What was left out of the handbook, so that nobody is told that it is missing.
    """

    handbook: Handbook
    today: datetime.date
    words: Words
    edit_base: str = ""
    history: History = field(default_factory=History)
    site_url: str = ""
    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    withheld: Withheld = field(default_factory=Withheld)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Who influences whom, the strongest first."""
        return ties(self.handbook)

    @cached_property
    def calendar(self) -> tuple[ReviewState, ...]:
        """The reviews, the most urgent first."""
        return calendar(self.handbook, self.today)

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """Who has contributed to which persona."""
        return coverage(self.handbook)

    @cached_property
    def support(self) -> Mapping[str, Support]:
        """What each persona rests on, by its id; retired ones too."""
        company = self.handbook.company
        return {key: support(one, company, self.today) for key, one in self.handbook.personas.items()}

    @cached_property
    def uses(self) -> Mapping[str, tuple[Use, ...]]:
        """What rests on each source."""
        return uses(self.handbook)

    @cached_property
    def comparison(self) -> Comparison:
        """All current personas side by side."""
        return compare(self.handbook.current)

    @cached_property
    def nearest(self) -> Mapping[str, tuple[str, ...]]:
        """The personas that each current one is best compared with, by its id."""
        return nearest(self.handbook.current)

    @cached_property
    def statements(self) -> Mapping[tuple[str, str], StatementSet]:
        """The statements by persona and offer."""
        return statements(self.handbook, self.words.language)

    @cached_property
    def matrix(self) -> tuple[Row, ...]:
        """How far each offer is positioned for each persona."""
        return matrix(self.handbook)

    def statement(self, persona: Persona, offer: str) -> StatementSet | None:
        """Return the statements of an offer for a persona, a retired one too; None where nothing is said."""
        found = self.statements.get((persona.id, offer))
        positioning = next((one for one in persona.positioning if one.offer == offer), None)
        if found is not None or positioning is None:
            return found
        company = self.handbook.company
        return statement_set(
            persona.id, positioning, company.offers[offer], company.brand, self.words.language
        )

    def review(self, persona: Persona) -> ReviewState:
        """Return how the review of ``persona`` stands."""
        return review(persona, self.handbook.company, self.today)

    def beside(self, persona: Persona) -> Comparison | None:
        """Return an anti-target beside the primary it resembles, or None."""
        resembled = self.handbook.personas.get(persona.exclusion.lookalike_of)
        return compare((resembled, persona)) if resembled else None

    def comparison_of(self, role: Role) -> Comparison:
        """Return the personas of one role side by side."""
        return compare(self.handbook.of_role(role))

    def edit_address(self, file: str, *keys: str) -> str:
        """Return where a source file is edited on the web; "" where it is not.

        It opens at the line of the first of ``keys`` that the file holds: the editors of GitHub and GitLab
        know ``#L12``, and whatever does not opens the file all the same.
        """
        if not self.edit_base:
            return ""
        lines = self.lines.get(file, {})
        line = next((lines[key] for key in keys if key in lines), 0)
        return f"{self.edit_base}{file}" + (f"#L{line}" if line else "")

    def contribution_address(self, persona: str, department: str) -> str:
        """Return where a department's contribution is edited: in its own file where it has one."""
        own = f"personas/{persona}/{department}.yml"
        if own in self.lines:
            return self.edit_address(own)
        return self.edit_address(f"personas/{persona}.yml", f"contributions.{department}", "contributions")

    def shows(self, field: str) -> bool:
        """Return whether readers see the field at a dotted path; where they do not, it is no gap."""
        return self.withheld.shows(field)

    def gaps(self, persona: Persona) -> tuple[Gap, ...]:
        """Return what a persona of its role should say and does not say yet."""
        return tuple(fields for fields in gaps(persona) if any(self.shows(one) for one in fields))

    def lookalikes(self, persona: Persona) -> tuple[Persona, ...]:
        """Return the anti-targets that are easily taken for ``persona``."""
        return tuple(
            one for one in self.handbook.of_role(Role.ANTI_TARGET) if one.exclusion.lookalike_of == persona.id
        )

    def has_page(self, persona: str) -> bool:
        """Return whether this build shows the persona: drafts are only seen under serve."""
        return persona in self.handbook.personas

    @staticmethod
    def is_draft(persona: Persona) -> bool:
        """Return whether the page must say that it is a draft."""
        return persona.status is Status.DRAFT
