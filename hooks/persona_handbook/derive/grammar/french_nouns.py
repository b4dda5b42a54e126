"""French noun phrases: their articles, and what « à » makes of these.

"parents pressés" gives « aux parents pressés », "le directeur" « au directeur », "école" « à l’école », "une
directrice" « à une directrice », "Aux parents" (typed so) « aux parents » and « Pour les parents ».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from . import french_words as words
from .parts import Piece, Pieces, Slot
from .text import assemble, is_acronym, is_title, opening, plain, small

_PREPOSITION = re.compile(r"(?P<contracted>aux?)\s+|(?:à|pour)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:les?|la)\s+|l['’]", re.IGNORECASE)
_COORDINATED = re.compile(
    r"(?P<link>,\s+|\s+(?:et|ou)\s+)(?P<article>(?:les|le|la|une|un|des|son|sa|ses|leurs?)\s+|l['’])"
)
#: After one of these, "et le" goes on with its object: "les parents qui aiment le bois et le jeu".
_CLOSED = words.RELATIVES | (words.LINKS - frozenset("à au aux et ou".split()))
_OF = frozenset("de d' du des".split())


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase, taken apart where « à » meets its article.

    Attributes:
        marks: What stands before its first word: "**", "«".
        article: "les ", "le ", "la " or "l'" as typed, but small unless part of a name; "" for all others.
        rest: What follows.
        plural: Whether it is plural, by its determiner, by "et" or by its ending.
        due: The article that it lacks, definite; "" where it needs none, None where we cannot tell which.
    """

    marks: str
    article: str
    rest: str
    plural: bool
    due: str | None

    @property
    def text(self) -> str:
        """The phrase with the article typed, without « à »."""
        return self.marks + self.article + self.rest


@lru_cache(maxsize=65_536)
def noun(text: str, slot: Slot) -> Noun:
    """Take a noun phrase apart; an « à », « aux » or « pour » typed before it is left out."""
    marks, rest = opening(text)
    article = ""
    if slot in (Slot.TARGET, Slot.ALTERNATIVE) and (typed := _PREPOSITION.match(rest)):
        if typed["contracted"]:
            article = "les " if typed["contracted"].casefold() == "aux" else "le "
        if article or typed[0][0] in "Pp" or is_determined(rest[typed.end() :]):
            rest = rest[typed.end() :]
    if not article and (match := _ARTICLE.match(rest)):
        article = match[0]
        rest = rest[match.end() :]
    found = words.words(plain(rest))
    if article:
        # "La Redoute" keeps its capital, "Les parents" loses it.
        named = slot is Slot.ALTERNATIVE and bool(found) and is_title(found[0])
        article = article if named else article.lower()
    elif found and (_determined(found[0]) or _is_common(found, slot)):
        rest = small(rest)
        found = words.words(plain(rest))
    plural = any(link["link"].strip() == "et" for link in _links(rest)) or _plural(article, found, slot)
    due = "" if article or not found else _due(found, slot, plural=_plural("", found, slot))
    return Noun(marks, article, rest, plural, due)


def to(text: str, slot: Slot) -> Pieces:
    """Return « à » and the phrase, contracted: « au directeur », « aux mères et aux pères »."""
    one = noun(text, slot)
    rest = _repeat(one.rest)
    if contracted := {"les": "aux ", "le": "au "}.get(one.article.strip().casefold()):
        return (Piece(one.marks + contracted + rest, slot),)
    led = {"les ": "aux ", "le ": "au ", "la ": "à la ", "l’": "à l’"}.get(one.due or "", "à ")
    return (Piece(led), Piece(one.marks + one.article + rest, slot))


def definite(text: str, slot: Slot) -> Pieces:
    """Return the phrase with an article: « les » + "parents pressés", "une directrice" as typed."""
    one = noun(text, slot)
    return assemble(one.due or "", Piece(one.text, slot))


def indefinite(text: str, slot: Slot) -> Pieces:
    """Return the phrase, with an indefinite article if it has none: « une box », « de beaux jouets »."""
    one = noun(text, slot)
    if one.due == "":
        return (Piece(one.text, slot),)
    found = words.words(plain(one.rest))
    if one.plural:
        led = "des "
        if (
            found[0].casefold() in words.PLURAL_ADJECTIVES
            and len(found) > 1
            and found[1].casefold() not in _OF
        ):
            led = "d’" if words.elides(found[0]) else "de "
        return (Piece(led), Piece(one.text, slot))
    known = words.gender(found)
    return assemble(f"{known.value[0]} " if known else "", Piece(one.text, slot))


def lacks_article(text: str, slot: Slot) -> bool:
    """Return whether the phrase needs an article and we cannot tell which: "kiwi" does, "le kiwi" not."""
    one = noun(text, slot)
    if one.due is None:
        return True
    elided = one.due == "l’" and slot in (Slot.CATEGORY, Slot.FEATURES)
    return elided and words.gender(words.words(plain(one.rest))) is None


def is_determined(text: str) -> bool:
    """Return whether a text begins as a noun phrase does: "la paix", "plus de temps", "92 jouets"."""
    _, rest = opening(text)
    found = words.words(plain(rest))
    if not found or (found[0].casefold() in words.QUANTITIES and not {"de", "d'"} & set(found[1:2])):
        return False
    return bool(_ARTICLE.match(rest)) or _determined(found[0])


def _determined(word: str) -> bool:
    lower = word.casefold()
    known = words.SINGULAR_DETERMINERS | words.PLURAL_DETERMINERS | words.PRONOUNS | {"de", "d'", "davantage"}
    return lower in known or lower[0].isdigit()


def _plural(article: str, found: list[str], slot: Slot) -> bool:
    first = found[0].casefold() if found else ""
    if article:
        return article.strip().casefold() == "les" or first in ("plupart", "majorité")
    if not first or first in words.SINGULAR_DETERMINERS | words.PRONOUNS:
        return first in words.PLURAL_PRONOUNS
    if _determined(first):
        return first != "1"
    plural = words.is_plural_word(found[0])
    after = found[1].casefold() if len(found) > 1 else ""
    if plural is None and after and not _determined(after) and after not in words.LINKS | {"en"}:
        plural = bool(words.is_plural_word(found[1]))  # An adjective shows it: "PME industrielles".
    return slot is Slot.TARGET if plural is None else plural  # A target is a group: "héros", "PME".


def _due(found: list[str], slot: Slot, *, plural: bool) -> str | None:
    if _determined(found[0]) or _is_name(found, slot):
        return ""
    if slot is Slot.ALTERNATIVE and is_title(found[0]):
        return None  # "Jouets en plastique": a name, or a noun with a capital too many?
    if plural:
        return "les "
    if "et" in found or "ou" in found:
        return None  # "père et mère" wants two articles.
    known = words.gender(found)
    if words.elides(found[0]):
        return "l’"
    return f"{known.value[1]} " if known else None


def _is_name(found: list[str], slot: Slot) -> bool:
    """Return whether a phrase without article is a name: "Claire Martin"; of a competitor also "Amazon"."""
    capitals = [is_title(word) or is_acronym(word) for word in found]
    if slot is Slot.ALTERNATIVE:
        return capitals[0] and (len(found) == 1 or any(capitals[1:]))
    return slot is Slot.TARGET and len(found) > 1 and all(is_title(word) for word in found)


def _is_common(found: list[str], slot: Slot) -> bool:
    """Return whether a capital at the start is one too many: "Parents pressés", not the competitor "Box"."""
    rival = slot is Slot.ALTERNATIVE and _is_name(found, slot)
    return found[0].casefold() in words.COMMON and not rival


def _links(rest: str) -> list[re.Match[str]]:
    """Return where a phrase is joined by a further one with its article: "… et la mère"."""
    links: list[re.Match[str]] = []
    for match in _COORDINATED.finditer(rest):
        before = {word.casefold() for word in words.words(plain(rest[: match.start()]))}
        if before & _CLOSED:
            break
        if match["article"].strip() != "des" or not before & _OF:
            links.append(match)
    return links if any(not match["link"].startswith(",") for match in links) else []


def _repeat(rest: str) -> str:
    """Return ``rest`` with « à » before each further phrase, as French has it: « au père et à la mère »."""
    for match in reversed(_links(rest)):
        article = match["article"]
        led = {"les": "aux ", "le": "au "}.get(article.strip(), f"à {article}")
        rest = rest[: match.start("article")] + led + rest[match.end("article") :]
    return rest
