"""What an editor probably meant, and how to name things to her."""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

#: Keys as a French editor would first type them, beside what the format calls them.
_FRENCH = {
    "nom": "name",
    "marque": "brand",
    "rôle": "role",
    "statut": "status",
    "marché": "market",
    "résumé": "summary",
    "citation": "quote",
    "étiquettes": "tags",
    "démographie": "demographics",
    "âge": "age",
    "genre": "gender",
    "lieu": "location",
    "famille": "family",
    "métier": "occupation",
    "revenu": "income",
    "langues": "languages",
    "entreprise": "company",
    "secteur": "sector",
    "effectif": "headcount",
    "travail": "work",
    "valeurs": "values",
    "intérêts": "interests",
    "échelles": "scales",
    "technologie": "technology",
    "médias": "media",
    "canal": "channel",
    "achat": "buying",
    "déclencheurs": "triggers",
    "critères": "criteria",
    "réponse": "answer",
    "besoins": "needs",
    "objectifs": "goals",
    "buts": "goals",
    "freins": "frustrations",
    "douleurs": "frustrations",
    "histoire": "story",
    "journée": "day",
    "heure": "time",
    "empathie": "empathy",
    "parcours": "journey",
    "étapes": "stages",
    "forces": "strengths",
    "faiblesses": "weaknesses",
    "positionnement": "positioning",
    "offre": "offer",
    "offres": "offers",
    "cible": "target",
    "besoin": "need",
    "bénéfices": "benefits",
    "départements": "departments",
    "services": "departments",
    "preuve": "proof",
    "désaccords": "disagreements",
    "revue": "review",
    "propriétaire": "owner",
}
_CLOSE_ENOUGH = 0.7
_MANY = 14


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return ``text`` as it is compared: without case, accents, hyphens and underscores."""
    spelt = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spelt if letter.isalnum())


_ENGLISH = {fold(french): english for french, english in _FRENCH.items()}


def closest(word: str, words: Collection[str]) -> str | None:
    """Return the one of ``words`` that ``word`` was meant to be, or None when nothing is near."""
    by_fold = {fold(one): one for one in words}
    typed = fold(word)
    if typed in by_fold:
        return by_fold[typed]
    near = difflib.get_close_matches(typed, by_fold, n=1, cutoff=_CLOSE_ENOUGH)
    if near:
        return by_fold[near[0]]
    english = _ENGLISH.get(typed) or _ENGLISH.get(typed.removesuffix("s"))
    if english in words:
        return english
    # Not of shorter words: a letter or two stand in many a word.
    return next(
        (
            one
            for key, one in by_fold.items()
            if min(len(key), len(typed)) > 3 and (key in typed or typed in key)
        ),
        None,
    )


def did_you_mean(word: str, words: Collection[str]) -> str:
    """Return a hint: the word that was meant, or all that are possible."""
    if near := closest(word, words):
        return f'did you mean "{near}"?'
    return f"possible here: {alternatives(words)}" if words else "nothing is defined here yet"


def alternatives(words: Iterable[str], last: str = "or") -> str:
    """Return ``a, b or c``, cut after the first fourteen."""
    listed = list(words)
    if len(listed) > _MANY:
        return ", ".join(listed[:_MANY]) + " …"
    return f" {last} ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)


def clip(text: str, length: int = 60) -> str:
    """Return ``text`` on one line and at most ``length`` characters long."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec".split(),
    "janv fevr mars avri mai juin juil aout sept octo nove dece".split(),
)


def proposed_date(text: str) -> str | None:
    """Return a date in another form (``21/11/2026``, ``21 novembre 2026``) as YYYY-MM-DD, or None.

    The day is taken to come before the month, as in Europe.
    """
    spelt = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in spelt if not unicodedata.combining(letter))
    numbers, words = re.findall(r"[0-9]+", letters), re.findall(r"[a-z]{3,}", letters)
    if any(len(number) > len("2026") for number in numbers):
        return None
    if words and len(numbers) == 2:
        months = (at for names in _MONTHS for at, name in enumerate(names, 1) if words[-1].startswith(name))
        year, month, day = int(numbers[1]), next(months, 0), int(numbers[0])
    elif not words and len(numbers) == 3:
        ordered = numbers if len(numbers[0]) == 4 else numbers[::-1]
        year, month, day = (int(number) for number in ordered)
    else:
        return None
    try:
        return datetime.date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None
