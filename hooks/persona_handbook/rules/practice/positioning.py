"""Whether offers and positionings say something that only we could say, in a form that makes a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...derive.statements import shape_faults
from ...diagnostics import Diagnostic, Severity
from ...markup import plain
from ...source.tree import Path
from .case import Case, PracticeRule, practice

#: Words that any competitor could say of itself; in English and French, as whole words.
VAGUE_WORDS = re.compile(
    r"\b(best[ -]in[ -]class|world[ -]class|cutting[ -]edge|state[ -]of[ -]the[ -]art|innovative|unique|"
    r"leading|high[ -]quality|top[ -]quality|user[ -]friendly|seamless|one[ -]stop|next[ -]generation|"
    r"innovante?s?|uniques?|leaders?|de qualité|haut de gamme|incontournables?|révolutionnaires?)\b",
    re.IGNORECASE,
)

OFFER_WITHOUT_CATEGORY = practice(
    "offer-without-category",
    'the offer "{offer}" has no category',
    'add "category:" with a noun phrase: category: a monthly wooden-toy box',
    "A customer who cannot say what a thing is cannot compare it; every statement needs the category.",
    Severity.WARNING,
)
POSITIONING_SHAPE = practice(
    "positioning-shape",
    'this {slot} fits into no sentence, because {problem}; the statement of "{offer}" is set out in parts',
    "write {lesson}",
    "Parts of one shape make statements that read well; other shapes are shown beside their names instead.",
    Severity.NOTICE,
)
VAGUE_POSITIONING = practice(
    "vague-positioning",
    '"{word}" says little here: every competitor could say it',
    "say what the customer can do, see or count because of it",
    "A positioning sets apart; words that fit everybody do not.",
    Severity.NOTICE,
)
NO_ALTERNATIVE = practice(
    "no-alternative",
    'neither this positioning nor the offer "{offer}" says what the customer would use instead',
    'add "alternative:" here, or "alternatives:" to the offer; doing nothing is one',
    "A difference needs something to differ from (Dunford, Obviously Awesome, 2019).",
    Severity.NOTICE,
)


def _offer_without_category(case: Case) -> Iterator[Diagnostic]:
    for offer_id, offer in case.handbook.company.offers.items():
        if not offer.category:
            yield case.in_company(OFFER_WITHOUT_CATEGORY, ("offers", offer_id), offer=offer_id)


def _positioning_shape(case: Case) -> Iterator[Diagnostic]:
    offers = case.handbook.company.offers
    told: set[Path] = set()
    for persona in case.handbook.current:
        for at, one in enumerate(persona.positioning):
            for fault in shape_faults(one, offers[one.offer], case.language):
                path = ("offers", one.offer, *fault.path)
                words = {
                    "slot": fault.slot.removesuffix("s"),
                    "offer": one.offer,
                    "problem": fault.problem,
                    "lesson": fault.lesson,
                }
                if not fault.in_offer:
                    place = ("positioning", at, *fault.path)
                    yield case.at(POSITIONING_SHAPE, persona.id, place, **words)
                elif path not in told:
                    told.add(path)
                    yield case.in_company(POSITIONING_SHAPE, path, **words)


def _vague_positioning(case: Case) -> Iterator[Diagnostic]:
    for persona in case.handbook.current:
        for at, one in enumerate(persona.positioning):
            parts: dict[Path, str] = {
                ("difference",): one.difference,
                **{("benefits", number): text for number, text in enumerate(one.benefits)},
            }
            for path, text in parts.items():
                if found := VAGUE_WORDS.search(plain(text)):
                    place = ("positioning", at, *path)
                    yield case.at(VAGUE_POSITIONING, persona.id, place, word=found[0])


def _no_alternative(case: Case) -> Iterator[Diagnostic]:
    offers = case.handbook.company.offers
    for persona in case.handbook.current:
        for at, one in enumerate(persona.positioning):
            if not one.alternative and not offers[one.offer].alternatives:
                yield case.at(NO_ALTERNATIVE, persona.id, ("positioning", at, "offer"), offer=one.offer)


RULES = (
    PracticeRule(OFFER_WITHOUT_CATEGORY, _offer_without_category),
    PracticeRule(POSITIONING_SHAPE, _positioning_shape),
    PracticeRule(VAGUE_POSITIONING, _vague_positioning),
    PracticeRule(NO_ALTERNATIVE, _no_alternative),
)
