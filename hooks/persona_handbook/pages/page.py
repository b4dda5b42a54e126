"""What a page is, before anybody knows how it will be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from markupsafe import Markup

from .shelf import Shelf


class Group(StrEnum):
    """The part of the site a page stands in; its word is the title in the navigation."""

    HOME = "home"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    ANTI_TARGET = "anti-target"
    COMPARE = "compare"
    DEPARTMENTS = "departments"
    EVIDENCE = "evidence"
    REFERENCE = "reference"


class Section(NamedTuple):
    """A titled part of a page; a tuple, because there are many to be sent from process to process.

    Attributes:
        anchor: Its id on the page.
        title: Its title as plain text.
        html: What stands below the title.
        level: 2, or 3 for a part of the section before.
        edit: Where what it says is edited on the web; "" where that is not known.
    """

    anchor: str
    title: str
    html: Markup
    level: int = 2
    edit: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        path: Its address below the site's root, "" for the home page, else with a closing slash.
        title: Plain text.
        description: Plain text for search engines and previews.
        template: The template that made it, by its name without ending.
        lead: The HTML before the first section; it holds the page's ``h1``.
        sections: The sections in order.
        group: The part of the site it stands in.
        is_index: Whether it opens its group or a folder of pages.
        listed: Whether the navigation lists it.
        wide: Whether it needs the room that the navigation beside it would take.
        source: The file to edit, relative to the root; "" where there is none.
        boost: How much more than an ordinary page it counts in search.
        brief: Whether the search knows only its title and description, because what it shows stands on other
            pages too.
        changed: The day on which its source was last changed, in words; "" where that is not known.
        shelf: Whom of all it shows; None for a page that does not show everybody.
    """

    path: str
    title: str
    description: str
    template: str
    lead: Markup = field(default_factory=Markup)
    sections: tuple[Section, ...] = ()
    group: Group = Group.HOME
    is_index: bool = False
    listed: bool = True
    wide: bool = False
    source: str = ""
    boost: float = 1.0
    brief: bool = False
    changed: str = ""
    shelf: Shelf | None = None

    def outline(self) -> Page:
        """Return the page without its HTML: for what only asks for its titles, once it has been written."""
        sections = tuple(one._replace(html=Markup()) for one in self.sections)
        return replace(self, lead=Markup(), sections=sections)

    @property
    def markdown_path(self) -> str:
        """The name under which the page would be a Markdown file in docs/."""
        if self.is_index or not self.path:
            return f"{self.path}index.md"
        return f"{self.path.rstrip('/')}.md"


@dataclass(frozen=True, slots=True)
class Order:
    """A page that has yet to be printed.

    Attributes:
        page: The page without what its template makes of it: lead and sections.
        context: What the template is given.
        batch: With which number the shelf begins that it shows, or on which its persona stands: pages of one
            batch say much the same, and are best printed one after the other.
    """

    page: Page
    context: Mapping[str, Any]
    batch: int = 1
