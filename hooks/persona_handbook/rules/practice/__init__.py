"""Rules of the practice tier: what makes a persona worth having. Owners set their severity."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

from ...ahead import Ahead
from ...diagnostics import Diagnostic, Severity
from ...model.company import CheckLevel
from ...model.persona import Persona
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
#: Personas that one process examines before it tells another what it found.
_BATCH = 45
#: In the place of a persona's id, all of them together.
_WHOLE = ""
Examined = Callable[[Persona, Callable[[], list[Diagnostic]]], list[Diagnostic]]


def check(case: Case, examined: Examined, *, helped: bool = False) -> Iterator[Diagnostic]:
    """Yield what could be better, each at the severity the owner chose for its rule.

    Args:
        case: The handbook.
        examined: Returns what comes of examining a persona: of doing it, or of having done it before.
        helped: Whether other processes may help.
    """
    levels = case.handbook.company.checks
    chosen = [(one, levels.get(one.rule.id, CheckLevel(one.rule.severity))) for one in PRACTICE]
    wanted = [(one, Severity(level)) for one, level in chosen if level is not CheckLevel.OFF]

    def find(name: str) -> list[Diagnostic]:
        # What a persona says is gone through once for all rules, and forgotten before the next one.
        return [
            replace(found, severity=severity) for one, severity in wanted for found in _found(one, case, name)
        ]

    def task(name: str) -> list[Diagnostic]:
        if name == _WHOLE:
            return find(name)
        return examined(case.handbook.personas[name], lambda: find(name))

    personas = [persona.id for persona in case.handbook.current]
    batches = [personas[i : i + _BATCH] for i in range(0, len(personas), _BATCH)]
    # The longest task is begun with the first that others do.
    batches.insert(2, [_WHOLE])
    with closing(Ahead(batches if helped else [], task, waiting=len(batches))) as ahead:
        for batch in batches:
            for name in batch:
                yield from ahead.take(name)


def _found(one: PracticeRule | PersonaRule, case: Case, name: str) -> list[Diagnostic]:
    """Return what a rule finds in a persona, or in the handbook as a whole."""
    if isinstance(one, PracticeRule):
        return list(one.find(case)) if name == _WHOLE else []
    return [] if name == _WHOLE else list(one.find(case, case.handbook.personas[name]))
