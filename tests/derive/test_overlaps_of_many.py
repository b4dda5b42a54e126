"""Overlaps are found without looking at every pair; here every pair is looked at."""

from __future__ import annotations

import random

from people import persona
from persona_handbook.derive.comparison import Overlap, overlaps, telling
from persona_handbook.model.persona import Persona

WORDS = "cellar bridge saddle winter kettle station garage letter bakery meadow lantern harbour".split()


def _persona(rng: random.Random, number: int) -> Persona:
    own = rng.sample(WORDS, rng.randint(0, 6))
    return persona(f"p{number}", needs=tuple(own), media=({"channel": "Everybody reads this"},))


def _of_every_pair(personas: list[Persona]) -> tuple[Overlap, ...]:
    found = []
    for at, one in enumerate(personas):
        for other in personas[at + 1 :]:
            shared = len(telling(one) & telling(other))
            different = len(telling(one) ^ telling(other))
            if shared > different:
                found.append(Overlap(one.id, other.id, shared, different))
    return tuple(sorted(found, key=lambda found: (found.first, found.second)))


def test_the_same_overlaps_are_found_as_by_looking_at_every_pair() -> None:
    rng = random.Random(7)  # noqa: S311
    for _ in range(60):
        personas = [_persona(rng, number) for number in range(rng.randint(2, 14))]
        assert overlaps(personas) == _of_every_pair(personas)


def test_among_them_are_some_that_overlap_and_some_that_do_not() -> None:
    rng = random.Random(7)  # noqa: S311
    personas = [_persona(rng, number) for number in range(40)]
    assert 0 < len(overlaps(personas)) < 40 * 39 / 2
