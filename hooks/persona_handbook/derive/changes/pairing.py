"""What of one list is the same in another: equal, rephrased, moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from ...suggest import fold

Item = TypeVar("Item")

#: Two texts that share this much of their letters are one text, rephrased (Ratcliff and Obershelp, 1988).
REPHRASED = 0.55
#: Beyond this many possible pairs nobody follows what became what, and looking for it would take minutes.
MOST_PAIRS = 2_500


def pairs(
    before: Sequence[Item],
    after: Sequence[Item],
    key: Callable[[Item], Hashable],
    likeness: Callable[[Item, Item], float],
) -> list[tuple[int, int]]:
    """Return which item of ``before`` became which of ``after``, by position, in the order of ``after``.

    Items of one key are the same, the first with the first; of the rest those most alike, if alike enough.
    """
    waiting: dict[Hashable, list[int]] = {}
    for position, item in enumerate(before):
        waiting.setdefault(key(item), []).append(position)
    found: dict[int, int] = {}
    for position, item in enumerate(after):
        if same := waiting.get(key(item)):
            found[position] = same.pop(0)
    gone = sorted(position for positions in waiting.values() for position in positions)
    new = [position for position in range(len(after)) if position not in found]
    if len(gone) * len(new) <= MOST_PAIRS:
        alike = [(-likeness(before[old], after[now]), old, now) for old in gone for now in new]
        for negative, old, now in sorted(alike):
            if -negative >= REPHRASED and now not in found and old in gone:
                found[now] = old
                gone.remove(old)
    return [(found[now], now) for now in sorted(found)]


def alike(one: str, other: str) -> float:
    """Return how much two texts share, 0 to 1; less than ``REPHRASED`` is as good as nothing."""
    matcher = SequenceMatcher(None, fold(one), fold(other), autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < REPHRASED:
        return 0.0
    return matcher.ratio()


def moved(order: Sequence[int]) -> list[int]:
    """Return the places in ``order`` whose numbers break its rise: as few as can be."""
    tails: list[int] = []
    holders: list[int] = []
    previous: list[int] = []
    for place, number in enumerate(order):
        at = bisect_left(tails, number)
        previous.append(holders[at - 1] if at else -1)
        if at == len(tails):
            tails.append(number)
            holders.append(place)
        else:
            tails[at], holders[at] = number, place
    kept = set()
    place = holders[-1] if holders else -1
    while place >= 0:
        kept.add(place)
        place = previous[place]
    return [place for place in range(len(order)) if place not in kept]
