"""A handbook on a given day in a given language: everything that is derived from it, each thing once."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from ..derive.comparison import Comparison, Sharing, compare, sharing
from ..derive.coverage import Coverage, coverage
from ..derive.evidence import Support, Supports, Use, uses
from ..derive.gaps import Gap, gaps
from ..derive.influences import Tie, strongest_first, ties, ties_by
from ..derive.nearest import nearest
from ..derive.reviews import ReviewState, ReviewStatus, calendar, review
from ..derive.statements import Row, Statements, StatementSet, matrix, statement_set
from ..derive.withheld import Withheld
from ..history.history import History
from ..links import PERSONAS_ON_A_PAGE
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
    def ties_from(self) -> Mapping[str, tuple[Tie, ...]]:
        """Whom each persona influences, by its id."""
        return ties_by(self.ties, lambda tie: tie.source)

    @cached_property
    def ties_to(self) -> Mapping[str, tuple[Tie, ...]]:
        """Who influences each persona, by its id."""
        return ties_by(self.ties, lambda tie: tie.target)

    @cached_property
    def shelf_of(self) -> Mapping[str, int]:
        """With which number the shelf begins on which each current persona stands, by its id."""
        places = enumerate(self.handbook.current)
        return {one.id: place - place % PERSONAS_ON_A_PAGE + 1 for place, one in places}

    @cached_property
    def calendar(self) -> tuple[ReviewState, ...]:
        """The reviews, the most urgent first."""
        return calendar(self.handbook, self.today)

    @cached_property
    def reviewed(self) -> int:
        """How many current personas were reviewed in time."""
        return sum(one.status in (ReviewStatus.DONE, ReviewStatus.DUE_SOON) for one in self.calendar)

    def reviews_of(self, department: str, shelf: int = 0) -> tuple[ReviewState, ...]:
        """Return the reviews that a department owns, the most urgent first: all, or those of one shelf."""
        return self._reviews.get((department, shelf), ())

    @cached_property
    def _reviews(self) -> Mapping[tuple[str, int], tuple[ReviewState, ...]]:
        found: dict[tuple[str, int], list[ReviewState]] = defaultdict(list)
        for one in self.calendar:
            for shelf in (0, self.shelf_of[one.persona]):
                found[one.owner, shelf].append(one)
        return {key: tuple(own) for key, own in found.items()}

    @cached_property
    def coverage(self) -> Mapping[str, Coverage]:
        """Who has contributed to each current persona, by its id."""
        return {one.persona: one for one in coverage(self.handbook)}

    @cached_property
    def given(self) -> Mapping[str, int]:
        """To how many current personas each department has contributed, by its id."""
        given = Counter(
            id_ for row in self.coverage.values() for id_, one in row.contributions.items() if one
        )
        return {id_: given[id_] for id_ in self.handbook.company.departments}

    @cached_property
    def support(self) -> Mapping[str, Support]:
        """What each persona rests on, by its id; retired ones too."""
        return Supports(self.handbook, self.today)

    @cached_property
    def uses(self) -> Mapping[str, Mapping[str, tuple[Use, ...]]]:
        """What of each persona rests on each source: by the id of the source, then of the persona."""
        return self._uses(of_offers=False)

    @cached_property
    def uses_of_offers(self) -> Mapping[str, Mapping[str, tuple[Use, ...]]]:
        """What of each offer rests on each source: by the id of the source, then of the offer."""
        return self._uses(of_offers=True)

    def _uses(self, *, of_offers: bool) -> Mapping[str, Mapping[str, tuple[Use, ...]]]:
        own = {
            source: (one for one in found if one.of_offer is of_offers)
            for source, found in self._all_uses.items()
        }
        return {
            source: {owner: tuple(places) for owner, places in groupby(found, lambda one: one.owner)}
            for source, found in own.items()
        }

    @cached_property
    def _all_uses(self) -> Mapping[str, tuple[Use, ...]]:
        return uses(self.handbook)

    @cached_property
    def _sharing(self) -> Sharing:
        return sharing(self.handbook.current)

    @cached_property
    def nearest(self) -> Mapping[str, tuple[str, ...]]:
        """The personas that each current one is best compared with, by its id."""
        return nearest(self.handbook.current)

    @cached_property
    def statements(self) -> Statements:
        """The statements by persona and offer."""
        return Statements(self.handbook, self.words.language)

    @cached_property
    def matrix(self) -> Mapping[str, Row]:
        """How far each offer is positioned for each current persona, by its id."""
        return {row.persona_id: row for row in matrix(self.handbook)}

    def ties_of(self, personas: tuple[str, ...]) -> tuple[Tie, ...]:
        """Return whom a few personas influence, the strongest first."""
        return strongest_first(tie for id_ in personas for tie in self.ties_from.get(id_, ()))

    def statement(self, persona: str, offer: str) -> StatementSet | None:
        """Return the statements of an offer for a persona, a retired one too; None where nothing is said."""
        found = self.statements.get((persona, offer))
        said = self.handbook.personas[persona].positioning
        positioning = next((one for one in said if one.offer == offer), None)
        if found is not None or positioning is None:
            return found
        company = self.handbook.company
        return statement_set(persona, positioning, company.offers[offer], company.brand, self.words.language)

    def review(self, persona: str) -> ReviewState:
        """Return how the review of ``persona`` stands."""
        return review(self.handbook.personas[persona], self.handbook.company, self.today)

    def beside(self, persona: str) -> Comparison | None:
        """Return an anti-target beside the primary it resembles, or None."""
        own = self.handbook.personas[persona]
        resembled = self.handbook.personas.get(own.exclusion.lookalike_of)
        return compare((resembled, own)) if resembled else None

    def compared(self, personas: tuple[str, ...]) -> Comparison:
        """Return a few personas side by side, as if there were no others."""
        return compare([self.handbook.personas[id_] for id_ in personas])

    def compared_among_all(self, personas: tuple[str, ...]) -> Comparison:
        """Return a few personas side by side, as a part of all current ones."""
        return compare([self.handbook.personas[id_] for id_ in personas], self._sharing)

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

    def gaps(self, persona: str) -> tuple[Gap, ...]:
        """Return what a persona of its role should say and does not say yet."""
        found = gaps(self.handbook.personas[persona])
        return tuple(fields for fields in found if any(self.shows(one) for one in fields))

    def lookalikes(self, persona: str) -> tuple[Persona, ...]:
        """Return the anti-targets that are easily taken for ``persona``."""
        return self._lookalikes.get(persona, ())

    @cached_property
    def _lookalikes(self) -> Mapping[str, tuple[Persona, ...]]:
        found: dict[str, list[Persona]] = defaultdict(list)
        for one in self.handbook.of_role(Role.ANTI_TARGET):
            found[one.exclusion.lookalike_of].append(one)
        return {persona: tuple(own) for persona, own in found.items()}

    def has_page(self, persona: str) -> bool:
        """Return whether this build shows the persona: drafts are only seen under serve."""
        return persona in self.handbook.personas

    def is_draft(self, persona: str) -> bool:
        """Return whether the page must say that it is a draft."""
        return self.handbook.personas[persona].status is Status.DRAFT
