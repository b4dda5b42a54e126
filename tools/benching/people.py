"""A made-up company and its personas as plain data, in the source format; the same seed makes the same."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .grammar import CHANNELS, FIRST_NAMES, LAST_NAMES, TAGS, TOWNS, TRADES, phrase, say

Data = dict[str, Any]
SEED = 20261121
#: The roles in turn: of ten personas six are primary, three secondary and one is an anti-target.
_ROLES = (
    *("primary", "primary", "secondary", "primary", "anti-target"),
    *("primary", "secondary", "primary", "primary", "secondary"),
)
#: Each so many personas need a source more.
PERSONAS_PER_SOURCE = 20
DEPARTMENTS = ("marketing", "sales", "workshop", "service", "data", "finance")
#: These keep their contributions in files of their own.
OWN_FILES = ("service", "data")
OFFERS = ("yearly-care", "cargo-hire", "light-kit", "fleet-contract")
STAGES = ("awareness", "consideration", "purchase", "retention", "advocacy")
KPIS = ("conversion", "renewals", "order-value", "on-time")
_KINDS = (
    "survey interviews user-research analytics sales support social desk-research publication workshop "
    "experiment"
).split()
_METHODS = (*_KINDS, "focus-group")
_BUYING_ROLES = "initiator researcher user influencer decider approver buyer gatekeeper champion".split()


@dataclass(frozen=True, slots=True)
class Person:
    """Who a persona is before anything is said of her."""

    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up handbook.

    Attributes:
        company: What ``handbook.yml`` says.
        personas: What each persona's file says, by id.
        departments: What departments' own files say, by persona and department.
    """

    company: Data
    personas: dict[str, Data]
    departments: dict[tuple[str, str], Data]


def make(count: int, seed: int = SEED) -> Made:
    """Make up ``count`` personas and their company."""
    everybody = _people(count, seed)
    sources = _sources(count, seed)
    personas, departments = {}, {}
    for one in everybody:
        writer = _Writer(random.Random(f"{seed}:{one.id}"), one, everybody, list(sources))  # noqa: S311
        personas[one.id] = writer.persona()
        for department in OWN_FILES:
            departments[one.id, department] = writer.contribution()
    return Made(_company(seed, sources), personas, departments)


def _people(count: int, seed: int) -> list[Person]:
    pairs = random.Random(seed).sample(range(len(FIRST_NAMES) * len(LAST_NAMES)), count)  # noqa: S311
    names = [f"{FIRST_NAMES[one % len(FIRST_NAMES)]} {LAST_NAMES[one // len(FIRST_NAMES)]}" for one in pairs]
    return [Person(_slug(name), name, _ROLES[at % len(_ROLES)]) for at, name in enumerate(names)]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().replace("ø", "o").replace(" ", "-"))
    return "".join(letter for letter in plain if letter.isascii())


def _sources(count: int, seed: int) -> dict[str, Data]:
    rng = random.Random(f"{seed}:sources")  # noqa: S311
    kinds = [_KINDS[at % len(_KINDS)] for at in range(len(_KINDS) + count // PERSONAS_PER_SOURCE)]
    return {
        f"{kind}-{at:03}": {
            "title": f"{say(rng, 'thing')}: {kind.replace('-', ' ')} {at} of 2026",
            "kind": kind,
            "date": f"2026-{rng.randint(1, 10):02}-{rng.randint(1, 28):02}",
            "sample": rng.randint(8, 2400),
            "owner": rng.choice(DEPARTMENTS),
            "link": f"https://evidence.example/{at:03}",
        }
        for at, kind in enumerate(kinds)
    }


def _company(seed: int, sources: dict[str, Data]) -> Data:
    rng = random.Random(f"{seed}:company")  # noqa: S311
    first = next(iter(sources))
    return {
        "brand": {"name": "Speichwerk", "promise": "The bicycle is ready before you are."},
        "departments": {
            id_: {
                "name": id_.capitalize(),
                "lead": f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}",
                "contact": f"{id_}@speichwerk.example",
                "brings": say(rng, "insight"),
            }
            for id_ in DEPARTMENTS
        },
        "offers": {
            id_: {
                "name": id_.replace("-", " ").title(),
                "category": f"a bicycle {id_.rpartition('-')[2]}",
                "features": [f"a visit {phrase(rng, 'place')}", f"care for {phrase(rng, 'thing')}"],
                "benefits": [phrase(rng, "benefit"), phrase(rng, "benefit")],
                "proof": [f"{say(rng, 'insight')} [@{first}]"],
                "alternatives": [phrase(rng, "alternative"), phrase(rng, "alternative")],
                "trends": [say(rng, "insight")],
            }
            for id_ in OFFERS
        },
        "sources": sources,
        "stages": {id_: id_.capitalize() for id_ in STAGES},
        "kpis": {id_: {"name": id_.replace("-", " ").capitalize(), "unit": "%"} for id_ in KPIS},
        "review": {"every": "6 months"},
        # A company that keeps a thousand personas has been told.
        "checks": {"too-many-personas": "off"},
    }


class _Writer:
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

    def persona(self) -> Data:
        """Return the whole file; what the role must not say is left out."""
        return {
            key: value
            for section in (self._head(), self._profile(), self._wants(), self._life(), self._ours())
            for key, value in section.items()
            if value
        }

    def contribution(self) -> Data:
        """Return what a department adds."""
        return {
            "by": f"{self.rng.choice(FIRST_NAMES)} {self.rng.choice(LAST_NAMES)}",
            "date": self._day(),
            "insights": list(self._claims("insight", 2)),
            "actions": self._sentences("action", 2),
            "questions": self._sentences("query", 1),
        }

    def _head(self) -> Data:
        rng = self.rng
        town, trade = rng.choice(TOWNS), rng.choice(TRADES)
        business = self._is_business
        return {
            "name": self.one.name,
            "role": self.one.role,
            "status": "published",
            "market": "business" if business else "consumer",
            "summary": f"{trade.capitalize()} in {town} who {phrase(rng, 'does')}.",
            "quote": say(rng, "said"),
            "tags": rng.sample(TAGS, 3),
            "purpose": {
                "use_for": [f"Deciding how to {phrase(rng, 'doing')}", *self._sentences("action", 1)],
                "not_for": [f"Guessing who will {phrase(rng, 'doing')}"],
                "decisions": [f"{say(rng, 'thing')} moved to the first page of the contract"],
            },
            "demographics": {
                "age": f"{(low := rng.randint(22, 66))}-{low + rng.randint(5, 11)}",
                "gender": f"Women hold {rng.randint(20, 80)}% of these contracts",
                "location": f"{town}, {phrase(rng, 'place')}",
                "family": f"{rng.choice(('Alone', 'In a couple'))}, {rng.randint(1, 4)} at table",
                "education": rng.choice(
                    ("Apprenticeship", "University", "Night school", "Technical college")
                ),
                "occupation": trade.capitalize(),
                "income": f"€{rng.randint(24, 98)},000 a year, household",
                "languages": rng.sample(("German", "English", "Dutch", "Danish", "Polish", "French"), 2),
            },
            "company": self._ideal_customer() if business else {},
        }

    def _ideal_customer(self) -> Data:
        rng = self.rng
        return {
            "sector": f"{rng.choice(TRADES).capitalize()} services",
            "headcount": f"{(low := rng.randint(10, 200))}-{low * 3}",
            "revenue": f"€{rng.randint(1, 60)} million",
            "geography": f"{rng.choice(TOWNS)} and {rng.choice(TOWNS)}",
            "model": f"{rng.randint(2, 30)} sites, each with a budget of its own",
            "maturity": f"Keeps {phrase(rng, 'thing')} on a list, on paper",
            "tech_stack": rng.sample(("SAP", "Excel", "DATEV", "Personio", "Jobrad portal", "Trello"), 2),
            "triggers": list(self._claims("trigger", 2)),
            "disqualifiers": self._sentences("reason", 1),
        }

    def _profile(self) -> Data:
        rng = self.rng
        devices = ("Phone", "Tablet", "Work laptop", "Shared desktop", "Watch")
        return {
            "work": {
                "titles": [rng.choice(TRADES).capitalize(), rng.choice(TRADES).capitalize()],
                "reports_to": say(rng, "person"),
                "responsibilities": self._sentences("goal", 2),
                "works_with": self._sentences("person", 2),
                "influenced_by": [f"{say(rng, 'person')} {phrase(rng, 'place')}"],
                "skills": [f"Can {phrase(rng, 'doing')}"],
            },
            "psychographics": {
                "values": list(self._claims("value", 3)),
                "interests": self._sentences("interest", 3),
                "scales": [
                    {"left": "Price", "right": "Comfort", "value": rng.randint(1, 5)},
                    {"left": "Alone", "right": "In a group", "value": rng.randint(1, 5)},
                ],
            },
            "technology": {
                "comfort": rng.randint(1, 5),
                "devices": rng.sample(devices, 2),
                "tools": rng.sample(("Maps", "Signal", "Banking app", "Weather radar", "Strava", "Ebay"), 3),
            },
            "media": [
                {
                    "channel": channel,
                    "use": self._cited(say(rng, "interest")),
                    "rank": rank,
                    "link": f"https://media.example/{rng.randint(1, 999)}",
                }
                for rank, channel in enumerate(rng.sample(CHANNELS, 3), start=1)
            ],
            "segment": {
                "share": rng.randint(1, 30),
                "of": rng.choice(("revenue", "contracts", "visits")),
                "rfm": {key: rng.randint(1, 5) for key in ("recency", "frequency", "monetary")},
                "lifetime_value": f"€{rng.randint(90, 2400)} over {rng.randint(6, 60)} months",
                "source": rng.choice(self.sources),
            },
            "buying": {
                "roles": [
                    *(roles := rng.sample(_BUYING_ROLES, 3))[:2],
                    {"role": roles[2], "when": phrase(rng, "moment")},
                ],
                "where": f"Online, or {phrase(rng, 'place')}",
                "devices": rng.sample(devices, 1),
                "frequency": f"Every {rng.randint(2, 24)} months",
                "categories": [say(rng, "thing"), say(rng, "thing")],
                "payment": rng.sample(("Invoice", "Card", "Direct debit", "Cash", "Salary deduction"), 2),
                "triggers": list(self._claims("trigger", 3)),
                "criteria": list(self._claims("criterion", 4)),
                "objections": [
                    {"objection": self._cited(say(rng, "objection")), "answer": say(rng, "answer")}
                    for _ in range(3)
                ],
            },
        }

    def _wants(self) -> Data:
        rng = self.rng
        return {
            "needs": list(self._claims("need", 5)),
            "motivations": list(self._claims("motive", 4)),
            "goals": {
                "short_term": list(self._claims("goal", 2)),
                "long_term": list(self._claims("goal", 2)),
            },
            "frustrations": list(self._claims("pain", 4)),
            "success_factors": list(self._claims("success", 3)),
            "jobs": [
                {
                    "title": f"{say(rng, 'thing')} {phrase(rng, 'moment')}",
                    "when": f"when somebody has to {phrase(rng, 'doing')}",
                    "want": f"to {phrase(rng, 'doing')}",
                    "so_that": f"so that I need not {phrase(rng, 'doing')}",
                    "kind": kind,
                }
                for kind in ("functional", "social", "emotional")
            ],
            "questions": [{"question": say(rng, "asked"), "answer": say(rng, "answer")} for _ in range(3)],
        }

    def _life(self) -> Data:
        rng = self.rng
        return {
            "story": {
                part: "\n\n".join(say(rng, "paragraph", Name=self.one.name.split()[0]) for _ in range(2))
                + "\n"
                for part in ("personal", "professional", "brand")
            },
            "day": [
                {
                    "time": f"{hour:02}:{rng.choice((10, 25, 40, 55))}",
                    "moment": say(rng, "interest"),
                    "touchpoint": say(rng, "seen"),
                    "opportunity": say(rng, "action"),
                }
                for hour in (7, 12, 17, 21)
            ],
            "empathy": {
                "sees": self._sentences("seen", 2),
                "says": self._sentences("said", 2),
                "does": self._sentences("does", 2),
                "hears": self._sentences("insight", 2),
                "thinks": self._sentences("objection", 2),
                "feels": self._sentences("felt", 2),
            },
            "journey": {
                stage: {
                    "actions": self._sentences("does", 2),
                    "thoughts": say(rng, "asked"),
                    "emotion": rng.randint(1, 5),
                    "touchpoints": self._sentences("seen", 1),
                    "opportunities": self._sentences("action", 1),
                    "owner": rng.choice(DEPARTMENTS),
                }
                for stage in STAGES
            },
        }

    def _ours(self) -> Data:
        rng = self.rng
        is_target = self.one.role != "anti-target"
        return {
            "influences": list(self._influences()) if is_target else [],
            "exclusion": {} if is_target else self._exclusion(),
            "strengths": list(self._claims("success", 2)),
            "weaknesses": list(self._claims("pain", 2)),
            "messages": {
                "say": self._sentences("say", 3),
                "avoid": self._sentences("avoid", 2),
                "tone": f"Brief, also {phrase(rng, 'moment')}",
            },
            "positioning": [self._positioning(offer) for offer in rng.sample(OFFERS, 2)] if is_target else [],
            "contributions": {id_: self.contribution() for id_ in DEPARTMENTS[:4] if id_ not in OWN_FILES},
            "kpis": [
                {
                    "kpi": kpi,
                    "before": (before := rng.randint(2, 50)),
                    "after": before + rng.randint(-1, 9),
                    "target": before + 10,
                    "source": rng.choice(self.sources),
                }
                for kpi in rng.sample(KPIS, 2)
            ],
            "validation": [
                {
                    "date": self._day(),
                    "method": rng.choice(_METHODS),
                    "participants": rng.randint(3, 40),
                    "findings": self._sentences("insight", 2),
                    "changes": [f"{say(rng, 'thing')} taken out of the needs"],
                }
            ],
            "disagreements": self._sentences("query", 1),
            "review": {
                "owner": rng.choice(DEPARTMENTS),
                "last": self._day(),
                "by": f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}",
                "every": f"{rng.randint(3, 12)} months",
            },
        }

    def _influences(self) -> Iterator[Data]:
        rng = self.rng
        others = [one for one in rng.sample(self.everybody, min(9, len(self.everybody))) if one != self.one]
        aims = [one for one in others if one.role == "primary"] or others
        for aim in aims[: 2 if self.one.role == "secondary" else 1]:
            yield {
                "persona": aim.id,
                "relation": phrase(rng, "person").removeprefix("the ").removeprefix("a "),
                "how": self._cited(f"{say(rng, 'does')}, and [{aim.name}](persona:{aim.id}) hears of it"),
                "strength": rng.randint(1, 5),
                "message": say(rng, "answer"),
            }

    def _exclusion(self) -> Data:
        rng = self.rng
        primaries = [one for one in self.everybody if one.role == "primary"]
        return {
            "reason": say(rng, "reason"),
            "traits": list(self._claims("value", 2)),
            "signals": list(self._claims("trigger", 2)),
            "response": say(rng, "answer"),
            "redirect": f"{say(rng, 'person')} {phrase(rng, 'place')}",
            "reconsider_when": f"They {phrase(rng, 'doing')} {phrase(rng, 'moment')}",
            "lookalike_of": rng.choice(primaries).id,
        }

    def _positioning(self, offer: str) -> Data:
        rng = self.rng
        return {
            "offer": offer,
            "target": phrase(rng, "noun"),
            "need": phrase(rng, "want_of_target"),
            "benefits": [phrase(rng, "benefit"), phrase(rng, "benefit")],
            "alternative": phrase(rng, "alternative"),
            "difference": phrase(rng, "difference"),
            "proof": self._cited(say(rng, "insight")),
        }

    @property
    def _is_business(self) -> bool:
        return self.one.role == "primary" and sum(map(ord, self.one.id)) % 3 == 0

    def _sentences(self, form: str, count: int) -> list[str]:
        return list(dict.fromkeys(say(self.rng, form) for _ in range(count)))

    def _claims(self, form: str, count: int) -> Iterator[str]:
        for sentence in self._sentences(form, count):
            yield self._cited(sentence)

    def _cited(self, text: str) -> str:
        """Return ``text``, in two cases of three with a source."""
        return f"{text} [@{self.rng.choice(self.sources)}]" if self.rng.random() < 2 / 3 else text

    def _day(self) -> str:
        return f"2026-{self.rng.randint(6, 10):02}-{self.rng.randint(1, 28):02}"
