"""What is done about memory where a handbook is large."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

#: Objects made until the garbage collector goes through the youngest, and how often it does until it goes
#: through older ones, too.
SELDOM = (20_000, 20, 50)


def look_seldom() -> None:
    """Have Python look seldom for objects that only hold each other, for as long as the process lasts.

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


def most_held() -> int:
    """Return how many bytes this process has held at most so far; on Linux, which counts by 1024."""
    import resource  # noqa: PLC0415  # Windows has no such module

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def give_back() -> None:
    """Give the system back what was freed, for whoever makes no more of it.

    The C library of Linux keeps it otherwise. Some have no such function, as that of Alpine, and other
    systems see to it by themselves.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)
