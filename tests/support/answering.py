"""Answers to the interview, as somebody gives them who has read the examples."""

from __future__ import annotations

from collections.abc import Iterator

from persona_handbook.interview.controls import Control, Kind, control
from persona_handbook.interview.question import Question
from persona_handbook.interview.steps import questions_for
from persona_handbook.model.persona import Market, Role

#: What is chosen where an answer is an id.
IDS = {"persona": "claire-martin", "offer": "discovery-box", "department": "sales"}
EVERYBODY = [(role, market) for role in Role for market in Market]


def answers(role: Role, market: Market, *, needed: bool = False) -> Iterator[tuple[Question, Control, str]]:
    """Yield every question but the first with the control of each text, and that text.

    Args:
        role: Of whom it is asked.
        market: In which market.
        needed: Whether only those are answered that the role needs.
    """
    for one in questions_for(role, market):
        if one.field in ("role", "market", "name", "status") or (needed and role not in one.needed):
            continue
        whole = control(one)
        if not whole.parts:
            for text in _texts(whole, one.example):
                yield one, whole, text
        for detail, part in whole.parts:
            for text in _texts(part, detail.example):
                yield one, part, text


def _texts(one: Control, example: str) -> list[str]:
    if one.kind is Kind.ID and one.reference:
        return [IDS[one.reference]]
    if one.kind is Kind.CHOICE:
        return [str(one.choices[0])]
    if one.kind is Kind.SCORE:
        return ["4"]
    return example.split("\n")
