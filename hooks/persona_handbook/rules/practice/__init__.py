"""Rules of the practice tier: what makes a persona worth having. Owners set their severity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...diagnostics import Diagnostic, Severity
from ...model.company import CheckLevel
from . import calendar, evidence, positioning, roles, secrecy, whole, wording
from .case import Case as Case
from .case import PracticeRule

PRACTICE: tuple[PracticeRule, ...] = (
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
    for one in PRACTICE:
        level = levels.get(one.rule.id, CheckLevel(one.rule.severity))
        if level is CheckLevel.OFF:
            continue
        for diagnostic in one.find(case):
            yield replace(diagnostic, severity=Severity(level))
