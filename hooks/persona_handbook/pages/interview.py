"""The guided start: what the page of the interview shows, from the questions and the models."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .. import labels
from ..interview.controls import Control, Kind, control, order
from ..interview.question import Question, Step
from ..interview.steps import STEPS
from ..model.persona import PersonaFile, Role, Status
from ..model.values import Reference
from .edition import Edition

#: Where a source file is edited on GitHub: host and repository, then the branch.
_EDITED = re.compile(r"(https://[^/]+/[^/]+/[^/]+)/edit/(.+?)/?")
#: What somebody who is only beginning cannot be.
_NOT_YET = {Status.RETIRED}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: what is written for it, and what it is called.

    Attributes:
        value: What the file is to hold.
        name: A message of the catalogues, or a name as it stands in the handbook.
        is_message: Whether the name is to be looked up.
    """

    value: str
    name: str
    is_message: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the way to answer it.

    Attributes:
        question: The question.
        control: How it is answered.
        label: What the answer is called on a card, a message.
    """

    question: Question
    control: Control
    label: str


def steps() -> tuple[tuple[Step, tuple[Asked, ...]], ...]:
    """Return every step with its questions."""
    return tuple(
        (step, tuple(Asked(one, control(one), labels.field(one.field)) for one in step.questions))
        for step in STEPS
    )


def part_label(path: str) -> str:
    """Return what a part of an answer is called on a card, "" where it goes without saying."""
    try:
        return labels.field(path)
    except KeyError:
        return ""


def choices(edition: Edition, one: Control) -> tuple[Choice, ...]:
    """Return what can be chosen for an answer, in the order of the models or of the handbook."""
    if one.kind is Kind.SCORE:
        return tuple(Choice(str(score), str(score)) for score in range(1, 6))
    if one.kind is Kind.CHOICE:
        return tuple(
            Choice(str(word), labels.choice(word), is_message=True)
            for word in one.choices
            if word not in _NOT_YET
        )
    company = edition.handbook.company
    if one.reference is Reference.PERSONA:
        resembled = one.path == "exclusion.lookalike_of"
        return tuple(
            Choice(persona.id, persona.name)
            for persona in edition.handbook.current
            if not resembled or persona.role is Role.PRIMARY
        )
    if one.reference is Reference.DEPARTMENT:
        return tuple(Choice(id_, department.name) for id_, department in company.departments.items())
    if one.reference is Reference.OFFER:
        return tuple(Choice(id_, offer.name) for id_, offer in company.offers.items())
    return ()


def keys() -> tuple[str, ...]:
    """Return the paths of all fields that are asked for, in the order of a file."""
    asked = {one.control.path for _, questions in steps() for one in questions}
    asked |= {part.path for _, questions in steps() for one in questions for _, part in one.control.parts}
    holders = {path.rpartition(".")[0] for path in asked}
    return tuple(path for path in order(PersonaFile) if path in asked | holders)


def new_file_address(edit_base: str) -> str:
    """Return where GitHub's editor for a new file in personas/ opens, "" where it is not on GitHub.

    GitLab's addresses look alike, but for a dash, and take other parameters.
    """
    found = _EDITED.fullmatch(edit_base)
    return f"{found[1]}/new/{found[2]}/personas" if found and "/-/" not in edit_base else ""
