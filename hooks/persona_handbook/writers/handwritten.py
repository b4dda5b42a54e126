"""Hand-written pages on their way through Markdown: the blocks of the handbook that they pull in."""

from __future__ import annotations

from collections.abc import Callable

from ..blocks import blocks
from ..links import resolve
from ..pages.insets import inset, with_terms
from ..pages.press import Press


def marked(press: Press, markdown: str) -> str:
    """Return a page with a placeholder in the place of each block."""
    lines = markdown.splitlines()
    for number, block in enumerate(blocks(markdown)):
        # Of what this build does not show, not even the id is to be read.
        lines[block.line] = f"\n{_placeholder(number)}\n" if inset(press, block) else ""
    return "\n".join(lines)


def filled(press: Press, html: str, markdown: str, file: str, relative: Callable[[str], str]) -> str:
    """Return a converted page with its terms explained and its blocks in place of their placeholders.

    Args:
        press: Prints the blocks.
        html: What Markdown made of the page.
        markdown: What was typed.
        file: The page's path below docs/.
        relative: Returns the address of a path below the root, seen from the page.
    """
    html = with_terms(press, html, file, relative)
    for number, block in enumerate(blocks(markdown)):
        content = inset(press, block)
        if content is not None:
            html = html.replace(_placeholder(number), resolve(content, relative), 1)
    return html


def _placeholder(number: int) -> str:
    return f'<div data-handbook-block="{number}"></div>'
