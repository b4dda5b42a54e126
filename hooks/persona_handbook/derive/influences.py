"""Who influences whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..model.handbook import Handbook
from ..model.persona import Status
from ..model.relations import Influence

#: Where the strength is not said, an influence counts as middling.
UNSAID_STRENGTH = 3


@dataclass(frozen=True, slots=True)
class Tie:
    """One persona's influence on another.

    Attributes:
        source: The id of the one who influences.
        target: The id of the one who is influenced.
        influence: What the file says of it.
        strength: From 1 to 5; middling where not said.
    """

    source: str
    target: str
    influence: Influence
    strength: int


def ties_by(ties: Iterable[Tie], end: Callable[[Tie], str]) -> dict[str, tuple[Tie, ...]]:
    """Return the ties of each persona that stands at one ``end`` of any, in their order."""
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[end(tie)].append(tie)
    return {persona: tuple(own) for persona, own in found.items()}


def ties(handbook: Handbook) -> tuple[Tie, ...]:
    """Return every influence between current personas, the strongest first."""
    current = {persona.id for persona in handbook.current if persona.status is not Status.RETIRED}
    found = [
        Tie(persona.id, one.persona, one, one.strength or UNSAID_STRENGTH)
        for persona in handbook.current
        for one in persona.influences
        if one.persona in current
    ]
    return strongest_first(found)


def strongest_first(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Return ties in the order in which they are shown."""
    return tuple(sorted(ties, key=lambda tie: (-tie.strength, tie.source, tie.target)))
