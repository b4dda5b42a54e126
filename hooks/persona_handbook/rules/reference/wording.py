"""The rules of the reference tier, with their words."""

from __future__ import annotations

from ...diagnostics import Severity
from ...model.values import Reference
from ..rule import Rule, Tier


def _rule(id_: str, message: str, hint: str, why: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(id_, Tier.REFERENCE, severity, message, hint, why)


def _unknown(kind: Reference, where: str) -> Rule:
    return _rule(
        f"unknown-{kind}",
        f'there is no {kind} "{{value}}"',
        "{help}",
        f"A {kind} is named by its id, {where}. A name that leads nowhere would be a hole in the page.",
    )


UNKNOWN = {
    Reference.PERSONA: _unknown(Reference.PERSONA, "the name of its file in personas/ without .yml"),
    Reference.DEPARTMENT: _unknown(Reference.DEPARTMENT, "defined under departments in handbook.yml"),
    Reference.OFFER: _unknown(Reference.OFFER, "defined under offers in handbook.yml"),
    Reference.SOURCE: _unknown(Reference.SOURCE, "defined under sources in handbook.yml"),
    Reference.STAGE: _unknown(Reference.STAGE, "defined under stages in handbook.yml"),
    Reference.KPI: _unknown(Reference.KPI, "defined under kpis in handbook.yml"),
}
UNKNOWN_PAGE = _rule(
    "unknown-page",
    'there is no page "{value}" in {docs}/',
    "{help}",
    "A link to a hand-written page names it from docs/ on; without the page the link would lead nowhere.",
)
UNKNOWN_RULE = _rule(
    "unknown-rule",
    'there is no practice rule "{value}" to set',
    "{help}",
    "Only practice rules can be set to another severity or off; what is not a rule would be set in vain.",
)
SELF_REFERENCE = _rule(
    "self-reference",
    'the persona names itself under "{key}"',
    "name another persona",
    "Nobody influences, replaces or resembles himself.",
)
REPLACED_IN_A_CIRCLE = _rule(
    "replaced-in-a-circle",
    'following "replaced_by" from here leads back here: {way}',
    "let the last of them stand, without replaced_by",
    "A reader who follows the links must arrive at a persona that is in use.",
)
NAMED_TWICE = _rule(
    "named-twice",
    '"{value}" has an entry here already, in line {line}',
    "put both together in one entry",
    "Two entries for one thing contradict each other sooner or later.",
)
CONTRIBUTION_TWICE = _rule(
    "contribution-twice",
    'the contribution of "{department}" is written twice',
    "keep one: this one, or {file}",
    "A department's part is kept in the persona's file or in one of its own, so that there is one to "
    "correct.",
)
FORBIDDEN_LINK = _rule(
    "forbidden-link",
    'a link to "{value}" is not possible',
    "link to an https address, a mailto address, persona:<id>, or a page of docs/ such as guide/making.md",
    "Other kinds of link can run a program in a reader's browser or lead nowhere.",
)
INSECURE_LINK = _rule(
    "insecure-link",
    '"{value}" is not a secure address, so it is shown as text',
    'write "https://" if the site answers there',
    "What travels over http can be read and changed on its way.",
    Severity.WARNING,
)
IMAGE_SHOWN_AS_TYPED = _rule(
    "image-as-text",
    "an image is not possible here, so the text is shown as typed",
    "take it out; a portrait is a file beside the persona",
    "Images in texts would load from anywhere and break the page's form.",
    Severity.WARNING,
)
HTML_SHOWN_AS_TYPED = _rule(
    "html-as-text",
    "HTML is not possible here, so {value} is shown as typed",
    "take it out, or use *emphasis* and **strong**",
    "Source files come from anybody who can propose a change; markup of theirs never reaches the page.",
    Severity.WARNING,
)
CITATION_SHOWN_AS_TYPED = _rule(
    "citation-as-text",
    '"{value}" is not read as a citation, so it is shown as typed',
    "{help}",
    "A claim whose citation is not understood counts as a hypothesis, though somebody found its evidence.",
    Severity.WARNING,
)
WRONG_BLOCK = _rule(
    "wrong-block",
    'the line "{value}" says nothing to the handbook',
    "possible: {help}",
    "A line that begins with three colons pulls a part of the handbook into the page.",
)
PAGE_TAKEN = _rule(
    "page-taken",
    "the handbook makes a page of its own here, /{path}",
    "give this file another name",
    "Two pages at one address: one of them would be lost without a word.",
)
RULES = (
    *UNKNOWN.values(),
    UNKNOWN_PAGE,
    UNKNOWN_RULE,
    SELF_REFERENCE,
    REPLACED_IN_A_CIRCLE,
    NAMED_TWICE,
    CONTRIBUTION_TWICE,
    FORBIDDEN_LINK,
    INSECURE_LINK,
    IMAGE_SHOWN_AS_TYPED,
    HTML_SHOWN_AS_TYPED,
    CITATION_SHOWN_AS_TYPED,
    WRONG_BLOCK,
    PAGE_TAKEN,
)
