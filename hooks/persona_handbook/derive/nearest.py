"""Whom a persona is best compared with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from ..model.persona import Market, Persona, Role
from .comparison import telling

#: A trait that so many of a role and market share tells none of them from the others.
MOST_ALIKE = 100


def nearest(personas: Sequence[Persona], most: int = 2) -> dict[str, tuple[str, ...]]:
    """Return for each of ``personas`` at most ``most`` others that it is best compared with, by their ids.

    First those that are easily taken for one another, then those of its role and market that are most alike,
    then any of its role. Only who shares a trait is counted, and no trait that many share: the cost does not
    grow with the square of the personas.
    """
    traits = {one.id: telling(one) for one in personas}
    mistaken: dict[str, list[str]] = defaultdict(list)
    holders: dict[tuple[Role, Market, tuple[str, str]], list[str]] = defaultdict(list)
    kin: dict[tuple[Role, Market | None], list[str]] = defaultdict(list)
    for one in personas:
        for market in (one.market, None):
            kin[one.role, market].append(one.id)
        for trait in sorted(traits[one.id]):
            holders[one.role, one.market, trait].append(one.id)
        if one.exclusion.lookalike_of in traits:
            mistaken[one.id].append(one.exclusion.lookalike_of)
            mistaken[one.exclusion.lookalike_of].append(one.id)
    found = {}
    for one in personas:
        own = (holders[one.role, one.market, trait] for trait in sorted(traits[one.id]))
        alike = Counter(other for others in own if len(others) <= MOST_ALIKE for other in others)
        ordered = dict.fromkeys(
            [
                *mistaken[one.id],
                *(other for other, _ in alike.most_common(most + 1)),
                *kin[one.role, one.market][: most + 1],
                *kin[one.role, None][: most + 1],
            ]
        )
        found[one.id] = tuple(key for key in ordered if key != one.id)[:most]
    return found
