"""A made-up company and its personas as plain data, in the source format; the same seed makes the same."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass

from .author import DEPARTMENTS, KINDS, KPIS, OFFERS, OWN_FILES, ROLES, STAGES, Author, Data, Person
from .grammar import FIRST_NAMES, LAST_NAMES, phrase, say
from .life import life, ours
from .persona import head, profile, wants

SEED = 20261121
#: Each so many personas need a source more.
PERSONAS_PER_SOURCE = 20


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
        author = Author(random.Random(f"{seed}:{one.id}"), one, everybody, list(sources))  # noqa: S311
        personas[one.id] = _persona(author)
        for department in OWN_FILES:
            departments[one.id, department] = author.contribution()
    return Made(_company(seed, sources), personas, departments)


def _people(count: int, seed: int) -> list[Person]:
    pairs = random.Random(seed).sample(range(len(FIRST_NAMES) * len(LAST_NAMES)), count)  # noqa: S311
    names = [f"{FIRST_NAMES[one % len(FIRST_NAMES)]} {LAST_NAMES[one // len(FIRST_NAMES)]}" for one in pairs]
    return [Person(_slug(name), name, ROLES[at % len(ROLES)]) for at, name in enumerate(names)]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().replace("ø", "o").replace(" ", "-"))
    return "".join(letter for letter in plain if letter.isascii())


def _sources(count: int, seed: int) -> dict[str, Data]:
    rng = random.Random(f"{seed}:sources")  # noqa: S311
    kinds = [KINDS[at % len(KINDS)] for at in range(len(KINDS) + count // PERSONAS_PER_SOURCE)]
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


def _persona(author: Author) -> Data:
    """Return the whole file; what the role must not say is left out."""
    sections = (head(author), profile(author), wants(author), life(author), ours(author))
    return {key: value for section in sections for key, value in section.items() if value}
