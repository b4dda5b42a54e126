"""Positioning statements: what an offer is to a persona, in three formulas of the field.

- *One sentence*, the canon of our field (domain.md): « [brand] propose à [target] [a category] ayant
  [features] qui leur offre [benefits]. » English: [brand] offers [target] [a category] with [features] that
  [benefit] and [benefit].
- *Moore* (Geoffrey A. Moore, Crossing the Chasm, 1991): For [target] who [need], [product] is [a category]
  that [key benefit]. Unlike [primary alternative], [product] [differentiation].
- *Dunford* (April Dunford, Obviously Awesome, 2019): ordered parts and no sentence: competitive alternatives,
  unique attributes, value with proof, best-fit customers, market category, and, optional, relevant trends.

A formula becomes a sentence only if every text fits into it. A text of another shape is never forced into bad
grammar: the statement then has its labelled parts alone, and ``shape_faults`` says how to phrase the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ..model.company import Brand, Offer
from ..model.handbook import Handbook
from ..model.persona import Persona
from ..model.relations import Positioning
from .grammar import Piece, Slot, grammar
from .said import AllSaid, Said, parts_of, said_in

__all__ = [
    "Cell",
    "Fill",
    "Form",
    "Piece",
    "Row",
    "ShapeFault",
    "Slot",
    "Statement",
    "StatementSet",
    "Statements",
    "matrix",
    "shape_faults",
    "statement_set",
]

#: So many statements stay made: those of more personas than are printed together.
_AT_HAND = 512


class Form(StrEnum):
    """A formula of positioning."""

    SENTENCE = "sentence"
    MOORE = "moore"
    DUNFORD = "dunford"


#: The slots of each form, in its order.
SLOTS = {
    Form.SENTENCE: (Slot.BRAND, Slot.TARGET, Slot.CATEGORY, Slot.FEATURES, Slot.BENEFITS),
    Form.MOORE: (
        Slot.TARGET,
        Slot.NEED,
        Slot.PRODUCT,
        Slot.CATEGORY,
        Slot.BENEFITS,
        Slot.ALTERNATIVE,
        Slot.DIFFERENCE,
    ),
    Form.DUNFORD: (
        Slot.ALTERNATIVE,
        Slot.FEATURES,
        Slot.BENEFITS,
        Slot.PROOF,
        Slot.TARGET,
        Slot.CATEGORY,
        Slot.TRENDS,
    ),
}
#: What a form can do without: its sentence reads well, and nothing is called missing.
_OPTIONAL = {Form.SENTENCE: {Slot.FEATURES}, Form.MOORE: set[Slot](), Form.DUNFORD: {Slot.TRENDS}}
#: Of these a form wants one alone: Moore's key benefit and primary alternative.
_FIRST_ONLY = {
    Form.SENTENCE: set[Slot](),
    Form.MOORE: {Slot.BENEFITS, Slot.ALTERNATIVE},
    Form.DUNFORD: set[Slot](),
}
#: Names and facts, which may have any shape.
_UNSHAPED = frozenset({Slot.BRAND, Slot.PRODUCT, Slot.PROOF, Slot.TRENDS})


@dataclass(frozen=True, slots=True)
class Statement:
    """One positioning of one offer in one form.

    Attributes:
        form: The formula.
        pieces: The sentence or sentences, to be joined without more ado. Empty where they cannot be made, and
            always empty for Dunford, whose form is a list.
        parts: Each slot of the form in its order with its texts as typed, () where nobody said anything yet.
        missing: The slots that the form needs and that are empty.
        misshaped: The slots whose text has a shape that fits into no sentence.
    """

    form: Form
    pieces: tuple[Piece, ...]
    parts: tuple[tuple[Slot, tuple[str, ...]], ...]
    missing: tuple[Slot, ...]
    misshaped: tuple[Slot, ...]

    @property
    def text(self) -> str:
        """The sentence with the editor's Markdown and citations as typed; "" where there is none."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class StatementSet:
    """One positioning in the three forms."""

    persona_id: str
    offer_id: str
    sentence: Statement
    moore: Statement
    dunford: Statement

    @property
    def forms(self) -> tuple[Statement, Statement, Statement]:
        """The three statements, shortest first."""
        return (self.sentence, self.moore, self.dunford)

    @property
    def missing(self) -> tuple[Slot, ...]:
        """The slots that any form needs and that are empty."""
        missing = {slot for statement in self.forms for slot in statement.missing}
        return tuple(slot for slot in Slot if slot in missing)


@dataclass(frozen=True, slots=True)
class ShapeFault:
    """A text that fits into no sentence, and how to phrase it.

    Attributes:
        slot: The slot.
        path: Where the text stands, from the positioning entry or from the offer on: ("benefits", 1).
        in_offer: Whether ``path`` starts at the offer in handbook.yml, from which the text was inherited.
        problem: What is wrong with it, to follow "because": 'it begins with "to"'.
        lesson: How it is phrased, with an example in the handbook's language, to follow "write":
            'a noun phrase such as "busy parents of small children"'.
    """

    slot: Slot
    path: tuple[str | int, ...]
    in_offer: bool
    problem: str
    lesson: str


class Statements(Mapping[tuple[str, str], StatementSet]):
    """The statements of all current personas by persona id and offer id, in the order of the handbook.

    Of two positionings of one offer for one persona the first counts; an undefined offer is passed over.
    They are made when they are asked for: those of thousands are wanted a few at a time.

    Args:
        handbook: The handbook.
        language: "fr", or else they are English.
    """

    def __init__(self, handbook: Handbook, language: str) -> None:
        found: dict[tuple[str, str], tuple[Positioning, Offer]] = {}
        for persona in handbook.current:
            for positioning, offer in _positionings(handbook, persona):
                found.setdefault((persona.id, positioning.offer), (positioning, offer))

        def made(persona: str, offer: str) -> StatementSet:
            return statement_set(persona, *found[persona, offer], handbook.company.brand, language)

        self._positionings = found
        self._made = lru_cache(maxsize=_AT_HAND)(made)

    def __getitem__(self, key: tuple[str, str]) -> StatementSet:
        """Return the statements of an offer for a persona."""
        return self._made(*key)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Go through the personas and their offers."""
        return iter(self._positionings)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._positionings)

    def __contains__(self, key: object) -> bool:
        """Return whether there are any, without making them."""
        return key in self._positionings


def statement_set(
    persona_id: str, positioning: Positioning, offer: Offer, brand: Brand, language: str
) -> StatementSet:
    """Return one positioning in the three forms, in "fr" or else in English."""
    said = said_in(positioning, offer, brand)
    faulty = {(fault.slot, fault.path) for fault in shape_faults(positioning, offer, language)}

    def statement(form: Form) -> Statement:
        wanted = {slot: _wanted(form, slot, said) for slot in SLOTS[form]}
        misshaped = tuple(
            slot for slot, texts in wanted.items() if any((slot, one.path) in faulty for one in texts)
        )
        missing = _missing(form, said)
        pieces: tuple[Piece, ...] = ()
        if form is not Form.DUNFORD and not missing and not misshaped:
            speech = grammar(language)
            pieces = (speech.sentence if form is Form.SENTENCE else speech.moore)(parts_of(said))
        parts = tuple((slot, tuple(one.text for one in texts)) for slot, texts in wanted.items())
        return Statement(form, pieces, parts, missing, () if form is Form.DUNFORD else misshaped)

    return StatementSet(persona_id, positioning.offer, *map(statement, Form))


def shape_faults(positioning: Positioning, offer: Offer, language: str) -> tuple[ShapeFault, ...]:
    """Return the texts of a positioning, and of what it inherits from its offer, that fit no sentence."""
    said = said_in(positioning, offer)
    parts = parts_of(said)
    speech = grammar(language)
    return tuple(
        ShapeFault(slot, one.path, one.in_offer, problem, speech.lessons[slot])
        for slot, texts in said.items()
        if slot not in _UNSHAPED
        # Only the primary alternative enters a sentence.
        for one in (texts[:1] if slot is Slot.ALTERNATIVE else texts)
        if (problem := speech.problem(slot, one.text, parts))
    )


def _positionings(handbook: Handbook, persona: Persona) -> Iterable[tuple[Positioning, Offer]]:
    offers = handbook.company.offers
    return ((one, offers[one.offer]) for one in persona.positioning if one.offer in offers)


def _wanted(form: Form, slot: Slot, said: AllSaid) -> tuple[Said, ...]:
    return said[slot][:1] if slot in _FIRST_ONLY[form] else said[slot]


def _missing(form: Form, said: AllSaid) -> tuple[Slot, ...]:
    return tuple(slot for slot in SLOTS[form] if not said[slot] and slot not in _OPTIONAL[form])


class Fill(StrEnum):
    """How far one offer is positioned for one persona."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Cell:
    """One offer in a persona's row; ``missing`` names the empty slots of a partial positioning."""

    offer_id: str
    fill: Fill
    missing: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One persona's row: a cell for each offer, in the company's order."""

    persona_id: str
    cells: tuple[Cell, ...]


def matrix(handbook: Handbook) -> tuple[Row, ...]:
    """Return how far each offer is positioned for each current persona."""

    def row(persona: Persona) -> Row:
        known: dict[str, tuple[Slot, ...]] = {}
        for positioning, offer in _positionings(handbook, persona):
            said = said_in(positioning, offer, handbook.company.brand)
            empty = {slot for form in Form for slot in _missing(form, said)}
            known.setdefault(positioning.offer, tuple(slot for slot in Slot if slot in empty))
        return Row(persona.id, tuple(_cell(offer_id, known) for offer_id in handbook.company.offers))

    return tuple(row(persona) for persona in handbook.current)


def _cell(offer_id: str, known: Mapping[str, tuple[Slot, ...]]) -> Cell:
    if offer_id not in known:
        return Cell(offer_id, Fill.ABSENT)
    missing = known[offer_id]
    return Cell(offer_id, Fill.PARTIAL if missing else Fill.COMPLETE, missing)
