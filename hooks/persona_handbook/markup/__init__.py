"""The Markdown that sentences and stories may hold, and nothing more.

Emphasis, strong, code, links and citations; a story also paragraphs, lists and quotations. Everything else
(raw HTML, images, headings, links to other schemes) is shown as typed, and ``read`` tells of it.

Each mark is found where it stands in the text, so that a diagnostic can point at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token
from markupsafe import Markup, escape

from ..memory import remembered
from .marks import Mark, MarkKind, Pen
from .parser import PROSE, SENTENCE, cited_only, parse

__all__ = ["Mark", "MarkKind", "Pen", "cited", "plain", "read", "render"]

#: A text without any of these characters is its own HTML once escaped: most are, and skip the parser.
_MARKS = re.compile(r"[*_`\[\]\\<]")
#: So many sentences with marks are remembered: those of some fifteen hundred personas. What asks for those of
#: more in turn finds none of them; but they are quickly read. Stories are not, and there are few of them.
_SENTENCES, _STORIES = 65_536, 16_384
#: Where a citation was taken out; the parser lets no such character through.
_CITED_HERE = "\0"
_BEFORE_CLOSING = re.compile(rf" ?{_CITED_HERE}(?=[.,;:!?…)])")


def cited(text: str, *, prose: bool = False) -> tuple[str, ...]:
    """Return the ids of the sources that a text cites, each once, in order."""
    if "[@" not in text:
        return ()
    ids = (mark.target for mark in read(text, prose=prose) if mark.kind is MarkKind.CITATION)
    return tuple(dict.fromkeys(ids))


def read(text: str, *, prose: bool = False) -> tuple[Mark, ...]:
    """Return the marks of a sentence, or of a ``prose`` text, in order."""
    # What holds none does not push out of the cache what was costly.
    return (_story if prose else _sentence)(text)[0] if _MARKS.search(text) else ()


def render(text: str, pen: Pen, *, prose: bool = False) -> Markup:
    """Return the HTML of a sentence, or of a ``prose`` text with its paragraphs."""
    if not prose and not _MARKS.search(text):
        return escape(text)
    parser = PROSE if prose else SENTENCE
    return Markup(parser.renderer.render(parse(text, prose=prose), parser.options, {"pen": pen}))  # noqa: S704


def plain(text: str, *, prose: bool = False) -> str:
    """Return ``text`` without marks and citations, for titles, descriptions and search entries."""
    # In prose a dash or a number may open an entry of a list.
    if not prose and not _MARKS.search(text):
        return " ".join(text.split())
    return (_story if prose else _sentence)(text)[1]


@remembered(_SENTENCES)
def _sentence(text: str) -> tuple[tuple[Mark, ...], str]:
    """Return the marks of a sentence, and its words: whoever asks for these asks for those too."""
    pieces = cited_only(text)
    if pieces is None:
        return _parsed(SENTENCE.parseInline(text), text)
    marks = (mark for one in pieces if not isinstance(one, str) for mark in one)
    return tuple(marks), _plain(one if isinstance(one, str) else _CITED_HERE for one in pieces)


@remembered(_STORIES)
def _story(text: str) -> tuple[tuple[Mark, ...], str]:
    """Return the same of a ``prose`` text."""
    return _parsed(PROSE.parse(text), text)


def _parsed(tokens: Sequence[Token], text: str) -> tuple[tuple[Mark, ...], str]:
    return tuple(_marks(tokens, text)), _plain(_words(tokens))


def _plain(pieces: Iterable[str]) -> str:
    words = " ".join("".join(pieces).split())
    if words.find(_CITED_HERE) == len(words) - 1:
        # Most cite once, in the end.
        return words[:-1].rstrip()
    # With a citation goes the space between it and what closes the sentence; others are an editor's (French).
    words = _BEFORE_CLOSING.sub("", words).replace(_CITED_HERE, "")
    return " ".join(words.split())


def _marks(tokens: Sequence[Token], text: str) -> Iterator[Mark]:
    for token in tokens:
        yield from token.meta.get("marks", ())
        for mark in _marks(token.children or (), token.content):
            # Most sentences are one line, of which nothing is left out.
            yield mark if token.content == text else mark._replace(at=_offset(text, token, mark.at))


def _offset(text: str, token: Token, at: int) -> int:
    """Return where in ``text`` the character ``at`` of a paragraph stands, which lacks indents and dashes."""
    if token.map is None:
        return at
    before = token.content[:at].split("\n")
    lines = text.split("\n")
    number = token.map[0] + len(before) - 1
    left_out = len(lines[number].rstrip()) - len(token.content.split("\n")[len(before) - 1].rstrip())
    return sum(len(line) + 1 for line in lines[:number]) + left_out + len(before[-1])


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline", "as_typed"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak", "paragraph_close"):
            yield " "
        elif token.type == "citation":
            yield _CITED_HERE
        yield from _words(token.children or ())
