"""What changed, as pages tell it: by commit, by persona, by department."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from ..derive.changes.change import Change, PersonaChanges
from ..history.history import Entry, History
from ..model.handbook import Handbook
from ..telling.phrase import Phrase
from ..telling.teller import Teller
from ..words import Words

#: What every department says or answers, so that its change concerns each.
_EVERYBODY = ("messages", "buying.objections", "exclusion.response", "exclusion.redirect")


@dataclass(frozen=True, slots=True)
class Group:
    """What one commit changed in one persona, or in the company.

    Attributes:
        persona: The persona's id today; "" where it has no page, and for the company.
        name: The persona's name then; "" for the company.
        phrases: What changed.
    """

    persona: str
    name: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A commit as it is told.

    Attributes:
        entry: The commit.
        groups: What it changed, persona by persona, then in the company.
    """

    entry: Entry
    groups: tuple[Group, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page of changes."""
        return f"c-{self.entry.id[:12]}"

    @property
    def day(self) -> datetime.date:
        """The day it was made, in UTC."""
        return self.entry.at.date()

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Everything it changed."""
        return tuple(phrase for group in self.groups for phrase in group.phrases)


class Chronicle:
    """Tells the history of a handbook to its readers.

    Args:
        history: What git knows.
        handbook: The personas that have a page.
        words: The language.
    """

    def __init__(self, history: History, handbook: Handbook, words: Words) -> None:
        self.history = history
        self._handbook = handbook
        self._words = words

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every change that is told, the latest first."""
        return tuple(self._items(lambda _: True))

    @cached_property
    def months(self) -> Mapping[tuple[int, int], tuple[Item, ...]]:
        """The changes by year and month, the latest first."""
        found: dict[tuple[int, int], list[Item]] = {}
        for item in self.items:
            found.setdefault((item.day.year, item.day.month), []).append(item)
        return {month: tuple(items) for month, items in found.items()}

    @cached_property
    def by_persona(self) -> Mapping[str, tuple[Item, ...]]:
        """What changed in each persona that has a page, under whatever name its file went."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            for group in item.groups:
                if group.persona:
                    found.setdefault(group.persona, []).append(Item(item.entry, (group,)))
        return {persona: tuple(items) for persona, items in found.items()}

    @cached_property
    def by_department(self) -> Mapping[str, tuple[Item, ...]]:
        """What concerns each department: its part, its stages and sources, what all say and answer."""
        departments = self._handbook.company.departments
        return {one: tuple(self._items(partial(_concerns, one))) for one in departments}

    def changed(self, persona: str) -> datetime.date | None:
        """Return the day on which a file of ``persona`` was last changed."""
        return self._changed.get(persona)

    @cached_property
    def _changed(self) -> Mapping[str, datetime.date]:
        """The days by the folder or the file that a persona's files lie in, or are."""
        found: dict[str, datetime.date] = {}
        for path, day in self.history.changed.items():
            folder, _, below = path.partition("/")
            if folder == "personas":
                persona = below.partition("/")[0] if "/" in below else below.removesuffix(".yml")
                found[persona] = max(day, found.get(persona, day))
        return found

    def _items(self, wanted: Callable[[Change], bool]) -> Iterator[Item]:
        for entry in self.history.entries:
            groups = tuple(self._groups(entry, wanted))
            if groups:
                yield Item(entry, groups)

    def _groups(self, entry: Entry, wanted: Callable[[Change], bool]) -> Iterator[Group]:
        teller = Teller(self._words, entry.companies, self._names)
        for one in entry.changes.personas:
            own = tuple(change for change in one.changes if wanted(change))
            if own:
                now = entry.now.get(one.persona, "")
                now = now if now in self._handbook.personas else ""
                yield Group(now, one.name, teller.changes(own))
        own = tuple(change for change in entry.changes.company if wanted(change))
        if own:
            yield Group("", "", teller.changes(own, of_company=True))

    @cached_property
    def _names(self) -> dict[str, str]:
        """The names of personas by every id that they had."""
        told: list[PersonaChanges] = [one for entry in self.history.entries for one in entry.changes.personas]
        names = {key: one.name for one in reversed(told) for key in (one.was, one.persona) if key}
        return names | {key: one.name for key, one in self._handbook.personas.items()}


def _concerns(department: str, change: Change) -> bool:
    if department in change.departments:
        return True
    return any(f"{change.place.field}.".startswith(f"{field}.") for field in _EVERYBODY)
