"""What a statement is made of: slots, the texts that fill them, and the pieces of a finished sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Slot(StrEnum):
    """A blank of a positioning formula. Its label depends on the form too, so pages translate both."""

    BRAND = "brand"
    TARGET = "target"
    NEED = "need"
    PRODUCT = "product"
    CATEGORY = "category"
    FEATURES = "features"
    BENEFITS = "benefits"
    PROOF = "proof"
    ALTERNATIVE = "alternative"
    DIFFERENCE = "difference"
    TRENDS = "trends"

    @property
    def literal(self) -> bool:
        """Whether its text is a label, shown as typed, and not a sentence with Markdown and citations."""
        return self in (Slot.BRAND, Slot.PRODUCT, Slot.CATEGORY)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a statement: an editor's text, or connecting words that we add (``slot`` is None)."""

    text: str
    slot: Slot | None = None


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The texts that fill a formula, without outer spaces and closing full stops; "" or () where empty."""

    brand: str
    product: str
    target: str
    need: str
    category: str
    features: tuple[str, ...]
    benefits: tuple[str, ...]
    alternative: str
    difference: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """What statements need to know of a language.

    Attributes:
        problem: Says why a slot's text cannot stand in a sentence, such as 'it begins with "to"', or "".
        sentence: Returns the one-sentence form. Its slots are without problem and filled, but for features.
        moore: Returns Moore's form. All its slots are without problem and filled.
        lessons: How each slot's text is phrased, with an example: 'a noun phrase such as "busy parents"'.
    """

    problem: Callable[[Slot, str, Parts], str]
    sentence: Callable[[Parts], Pieces]
    moore: Callable[[Parts], Pieces]
    lessons: Mapping[Slot, str]
