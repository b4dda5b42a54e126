"""Another computer, for a process that has this folder in PYTHONPATH: other orders of files, another day.

The day is that of the moment in THERE_IT_IS (seconds, UTC), for whatever asks ``time`` or ``datetime``.
"""

import datetime
import os
import random
import time
from collections.abc import Iterator
from typing import Any, Self

_chance = random.Random(int(os.environ["FOLDERS_SHUFFLED_BY"]))  # noqa: S311
_listdir, _scandir, _time = os.listdir, os.scandir, time.time
_shift = float(os.environ["THERE_IT_IS"]) - _time()
_datetime = datetime.datetime


def listdir(*path: Any) -> list[Any]:
    """Return what is in a folder, in an order that nobody may rely on."""
    names = _listdir(*path)
    _chance.shuffle(names)
    return names


class Scan:
    """What ``os.scandir`` returns, in such an order."""

    def __init__(self, *path: Any) -> None:
        with _scandir(*path) as entries:
            self._entries = list(entries)
        _chance.shuffle(self._entries)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._entries)

    def __next__(self) -> Any:
        if not self._entries:
            raise StopIteration
        return self._entries.pop()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Have nothing to close."""


class _Moments(type):
    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, _datetime)


class Moment(_datetime, metaclass=_Moments):
    """A moment, of which the present one is another."""

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> Self:
        """Return what ``time`` says."""
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls) -> Self:
        """Return what ``time`` says, as old programs ask for it."""
        return cls.now(datetime.UTC).replace(tzinfo=None)


os.listdir = listdir  # type: ignore[assignment]
os.scandir = Scan  # type: ignore[assignment]
time.time = lambda: _time() + _shift
datetime.datetime = Moment  # type: ignore[misc]
