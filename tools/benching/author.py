"""Who writes a made-up persona: chance, within what the company has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .grammar import FIRST_NAMES, LAST_NAMES, say

Data = dict[str, Any]
#: The roles in turn: of ten personas six are primary, three secondary and one is an anti-target.
ROLES = (
    *("primary", "primary", "secondary", "primary", "anti-target"),
    *("primary", "secondary", "primary", "primary", "secondary"),
)
DEPARTMENTS = ("marketing", "sales", "workshop", "service", "data", "finance")
#: These keep their contributions in files of their own.
OWN_FILES = ("service", "data")
OFFERS = ("yearly-care", "cargo-hire", "light-kit", "fleet-contract")
STAGES = ("awareness", "consideration", "purchase", "retention", "advocacy")
KPIS = ("conversion", "renewals", "order-value", "on-time")
KINDS = (
    "survey interviews user-research analytics sales support social desk-research publication workshop "
    "experiment"
).split()
METHODS = (*KINDS, "focus-group")
BUYING_ROLES = "initiator researcher user influencer decider approver buyer gatekeeper champion".split()


@dataclass(frozen=True, slots=True)
class Person:
    """Who a persona is before anything is said of her."""

    id: str
    name: str
    role: str


class Author:
    """Writes one persona.

    Args:
        rng: Chooses every word.
        one: Who it is.
        everybody: All personas of the handbook.
        sources: The ids of what can be cited.
    """

    def __init__(self, rng: random.Random, one: Person, everybody: list[Person], sources: list[str]) -> None:
        self.rng = rng
        self.one = one
        self.everybody = everybody
        # People who write a persona have read a few sources, not all of them.
        self.sources = rng.sample(sources, min(5, len(sources)))

    def contribution(self) -> Data:
        """Return what a department adds."""
        return {
            "by": f"{self.rng.choice(FIRST_NAMES)} {self.rng.choice(LAST_NAMES)}",
            "date": self.day(),
            "insights": list(self.claims("insight", 2)),
            "actions": self.sentences("action", 2),
            "questions": self.sentences("query", 1),
        }

    @property
    def is_business(self) -> bool:
        """Whether the persona buys for a company; of the primary ones about a third."""
        return self.one.role == "primary" and sum(map(ord, self.one.id)) % 3 == 0

    def sentences(self, form: str, count: int) -> list[str]:
        """Return at most ``count`` sentences of one form, each once."""
        return list(dict.fromkeys(say(self.rng, form) for _ in range(count)))

    def claims(self, form: str, count: int) -> Iterator[str]:
        """Yield at most ``count`` claims, most with a source."""
        for sentence in self.sentences(form, count):
            yield self.cited(sentence)

    def cited(self, text: str) -> str:
        """Return ``text``, in two cases of three with a source."""
        return f"{text} [@{self.rng.choice(self.sources)}]" if self.rng.random() < 2 / 3 else text

    def day(self) -> str:
        """Return a day of the last half year before the one on which all is judged."""
        return f"2026-{self.rng.randint(6, 10):02}-{self.rng.randint(1, 28):02}"
