"""Another computer, for a process that has this folder in PYTHONPATH: other orders of files, another day."""

import os
import random
import time
from collections.abc import Iterator
from typing import Any, Self

_chance = random.Random(int(os.environ["FOLDERS_SHUFFLED_BY"]))  # noqa: S311
_listdir, _scandir, _time = os.listdir, os.scandir, time.time


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


os.listdir = listdir  # type: ignore[assignment]
os.scandir = Scan  # type: ignore[assignment]
time.time = lambda: _time() + 400 * 24 * 60 * 60
