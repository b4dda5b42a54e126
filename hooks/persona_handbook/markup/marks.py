"""What the marks of a text are, and how those that lead elsewhere are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from markupsafe import Markup


class MarkKind(StrEnum):
    """What a mark in a text is."""

    CITATION = "citation"
    CITATION_AS_TEXT = "citation-as-text"
    PERSONA_LINK = "persona-link"
    PAGE_LINK = "page-link"
    WEB_LINK = "web-link"
    INSECURE_LINK = "insecure-link"
    FORBIDDEN_LINK = "forbidden-link"
    IMAGE = "image"
    HTML = "html"


class Mark(NamedTuple):
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
