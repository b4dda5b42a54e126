"""What the search needs to find French as people type it, and the persona before all else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import Any

#: The field of the index that holds words without their accents; mkdocs.yml gives it its boost.
FOLDED = "folded"
#: The field that holds all the words of a persona; mkdocs.yml gives it its boost.
WHOLE = "whole"
#: Words shorter than this tell no persona from another.
_SHORTEST = 3
_TAG = re.compile(r"<[^>]+>")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_HEADING = re.compile(r'<h[1-6]\b[^>]*? id="([^"]*)"[^>]*>(.*?)</h[1-6]>', re.DOTALL)
_HEADERLINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
#: What the theme shows of a text's form in its results, where it has attributes: it draws them without.
_KEPT = re.compile(r"<(/?(?:p|li|ol|ul|code|pre|sub|sup))\b[^>]+>")
_DROPPED = re.compile(r"<(?!/?(?:p|li|ol|ul|code|pre|sub|sup)\b)[^>]+>")
#: What stands within a word or before its full stop.
_INLINE = re.compile(r"</?(?:a|bdi|em|strong)\b[^>]*>")
#: What is escaped and need not be: a quotation mark ends a word only as itself.
_ESCAPED = re.compile(r"&(?!amp;|lt;|gt;)#?\w+;")
_WORD = re.compile(r"[^\W\d_]+")


def entries(html: str, url: str, title: str, boost: float) -> Iterator[dict[str, Any]]:
    """Yield the entries of a printed page: one for what stands above its first section, and one for each.

    The theme would read the page with Python's own HTML parser, which takes longer than everything else that
    is done for it. Our templates escape what they print, so that ">" always ends a tag here.

    Args:
        html: The content of the page.
        url: Its address below the site's root.
        title: Its title, escaped.
        boost: How much more than an ordinary page it counts.
    """
    # Before each heading's anchor and words comes a text: [text, anchor, words, text, …].
    lead, *parts = _HEADING.split(_SCRIPT.sub("", html))
    weight = {} if boost == 1 else {"boost": boost}
    yield {"location": url, "title": title, "text": _shown(lead), **weight}
    for anchor, words, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        heading = " ".join(_TAG.sub("", _HEADERLINK.sub("", words)).split())
        yield {"location": f"{url}#{anchor}", "title": heading, "text": _shown(text), **weight}


def _shown(html: str) -> str:
    text = _KEPT.sub(r"<\1>", _DROPPED.sub(" ", _INLINE.sub("", html)))
    return " ".join(_ESCAPED.sub(lambda one: unescape(one[0]), text).split())


def add_folded(entries: list[dict[str, Any]]) -> None:
    """Add to each entry of the index its accented words without accents: "equipe" then finds "équipe"."""
    for entry in entries:
        words = dict.fromkeys(_WORD.findall(_TAG.sub(" ", f"{entry['title']} {entry['text']}")))
        accented = (word for word in words if not word.isascii())
        folded = dict.fromkeys(plain for word in accented if (plain := without_accents(word)) != word)
        if folded:
            entry[FOLDED] = " ".join(folded)


def add_whole(entries: list[dict[str, Any]]) -> None:
    """Add to the entry of each persona's page the words of all its sections, each once.

    The theme counts a page twice that holds every word typed, but the entry of a page holds only what stands
    above its first section: the words of a goal would find pages in which "in" and "a" begin many words. Only
    personas are boosted above one.
    """
    whole = {
        entry["location"]: entry
        for entry in entries
        if entry.get("boost", 1) > 1 and entry["location"] == _page(entry)
    }
    words: dict[str, dict[str, None]] = {page: {} for page in whole}
    for entry in entries:
        held = words.get(_page(entry))
        # Other pages are long, the comparison of all personas above all.
        if held is None:
            continue
        found = dict.fromkeys(_WORD.findall(_TAG.sub(" ", f"{entry['title']} {entry['text']}").lower()))
        spelt = (one for word in found if len(word) >= _SHORTEST for one in (word, without_accents(word)))
        held.update(dict.fromkeys(spelt))
    for page, entry in whole.items():
        entry[WHOLE] = " ".join(words[page])


def _page(entry: dict[str, Any]) -> str:
    location: str = entry["location"]
    return location.partition("#")[0]


def without_accents(word: str) -> str:
    """Return ``word`` with its accents taken off: "équipe" is "equipe", "œuvre" is "oeuvre"."""
    if word.isascii():
        return word
    spelt = unicodedata.normalize("NFKD", word).replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae")
    return "".join(letter for letter in spelt if not unicodedata.combining(letter))
