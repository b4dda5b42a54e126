"""The difference between two states of a handbook, and what it is told with."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from ..derive.changes.change import HandbookChanges, State
from ..derive.changes.effects import Effects, effects
from ..derive.changes.handbooks import changes
from ..diagnostics import Diagnostic
from ..history.reading import Reading, comparable
from ..model.values import Reference
from ..words import Words
from .phrase import Look, Phrase, Piece, phrase
from .teller import Teller


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one state to another, and what follows from it.

    Attributes:
        base: What the first state is called.
        head: What the second is called; "" for the files as they are.
        before: The first state, as far as it can be compared.
        after: The second.
        changes: What changed.
        effects: What that does to coverage, evidence and overlap.
        faults: For each file that could not be compared, the state that it has a fault in, and the fault.
    """

    base: str
    head: str
    before: State
    after: State
    changes: HandbookChanges
    effects: Effects
    faults: Mapping[str, tuple[str, Diagnostic]]


def difference(base: str, before: Reading, head: str, after: Reading, today: datetime.date) -> Difference:
    """Return the difference of two states; what has a fault in either is compared in neither."""
    one, other = comparable(before, after)
    faults = {path: (base, fault) for path, fault in before.faults.items()}
    faults |= {path: (head, fault) for path, fault in after.faults.items()}
    return Difference(
        base,
        head,
        one,
        other,
        changes(one, other),
        effects(one, other, today),
        dict(sorted(faults.items())),
    )


def teller(found: Difference, words: Words) -> Teller:
    """Return who tells a difference: names are those of afterwards, and of before for what is gone."""
    personas = {key: one.name for state in (found.before, found.after) for key, one in state.personas.items()}
    return Teller(words, (found.after.company, found.before.company), personas)


def consequences(found: Difference, teller: Teller) -> tuple[Phrase, ...]:
    """Return what follows from a difference, a phrase for each effect."""
    words, effect = teller.words, found.effects
    gettext = words.gettext
    told: list[Phrase] = []
    for gaps, message in (
        (effect.filled, gettext("%(departments)s: the first contribution to %(persona)s")),
        (effect.opened, gettext("%(departments)s: no contribution to %(persona)s yet")),
    ):
        for gap in gaps:
            names = words.listing(teller.name(Reference.DEPARTMENT, one) for one in gap.departments)
            told.append(phrase(message, departments=_name(names), persona=_persona(teller, gap.persona)))
    for shift in effect.shifts:
        before, after = shift.before, shift.after
        persona = _persona(teller, shift.persona)
        if before is None:
            message = words.ngettext(
                "%(persona)s: %(num)s hypothesis in %(claims)s claims, maturity %(after)s of 4",
                "%(persona)s: %(num)s hypotheses in %(claims)s claims, maturity %(after)s of 4",
                after.hypotheses,
            )
            numbers = {"num": after.hypotheses, "claims": after.claims, "after": after.maturity}
            told.append(phrase(message, persona=persona, **_numbers(words, numbers)))
            continue
        if before.hypotheses != after.hypotheses:
            message = gettext("%(persona)s: hypotheses %(before)s → %(after)s, of %(claims)s claims")
            numbers = {"before": before.hypotheses, "after": after.hypotheses, "claims": after.claims}
            told.append(phrase(message, persona=persona, **_numbers(words, numbers)))
        if before.maturity != after.maturity:
            message = gettext("%(persona)s: maturity of the evidence %(before)s → %(after)s, of 4")
            numbers = {"before": before.maturity, "after": after.maturity}
            told.append(phrase(message, persona=persona, **_numbers(words, numbers)))
    for pairs, message in (
        (effect.overlapping, gettext("%(one)s and %(other)s now share more than they differ")),
        (effect.apart, gettext("%(one)s and %(other)s no longer share more than they differ")),
    ):
        for one, other in pairs:
            told.append(phrase(message, one=_persona(teller, one), other=_persona(teller, other)))
    return tuple(told)


def _numbers(words: Words, numbers: Mapping[str, int]) -> dict[str, str]:
    return {name: words.number(number) for name, number in numbers.items()}


def _persona(teller: Teller, id_: str) -> Piece:
    return _name(teller.name(Reference.PERSONA, id_))


def _name(text: str) -> Piece:
    return Piece(text, Look.PLACE)
