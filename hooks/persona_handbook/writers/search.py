"""What the search needs to find French as people type it, and the persona before all else."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

#: The field of the index that holds words without their accents; mkdocs.yml gives it its boost.
FOLDED = "folded"
#: The field that holds all the words of a persona; mkdocs.yml gives it its boost.
WHOLE = "whole"
#: Words shorter than this tell no persona from another.
_SHORTEST = 3
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W\d_]+")


def add_folded(entries: list[dict[str, Any]]) -> None:
    """Add to each entry of the index its accented words without accents: "equipe" then finds "équipe"."""
    for entry in entries:
        words = _WORD.findall(_TAG.sub(" ", f"{entry['title']} {entry['text']}"))
        folded = dict.fromkeys(plain for word in words if (plain := without_accents(word)) != word)
        if folded:
            entry[FOLDED] = " ".join(folded)


def add_whole(entries: list[dict[str, Any]]) -> None:
    """Add to the entry of each persona's page the words of all its sections, each once.

    The theme counts a page twice that holds every word typed, but the entry of a page holds only what stands
    above its first section: the words of a goal would find pages in which "in" and "a" begin many words. Only
    personas are boosted above one.
    """
    words: dict[str, dict[str, None]] = {}
    for entry in entries:
        found = _WORD.findall(_TAG.sub(" ", f"{entry['title']} {entry['text']}").lower())
        spelt = (one for word in found if len(word) >= _SHORTEST for one in (word, without_accents(word)))
        words.setdefault(_page(entry), {}).update(dict.fromkeys(spelt))
    for entry in entries:
        if entry.get("boost", 1) > 1 and entry["location"] == _page(entry):
            entry[WHOLE] = " ".join(words[entry["location"]])


def _page(entry: dict[str, Any]) -> str:
    location: str = entry["location"]
    return location.partition("#")[0]


def without_accents(word: str) -> str:
    """Return ``word`` with its accents taken off: "équipe" is "equipe", "œuvre" is "oeuvre"."""
    if word.isascii():
        return word
    spelt = unicodedata.normalize("NFKD", word).replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae")
    return "".join(letter for letter in spelt if not unicodedata.combining(letter))
