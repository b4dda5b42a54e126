"""What a question of the interview is."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.persona import Market, Role

ROLES = frozenset(Role)
MARKETS = frozenset(Market)
PRIMARY, SECONDARY, ANTI_TARGET = (frozenset({role}) for role in Role)
CUSTOMERS = PRIMARY | SECONDARY
CONSUMER, BUSINESS = (frozenset({market}) for market in Market)


@dataclass(frozen=True, slots=True)
class Detail:
    """A part of an answer: a key of a group, or of an entry of a list.

    Attributes:
        key: The key in its group.
        ask: What to ask, a message of the catalogues.
        example: A good answer, a message too; "" where the choice is given.
    """

    key: str
    ask: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and where its answer stands in a persona's file.

    Attributes:
        field: The dotted path of the field that it fills.
        ask: What to ask, a message of the catalogues.
        why: Why it matters, a message.
        example: A good answer, a message. Several answers stand on lines of their own.
        needed: Whom a page needs the answer of: without it, the check asks for more.
        roles: Of whom it is asked.
        markets: In which market it is asked.
        details: The parts of the answer, where the field is a group or a list of entries.
    """

    field: str
    ask: str
    why: str
    example: str = ""
    needed: frozenset[Role] = frozenset()
    roles: frozenset[Role] = ROLES
    markets: frozenset[Market] = MARKETS
    details: tuple[Detail, ...] = ()

    def is_for(self, role: Role, market: Market) -> bool:
        """Return whether the question is asked of a persona of this role and market."""
        return role in self.roles and market in self.markets


@dataclass(frozen=True, slots=True)
class Step:
    """Questions that belong together.

    Attributes:
        id: Its anchor.
        title: Its title, a message.
        lead: What it is about, a message.
        questions: The questions, in the order in which they are best asked.
    """

    id: str
    title: str
    lead: str
    questions: tuple[Question, ...]
