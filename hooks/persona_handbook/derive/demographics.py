"""Which demographics a persona states and never comes back to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..markup import plain
from ..memory import remembered
from ..model.shape import Values
from ..model.values import TextKind
from ..suggest import fold

#: A range of years is of use without being said again.
_NEVER_IDLE = ("age",)
#: Words that tell two texts apart, and figures.
_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
#: Two words of one stem are taken for one: child and children, Lyon and lyonnais.
_STEM = 5
#: Little words of four letters and more, in English and French: they join texts that have nothing in common.
_LITTLE = frozenset(
    "about also and another been both even from have into more most much near only other over some than that "
    "their them then there they this very what when where which while with without your "
    "alors après aussi autre avec avoir cette ceux chez comme dans depuis deux elle elles encore entre être "
    "leur leurs mais même moins notre nous pour plus quand sans sont sous tous tout toute très votre "
    "vous".split()
)


def idle_demographics(values: Values) -> tuple[str, ...]:
    """Return the fields of the demographics that no other text of a persona takes up by any of its words.

    A text takes a field up that has one of its words, of four letters or more and by their first five, or one
    of its figures. So a field is called idle too rarely rather than too often. Who a persona is called says
    nothing, nor does its place in the files.

    Args:
        values: What the persona says.
    """
    stated: dict[str, set[str]] = {}
    others: set[str] = set()
    for path, marker, value in values:
        if not isinstance(value, str) or not isinstance(marker, TextKind):
            continue
        if path[0] == "demographics":
            stated.setdefault(str(path[1]), set()).update(plain(value).split())
        elif path[0] != "name":
            others.update(plain(value).split())
    used = _stems(others)
    return tuple(
        field
        for field, words in stated.items()
        if field not in _NEVER_IDLE and used.isdisjoint(_stems(words))
    )


def _stems(texts: Iterable[str]) -> set[str]:
    return set().union(*map(_stems_of, texts))


@remembered(65_536)
def _stems_of(text: str) -> frozenset[str]:
    """Return what stands for the words of a text, but little ones; personas say the same over and over."""
    words = (word for word in _WORD.findall(text) if word.casefold() not in _LITTLE)
    return frozenset(stem for word in words if (stem := fold(word)[:_STEM]))
