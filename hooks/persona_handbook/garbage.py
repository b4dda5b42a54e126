"""How often Python looks for objects that hold each other and nobody else."""

from __future__ import annotations

import gc

#: Objects made until the youngest are gone through, and how often that is done until older ones are, too.
SELDOM = (20_000, 20, 50)


def look_seldom() -> None:
    """Have Python look for such objects seldom, for as long as the process lasts.

    What is read of a handbook is wanted to the end. To go through it again and again as it grows takes a
    fifth of the time of a build and frees next to nothing.
    """
    gc.set_threshold(*SELDOM)
