"""What each role must say, and what it must not."""

from __future__ import annotations

from collections.abc import Iterator

from ...derive.gaps import gaps
from ...diagnostics import Diagnostic, Severity
from ...model.persona import Market, Persona, Role, Status
from ...suggest import alternatives
from ..rule import Rule
from .case import Case, PersonaRule, PracticeRule, practice

ROLE_INCOMPLETE = practice(
    "role-incomplete",
    "{a_role} persona must say more: {missing} {verb} missing",
    "fill {missing}",
    "A primary persona says who buys and why; a secondary one whom it influences; an anti-target why not.",
    Severity.WARNING,
)
UNFINISHED_DRAFT = practice(
    "unfinished-draft",
    "this draft does not say yet what {a_role} persona must: {missing} {verb} missing",
    "fill {missing} before it is published",
    "A draft may have gaps; once it is published, they are warnings.",
    Severity.NOTICE,
)
INFLUENCES_NOBODY = practice(
    "influences-nobody",
    "this secondary persona influences nobody",
    'add "influences:" with the persona, the relation, how it works and the message',
    "A secondary persona is worth having for whom it sways; without that nobody knows what to do with it.",
    Severity.WARNING,
)
NO_SIGNALS = practice(
    "no-signals",
    "this anti-target says no signals to recognise it by",
    'add "signals:" under "exclusion:": what such a person asks, does or has, early enough to act on it',
    "An exclusion that nobody can apply changes nothing: sales must know one within the first minutes.",
    Severity.WARNING,
)
TARGETED_ANTI_TARGET = practice(
    "targeted-anti-target",
    'an anti-target has no "{key}"',
    "take it out, or give the persona another role",
    "We do not address an anti-target: a positioning or an influence says that we do.",
    Severity.WARNING,
)
EXCLUDED_TARGET = practice(
    "excluded-target",
    '"exclusion" belongs to anti-targets, and this persona is {role}',
    "take it out, or write: role: anti-target",
    "A persona is either addressed or deliberately not.",
    Severity.WARNING,
)
LOOKALIKE_NOT_PRIMARY = practice(
    "lookalike-not-primary",
    '"{value}" is {role}, not primary',
    "name the primary persona that this one is easily taken for",
    "The page sets an anti-target beside the ideal customer it resembles, so that sales can tell them apart.",
    Severity.WARNING,
)
REPLACED_BUT_IN_USE = practice(
    "replaced-but-in-use",
    '"replaced_by" is for retired personas, and this one is {status}',
    "write: status: retired, or take the line out",
    "A reader would not know which of the two personas holds.",
    Severity.WARNING,
)
RETIRED_WITHOUT_SUCCESSOR = practice(
    "retired-without-successor",
    "this retired persona does not say what replaced it",
    'add "replaced_by:" with the id of the persona to use instead',
    "Old links still lead here; the page should say where to go on.",
    Severity.NOTICE,
)
BUSINESS_WITHOUT_COMPANY = practice(
    "business-without-company",
    "this business persona does not say in what company it works",
    'add "company:" with the ideal customer profile: sector, headcount, triggers',
    "In business the company is qualified before the person.",
    Severity.NOTICE,
)


def _missing(persona: Persona) -> list[str]:
    # Of a published anti-target's signals a rule of its own speaks.
    told = () if persona.status is Status.DRAFT else (("exclusion.signals",),)
    # One of several fields of a group is named by the group once.
    return [
        " or ".join([fields[0], *(one.rpartition(".")[2] for one in fields[1:])])
        for fields in gaps(persona)
        if fields not in told
    ]


def _role_incomplete(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    yield from _gaps(case, persona, ROLE_INCOMPLETE, drafts=False)


def _unfinished_draft(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    yield from _gaps(case, persona, UNFINISHED_DRAFT, drafts=True)


def _gaps(case: Case, persona: Persona, rule: Rule, *, drafts: bool) -> Iterator[Diagnostic]:
    if (persona.status is Status.DRAFT) is drafts and (missing := _missing(persona)):
        yield case.at(
            rule,
            persona.id,
            ("role",),
            a_role=f"{'an' if persona.role is Role.ANTI_TARGET else 'a'} {persona.role}",
            missing=alternatives(missing, last="and"),
            verb="is" if len(missing) == 1 else "are",
        )


def _influences_nobody(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    is_published = persona.status is not Status.DRAFT
    if persona.role is Role.SECONDARY and not persona.influences and is_published:
        yield case.at(INFLUENCES_NOBODY, persona.id, ("role",))


def _no_signals(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    is_published = persona.status is not Status.DRAFT
    if persona.role is Role.ANTI_TARGET and not persona.exclusion.signals and is_published:
        yield case.at_key(NO_SIGNALS, persona.id, ("exclusion",))


def _targeted_anti_target(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    for key in ("positioning", "influences"):
        if persona.role is Role.ANTI_TARGET and getattr(persona, key):
            yield case.at_key(TARGETED_ANTI_TARGET, persona.id, (key,), key=key)


def _excluded_target(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    if persona.exclusion and persona.role is not Role.ANTI_TARGET:
        yield case.at_key(EXCLUDED_TARGET, persona.id, ("exclusion",), role=persona.role)


def _lookalike_not_primary(case: Case) -> Iterator[Diagnostic]:
    for persona in case.handbook.current:
        resembled = case.handbook.personas.get(persona.exclusion.lookalike_of)
        if resembled and resembled.role is not Role.PRIMARY:
            path = ("exclusion", "lookalike_of")
            yield case.at(LOOKALIKE_NOT_PRIMARY, persona.id, path, value=resembled.id, role=resembled.role)


def _replaced_but_in_use(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    if persona.replaced_by:
        yield case.at_key(REPLACED_BUT_IN_USE, persona.id, ("replaced_by",), status=persona.status)


def _retired_without_successor(case: Case) -> Iterator[Diagnostic]:
    for persona in case.handbook.retired:
        if not persona.replaced_by:
            yield case.at(RETIRED_WITHOUT_SUCCESSOR, persona.id, ("status",))


def _business_without_company(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    # Of a primary persona the company is demanded anyway; one fault, one diagnostic.
    if persona.market is Market.BUSINESS and not persona.company and persona.role is not Role.PRIMARY:
        yield case.at(BUSINESS_WITHOUT_COMPANY, persona.id, ("market",))


RULES = (
    PersonaRule(ROLE_INCOMPLETE, _role_incomplete),
    PersonaRule(UNFINISHED_DRAFT, _unfinished_draft),
    PersonaRule(INFLUENCES_NOBODY, _influences_nobody),
    PersonaRule(NO_SIGNALS, _no_signals),
    PersonaRule(TARGETED_ANTI_TARGET, _targeted_anti_target),
    PersonaRule(EXCLUDED_TARGET, _excluded_target),
    PracticeRule(LOOKALIKE_NOT_PRIMARY, _lookalike_not_primary),
    PersonaRule(REPLACED_BUT_IN_USE, _replaced_but_in_use),
    PracticeRule(RETIRED_WITHOUT_SUCCESSOR, _retired_without_successor),
    PersonaRule(BUSINESS_WITHOUT_COMPANY, _business_without_company),
)
