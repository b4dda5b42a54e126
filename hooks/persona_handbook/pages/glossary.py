"""The glossary: a hand-written page whose terms are explained wherever pages use them.

It is a page of docs/ with Markdown's definition lists; a site without one explains nothing::

    Lookalike
    :   An anti-target that is easily taken for a certain primary persona.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..links import path_of_file

#: Where the glossary is, below docs/.
GLOSSARY = "guide/glossary.md"
#: A single word shorter than this is too common to be explained amid a sentence: "a push", "our role".
SHORTEST_IN_PROSE = 6
#: About as many letters of a definition are shown where a term is used; the glossary has all of it.
GIST = 220

_ENTRY = re.compile(r"^(?P<name>\S.*)\n(?P<body>:[ \t]+.*(?:\n(?:[ \t]+\S|:[ \t]).*)*)", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SHORT_FORM = re.compile(r"^(.*\S)\s+\((.+)\)$")
_PLURAL = re.compile(r"(?:es|s|x)$")
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
#: Text in these is looked through, unless it is also in one of those that are left alone.
_PROSE = {"p", "li", "td", "dd"}
_LEFT_ALONE = {"a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "th"}
_VOID = {"br", "hr", "img", "input", "wbr"}


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means.

    Attributes:
        name: As the glossary writes it, without the short form in brackets.
        anchor: Its id on the glossary's page.
        text: What it means, as plain text.
        short: Its short form: "ICP"; "" without one.
    """

    name: str
    anchor: str
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a handbook.

    Attributes:
        path: The address of its page below the root.
        terms: Each term under its name, and under its short form, in small letters.
    """

    path: str = ""
    terms: Mapping[str, Term] = field(default_factory=dict)

    def find(self, label: str) -> Term | None:
        """Return the term that a label is, in the singular or the plural."""
        key = label.casefold()
        return self.terms.get(key) or self.terms.get(_PLURAL.sub("", key))


def read(docs: Path) -> Glossary:
    """Return the glossary below ``docs``; an empty one where there is none."""
    path = docs / GLOSSARY
    return parse(path.read_text("utf-8")) if path.is_file() else Glossary()


def parse(markdown: str) -> Glossary:
    """Return the glossary that a page's Markdown holds."""
    terms: dict[str, Term] = {}
    for entry in _ENTRY.finditer(markdown):
        name, short = entry["name"].strip(), ""
        if form := _SHORT_FORM.match(name):
            name, short = form[1], form[2]
        # The first definition explains; what follows it says more.
        body = re.split(r"\n:[ \t]", entry["body"].removeprefix(":"))[0]
        term = Term(name, _anchor(name), _gist(" ".join(body.split())), short)
        terms |= {key.casefold(): term for key in (name, short) if key}
    return Glossary(path_of_file(GLOSSARY), terms)


def with_anchors(html: str, glossary: Glossary) -> str:
    """Return the glossary's own page with an id on each of its terms."""
    for term in glossary.terms.values():
        title = f"{term.name} ({term.short})" if term.short else term.name
        html = html.replace(f"<dt>{title}</dt>", f'<dt id="{term.anchor}">{title}</dt>', 1)
    return html


def explain(html: str, glossary: Glossary, mark: Callable[[Term, str], str]) -> str:
    """Return a hand-written page with each term explained where its prose first uses it.

    Args:
        html: The page, converted.
        glossary: The terms.
        mark: Returns the HTML of a term's use: it gets the term and the words that stand there, as HTML.
    """
    wanted = {key: term for key, term in glossary.terms.items() if _is_telling(key, term)}
    if not wanted:
        return html
    names = "|".join(re.escape(key) for key in sorted(wanted, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])({names})(?:es|s|x)?(?![\w-])", re.IGNORECASE)
    used: set[str] = set()

    def explained(found: re.Match[str]) -> str:
        term = wanted[found[1].casefold()]
        abbreviated = found[1].casefold() == term.short.casefold()
        if term.name in used or (abbreviated and found[1] != term.short):
            return found[0]
        used.add(term.name)
        return mark(term, found[0])

    pieces: list[str] = []
    open_tags: list[str] = []
    for piece in _TAG.split(html):
        if name := _NAME.match(piece):
            if piece.startswith("</"):
                while open_tags and open_tags.pop() != name[1]:
                    pass
            elif name[1] not in _VOID and not piece.endswith("/>"):
                open_tags.append(name[1])
        elif _PROSE.intersection(open_tags) and not _LEFT_ALONE.intersection(open_tags):
            piece = pattern.sub(explained, piece)  # noqa: PLW2901  # the same piece, marked
        pieces.append(piece)
    return "".join(pieces)


def _gist(definition: str) -> str:
    """Return the first sentences of a definition as plain text, without those that only lead elsewhere."""
    sentences = re.split(r"(?<=[.!?])\s+", definition)
    telling = [one for one in sentences if not _LINK.search(one)] or sentences
    gist = telling[0]
    for sentence in telling[1:]:
        if len(gist) + len(sentence) > GIST:
            break
        gist = f"{gist} {sentence}"
    return re.sub(r"[*`]", "", _LINK.sub(r"\1", gist))


def _is_telling(key: str, term: Term) -> bool:
    return " " in key or len(key) >= SHORTEST_IN_PROSE or key == term.short.casefold()


def _anchor(name: str) -> str:
    return "term-" + re.sub(r"[^\w]+", "-", name.casefold()).strip("-")
