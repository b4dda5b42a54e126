"""A fault that the reader found, not yet said of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..rules.rule import Rule
from .tree import Mark


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that was broken, and where.

    Attributes:
        rule: The rule.
        mark: Where.
        values: What fills the rule's message and hint.
        hint: What replaces the rule's hint, if anything.
    """

    rule: Rule
    mark: Mark
    values: Mapping[str, object] = field(default_factory=dict)
    hint: str | None = None
