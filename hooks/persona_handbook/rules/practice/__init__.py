"""Rules of the practice tier: what makes a persona worth having. Owners set their severity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace

from ...ahead import Ahead, batches
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
    of_all = [(one.find, severity) for one, severity in wanted if isinstance(one, PracticeRule)]
    of_each = [(one.find, severity) for one, severity in wanted if isinstance(one, PersonaRule)]

    def task(name: str) -> list[Diagnostic]:
        if name == _WHOLE:
            return _found(of_all, case)
        persona = case.handbook.personas[name]
        # What a persona says is gone through once for all rules, and forgotten before the next one.
        return examined(persona, lambda: _found(of_each, case, persona))

    row = batches([persona.id for persona in case.handbook.current])
    # The longest task is begun with the first that others do.
    row.insert(2, [_WHOLE])
    with closing(Ahead(row if helped else [], task, waiting=len(row))) as ahead:
        for names in row:
            for name in names:
                yield from ahead.take(name)


def _found(
    finds: Iterable[tuple[Callable[..., Iterator[Diagnostic]], Severity]], *given: object
) -> list[Diagnostic]:
    """Return what rules find in what they are given, each at its severity."""
    return [replace(found, severity=severity) for find, severity in finds for found in find(*given)]
