"""The map of influence in two layouts: columns for wide screens and paper, a list with lanes for a phone."""

from __future__ import annotations

from collections.abc import Sequence

from ..derive.influences import Tie
from ..model.handbook import Handbook
from .columns import columns
from .lanes import lanes
from .network import Map, lines_of, people_of


def influence_map(
    handbook: Handbook, personas: Sequence[str], ties: Sequence[Tie], easily_taken_for: str
) -> Map:
    """Return the map in columns: who only influences, who does both, who is only influenced."""
    lines = lines_of(handbook, personas, ties, easily_taken_for)
    return columns(people_of(handbook, lines), lines)


def influence_list(
    handbook: Handbook, personas: Sequence[str], ties: Sequence[Tie], easily_taken_for: str
) -> Map:
    """Return the map as one list of names with its lines in lanes beside it."""
    lines = lines_of(handbook, personas, ties, easily_taken_for)
    return lanes(people_of(handbook, lines), lines)
