"""Work that other processes do ahead, for one that takes what comes of it piece by piece.

On a machine with several processors a large handbook is printed in a fraction of the time that one needs. It
is the same work in the same order on each: whatever another process does not do, for whatever reason, is done
where it is wanted.
"""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.connection
import os
import pickle
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

from .memory import most_held

Result = TypeVar("Result")

#: More than so many help nobody: who takes what they made has work of his own, too.
_MOST = 4
#: Fewer batches are done sooner than somebody has begun to help.
_FEW = 4
#: Small tasks of a batch: a file that is read, a persona that is examined.
_SMALL = 45
#: Bytes that all may hold together. In the end a copy of a process shares little with it.
_MEMORY = 600_000_000


def helpers() -> int:
    """Return how many processes may help: one for each further processor that this one may use.

    They begin as copies of this process, which only Linux makes safely and at once; of a large one there are
    fewer.
    """
    if sys.platform != "linux":
        return 0
    mine = most_held()
    return min(len(os.sched_getaffinity(0)) - 1, (_MEMORY - mine) // mine, _MOST) if mine else 0


def batches(names: Sequence[str]) -> list[Sequence[str]]:
    """Return small tasks by their names, as many together as are worth telling another process of."""
    return [names[first : first + _SMALL] for first in range(0, len(names), _SMALL)]


class Ahead(Generic[Result]):
    """What comes of a row of tasks.

    Args:
        batches: The tasks by their names, in the order in which they will be asked for. Those of a batch are
            done by one process, one after the other.
        work: Does the task of a name. It depends on nothing that changes, and what it returns can be pickled.
        waiting: Batches that may wait for each helper. What comes of them takes room on the disk.
        here: Does the task of a name for who asks, and remembers what comes of it: nothing of it will be
            there to be taken. Without it, ``work`` is called.
    """

    def __init__(
        self,
        batches: Sequence[Sequence[str]],
        work: Callable[[str], Result],
        waiting: int = 6,
        here: Callable[[str], object] | None = None,
    ) -> None:
        self._batches = batches
        self._work = work
        self._here = here
        self._waiting = waiting
        self._place = {name: number for number, names in enumerate(batches) for name in names}
        #: The batch at hand, and what of it has not been taken yet.
        self._number = -1
        self._ready: dict[str, Result] = {}
        #: What is under way or done elsewhere, and what was done here meanwhile, by the batch.
        self._sent: dict[int, Future[Path]] = {}
        self._done: dict[int, list[Result]] = {}
        self._next = 1
        self._count = 0
        self._pool: ProcessPoolExecutor | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def begin(self) -> None:
        """Call for help before the first batch is asked for.

        Otherwise it is called when that is done: what all tasks need is worked out with it, and helpers know
        it, too.
        """
        self._call()
        self._send(0)

    def take(self, name: str) -> Result:
        """Return what came of a task; only once is it there already.

        Args:
            name: Of the batch at hand, or of the next; any other task is done at once, whatever was done.
        """
        done = self.done(name)
        return self._work(name) if done is None else done

    def done(self, name: str) -> Result | None:
        """Return what came of a task elsewhere; None where whoever asks has to do it, in whatever way."""
        number = self._place.get(name)
        if number is not None and number == self._number + 1:
            self._number = number
            self._ready = dict(zip(self._batches[number], self._results(number), strict=False))
        return self._ready.pop(name, None)

    def close(self) -> None:
        """Send the helpers home."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
            gc.unfreeze()
        if self._folder:
            self._folder.cleanup()
            self._folder = None
        self._sent.clear()

    def _all_of(self, number: int) -> Iterator[Result]:
        """Do a batch, as far as nothing fails: that will fail again where it is wanted."""
        with suppress(Exception):
            yield from map(self._work, self._batches[number])

    def _here_of(self, number: int) -> list[Result]:
        if self._here is None:
            return list(self._all_of(number))
        for name in self._batches[number]:
            self._here(name)
        return []

    def _results(self, number: int) -> list[Result]:
        """Return what was done of a batch, which is nothing if nobody has begun it."""
        if number == 1 and self._pool is None:
            self._call()
        self._send(number)
        future = self._sent.pop(number, None)
        if future and future.cancel():
            future = None
        while future and not future.done() and (other := self._take_back()):
            self._done[other] = self._here_of(other)
            self._send(number)
        results = self._done.pop(number, None) or _result(future)
        if number == len(self._batches) - 1:
            self.close()
        return results

    def _call(self) -> None:
        self._count = helpers() if len(self._batches) >= _FEW else 0
        if self._count > 0:
            # What is there now will not be looked through, and so written to and copied, by a helper.
            gc.freeze()
            fork = multiprocessing.get_context("fork")
            # Where a system has no semaphores, or no room for them, processes cannot wait for each other.
            with suppress(OSError, ImportError, NotImplementedError):
                self._folder = tempfile.TemporaryDirectory(prefix="handbook-")
                begin = (self._all_of, Path(self._folder.name))
                self._pool = ProcessPoolExecutor(self._count, fork, _begin, begin)

    def _send(self, number: int) -> None:
        """Have the helpers enough to do, and no more: what they make takes room."""
        self._next = max(self._next, number + 1)
        last = min(number + self._waiting * self._count + 1, len(self._batches) - 1)
        while self._pool and self._next <= last:
            try:
                self._sent[self._next] = self._pool.submit(_all_of, self._next)
            except (OSError, BrokenExecutor):
                # No process can be made, or one of them has died; the others will not go on.
                self.close()
            self._next += 1

    def _take_back(self) -> int | None:
        """Return a batch that nobody has begun yet, and never will."""
        for number, future in self._sent.items():
            if future.cancel():
                del self._sent[number]
                return number
        return None


def _result(future: Future[Path] | None) -> list[Any]:
    """Return what a helper made, which is nothing if one of them died."""
    try:
        return list(_read(future.result())) if future else []
    except BrokenExecutor:
        return []


def _read(path: Path) -> Iterator[Any]:
    """Yield what a copy of this very process left in a file, as far as it came, and remove it."""
    with suppress(OSError, EOFError, pickle.UnpicklingError), path.open("rb") as file:
        path.unlink()
        while True:
            yield pickle.load(file)  # noqa: S301


#: In a helper: does a batch, and the folder for what comes of it.
_do: Callable[[int], Iterator[object]]
_folder: Path


def _begin(do: Callable[[int], Iterator[object]], folder: Path) -> None:
    """Begin to be a helper, of somebody who may be stopped at any moment."""
    global _do, _folder  # a helper is told once what it is there for
    _do, _folder = do, folder
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    if first := multiprocessing.parent_process():
        multiprocessing.connection.wait([first.sentinel])
        shutil.rmtree(_folder, ignore_errors=True)
        os._exit(1)


def _all_of(number: int) -> Path:
    """Do a batch, and leave what comes of it in a file: through a pipe it would come by small pieces."""
    path = _folder / str(number)
    with suppress(Exception), path.open("wb") as file:
        # Not all at once: a part of it is better than none.
        for one in _do(number):
            pickle.dump(one, file, pickle.HIGHEST_PROTOCOL)
    return path
