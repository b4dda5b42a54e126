"""What readers are not to know of: drafts, what is internal on a public site, and what tells of either."""

from __future__ import annotations

from collections.abc import Mapping

from ..derive.audience import Known, visible_state
from ..derive.changes.change import State
from ..derive.changes.renaming import renames
from ..derive.withheld import Withheld
from ..model.values import Reference
from ..suggest import fold
from . import reading
from .commit import Commit


def secrets(state: State, withheld: Withheld) -> dict[str, str]:
    """Return the names of the personas of a state that are withheld, by id."""
    return {key: one.name for key, one in state.personas.items() if withheld.hides(one)}


def speaks_of(subject: str, commit: Commit, secrets: Mapping[str, str]) -> bool:
    """Tell whether a commit's subject may name one of ``secrets``."""
    touched = {reading.persona_of(touch.path) for touch in commit.touches}
    words = fold(subject)
    return any(key in touched or fold(key) in words or fold(name) in words for key, name in secrets.items())


class Seen:
    """The past as readers may see it, walked back from the last state.

    A persona that is withheld today, or was when it was taken away, is left out of every state before, under
    whatever id and role it then had.

    Args:
        last: The state from which the walk begins.
        withheld: What is left out today.
    """

    def __init__(self, last: State, withheld: Withheld) -> None:
        self.last = last
        self._withheld = withheld
        self._hidden = frozenset(secrets(last, withheld))
        # What did not change must stay itself: what changed is found by identity.
        self._known: Known = {}

    def step(self, before: State, after: State) -> tuple[State, State]:
        """Return two states that follow each other; of each pair, the later was the earlier of the last."""
        hidden, self._hidden = self._hidden, self._hidden_before(before, after)
        return (
            visible_state(before, self._withheld, self._hidden, self._known),
            visible_state(after, self._withheld, hidden, self._known),
        )

    def _hidden_before(self, before: State, after: State) -> frozenset[str]:
        now = renames(before, after).get(Reference.PERSONA, {})
        return frozenset(
            key
            for key, one in before.personas.items()
            if (
                now.get(key, key) in self._hidden
                if now.get(key, key) in after.personas
                else self._withheld.hides(one)
            )
        )
