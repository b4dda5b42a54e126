"""The Markdown that sentences and stories may hold, and nothing more.

Emphasis, strong, code, links and citations; a story also paragraphs, lists and quotations. Everything else
(raw HTML, images, headings, links to other schemes) is shown as typed, and ``read`` tells of it.

Each mark is found where it stands in the text, so that a diagnostic can point at it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

#: A text without any of these characters is its own HTML once escaped: most are, and skip the parser.
_MARKS = re.compile(r"[*_`\[\]\\<]")
_CITATION = re.compile(r"\[(@[^\s\];,]+(?:,[^\];@]*)?(?:;\s*@[^\s\];,]+(?:,[^\];@]*)?)*)\]")
#: Where a citation was taken out; the parser lets no such character through.
_CITED_HERE = "\0"
_CITED = re.compile(r"@([^\s\];,]+)(?:,\s*([^\];]*))?")


class MarkKind(StrEnum):
    """What a mark in a text is."""

    CITATION = "citation"
    PERSONA_LINK = "persona-link"
    PAGE_LINK = "page-link"
    WEB_LINK = "web-link"
    INSECURE_LINK = "insecure-link"
    FORBIDDEN_LINK = "forbidden-link"
    IMAGE = "image"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a text.

    Attributes:
        kind: What it is.
        target: A source's id, a persona's id, a page of docs/ or an address; the source text of the rest.
        typed: The mark as typed.
        at: Where it begins in the text, in characters from 0.
        locator: The place inside a cited source: "p. 3".
    """

    kind: MarkKind
    target: str
    typed: str
    at: int
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Pen:
    """How the marks that lead elsewhere are written; given by whoever knows pages and templates.

    Attributes:
        cite: Returns the HTML of one citation mark; gets the marks of one pair of brackets.
        address: Returns where a persona link or a page link leads; None shows the link's words alone.
    """

    cite: Callable[[Sequence[Mark]], Markup]
    address: Callable[[Mark], str | None]


def cited(text: str, *, prose: bool = False) -> tuple[str, ...]:
    """Return the ids of the sources that a text cites, each once, in order."""
    if "[@" not in text:
        return ()
    ids = (mark.target for mark in read(text, prose=prose) if mark.kind is MarkKind.CITATION)
    return tuple(dict.fromkeys(ids))


@lru_cache(maxsize=65_536)
def read(text: str, *, prose: bool = False) -> tuple[Mark, ...]:
    """Return the marks of a sentence, or of a ``prose`` text, in order."""
    if not _MARKS.search(text):
        return ()
    return tuple(_marks(_parse(text, prose=prose), text))


def render(text: str, pen: Pen, *, prose: bool = False) -> Markup:
    """Return the HTML of a sentence, or of a ``prose`` text with its paragraphs."""
    if not prose and not _MARKS.search(text):
        return escape(text)
    parser = _PROSE if prose else _SENTENCE
    return Markup(parser.renderer.render(_parse(text, prose=prose), parser.options, {"pen": pen}))  # noqa: S704


@lru_cache(maxsize=65_536)
def plain(text: str, *, prose: bool = False) -> str:
    """Return ``text`` without marks and citations, for titles, descriptions and search entries."""
    # In prose a dash or a number may open an entry of a list.
    if not prose and not _MARKS.search(text):
        return " ".join(text.split())
    words = " ".join("".join(_words(_parse(text, prose=prose))).split())
    # With a citation goes the space between it and what closes the sentence; others are an editor's (French).
    words = re.sub(rf" ?{_CITED_HERE}(?=[.,;:!?…)])", "", words).replace(_CITED_HERE, "")
    return " ".join(words.split())


def _parse(text: str, *, prose: bool) -> list[Token]:
    return _PROSE.parse(text) if prose else _SENTENCE.parseInline(text)


def _marks(tokens: Sequence[Token], text: str) -> Iterator[Mark]:
    for token in tokens:
        yield from token.meta.get("marks", ())
        for mark in _marks(token.children or (), token.content):
            yield replace(mark, at=_offset(text, token, mark.at))


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


def _citation_rule(state: StateInline, silent: bool) -> bool:
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta["marks"] = tuple(
            Mark(
                MarkKind.CITATION,
                one[1],
                f"@{one[1]}",
                state.pos + match.start(1) - match.start() + one.start(),
                (one[2] or "").strip(),
            )
            for one in _CITED.finditer(match[1])
        )
    state.pos = match.end()
    return True


def _link_kind(target: str) -> MarkKind:
    if re.search(r"\s", target):
        return MarkKind.FORBIDDEN_LINK
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", target, re.IGNORECASE)
    if scheme is None:
        page = re.fullmatch(r"(?!/)[^\s:?#]+\.md(#\S*)?", target)
        return MarkKind.PAGE_LINK if page else MarkKind.FORBIDDEN_LINK
    if scheme[1].lower() == "https" and not re.match(r"//[^\s/?#]", target[scheme.end() :]):
        return MarkKind.FORBIDDEN_LINK
    return {
        "https": MarkKind.WEB_LINK,
        "mailto": MarkKind.WEB_LINK,
        "http": MarkKind.INSECURE_LINK,
        "persona": MarkKind.PERSONA_LINK,
    }.get(scheme[1].lower(), MarkKind.FORBIDDEN_LINK)


def _as_typed(state: StateInline, start: int, kind: MarkKind, target: str) -> None:
    # Not "text": neighbouring texts are joined, and the mark would be lost.
    token = state.push("as_typed", "", 0)
    token.content = state.src[start : state.pos]
    token.meta["marks"] = (Mark(kind, target, token.content, start),)


def _taken_back(state: StateInline) -> Callable[[], None]:
    """Return a function that forgets all tokens from here on."""
    tokens, meta, pending = len(state.tokens), len(state.tokens_meta), state.pending

    def take_back() -> None:
        # The two lists do not run side by side: a text that was pending has no meta.
        del state.tokens[tokens:], state.tokens_meta[meta:]
        state.pending = pending

    return take_back


def _link_rule(state: StateInline, silent: bool) -> bool:
    start, before, take_back = state.pos, len(state.tokens), _taken_back(state)
    if not link(state, silent):
        return False
    if silent:
        return True
    opening = next(token for token in state.tokens[before:] if token.type == "link_open")
    target = str(opening.attrs["href"])
    kind = _link_kind(target)
    if kind in (MarkKind.INSECURE_LINK, MarkKind.FORBIDDEN_LINK):
        take_back()
        _as_typed(state, start, kind, target)
        return True
    if kind is MarkKind.PERSONA_LINK:
        target = target.partition(":")[2]
    opening.meta["marks"] = (Mark(kind, target, state.src[start : state.pos], start),)
    return True


def _image_rule(state: StateInline, silent: bool) -> bool:
    start, take_back = state.pos, _taken_back(state)
    if not image(state, silent):
        return False
    if not silent:
        take_back()
        _as_typed(state, start, MarkKind.IMAGE, "")
    return True


def _html_rule(state: StateInline, silent: bool) -> bool:
    match = HTML_TAG_RE.match(state.src[state.pos : state.posMax]) if state.src[state.pos] == "<" else None
    if not match:
        return False
    start, state.pos = state.pos, state.pos + match.end()
    if not silent:
        _as_typed(state, start, MarkKind.HTML, match[0])
    return True


def _render_citation(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    pen: Pen = env["pen"]
    return str(pen.cite(tokens[index].meta["marks"]))


def _render_link(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    pen: Pen = env["pen"]
    opening = tokens[index]
    (mark,) = opening.meta["marks"]
    if mark.kind is not MarkKind.WEB_LINK:
        address = pen.address(mark)
        opening.attrs = {"href": address} if address else {}
    else:
        opening.attrs["rel"] = "noopener"
    return self.renderToken(tokens, index, options, env)


def _render_as_typed(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return str(escape(tokens[index].content))


def _parser(*, prose: bool) -> MarkdownIt:
    parser = MarkdownIt("zero")
    # Every address is let through to the link rule, which keeps the good ones and tells of the others.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.enable(["emphasis", "backticks", "link", "image", "escape"])
    if prose:
        parser.enable(["list", "blockquote", "newline"])
    parser.inline.ruler.at("link", _link_rule)
    parser.inline.ruler.at("image", _image_rule)
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.inline.ruler.after("image", "html", _html_rule)
    parser.add_render_rule("citation", _render_citation)
    parser.add_render_rule("as_typed", _render_as_typed)
    parser.add_render_rule("link_open", _render_link)
    return parser


_SENTENCE = _parser(prose=False)
_PROSE = _parser(prose=True)
