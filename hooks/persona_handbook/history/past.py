"""The files of a handbook through time, read as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..derive.changes.change import State
from ..model.part import Part
from . import reading
from .commit import Commit


def is_told(path: str) -> bool:
    """Tell whether readers hear of a change of the file at ``path``."""
    return reading.is_source(path) or reading.portrait_of(path) is not None


class Past:
    """The files of the handbook at one time, read as they are asked for.

    A file with faults says what it last said without; where that is not known, nothing is told of it until
    it can be read.
    """

    def __init__(self, blobs: Mapping[str, str], read: Callable[[str, str], Part | None]) -> None:
        self._read = read
        self._portraits: dict[str, str] = {}
        self._parts: dict[str, Part] = {}
        self._unknown: set[str] = set()
        self._touched: set[str] = set()
        self.state = State(None, {}, {})
        for path, blob in blobs.items():
            self.take(path, blob)
            if reading.is_source(path) and path not in self._parts:
                self._unknown.add(path)
        self.state = self._state()

    def take(self, path: str, blob: str) -> None:
        """Put a file's new content in the place of its old one; "" takes the file away."""
        self._touched.add(reading.persona_of(path) or "")
        if persona := reading.portrait_of(path):
            if blob:
                self._portraits[persona] = blob
            elif self._portraits.get(persona):
                del self._portraits[persona]
        elif not blob:
            self._parts.pop(path, None)
        elif part := self._read(path, blob):
            self._parts[path] = part

    def follow(self, commit: Commit) -> tuple[State, State]:
        """Take what a commit did; return the states to compare."""
        for touch in sorted(commit.touches, key=lambda one: bool(one.after)):
            if is_told(touch.path):
                self.take(touch.path, touch.after)
        before, after = self.state, self._state()
        known = {path for path in self._unknown if path in self._parts}
        self._unknown -= known
        for path in known:
            # What it said before is not known: it has not come with this commit.
            persona = reading.persona_of(path)
            if persona and persona in after.personas:
                before = State(
                    before.company, {**before.personas, persona: after.personas[persona]}, before.portraits
                )
        self.state = after
        return before, after

    def _state(self) -> State:
        state = reading.state_of(self._parts, dict(self._portraits))
        # Who was not touched stays the very same: what is known of them need not be found out again.
        kept = {
            key: self.state.personas[key]
            for key in state.personas.keys() - self._touched
            if key in self.state.personas
        }
        self._touched.clear()
        return State(state.company, {**state.personas, **kept}, state.portraits)
