"""What claims rest on, and who has spoken."""

from __future__ import annotations

from collections.abc import Iterator

from ...derive.coverage import coverage
from ...derive.evidence import support
from ...diagnostics import Diagnostic, Severity
from .case import Case, PracticeRule, practice

UNCITED_CLAIMS = practice(
    "uncited-claims",
    "{hypotheses} of {claims} claims {cite} no source and {shown}",
    "put the source behind a claim, such as [@{example}]; the persona's page marks each hypothesis",
    "A persona that cannot be checked is an opinion. Hypotheses are welcome where they are seen as such.",
    Severity.NOTICE,
)
UNSIGNED_CONTRIBUTION = practice(
    "unsigned-contribution",
    "the contribution of {department} does not say {missing}",
    'add "by:" with who wrote it and "date:" with the day, such as 2026-11-21',
    "Whoever reads it must be able to ask, and to see how old it is.",
    Severity.NOTICE,
)
MISSING_CONTRIBUTION = practice(
    "missing-contribution",
    "{departments} {verb} not contributed yet",
    'add a file personas/{persona}/{example}.yml, or the key "{example}" under contributions',
    "Each department knows something the others do not; a persona written by one of them stays one-sided.",
    Severity.NOTICE,
)


def _uncited_claims(case: Case) -> Iterator[Diagnostic]:
    example = next(iter(case.handbook.company.sources), "source-id")
    for persona in case.handbook.current:
        found = support(persona, case.handbook.company, case.today)
        if found.hypotheses:
            first = found.hypotheses[0]
            yield case.at(
                UNCITED_CLAIMS,
                persona.id,
                first.path,
                hypotheses=(count := len(found.hypotheses)),
                cite="cites" if count == 1 else "cite",
                shown="is shown as a hypothesis" if count == 1 else "are shown as hypotheses",
                claims=len(found.claims),
                example=example,
            )


def _unsigned_contribution(case: Case) -> Iterator[Diagnostic]:
    for persona in case.handbook.current:
        for department, contribution in persona.contributions.items():
            missing = [
                words
                for words, value in (("who wrote it", contribution.by), ("when", contribution.date))
                if not value
            ]
            # An empty contribution counts as missing, and one fault is told once.
            if missing and contribution:
                path = ("contributions", department)
                yield case.at_key(
                    UNSIGNED_CONTRIBUTION,
                    persona.id,
                    path,
                    department=department,
                    missing=" or ".join(missing),
                )


def _missing_contribution(case: Case) -> Iterator[Diagnostic]:
    for row in coverage(case.handbook):
        if row.gaps:
            yield case.at_key(
                MISSING_CONTRIBUTION,
                row.persona,
                ("contributions",),
                departments=", ".join(row.gaps),
                verb="has" if len(row.gaps) == 1 else "have",
                persona=row.persona,
                example=row.gaps[0],
            )


RULES = (
    PracticeRule(UNCITED_CLAIMS, _uncited_claims),
    PracticeRule(UNSIGNED_CONTRIBUTION, _unsigned_contribution),
    PracticeRule(MISSING_CONTRIBUTION, _missing_contribution),
)
