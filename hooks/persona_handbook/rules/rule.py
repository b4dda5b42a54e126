"""What a rule is: the one place where a fault's severity, message, hint and reason are written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..diagnostics import Diagnostic, Place, Severity


class Tier(StrEnum):
    """How deep a rule looks: one file's form, ids across files, or good practice."""

    FORMAT = "format"
    REFERENCE = "reference"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the checker.

    Attributes:
        id: Its name in reports and in ``checks:`` of handbook.yml.
        tier: How deep it looks.
        severity: What its diagnostics do to a build; practice rules can be set otherwise by an owner.
        message: What is wrong; ``{names}`` are filled by the values given to ``at``.
        hint: What to type instead; filled likewise.
        why: Why the rule is there, for the rule reference.
    """

    id: str
    tier: Tier
    severity: Severity
    message: str
    hint: str
    why: str

    def at(self, place: Place, excerpt: str = "", hint: str | None = None, **values: object) -> Diagnostic:
        """Return this rule's diagnostic at ``place``; ``hint`` replaces the rule's own."""
        return Diagnostic(
            place=place,
            severity=self.severity,
            rule=self.id,
            message=self.message.format(**values),
            hint=self.hint.format(**values) if hint is None else hint,
            excerpt=excerpt,
        )
