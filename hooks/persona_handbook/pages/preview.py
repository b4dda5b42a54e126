"""The preview of a change: what it means in words, and the pages of the personas it touches, in one file.

The file asks for nothing: it is opened from a disk, from a mail, from wherever a reviewer finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ..links import path_of
from ..model.persona import Persona
from ..telling import reports
from ..telling.difference import Difference
from . import onefile
from .press import Press
from .site import persona_page

#: So many personas are shown; of what more a change touches, only its words are told.
MOST_PERSONAS = 30


@dataclass(frozen=True, slots=True)
class Leaf:
    """The page of a persona within the preview.

    Attributes:
        name: Its id within the file.
        persona: Whose page it is.
        html: Its body.
    """

    name: str
    persona: Persona
    html: Markup


def touched(found: Difference, press: Press) -> tuple[Persona, ...]:
    """Return the personas that a change touches and that are still there, in the order of pages."""
    personas = press.edition.handbook.personas
    return tuple(
        personas[one.persona]
        for one in found.changes.personas
        if one.persona in personas and one.persona in found.after.personas
    )


def preview(press: Press, found: Difference, style: str, address: Callable[[Path], str]) -> str:
    """Return the preview of a change as an HTML document.

    Args:
        press: Prints the pages, of the handbook as it is after the change.
        found: The change.
        style: The style sheet, whole: it asks for nothing either.
        address: Gives the address at which a portrait's file can be seen, in the document itself.
    """
    personas = touched(found, press)
    shown = personas[:MOST_PERSONAS]
    html = press.environment.get_template("preview.html").render(
        told=tuple(reports.report(found, press.edition.words)),
        leaves=_leaves(press, shown, address),
        left_out=len(personas) - len(shown),
        style=Markup(style.replace("</", r"<\/")),  # noqa: S704  # no end tag is left in it
    )
    return f"{html.strip()}\n"


def _leaves(press: Press, personas: Sequence[Persona], address: Callable[[Path], str]) -> list[Leaf]:
    pages = {persona.id: press.page(persona_page(press, persona)) for persona in personas}
    anchors = {key: {section.anchor for section in page.sections} for key, page in pages.items()}
    paths = {path_of("persona", key): key for key in pages}
    portraits = {
        f"personas/{key}/{one.portrait.name}": one.portrait
        for key, one in press.edition.handbook.personas.items()
        if one.portrait
    }

    def leaf(persona: Persona) -> Leaf:
        def place(path: str, anchor: str) -> str:
            if path == path_of("evidence") and "evidence" in anchors[persona.id]:
                # The sources of a persona are listed with it, under the same numbers.
                return f"{name(persona.id)}--evidence"
            key = paths.get(path, "")
            if not key:
                return ""
            return f"{name(key)}--{anchor}" if anchor in anchors[key] else name(key)

        html = onefile.own(press.html(pages[persona.id]), name(persona.id))
        html = onefile.bind(html, place, lambda path: address(portraits[path]))
        return Leaf(name(persona.id), persona, Markup(html))  # noqa: S704  # rendered with autoescape

    return [leaf(persona) for persona in personas]


def name(persona: str) -> str:
    """Return the id of a persona's page within the preview."""
    return f"persona-{persona}"
