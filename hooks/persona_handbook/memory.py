"""What is done about memory where a handbook is large."""

from __future__ import annotations

import atexit
import ctypes
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

#: Objects made until the garbage collector goes through the youngest, and how often it does until it goes
#: through older ones, too.
SELDOM = (20_000, 20, 50)
_Value = TypeVar("_Value")
#: The functions that remember, and those of them for which it was too much once.
_REMEMBERING: list[_lru_cache_wrapper[Any]] = []
_TOO_MUCH: set[_lru_cache_wrapper[Any]] = set()


def look_seldom() -> None:
    """Have Python look seldom for objects that only hold each other, for as long as the process lasts.

    What is read of a handbook is wanted to the end. To go through it again and again as it grows takes a
    fifth of the time of a build and frees next to nothing. It is nothing for a process that goes on.
    """
    gc.set_threshold(*SELDOM)
    _end_at_once()


def _end_at_once() -> None:
    """Have Python look for none at all when the process ends, which frees everything in any case."""
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


@contextmanager
def looking_seldom() -> Iterator[None]:
    """Do the same for a while."""
    usual = gc.get_threshold()
    look_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def remembered(most: int) -> Callable[[Callable[..., _Value]], _lru_cache_wrapper[_Value]]:
    """Have a function remember what it returned for the last ``most`` arguments, until all is forgotten."""

    def remember(function: Callable[..., _Value]) -> _lru_cache_wrapper[_Value]:
        remembering = lru_cache(maxsize=most)(function)
        _REMEMBERING.append(remembering)
        return remembering

    return remember


def forget() -> None:
    """Forget what functions remember that could not remember all, for whoever goes on to something else.

    Who asks them for everything again finds nothing of it in any case: it was pushed out on the way.
    """
    for one in _REMEMBERING:
        known = one.cache_info()
        if known.currsize == known.maxsize:
            _TOO_MUCH.add(one)
        if one in _TOO_MUCH:
            one.cache_clear()


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
