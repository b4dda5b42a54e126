"""The interview on a terminal: only what a page of this role needs; everything but three answers can wait."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from ..model.persona import Market, Role
from ..model.values import Reference
from ..suggest import alternatives, closest
from .answers import Answers, at, put
from .controls import Control, Kind, control
from .draft import Ids
from .question import Question
from .steps import STEPS, questions_for

_WIDTH = 88
_FIRST = ("name", "role", "market", "summary")
_ESSENTIAL = frozenset({"name", "role", "summary"})


class Dialogue:
    """Asks for what is missing.

    Args:
        ids: The ids of the handbook, to choose from.
        ask: Reads a line behind a prompt.
        say: Prints a line.
    """

    def __init__(
        self, ids: Ids, ask: Callable[[str], str] = input, say: Callable[[str], None] = print
    ) -> None:
        self.ids = ids
        self.ask = ask
        self.say = say

    def complete(self, answers: Answers, refused: Callable[[str], str]) -> None:
        """Ask for what is missing and put it into ``answers``.

        Args:
            answers: What is known already.
            refused: Says why a name cannot be taken, "" where it can.
        """
        self.say("A few questions. Enter skips one, Ctrl+C leaves without writing anything.")
        first = {one.field: one for step in STEPS for one in step.questions if one.field in _FIRST}
        for field in _FIRST:
            if field not in answers:
                self._first(first[field], answers)
            while field == "name" and (reason := refused(answers["name"])):
                self.say(f"  {reason}")
                del answers["name"]
                self._first(first["name"], answers)
        role, market = Role(answers["role"]), Market(answers["market"])
        for one in questions_for(role, market):
            if role in one.needed and not at(answers, one.field):
                self._question(one, answers)

    def _first(self, question: Question, answers: Answers) -> None:
        one = control(question)
        self._introduce(question)
        default = "" if question.field in _ESSENTIAL else str(Market.CONSUMER)
        text = ""
        while not text:
            text = self._answer(one, "  > ") or default
            if not text:
                self.say("  This one is needed.")
        put(answers, question.field, text)

    def _question(self, question: Question, answers: Answers) -> None:
        one = control(question)
        if one.kind is Kind.ID and not self._possible(one):
            return
        self._introduce(question)
        if one.kind is Kind.GROUP:
            self._group(one, answers)
        elif one.many:
            while text := self._answer(one, "  - "):
                put(answers, question.field, text)
        elif text := self._answer(one, "  > "):
            put(answers, question.field, text)

    def _group(self, one: Control, answers: Answers) -> None:
        """Ask for the parts of a group, or of one entry; without its subject an entry is left out."""
        for detail, part in one.parts:
            if part.kind is Kind.ID and not self._possible(part):
                return
            self.say(f"  {detail.ask}" + (f"  ({detail.example})" if detail.example else ""))
            text = self._answer(part, "  > ")
            if text:
                put(answers, part.path, text)
            elif part.required:
                return

    def _introduce(self, question: Question) -> None:
        self.say("")
        self.say(question.ask)
        self._wrap(question.why)
        for position, line in enumerate(question.example.split("\n") if question.example else ()):
            self._wrap(f"{'For example:' if position == 0 else '         or:'} {line}")

    def _wrap(self, text: str) -> None:
        for line in textwrap.wrap(text, _WIDTH):
            self.say(f"  {line}")

    def _answer(self, one: Control, prompt: str) -> str:
        """Return a line that the field can take, "" for none."""
        possible = self._possible(one)
        if possible:
            self.say(f"  {alternatives(possible)}")
        while text := self.ask(prompt).strip():
            if not possible or text in possible:
                return text
            near = closest(text, possible)
            self.say(f'  did you mean "{near}"?' if near else f"  possible: {', '.join(possible)}")
        return ""

    def _possible(self, one: Control) -> Sequence[Any]:
        if one.kind is Kind.CHOICE:
            return [str(choice) for choice in one.choices]
        if one.kind is Kind.SCORE:
            return ["1", "2", "3", "4", "5"]
        return self.ids.get(one.reference, ()) if isinstance(one.reference, Reference) else ()
