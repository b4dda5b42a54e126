"""What is said in each slot of a positioning, and where: by its own entry, or else by its offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.company import Brand, Offer
from ..model.relations import Positioning
from .grammar import Parts, Slot
from .grammar.text import tidy


@dataclass(frozen=True, slots=True)
class Said:
    """A text as typed.

    Attributes:
        text: The text.
        path: Where it stands, from the positioning entry or from the offer on: ("benefits", 1).
        in_offer: Whether ``path`` starts at the offer.
    """

    text: str
    path: tuple[str | int, ...]
    in_offer: bool = False


AllSaid = Mapping[Slot, tuple[Said, ...]]


def said_in(positioning: Positioning, offer: Offer, brand: Brand | None = None) -> AllSaid:
    """Return what is said in each slot; what a positioning leaves out comes from the offer."""

    def own(key: str, text: str) -> tuple[Said, ...]:
        return (Said(text, (key,)),) if text.strip() else ()

    def inherited(key: str, text: str) -> tuple[Said, ...]:
        return (Said(text, (key,), in_offer=True),) if text.strip() else ()

    def items(key: str, texts: tuple[str, ...], *, in_offer: bool) -> tuple[Said, ...]:
        return tuple(Said(text, (key, number), in_offer) for number, text in enumerate(texts) if text.strip())

    primary = own("alternative", positioning.alternative)
    others = items("alternatives", offer.alternatives, in_offer=True)
    return {
        # The brand is no part of either; nobody asks where its name stands.
        Slot.BRAND: own("brand", brand.name if brand else ""),
        Slot.PRODUCT: inherited("name", offer.name),
        Slot.TARGET: own("target", positioning.target),
        Slot.NEED: own("need", positioning.need),
        Slot.CATEGORY: (Said(offer.category, ("category",), in_offer=True),)
        if offer.category.strip()
        else (),
        Slot.FEATURES: items("features", offer.features, in_offer=True),
        Slot.BENEFITS: items("benefits", positioning.benefits, in_offer=False)
        or items("benefits", offer.benefits, in_offer=True),
        Slot.PROOF: own("proof", positioning.proof) or items("proof", offer.proof, in_offer=True),
        # Dunford asks for all alternatives: the persona's own first, then the others that the offer knows.
        Slot.ALTERNATIVE: primary
        + tuple(one for one in others if tidy(one.text) not in [tidy(first.text) for first in primary]),
        Slot.DIFFERENCE: own("difference", positioning.difference),
        Slot.TRENDS: items("trends", offer.trends, in_offer=True),
    }


def parts_of(said: AllSaid) -> Parts:
    """Return the texts as a sentence takes them: tidied, names on one line."""

    def all_of(slot: Slot) -> tuple[str, ...]:
        return tuple(tidy(one.text) for one in said[slot])

    def first(slot: Slot) -> str:
        return next(iter(all_of(slot)), "")

    def name(slot: Slot) -> str:
        return " ".join(word for one in said[slot] for word in one.text.split())

    return Parts(
        brand=name(Slot.BRAND),
        product=name(Slot.PRODUCT),
        target=first(Slot.TARGET),
        need=first(Slot.NEED),
        category=first(Slot.CATEGORY),
        features=all_of(Slot.FEATURES),
        benefits=all_of(Slot.BENEFITS),
        alternative=first(Slot.ALTERNATIVE),
        difference=first(Slot.DIFFERENCE),
    )
