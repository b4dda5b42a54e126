"""How often Python looks for objects that hold each other and nobody else."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Objects made until the youngest are gone through, and how often that is done until older ones are, too.
SELDOM = (20_000, 20, 50)


def look_seldom() -> None:
    """Have Python look for such objects seldom, for as long as the process lasts.

    What is read of a handbook is wanted to the end. To go through it again and again as it grows takes a
    fifth of the time of a build and frees next to nothing. It is nothing for a process that goes on.
    """
    gc.set_threshold(*SELDOM)


@contextmanager
def looking_seldom() -> Iterator[None]:
    """Do the same for a while."""
    usual = gc.get_threshold()
    look_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*usual)
