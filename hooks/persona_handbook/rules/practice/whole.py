"""What only the handbook as a whole shows: too many personas, doubles, one name for two."""

from __future__ import annotations

from collections.abc import Iterator

from ...derive.comparison import overlaps
from ...diagnostics import Diagnostic, Severity
from ...model.persona import Status
from ...source.tree import Path
from ...suggest import fold
from .case import Case, PracticeRule, practice

#: More than this stop being used, even where the offer is broad (domain practice: four on average, six or
#: seven for a broad offer); secondary personas and anti-targets come on top.
MANY_PERSONAS = 12

NO_PERSONA = practice(
    "no-persona",
    "there is no persona yet",
    "add a file such as personas/claire-martin.yml with the keys name, role and summary",
    "The site of a company without personas is empty; the first one makes it a handbook.",
    Severity.NOTICE,
)
TOO_MANY_PERSONAS = practice(
    "too-many-personas",
    "{count} personas are more than people keep in mind",
    "merge those that overlap, or retire those that no decision uses; see the comparison",
    "Companies have four personas on average, six or seven if the offer is broad; more stop being used.",
    Severity.NOTICE,
)
OVERLAP = practice(
    "overlap",
    "this persona shares more with {other} than it differs: {shared} traits shared, {different} not",
    "merge the two, or write what sets them apart",
    "Two personas that lead to the same decisions are one persona.",
    Severity.WARNING,
)
SAME_NAME = practice(
    "same-name",
    'another persona, {other}, is called "{name}" as well',
    "give one of them another name",
    "People speak of personas by name; two of one name cannot be told apart in a meeting.",
    Severity.WARNING,
)
POINTS_AT_DRAFT = practice(
    "points-at-draft",
    '"{value}" is a draft, so readers do not see this yet',
    "publish the draft, or leave it so until it is ready",
    "Drafts are seen under mkdocs serve only, and so is what points at them.",
    Severity.NOTICE,
)


def _no_persona(case: Case) -> Iterator[Diagnostic]:
    if not case.sources.personas and not case.sources.unread:
        yield case.in_company(NO_PERSONA, ())


def _too_many_personas(case: Case) -> Iterator[Diagnostic]:
    count = len(case.handbook.current)
    if count > MANY_PERSONAS:
        yield case.in_company(TOO_MANY_PERSONAS, (), count=count)


def _overlap(case: Case) -> Iterator[Diagnostic]:
    for one in overlaps(case.handbook.current):
        yield case.at_key(
            OVERLAP, one.second, ("name",), other=one.first, shared=one.shared, different=one.different
        )


def _same_name(case: Case) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for persona in case.handbook.current:
        other = first.setdefault(fold(persona.name), persona.id)
        if other != persona.id:
            yield case.at(SAME_NAME, persona.id, ("name",), other=other, name=persona.name)


def _points_at_draft(case: Case) -> Iterator[Diagnostic]:
    drafts = {one.id for one in case.handbook.personas.values() if one.status is Status.DRAFT}
    for persona in case.handbook.personas.values():
        if persona.id in drafts:
            continue
        pointers: dict[Path, str] = {
            ("replaced_by",): persona.replaced_by,
            ("exclusion", "lookalike_of"): persona.exclusion.lookalike_of,
            **{("influences", at, "persona"): one.persona for at, one in enumerate(persona.influences)},
        }
        for path, value in pointers.items():
            if value in drafts:
                yield case.at(POINTS_AT_DRAFT, persona.id, path, value=value)


RULES = (
    PracticeRule(NO_PERSONA, _no_persona),
    PracticeRule(TOO_MANY_PERSONAS, _too_many_personas),
    PracticeRule(OVERLAP, _overlap),
    PracticeRule(SAME_NAME, _same_name),
    PracticeRule(POINTS_AT_DRAFT, _points_at_draft),
)
