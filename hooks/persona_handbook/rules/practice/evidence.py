"""What claims rest on, and who has spoken."""

from __future__ import annotations

from collections.abc import Iterator

from ...derive.coverage import coverage
from ...derive.evidence import SOME_CLAIMS, Support, uses
from ...diagnostics import Diagnostic, Severity
from ...markup import cited
from ...model.company import SourceKind
from ...model.persona import Persona
from ..rule import Rule
from .case import Case, PersonaRule, PracticeRule, practice

#: Of fewer claims a share says little.
_MANY_CLAIMS = 6
#: How many a source rests on before its kind carries a claim by itself. Five people show most of what such
#: talks will show (Nielsen and Landauer, 1993); below thirty a share or a mean says little. What is read
#: rather than counted has no such measure.
_ENOUGH = {
    **dict.fromkeys((SourceKind.INTERVIEWS, SourceKind.USER_RESEARCH, SourceKind.WORKSHOP), 5),
    **dict.fromkeys((SourceKind.SURVEY, SourceKind.ANALYTICS, SourceKind.SALES), 30),
    **dict.fromkeys((SourceKind.SUPPORT, SourceKind.SOCIAL, SourceKind.EXPERIMENT), 30),
}

UNCITED_CLAIMS = practice(
    "uncited-claims",
    "{hypotheses} of {claims} claims {cite} no source and {shown}",
    "put the source behind a claim, such as [@{example}]; the persona's page marks each hypothesis",
    "A persona that cannot be checked is an opinion. Hypotheses are welcome where they are seen as such.",
    Severity.NOTICE,
)
MOSTLY_HYPOTHESES = practice(
    "mostly-hypotheses",
    "more than two thirds of this persona are hypotheses: {hypotheses} of {claims} claims {cite} no source",
    "ask five such customers before deciding anything by it, and cite them, such as [@{example}]",
    "Invented personas mislead with confidence. Some hypotheses are honest; almost nothing else is a guess.",
    Severity.NOTICE,
)
SMALL_SAMPLE = practice(
    "small-sample",
    'the source "{source}" rests on a sample of {sample}, and {claims} {rest} on nothing else',
    "cite a second source beside it, ask {enough} or more, or say in the claim how few they were",
    "What a handful said or did is a lead; it says nothing yet of everybody the persona stands for.",
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


def _uncited_claims(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    yield from _hypotheses(case, persona, UNCITED_CLAIMS, mostly=False)


def _mostly_hypotheses(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    yield from _hypotheses(case, persona, MOSTLY_HYPOTHESES, mostly=True)


def _is_mostly_guessed(found: Support) -> bool:
    return found.share < SOME_CLAIMS and len(found.claims) >= _MANY_CLAIMS


def _hypotheses(case: Case, persona: Persona, rule: Rule, *, mostly: bool) -> Iterator[Diagnostic]:
    """Yield one diagnostic of a persona with hypotheses: of the one rule or of the other."""
    example = next(iter(case.handbook.company.sources), "source-id")
    found = case.support(persona.id)
    if found.hypotheses and _is_mostly_guessed(found) is mostly:
        first = found.hypotheses[0]
        yield case.at(
            rule,
            persona.id,
            first.path,
            hypotheses=(count := len(found.hypotheses)),
            cite="cites" if count == 1 else "cite",
            shown="is shown as a hypothesis" if count == 1 else "are shown as hypotheses",
            claims=len(found.claims),
            example=example,
        )


def _small_sample(case: Case) -> Iterator[Diagnostic]:
    enough_of = {
        id_: enough
        for id_, source in case.handbook.company.sources.items()
        if (enough := _ENOUGH.get(source.kind)) and source.sample is not None and source.sample < enough
    }
    # Whoever asked enough people is not asked what rests on it.
    places = uses(case.handbook) if enough_of else {}
    for id_, enough in enough_of.items():
        alone = sum(bool(one.text) and cited(one.text) == (id_,) for one in places[id_])
        if alone:
            yield case.in_company(
                SMALL_SAMPLE,
                ("sources", id_, "sample"),
                source=id_,
                sample=case.handbook.company.sources[id_].sample,
                claims=f"{alone} claim{'s' if alone > 1 else ''}",
                rest="rest" if alone > 1 else "rests",
                enough=enough,
            )


def _unsigned_contribution(case: Case, persona: Persona) -> Iterator[Diagnostic]:
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
    PersonaRule(UNCITED_CLAIMS, _uncited_claims),
    PersonaRule(MOSTLY_HYPOTHESES, _mostly_hypotheses),
    PracticeRule(SMALL_SAMPLE, _small_sample),
    PersonaRule(UNSIGNED_CONTRIBUTION, _unsigned_contribution),
    PracticeRule(MISSING_CONTRIBUTION, _missing_contribution),
)
