"""What the handbook adds to hand-written pages: blocks, and what the glossary says of their terms."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from ..blocks import Block, BlockKind
from ..derive.comparison import compare
from ..links import resolve
from . import glossary
from .press import Press


def inset(press: Press, block: Block) -> Markup | None:
    """Return the HTML of a block; None where it names something that this build does not show."""
    handbook = press.edition.handbook
    if block.kind is BlockKind.STATEMENT:
        persona, offer = block.ids
        if (persona, offer) not in press.edition.statements:
            return None
        return press.block("statement", persona=handbook.personas[persona], offer_id=offer)
    personas = [handbook.personas[one] for one in block.ids if one in handbook.personas]
    if block.kind is None or len(personas) < len(block.ids):
        return None
    if block.kind is BlockKind.PERSONA:
        return press.block("persona", persona=personas[0])
    return press.block("comparison", comparison=compare(personas or handbook.current))


def with_terms(press: Press, html: str, source: str, relative: Callable[[str], str]) -> str:
    """Return the page ``source``, converted, with its terms explained; ``relative`` is as in ``resolve``."""
    if source == glossary.GLOSSARY:
        return glossary.with_anchors(html, press.glossary)

    def mark(term: glossary.Term, words: str) -> str:
        return resolve(press.mark_term(term, Markup(words)), relative)  # noqa: S704  # a piece of the page's HTML

    return glossary.explain(html, press.glossary, mark)
