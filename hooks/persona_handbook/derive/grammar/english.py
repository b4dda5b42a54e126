"""English positioning statements: what fits into each slot, and the two formulas as sentences."""

from __future__ import annotations

import re
from itertools import pairwise

from . import english_words as words
from .parts import Grammar, Parts, Piece, Pieces, Slot
from .text import (
    assemble,
    begins,
    capital,
    form_problem,
    is_acronym,
    is_title,
    opening,
    plain,
    series,
    small,
    stop,
)

LESSONS = {
    Slot.BRAND: 'a name such as "Marelle"',
    Slot.TARGET: 'a noun phrase such as "busy parents of small children"',
    Slot.NEED: 'words that complete "who …", such as "want a present that lasts longer than a day"',
    Slot.PRODUCT: 'a name such as "Discovery Box"',
    Slot.CATEGORY: 'a noun phrase with its article, such as "a monthly wooden-toy box"',
    Slot.FEATURES: 'a noun phrase such as "toys chosen by an educator"',
    Slot.BENEFITS: 'words that complete "that …", such as "ends the search for the right present"',
    Slot.PROOF: 'a fact with its source, such as "92 % renew after a year [@crm-2026]"',
    Slot.ALTERNATIVE: 'a noun phrase such as "the toy aisle of a supermarket"',
    Slot.DIFFERENCE: 'words that complete the offer\'s name, such as "brings one toy chosen for her age"',
    Slot.TRENDS: 'a fact such as "Parents buy fewer toys and keep them longer [@survey-2026]"',
}
_FOR = re.compile(r"for\s+", re.IGNORECASE)
_SENTENCE = "it looks like a whole sentence"
_NOUN = "it looks like a noun phrase"


def problem(slot: Slot, text: str, parts: Parts) -> str:
    """Say why ``text`` cannot stand in ``slot`` of an English sentence, or ""."""
    spoken = words.words(plain(_bare_target(text) if slot is Slot.TARGET else text))
    if found := form_problem(text) or ("" if spoken else "it holds no words"):
        return found
    if slot is Slot.NEED:
        return _verb_problem(spoken, one=False, relative=True)
    if slot is Slot.BENEFITS:
        many = _plural(parts.category)
        if many and words.is_singular_verb(spoken[0]):
            return "its verb is singular, and the category plural"
        return _verb_problem(spoken, one=not many, relative=True)
    if slot is Slot.DIFFERENCE:
        one = not words.is_plural_word(parts.product)
        return "" if _holds_name(text, parts.product) else _verb_problem(spoken, one=one, relative=False)
    return _noun_problem(slot, spoken)


def _noun_problem(slot: Slot, spoken: list[str]) -> str:
    first = spoken[0]
    word = first.casefold()
    if (slot, word) in ((Slot.FEATURES, "with"), (Slot.ALTERNATIVE, "unlike")) and len(spoken) > 1:
        return ""  # Typed by the editor, so not by us.
    if _is_subject(first) or (word in words.LINKS | words.RELATIVES and not is_acronym(first)):
        return begins(first)
    if word in words.FINITE | words.THIRD_PERSONS | words.BASES_NEVER_NOUNS and not is_acronym(first):
        return f"{begins(first)}, a verb"
    for before, one in pairwise(spoken):
        if one in words.SUBORDINATORS:
            break
        if one in words.FINITE - {"can", "will", "may", "might", "must"} and before != "to":
            return _SENTENCE
    return ""


def _verb_problem(spoken: list[str], *, one: bool, relative: bool) -> str:
    """Say why words are no verb phrase of ``one`` thing or several; a ``relative`` may begin with "that"."""
    first = spoken[0]
    word = first.casefold()
    if word in words.RELATIVES:
        return "" if relative and len(spoken) > 1 else begins(first)
    if _is_subject(first) or word in words.LINKS or word in ("for", "with", "unlike"):
        return begins(first)
    if words.is_gerund(first):
        return begins(first)
    if words.names_something(spoken):
        return _NOUN
    if one and not words.is_third_person(first):
        return "it looks like a bare verb" if word in words.BASES else _NOUN
    return ""


def _is_subject(word: str) -> bool:
    """Return whether "I", "they're" or "It" begins a sentence; "IT" and "US" do not."""
    person = word.partition("'")[0]
    return person.casefold() in words.SUBJECTS and (person == "I" or not is_acronym(person))


def _bare_target(text: str) -> str:
    """Return a target without the "for" that an editor typed: each formula puts in its own words."""
    marks, rest = opening(text)
    return marks + _FOR.sub("", rest, count=1) if _FOR.match(rest) else text


def _plural(noun: str) -> bool:
    judged = plain(noun)
    return bool(words.words(judged)) and words.is_plural(judged)


def noun_phrase(text: str, slot: Slot) -> Pieces:
    """Return ``text`` with an article where it needs one: "a monthly box", "an SME", "busy parents"."""
    judged = plain(text)
    spoken = words.words(judged)
    # "Travel agencies" has a capital too many, but of competitors "Box" and "Small Planet" are names.
    rival = slot is Slot.ALTERNATIVE and (len(spoken) == 1 or is_title(spoken[1]))
    if spoken[0].casefold() in words.COMMON and not rival:
        text = small(text)
    if words.has_determiner(judged):
        # "The Body Shop" is a name where it is an alternative, "The parents" a capital too many.
        name = slot is Slot.ALTERNATIVE and len(spoken) > 1 and is_title(spoken[1])
        return (Piece(small(text) if _is_function(spoken[0]) and not name else text, slot),)
    called = slot is Slot.TARGET and all(is_title(word) for word in spoken)
    if slot is Slot.ALTERNATIVE or called or words.is_plural(judged) or words.is_uncounted(judged):
        return (Piece(text, slot),)
    return (Piece(words.article(spoken[0]) + " "), Piece(text, slot))


def _is_function(word: str) -> bool:
    return word.casefold() in words.DETERMINERS | words.PRONOUNS


def _clause(text: str, slot: Slot) -> tuple[str, Piece]:
    """Return the word that must precede a verb phrase ("who" or "that", "" if typed) and its piece."""
    first = words.words(plain(text))[0].casefold()
    lead = "" if first in words.RELATIVES else "who " if slot is Slot.NEED else "that "
    return lead, Piece(small(text), slot)


def _benefits(benefits: tuple[str, ...]) -> Pieces:
    clauses = [_clause(benefit, Slot.BENEFITS) for benefit in benefits]
    return assemble(clauses[0][0], series([(piece,) for _, piece in clauses], "and"))


def _features(features: tuple[str, ...]) -> Pieces:
    typed = words.words(plain(features[0]))[0].casefold() == "with"
    pieces = [(Piece(small(one) if _is_function_first(one) else one, Slot.FEATURES),) for one in features]
    return assemble("" if typed else "with ", series(pieces, "and"))


def _is_function_first(text: str) -> bool:
    first = words.words(plain(text))[0]
    return _is_function(first) or first == "With" or first.casefold() in words.COMMON


def sentence(parts: Parts) -> Pieces:
    """Return "[brand] offers [target] [a category] with [features] that [benefit] and [benefit]."."""
    return assemble(
        Piece(capital(parts.brand), Slot.BRAND),
        " offers ",
        noun_phrase(_bare_target(parts.target), Slot.TARGET),
        " ",
        noun_phrase(parts.category, Slot.CATEGORY),
        " ",
        assemble(_features(parts.features), " ") if parts.features else "",
        _benefits(parts.benefits),
        stop(parts.benefits[-1]),
    )


def moore(parts: Parts) -> Pieces:
    """Return Moore's form.

    "For [target] who [need], [product] is [a category] that [key benefit]. Unlike [primary alternative],
    [product] [differentiation]."
    """
    who, need = _clause(parts.need, Slot.NEED)
    # "nurseries that close in July who want …" would be misread; "and who want …" is not.
    relative = any(word in words.RELATIVES for word in words.words(plain(parts.target))[1:])
    named = _holds_name(parts.difference, parts.product)
    typed = words.words(plain(parts.alternative))[0].casefold() == "unlike"
    return assemble(
        "For ",
        noun_phrase(_bare_target(parts.target), Slot.TARGET),
        " and " if relative else " ",
        who,
        need,
        ", ",
        Piece(parts.product, Slot.PRODUCT),
        " are " if words.is_plural_word(parts.product) and _plural(parts.category) else " is ",
        noun_phrase(parts.category, Slot.CATEGORY),
        " ",
        _benefits(parts.benefits[:1]),
        stop(parts.benefits[0]) + " ",
        Piece(capital(parts.alternative), Slot.ALTERNATIVE)
        if typed
        else assemble("Unlike ", noun_phrase(parts.alternative, Slot.ALTERNATIVE)),
        ", ",
        "" if named else (Piece(parts.product, Slot.PRODUCT), Piece(" ")),
        Piece(parts.difference if named else small(parts.difference), Slot.DIFFERENCE),
        stop(parts.difference),
    )


def _holds_name(text: str, name: str) -> bool:
    """Return whether an editor began the difference with the offer's name: then it is not said twice."""
    begun = plain(text).casefold()
    return bool(name) and begun.startswith(name.casefold() + " ")


GRAMMAR = Grammar(problem, sentence, moore, LESSONS)
