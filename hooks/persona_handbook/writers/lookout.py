"""What ``mkdocs serve`` watches was taken away and put back, as git does between two branches.

The server's watchdog stops looking at a folder for good as soon as it finds none, and MkDocs passes over what
happens to a folder as a whole. So a folder that comes back would be served as it was, until a restart.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from watchdog.events import FileDeletedEvent, FileModifiedEvent
from watchdog.observers.api import BaseObserver, EventEmitter

#: As often, in seconds, as MkDocs itself looks for changes.
_INTERVAL = 0.5
#: As often among few files: who saves and looks shall not wait for it. To look at twenty takes 0.3 ms.
_INTERVAL_OF_FEW = 0.1
_FEW = 500


class Server(Protocol):
    """What is asked of MkDocs' server."""

    @property
    def observer(self) -> BaseObserver:
        """Watchdog's observer, which holds an emitter for each path that is watched."""

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Build anew whenever a file changes at or below ``path``."""

    def unwatch(self, path: str) -> None:
        """Take one call of ``watch`` back."""


def watch_closely(server: Server, paths: Iterable[str]) -> None:
    """Have changes of ``paths``, which the server will watch, be noticed sooner if they hold few files."""
    if sum(1 for path in paths for _ in Path(path).rglob("*")) <= _FEW:
        # There is no other way to say it of what is watched from now on; without it, it is noticed later.
        server.observer._timeout = _INTERVAL_OF_FEW  # noqa: SLF001


class Lookout(threading.Thread):
    """Sees to it that what the server watches is watched again when it is back, and built anew.

    Args:
        server: The server, which may not have begun yet.
    """

    def __init__(self, server: Server) -> None:
        super().__init__(daemon=True)
        self._server = server
        self._missing: set[EventEmitter] = set()

    def run(self) -> None:
        """Look again and again, until the server ends."""
        observer = self._server.observer
        while not observer.stopped_event.wait(_INTERVAL):
            if observer.is_alive():
                self.look()

    def look(self) -> None:
        """Have what is gone told of, and what is back watched."""
        for emitter in set(self._server.observer.emitters):
            if emitter.is_alive():
                continue
            path = Path(emitter.watch.path)
            if path.exists():
                self._watch_again(emitter)
            elif emitter not in self._missing:
                self._missing.add(emitter)
                emitter.queue_event(FileDeletedEvent(str(path)))

    def _watch_again(self, stopped: EventEmitter) -> None:
        observer, watch = self._server.observer, stopped.watch
        while stopped in observer.emitters:  # as often as it was asked for
            self._server.unwatch(watch.path)
        self._server.watch(watch.path, recursive=watch.is_recursive)
        self._missing.discard(stopped)
        for emitter in observer.emitters:
            if emitter.watch == watch:
                emitter.queue_event(FileModifiedEvent(watch.path))
