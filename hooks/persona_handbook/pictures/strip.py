"""A figure before, after and as it should be, on one line that improves to the right."""

from __future__ import annotations

from dataclasses import dataclass

#: Where the outermost marks stand, in percent of the line.
FIRST, LAST = 5.0, 95.0


@dataclass(frozen=True, slots=True)
class Strip:
    """Places from 0 to 100 along the line; None for what is not known.

    Attributes:
        before: Where the figure was.
        after: Where it is.
        target: Where it should be.
    """

    before: float | None
    after: float | None
    target: float | None

    @property
    def worse(self) -> bool:
        """Whether the figure has moved away from what is better."""
        return self.before is not None and self.after is not None and self.after < self.before

    @property
    def moved(self) -> bool:
        """Whether there is a way to draw from before to after."""
        return self.before is not None and self.after is not None and self.after != self.before


def strip(
    before: float | None, after: float | None, target: float | None, *, higher_is_better: bool = True
) -> Strip | None:
    """Return the line of one reading, or None where fewer than two of its values differ: nothing to see."""
    values = [float(value) for value in (before, after, target) if value is not None]
    low, high = min(values, default=0.0), max(values, default=0.0)
    if low == high:
        return None

    def place(value: float | None) -> float | None:
        if value is None:
            return None
        share = (float(value) - low) / (high - low)
        return round(FIRST + (share if higher_is_better else 1 - share) * (LAST - FIRST), 2)

    return Strip(place(before), place(after), place(target))
