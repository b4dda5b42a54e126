"""Whether offers and positionings say something that only we could say, in a form that makes a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...derive.said import said_in
from ...derive.statements import Fill, Slot, matrix, shape_faults
from ...diagnostics import Diagnostic, Severity
from ...markup import plain
from ...model.persona import Persona, Role, Status
from ...source.tree import Path
from ...suggest import alternatives
from .case import Case, PersonaRule, PracticeRule, practice

#: Words that any competitor could say of itself; in English and French, as whole words.
VAGUE_WORDS = re.compile(
    r"\b(best[ -]in[ -]class|world[ -]class|cutting[ -]edge|state[ -]of[ -]the[ -]art|innovative|unique|"
    r"leading|high[ -]quality|top[ -]quality|user[ -]friendly|seamless|one[ -]stop|next[ -]generation|"
    r"game[ -]changing|revolutionary|unparalleled|unrivall?ed|unmatched|holistic|synerg(?:y|ies)|turnkey|"
    r"end[ -]to[ -]end|easy to use|peace of mind|"
    r"innovante?s?|uniques?|leaders?|de qualité|haute qualité|haut de gamme|incontournables?|"
    r"révolutionnaires?|inégalée?s?|à la pointe|clés? en main|facile à utiliser|tranquillité d[’']esprit)\b",
    re.IGNORECASE,
)
#: Names, and facts about others, may hold any word.
_MAY_BE_VAGUE = (Slot.BRAND, Slot.PRODUCT, Slot.PROOF, Slot.ALTERNATIVE, Slot.TRENDS)
#: Slots of which rules of their own speak; and those that only an offer can fill.
_TOLD_ELSEWHERE = (Slot.BRAND, Slot.CATEGORY, Slot.ALTERNATIVE)
_OF_THE_OFFER = (Slot.FEATURES,)

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
EMPTY_SLOT = practice(
    "empty-slot",
    '{whose} "{offer}" leaves {slots} empty, so its statements have gaps',
    "add {keys}",
    "A positioning is as strong as its weakest part: for whom, what it changes for them, why believe it.",
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
    offers = case.handbook.company.offers
    told: set[Path] = set()
    for persona in case.handbook.current:
        for at, one in enumerate(persona.positioning):
            said = said_in(one, offers[one.offer])
            for text in (text for slot, texts in said.items() if slot not in _MAY_BE_VAGUE for text in texts):
                found = VAGUE_WORDS.search(plain(text.text))
                path: Path = ("offers", one.offer, *text.path)
                if found and not text.in_offer:
                    place = ("positioning", at, *text.path)
                    yield case.at(VAGUE_POSITIONING, persona.id, place, word=found[0])
                elif found and path not in told:
                    told.add(path)
                    yield case.in_company(VAGUE_POSITIONING, path, word=found[0])


def _empty_slot(case: Case) -> Iterator[Diagnostic]:
    told: set[str] = set()
    missing = {
        (row.persona_id, cell.offer_id): [slot for slot in cell.missing if slot not in _TOLD_ELSEWHERE]
        for row in matrix(case.handbook)
        for cell in row.cells
        if cell.fill is Fill.PARTIAL
    }
    for persona in case.handbook.current:
        # A draft may have gaps, and an anti-target should have no positioning at all.
        if persona.status is Status.DRAFT or persona.role is Role.ANTI_TARGET:
            continue
        for at, one in enumerate(persona.positioning):
            # Of two positionings of one offer the first counts.
            slots = missing.pop((persona.id, one.offer), [])
            if own := [slot for slot in slots if slot not in _OF_THE_OFFER]:
                place = ("positioning", at, "offer")
                whose = "this positioning of"
                yield case.at(EMPTY_SLOT, persona.id, place, whose=whose, offer=one.offer, **_named(own))
            if (of_offer := [slot for slot in slots if slot in _OF_THE_OFFER]) and one.offer not in told:
                told.add(one.offer)
                path = ("offers", one.offer)
                yield case.in_company(
                    EMPTY_SLOT, path, whose="the offer", offer=one.offer, **_named(of_offer)
                )


def _named(slots: list[Slot]) -> dict[str, str]:
    return {
        "slots": alternatives(slots, last="and"),
        "keys": alternatives([f'"{slot}:"' for slot in slots], last="and"),
    }


def _no_alternative(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    offers = case.handbook.company.offers
    for at, one in enumerate(persona.positioning):
        if not one.alternative and not offers[one.offer].alternatives:
            yield case.at(NO_ALTERNATIVE, persona.id, ("positioning", at, "offer"), offer=one.offer)


RULES = (
    PracticeRule(OFFER_WITHOUT_CATEGORY, _offer_without_category),
    PracticeRule(POSITIONING_SHAPE, _positioning_shape),
    PracticeRule(VAGUE_POSITIONING, _vague_positioning),
    PracticeRule(EMPTY_SLOT, _empty_slot),
    PersonaRule(NO_ALTERNATIVE, _no_alternative),
)
