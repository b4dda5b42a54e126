"""What readers are not to know of: drafts, and what tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..derive.changes.change import Change, HandbookChanges, State
from ..model.persona import Status
from ..model.values import Reference
from ..suggest import fold
from . import reading
from .commit import Commit


def drafts(state: State) -> dict[str, str]:
    """Return the names of a state's drafts by id."""
    return {key: one.name for key, one in state.personas.items() if one.status is Status.DRAFT}


def speaks_of(subject: str, commit: Commit, drafts: Mapping[str, str]) -> bool:
    """Tell whether a commit's subject may name one of ``drafts``."""
    touched = {reading.persona_of(touch.path) for touch in commit.touches}
    words = fold(subject)
    return any(key in touched or fold(key) in words or fold(name) in words for key, name in drafts.items())


def seen(found: HandbookChanges, hidden: set[str]) -> HandbookChanges:
    """Return what may be told: of a persona that is a draft today, nothing."""
    if not hidden:
        return found
    personas = (
        replace(one, changes=tuple(change for change in one.changes if not _speaks(change, hidden)))
        for one in found.personas
        if one.persona not in hidden
    )
    return HandbookChanges(found.company, tuple(one for one in personas if one.changes))


def _speaks(change: Change, personas: set[str]) -> bool:
    places = [place for place in (change.place, change.origin) if place]
    data = [change.before, change.after, *(one for place in places for one in place.entry)]
    return any(one and one.marker is Reference.PERSONA and one.value in personas for one in data)
