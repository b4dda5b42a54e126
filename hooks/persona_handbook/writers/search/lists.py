"""Lists of growing numbers, written short, and packed by their words into pieces of bounded size."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
#: Five bits of a number to each letter; the sixth says that more follow.
_BITS = 5
_MORE = 1 << _BITS


def _coded(number: int) -> str:
    letters = []
    while number >= _MORE:
        letters.append(_LETTERS[number % _MORE + _MORE])
        number >>= _BITS
    letters.append(_LETTERS[number])
    return "".join(letters)


@cache
def _soon() -> list[str]:
    """Return the first numbers as text; of most lists all steps are among them."""
    return [_coded(number) for number in range(1 << 14)]


def coded(numbers: Iterable[int], last: int = 0) -> str:
    """Return numbers that never fall as text: each as its distance from the one before.

    Args:
        numbers: The numbers.
        last: The one before the first.
    """
    soon = _soon()
    steps = (after - before for before, after in pairwise((last, *numbers)))
    return "".join([soon[step] if step < len(soon) else _coded(step) for step in steps])


class Growing:
    """Numbers that never fall, of which there may be very many: as text, but for the latest.

    Attributes:
        latest: Those that were added since it was shortened; whoever adds one appends it.
    """

    __slots__ = ("_count", "_last", "_text", "latest")

    def __init__(self) -> None:
        self.latest = array("I")
        self._text = ""
        self._last = 0
        self._count = 0

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count + len(self.latest)

    def shorten(self) -> None:
        """Make text of what was added."""
        if self.latest:
            self._text += coded(self.latest, self._last)
            self._last = self.latest[-1]
            self._count += len(self.latest)
            self.latest = array("I")

    @property
    def text(self) -> str:
        """All of them, as ``coded`` writes them."""
        return self._text + coded(self.latest, self._last)


def packed(lists: Mapping[str, Growing], most: int) -> Iterator[tuple[str, str]]:
    """Yield pieces of about ``most`` letters, in the order of their words: the first word, and JSON.

    The JSON is words and lists by turns. A list that does not fit goes on in the next piece under its word;
    its parts are to be put together before they are read.
    """
    piece: list[str] = []
    size = 0
    # The order in which JavaScript compares strings.
    for word in sorted(lists, key=lambda one: one.encode("utf-16-be", "surrogatepass")):
        rest = lists[word].text
        while rest:
            if piece and size + len(word) + len(rest) > most:
                yield piece[0], compact(piece)
                piece, size = [], 0
            room = max(1, most - len(word))
            piece += [word, rest[:room]]
            size += len(word) + len(piece[-1])
            rest = rest[room:]
    if piece:
        yield piece[0], compact(piece)


def compact(value: object) -> str:
    """Return ``value`` as JSON without a space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
