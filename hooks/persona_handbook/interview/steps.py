"""The whole interview, in the order in which it is best held."""

from __future__ import annotations

from ..model.persona import Market, Role
from .customer import PURCHASE, WANTS
from .person import BEGINNING, GROUND, LIFE
from .question import Question, Step
from .relations import EXCLUSION, INFLUENCE, TALK

STEPS: tuple[Step, ...] = (BEGINNING, INFLUENCE, EXCLUSION, LIFE, PURCHASE, WANTS, TALK, GROUND)


def questions_for(role: Role, market: Market) -> tuple[Question, ...]:
    """Return every question that is asked of a persona of this role and market."""
    return tuple(one for step in STEPS for one in step.questions if one.is_for(role, market))
