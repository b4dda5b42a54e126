"""French positioning statements: what fits into each slot, and the two formulas as sentences.

Apostrophes that we add are typographic (’), and a semicolon of ours has its narrow no-break space; what an
editor typed stays as typed.
"""

from __future__ import annotations

from itertools import dropwhile

from . import french_nouns as nouns
from . import french_words as words
from .parts import Grammar, Parts, Piece, Pieces, Slot
from .text import assemble, begins, capital, form_problem, is_acronym, plain, series, small, stop

LESSONS = {
    Slot.BRAND: 'a name such as "Marelle"',
    Slot.TARGET: 'a noun phrase such as "les parents pressés de jeunes enfants"',
    Slot.NEED: 'words that complete "qui …", such as "veulent un cadeau qui dure plus d’un jour"',
    Slot.PRODUCT: 'a name such as "La Box Découverte"',
    Slot.CATEGORY: 'a noun phrase with its article, such as "une box mensuelle de jouets en bois"',
    Slot.FEATURES: 'a noun phrase with its article, such as "des jouets choisis par une éducatrice"',
    Slot.BENEFITS: (
        'a noun phrase such as "la fin des courses du samedi", '
        'or words that complete "qui …", such as "met fin à la recherche du bon cadeau"'
    ),
    Slot.PROOF: 'a fact with its source, such as "92 % se réabonnent au bout d’un an [@crm-2026]"',
    Slot.ALTERNATIVE: 'a noun phrase such as "le rayon jouets d’un supermarché"',
    Slot.DIFFERENCE: 'words that complete the offer\'s name, such as "apporte un seul jouet bien choisi"',
    Slot.TRENDS: 'a fact such as "Les parents achètent moins et gardent plus longtemps [@enquete-2026]"',
}
_SEMICOLON = "\u202f;"
_UNCLEAR_ARTICLE = "its article is missing"


def problem(slot: Slot, text: str, parts: Parts) -> str:
    """Say why ``text`` cannot stand in ``slot`` of a French sentence, or ""."""
    spoken = words.words(plain(text))
    if found := form_problem(text) or ("" if spoken else "it holds no words"):
        return found
    if slot is Slot.DIFFERENCE and _holds_name(text, parts.product):
        return ""
    if slot in (Slot.NEED, Slot.BENEFITS, Slot.DIFFERENCE):
        found = _verb_problem(slot, text, spoken)
        judged = slot is Slot.BENEFITS and not _is_gift(text)
        return found or (_agreement_problem(spoken, parts) if judged else "")
    led = _is_unlike(spoken) if slot is Slot.ALTERNATIVE else slot is Slot.FEATURES and _is_led(spoken)
    return "" if led else _noun_problem(slot, text)


def _noun_problem(slot: Slot, text: str) -> str:
    one = nouns.noun(text, slot)
    judged = plain(one.text)
    spoken = words.words(judged)
    if not spoken or not words.words(plain(one.rest)):
        return "it holds no words"
    first = spoken[0].casefold()
    if plain(text).casefold().startswith("au lieu d"):
        return begins("au lieu")
    if first in words.SUBJECTS | words.RELATIVES | words.LINKS | words.CLITICS and not is_acronym(spoken[0]):
        return begins(spoken[0])
    verb = spoken[1:] if first in ("de", "d'") and len(spoken) > 1 else spoken
    if words.is_infinitive(verb) or first in words.FINITE:
        return f"{begins(spoken[0])}, a verb"
    for word in spoken[1:]:
        if word.casefold() in words.RELATIVES | {"quand", "comme", "si", "lorsque"}:
            break
        if word in words.SENTENCE_VERBS:
            return "it looks like a whole sentence"
    return _UNCLEAR_ARTICLE if nouns.lacks_article(text, slot) else ""


def _verb_problem(slot: Slot, text: str, spoken: list[str]) -> str:
    first, after = [*(word.casefold() for word in spoken[:2]), ""][:2]
    if first in words.RELATIVES:
        return "" if slot is not Slot.DIFFERENCE and after else begins(spoken[0])
    speaks = (first == "nous" and after.endswith("ons")) or (first == "vous" and after.endswith("ez"))
    if speaks or first in words.SUBJECTS | words.LINKS:
        return begins(spoken[0])
    if _is_object_pronoun(spoken):
        return ""
    if first == "leur" and not words.is_noun(after):
        return 'it is not clear whether "leur" belongs to a noun or to a verb'
    if nouns.is_determined(text):
        return "" if slot is Slot.BENEFITS else "it looks like a noun phrase"
    verb = spoken
    if first in words.CLITICS | {"nous", "vous"}:
        verb = list(dropwhile(lambda word: word.casefold() in words.BEFORE_VERB, spoken))
        verb = verb[1:] if _is_object_pronoun(verb) else verb
    third = bool(verb) and words.is_third_person(verb[0])
    return "" if third else "it looks like no verb in the third person"


def _agreement_problem(spoken: list[str], parts: Parts) -> str:
    """Say when a benefit's verb does not agree with the category, which is its subject."""
    if spoken[0].casefold() in words.RELATIVES - {"qui"}:
        return ""  # "dont rien ne se perd" has a subject of its own.
    verbs = [
        word for word in spoken if word.casefold() not in words.CLITICS | words.RELATIVES | {"nous", "vous"}
    ]
    verb = "".join(verbs[1:2] if _is_object_pronoun(verbs) else verbs[:1])
    many = bool(parts.category) and nouns.noun(parts.category, Slot.CATEGORY).plural
    if not verb or not parts.category or words.agrees(verb, plural=many):
        return ""
    return (
        "its verb is singular, and the category plural"
        if many
        else "its verb is plural, and the category singular"
    )


def _is_object_pronoun(spoken: list[str]) -> bool:
    """Return whether les, le, la, l' or leur stands before a verb: "les aide", "leur évite"."""
    if len(spoken) <= 1:
        return False
    first, *rest = (word.casefold() for word in spoken)
    if rest[0] in ("y", "en"):
        return first in ("les", "le", "la", "l'", "leur")
    if first == "les":  # A noun would be plural, and no third person ends in s or x.
        numeral = rest[0] in words.PLURAL_DETERMINERS
        return not numeral and not is_acronym(spoken[1]) and words.is_third_person(rest[0])
    if first in ("le", "la", "l'"):
        followed = len(rest) > 1 and rest[1] in ("à", "au", "aux")
        return rest[0] in words.OBJECT_VERBS and (rest[0] not in words.HOMOGRAPHS or followed)
    return first == "leur" and rest[0] in words.OBJECT_VERBS


def _is_unlike(spoken: list[str]) -> bool:
    """Return whether an editor typed « contrairement à » before the alternative."""
    return [word.casefold() for word in spoken[:2]] in (["contrairement", a] for a in ("à", "au", "aux"))


def _is_led(spoken: list[str]) -> bool:
    """Return whether an editor typed « ayant » or « avec » before a feature."""
    return len(spoken) > 1 and spoken[0].casefold() in ("ayant", "avec")


def _is_gift(text: str) -> bool:
    """Return whether a benefit is a noun phrase, which « leur offre » must introduce."""
    spoken = words.words(plain(text))
    return nouns.is_determined(text) and not _is_object_pronoun(spoken)


def _benefits(benefits: tuple[str, ...], target: str, category: str) -> Pieces:
    """Return « qui leur offre du temps et met fin à … »: gifts after « offre », verbs as they are."""
    offer = "leur offre" if nouns.noun(target, Slot.TARGET).plural else "lui offre"
    if nouns.noun(category, Slot.CATEGORY).plural:
        offer += "nt"
    members: list[Pieces] = []
    gifts: list[Pieces] = []
    for position, benefit in enumerate(benefits):
        piece = Piece(small(benefit), Slot.BENEFITS)
        if not _is_gift(benefit):
            members.append((piece,))
            continue
        gifts.append((Piece(nouns.noun(benefit, Slot.BENEFITS).text, Slot.BENEFITS),))
        if position + 1 == len(benefits) or not _is_gift(benefits[position + 1]):
            members.append(assemble(f"{offer} ", series(gifts, "et", _SEMICOLON)))
            gifts = []
    typed = words.words(plain(benefits[0]))[0].casefold() in words.RELATIVES
    joined = members[0] if len(members) == 1 else series(members, "et", _SEMICOLON)
    return assemble("" if typed else "qui ", joined)


def _features(features: tuple[str, ...]) -> Pieces:
    led = [_is_led(words.words(plain(feature))) for feature in features]
    items = [
        (Piece(small(feature), Slot.FEATURES),) if typed else nouns.indefinite(feature, Slot.FEATURES)
        for feature, typed in zip(features, led, strict=True)
    ]
    return assemble("" if led[0] else "ayant ", series(items, "et", _SEMICOLON))


def _names_many(name: str) -> bool:
    """Return whether a name governs a plural verb: « Les Petits Frères proposent »."""
    return name.casefold().startswith("les ")


def sentence(parts: Parts) -> Pieces:
    """Return « [brand] propose à [target] [a category] ayant [features] qui leur offre [benefits]. »."""
    return assemble(
        Piece(capital(parts.brand), Slot.BRAND),
        " proposent " if _names_many(parts.brand) else " propose ",
        nouns.to(parts.target, Slot.TARGET),
        " ",
        nouns.indefinite(parts.category, Slot.CATEGORY),
        " ",
        assemble(_features(parts.features), " ") if parts.features else "",
        _benefits(parts.benefits, parts.target, parts.category),
        stop(parts.benefits[-1]),
    )


def moore(parts: Parts) -> Pieces:
    """Return Moore's form in French.

    « Pour les [target] qui [need], [product] est [a category] qui [key benefit]. Contrairement à
    [alternative], [product] [difference]. »
    """
    spoken = words.words(plain(parts.target))
    relative = any(word.casefold() in ("qui", "dont", "où") for word in spoken[1:])
    who = "" if words.words(plain(parts.need))[0].casefold() in words.RELATIVES else "qui "
    many = nouns.noun(parts.category, Slot.CATEGORY).plural
    if _names_many(parts.product) or (many and nouns.noun(parts.product, Slot.PRODUCT).plural):
        being = " sont "
    else:
        being = ", ce sont " if many else " est "  # « La Box, ce sont des jouets qui … »
    named = _holds_name(parts.difference, parts.product)
    unlike: Pieces = (Piece(capital(parts.alternative), Slot.ALTERNATIVE),)
    if not _is_unlike(words.words(plain(parts.alternative))):
        unlike = assemble("Contrairement ", nouns.to(parts.alternative, Slot.ALTERNATIVE))
    return assemble(
        "Pour ",
        nouns.definite(parts.target, Slot.TARGET),
        " et " if relative else " ",
        who,
        Piece(small(parts.need), Slot.NEED),
        ", ",
        Piece(parts.product, Slot.PRODUCT),
        being,
        nouns.indefinite(parts.category, Slot.CATEGORY),
        " ",
        _benefits(parts.benefits[:1], parts.target, parts.category),
        stop(parts.benefits[0]) + " ",
        unlike,
        ", ",
        "" if named else (Piece(parts.product, Slot.PRODUCT), Piece(" ")),
        Piece(parts.difference if named else small(parts.difference), Slot.DIFFERENCE),
        stop(parts.difference),
    )


def _holds_name(text: str, name: str) -> bool:
    """Return whether an editor began the difference with the offer's name: then it is not said twice."""
    return bool(name) and plain(text).casefold().startswith(name.casefold() + " ")


GRAMMAR = Grammar(problem, sentence, moore, LESSONS)
