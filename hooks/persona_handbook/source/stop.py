"""Where and why YAML stopped reading, as far as the parser can tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from .tree import Mark


class Kind(Enum):
    """What the parser had read last."""

    PLAIN = auto()
    QUOTED = auto()
    BLOCK = auto()
    BRACKETS = auto()
    ALIAS = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that was read: a text, an alias, or the end of what stood in brackets."""

    kind: Kind
    start: Mark
    end: Mark


@dataclass(frozen=True, slots=True)
class Stop:
    """A syntax error.

    Attributes:
        problem: What the parser says, to tell kinds of error apart; never shown.
        at: Where it could not go on.
        since: Where that began which it could not finish, as far as it says.
        last: What it had read last, if anything.
        opened: The innermost bracket that is open.
        closed: The ``...`` that closed the document before.
        root: Where the first key, entry or text of the file stands.
    """

    problem: str
    at: Mark
    since: Mark
    last: Piece | None = None
    opened: Mark | None = None
    closed: Mark | None = None
    root: Mark | None = None
