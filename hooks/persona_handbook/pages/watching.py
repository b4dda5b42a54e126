"""What a page asked while it was printed, so that it is printed anew only when an answer is another.

Templates are given stand-ins in place of what they may ask. These note each answer; nobody has to keep a list
of what a page depends on, which would be wrong one day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..history.history import History
from ..model.handbook import Handbook
from ..model.persona import Persona

#: In the place of an answer: there was none.
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a question: an attribute, an entry, or a call of a method."""

    ask: Callable[..., Any]
    name: Any
    arguments: tuple[Any, ...] = ()

    def of(self, target: object) -> Any:
        """Return what ``target`` answers; ``_NOTHING`` where it knows no answer."""
        try:
            return self.ask(target, self.name, *self.arguments)
        except (KeyError, AttributeError):
            return _NOTHING


Question = tuple[Step, ...]


@dataclass(slots=True)
class Watch:
    """Notes what is asked of some objects.

    Attributes:
        roots: The objects, by the names under which they are asked.
        notes: The questions so far, with their answers.
    """

    roots: Mapping[str, object]
    notes: dict[Question, Any] = field(default_factory=dict)

    def stand_ins(self) -> dict[str, Any]:
        """Return in the place of each object what notes the questions to it."""
        return {name: Watched(self, root, (Step(_root, name),)) for name, root in self.roots.items()}

    def begin(self) -> None:
        """Forget what was asked so far."""
        self.notes = {}

    def holds(self, notes: Mapping[Question, Any]) -> bool:
        """Return whether every question is answered as it was."""
        return all(_same(self._answer(question), answer) for question, answer in notes.items())

    def note(self, question: Question, answer: Any) -> None:
        """Keep an answer."""
        self.notes[question] = answer

    def _answer(self, question: Question) -> Any:
        found: Any = self.roots
        for step in question:
            found = step.of(found)
        return found


class Watched:
    """Stands for an object."""

    def __init__(self, watch: Watch, target: object, question: Question) -> None:
        self._watch = watch
        self._target = target
        self._question = question

    def __getattr__(self, name: str) -> Any:
        """Return an attribute; of a method, what notes its calls."""
        value = getattr(self._target, name)
        return partial(self._call, name) if callable(value) else self._given(Step(getattr, name), value)

    def _call(self, name: str, *arguments: str | int | tuple[str, ...]) -> Any:
        if not all(isinstance(one, str | int | tuple) for one in arguments):
            # The next build asks again with the same; a persona of this one would answer as it does now.
            raise TypeError(f"{name} is asked about a thing rather than its id: {arguments}")
        step = Step(_call, name, arguments)
        return self._given(step, step.ask(self._target, name, *arguments))

    def _given(self, step: Step, value: Any) -> Any:
        return _given(self._watch, (*self._question, step), value)


class WatchedMapping(Mapping[Any, Any]):
    """Stands for a mapping; its entries are asked one by one."""

    def __init__(self, watch: Watch, target: Mapping[Any, Any], question: Question) -> None:
        self._watch = watch
        self._target = target
        self._question = question

    def __getitem__(self, key: Any) -> Any:
        """Return an entry."""
        value = self._target.get(key, _NOTHING)
        question = (*self._question, Step(_entry, key))
        if value is _NOTHING:
            self._watch.note(question, value)
            raise KeyError(key)
        return _given(self._watch, question, value)

    def __contains__(self, key: Any) -> bool:
        """Return whether there is an entry."""
        self._watch.note((*self._question, Step(_has, key)), key in self._target)
        return key in self._target

    def __iter__(self) -> Iterator[Any]:
        """Yield the keys."""
        keys = tuple(self._target)
        self._watch.note((*self._question, Step(_keys, None)), keys)
        return iter(keys)

    def __len__(self) -> int:
        """Return how many entries there are."""
        self._watch.note((*self._question, Step(_length, None)), len(self._target))
        return len(self._target)


def _given(watch: Watch, question: Question, value: Any) -> Any:
    """Return an answer after it was noted, or what stands for it where only parts of it will be asked."""
    if isinstance(value, Mapping):
        return WatchedMapping(watch, value, question)
    if isinstance(value, Handbook | History | Persona):
        return Watched(watch, value, question)
    watch.note(question, value)
    return value


def _same(one: Any, other: Any) -> bool:
    return one is other or bool(one == other)


def _root(roots: Mapping[str, object], name: str) -> object:
    return roots[name]


def _entry(target: Mapping[Any, Any], key: Any) -> Any:
    return target[key]


def _has(target: Mapping[Any, Any], key: Any) -> bool:
    return key in target


def _call(target: object, name: str, *arguments: object) -> Any:
    return getattr(target, name)(*arguments)


def _keys(target: Mapping[Any, Any], _: object) -> tuple[Any, ...]:
    return tuple(target)


def _length(target: Mapping[Any, Any], _: object) -> int:
    return len(target)
