"""Rules of the practice tier: what makes a persona worth having. Owners set their severity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...diagnostics import Diagnostic, Severity
from ...model.company import CheckLevel
from . import calendar, evidence, positioning, roles, secrecy, whole, wording
from .case import Case as Case
from .case import PersonaRule, PracticeRule

PRACTICE: tuple[PracticeRule | PersonaRule, ...] = (
    *roles.RULES,
    *evidence.RULES,
    *positioning.RULES,
    *wording.RULES,
    *calendar.RULES,
    *whole.RULES,
    *secrecy.RULES,
)
RULES = tuple(one.rule for one in PRACTICE)


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield what could be better, each at the severity the owner chose for its rule."""
    levels = case.handbook.company.checks
    chosen = [(one, levels.get(one.rule.id, CheckLevel(one.rule.severity))) for one in PRACTICE]
    wanted = [(one, Severity(level)) for one, level in chosen if level is not CheckLevel.OFF]
    for one, severity in wanted:
        if isinstance(one, PracticeRule):
            yield from (replace(found, severity=severity) for found in one.find(case))
    # What a persona says is gone through once for all rules, and forgotten before the next one.
    for persona in case.handbook.current:
        for one, severity in wanted:
            if isinstance(one, PersonaRule):
                yield from (replace(found, severity=severity) for found in one.find(case, persona))
