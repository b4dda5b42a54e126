"""The grammar of positioning statements: one module a language, all pure functions from data to data.

``text`` knows what holds in every language, ``english`` and ``french`` their formulas and what fits into
these, ``english_words`` and ``french_words`` the words and endings by which they tell, ``french_nouns`` what
becomes of an article.
"""

from __future__ import annotations

from . import english, french
from .parts import Grammar, Parts, Piece, Slot

__all__ = ["Grammar", "Parts", "Piece", "Slot", "grammar"]

_GRAMMARS = {"en": english.GRAMMAR, "fr": french.GRAMMAR}


def grammar(language: str) -> Grammar:
    """Return the grammar of ``language``: "fr" and "fr-CA" are French; what we do not speak is English."""
    return _GRAMMARS.get(language.replace("_", "-").split("-")[0].casefold(), english.GRAMMAR)
