"""The parser: which of Markdown's marks are understood, and what happens to the others."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import escape

from .marks import Mark, MarkKind, Pen

_CITATION = re.compile(r"\[(@[^\s\];,]+(?:,[^\];@]*)?(?:;\s*@[^\s\];,]+(?:,[^\];@]*)?)*)\]")
#: Brackets that were to be a citation, at least in part: [@a, @b], [see @a], [@a; b].
_NO_CITATION = re.compile(r"\[[^\[\]]*?(?<![^\s\[;,(])@[A-Za-z0-9][^\[\]]*(?:\]|\Z)")
#: The host of a web address: a name or a number, and a port that there can be.
_HOST = re.compile(r"//(?:[^\s/?#@\[\]]*@)?[^\s/?#@:\[\]]+(?::[0-9]{1,5})?(?:[/?#]|$)")
_CITED = re.compile(r"@([^\s\];,]+)(?:,\s*([^\];]*))?")
#: What only the parser understands, besides brackets that are no citation.
_MORE_THAN_CITED = re.compile(r"[*_`\\<\r\0]")


def _citation_rule(state: StateInline, silent: bool) -> bool:
    # Silent is who looks for the end of a link's words: a citation among them must not pass for a link.
    match = None if silent else _CITATION.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    state.push("citation", "", 0).meta["marks"] = _cited(match)
    state.pos = match.end()
    return True


def _cited(match: re.Match[str]) -> tuple[Mark, ...]:
    typed = match[1]
    if "," not in typed and ";" not in typed:
        # Most cite one source as a whole.
        return (Mark(MarkKind.CITATION, sys.intern(typed[1:]), typed, match.start(1)),)
    return tuple(
        Mark(
            MarkKind.CITATION,
            sys.intern(one[1]),
            f"@{one[1]}",
            match.start(1) + one.start(),
            (one[2] or "").strip(),
        )
        for one in _CITED.finditer(typed)
    )


def _no_citation_rule(state: StateInline, silent: bool) -> bool:
    """Note brackets that only resemble a citation; what they hold is read on as if they were not noted."""
    match = None if silent else _NO_CITATION.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    ids = " ".join(re.findall(r"@([A-Za-z0-9_-]+)", match[0]))
    token = state.push("as_typed", "", 0)
    token.meta["marks"] = (Mark(MarkKind.CITATION_AS_TEXT, ids, match[0], state.pos),)
    state.pending += state.src[state.pos]
    state.pos += 1
    return True


def _citations_behind_links(state: StateCore) -> None:
    """Move the citations in a link's words behind the link: both lead somewhere, and links cannot nest."""
    for token in state.tokens:
        children, token.children = token.children or [], []
        waiting: list[Token] = []
        depth = 0
        for child in children:
            depth += child.nesting if child.type.startswith("link_") else 0
            (waiting if depth and child.type == "citation" else token.children).append(child)
            if not depth:
                token.children += waiting
                waiting = []


def _link_kind(target: str) -> MarkKind:
    if re.search(r"\s", target):
        return MarkKind.FORBIDDEN_LINK
    scheme = re.match(r"([a-z][a-z0-9+.-]*):", target, re.IGNORECASE)
    if scheme is None:
        page = re.fullmatch(r"(?!/)[^\s:?#]+\.md(#\S*)?", target)
        return MarkKind.PAGE_LINK if page else MarkKind.FORBIDDEN_LINK
    if scheme[1].lower() == "https" and not _HOST.match(target, scheme.end()):
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


def _says_something(tokens: Sequence[Token]) -> bool:
    """Tell whether words are left of a link once its citations are taken out."""
    return any(token.content.strip() for token in tokens)


def _link_rule(state: StateInline, silent: bool) -> bool:
    start, before, take_back = state.pos, len(state.tokens), _taken_back(state)
    if not link(state, silent):
        return False
    if silent:
        return True
    opening = next(token for token in state.tokens[before:] if token.type == "link_open")
    if any(token.type == "citation" for token in state.tokens[before:]) and not _says_something(
        state.tokens[before:]
    ):
        take_back()
        state.pos = start
        return False
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
    parser.inline.ruler.after("html", "no_citation", _no_citation_rule)
    parser.core.ruler.push("citations_behind_links", _citations_behind_links)
    parser.add_render_rule("citation", _render_citation)
    parser.add_render_rule("as_typed", _render_as_typed)
    parser.add_render_rule("link_open", _render_link)
    return parser


SENTENCE = _parser(prose=False)
PROSE = _parser(prose=True)


def parse(text: str, *, prose: bool) -> list[Token]:
    """Return the tokens of a sentence, or of a ``prose`` text."""
    if prose:
        return PROSE.parse(text)
    pieces = cited_only(text)
    if pieces is None:
        return SENTENCE.parseInline(text)
    tokens = [
        Token("text", "", 0, content=one)
        if isinstance(one, str)
        else Token("citation", "", 0, meta={"marks": one})
        for one in pieces
    ]
    return [Token("inline", "", 0, map=[0, 1], children=tokens, content=text)]


def cited_only(text: str) -> list[str | tuple[Mark, ...]] | None:
    """Return the pieces of a sentence whose only marks are citations, as the parser finds them; else None.

    Most sentences with any mark are such, and the parser takes ten times as long.
    """
    found = list(_CITATION.finditer(text))
    if len(found) != text.count("[") or "![" in text or _MORE_THAN_CITED.search(text):
        return None
    pieces: list[str | tuple[Mark, ...]] = []
    end = 0
    for match in found:
        pieces += (text[end : match.start()], _cited(match))
        end = match.end()
    pieces.append(text[end:])
    return [one for one in pieces if one]
