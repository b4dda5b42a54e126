"""Where templates become pages: the Jinja2 environment, its filters, and the collecting of sections."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import jinja2
import jinja2.runtime
from markupsafe import Markup

from .. import labels, markup, pictures
from ..links import PERSONAS_ON_A_PAGE, link, path_of, path_of_file
from ..markup import Mark, MarkKind, Pen
from ..memory import forget
from ..model.persona import PersonaFile
from ..model.shape import text_kind
from ..model.values import TextKind
from . import portraits
from .chronicle import Chronicle
from .compiled import Compiled
from .edition import Edition
from .environment import Environment, looked_up
from .glossary import Glossary, Term
from .kept import Kept
from .packed import Packed
from .page import Group, Order, Page, Section
from .shelf import Shelf

#: The templates that come with the handbook; those of an owner's own overrides/ go before them.
TEMPLATES = Path(__file__).parents[3] / "overrides" / "handbook"


class Press:
    """Prints the pages of one edition.

    Args:
        edition: What pages show.
        templates: Folders of an owner's own templates, which go before those of the handbook.
        glossary: The terms to explain.
        kept: What earlier builds printed; without it, every page is printed.
    """

    def __init__(
        self,
        edition: Edition,
        templates: Sequence[Path] = (),
        glossary: Glossary | None = None,
        kept: Kept | None = None,
    ) -> None:
        self.edition = edition
        self.glossary = glossary or Glossary()
        self.chronicle = Chronicle(edition.history, edition.handbook, edition.words)
        folders = [*templates, TEMPLATES]
        self.environment = _environment(edition, folders)
        self.environment.globals["chronicle"] = self.chronicle
        self._kept = kept
        self._sentences: dict[str, Markup] = {}
        self._citations: dict[tuple[str, ...], Markup] = {}
        self._batch = 1
        #: Whom a page asks while it is printed.
        self._asked = edition
        if kept:
            stand_ins = kept.watch(edition, self.chronicle, self.glossary, folders)
            self.environment.globals |= stand_ins
            self._asked = stand_ins["edition"]
            self._sentences, self._citations = kept.sentences, kept.citations
        words = edition.words
        self.environment.filters |= {
            "sentence": self.sentence,
            "prose": self.prose,
            "plain": markup.plain,
            "cited": markup.cited,
            "date": words.date,
            "month": words.month,
            "number": words.number,
            "percent": words.percent,
            "listing": words.listing,
            "interval": words.interval,
            "word": self.word,
            "explained": self.explained,
            "translated": words.gettext,
        }
        (kept.compiled if kept else Compiled()).serve(self.environment)
        # The template may use the filters above.
        self._citation = self.environment.get_template("macros/citation.html").module.citation  # type: ignore[attr-defined]
        self._mark_term = self.environment.get_template("macros/term.html").module.term  # type: ignore[attr-defined]
        self._terms = {
            words.gettext(labels.field(key)): words.gettext(one) for key, one in labels.TERMS.items()
        }
        self._pen = Pen(self._cite, self._address)

    def order(  # noqa: PLR0913  # what a page is, each by its name
        self,
        template: str,
        path: str,
        title: str,
        *,
        description: str = "",
        group: Group = Group.HOME,
        is_index: bool = False,
        listed: bool = True,
        wide: bool = False,
        source: str = "",
        boost: float = 1.0,
        brief: bool = False,
        changed: datetime.date | None = None,
        shelf: Shelf | None = None,
        batch: int = 1,
        **context: object,
    ) -> Order:
        """Return the order of one page, which is printed when it is needed.

        Args:
            template: The template's name without ending; it opens with the page's ``h1`` and calls
                ``section(anchor, title, level=2, keys="")`` around each of its sections; ``keys`` are those
                of the page's source that say what it shows, the best to edit first.
            path: The page's address below the root.
            title: Plain text.
            context: What the template shows, besides ``edition`` and ``handbook``.
            changed: The day on which its source was last changed.
            shelf: Whom of all the page shows; the template is given it, and the personas as ``people``.
            description, group, is_index, listed, wide, source, boost, brief: As in ``Page``.
            batch: As in ``Order``.
        """
        page = Page(
            path=path,
            title=title,
            description=description,
            template=template,
            group=group,
            is_index=is_index,
            listed=listed,
            wide=wide,
            source=source,
            boost=boost,
            brief=brief,
            changed=self.edition.words.date(changed) if changed else "",
            shelf=shelf,
        )
        return Order(page, context, batch)

    def printed(self, order: Order) -> tuple[Page, str | Packed]:
        """Return the outline of a page and its HTML; what an earlier build printed is not printed again."""
        if self._kept and (kept := self._kept.printed(order)):
            return kept
        page = self.page(order)
        html, outline = self.html(page), page.outline()
        return self._kept.keep(order, outline, html) if self._kept else (outline, html)

    def page(self, order: Order) -> Page:
        """Print a page: its lead and its sections."""
        page, context = order.page, dict(order.context)
        if order.batch != self._batch:
            self._batch = order.batch
            self._forget()
        sections: list[Section] = []

        def section(
            anchor: str, title: str, level: int = 2, keys: str = "", *, caller: Callable[[], Markup]
        ) -> Markup:
            place = len(sections)
            html = Markup(_tidy(caller()))  # noqa: S704  # rendered with autoescape
            edit = self._asked.edit_address(page.source, *keys.split()) if keys else ""
            if html:
                sections.insert(place, Section(anchor, title, html, level, edit))
            return Markup()

        if page.shelf:
            # Not among what is compared with the last build: what is asked of each is noted.
            everybody = self._asked.handbook.personas
            context |= {"shelf": page.shelf, "people": tuple(everybody[id_] for id_ in page.shelf.ids)}
        lead = self.environment.get_template(f"{page.template}.html").render(
            section=section, title=page.title, path=page.path, **context
        )
        # It is printed with autoescape.
        return replace(page, lead=Markup(_tidy(lead)), sections=tuple(sections))  # noqa: S704

    def html(self, page: Page) -> Markup:
        """Return the whole body of a page: its lead and its sections under their headings."""
        html = self.environment.get_template("layout.html").render(page=page)
        return Markup(html)  # noqa: S704  # rendered with autoescape; its parts are tidy already

    def block(self, template: str, **context: object) -> Markup:
        """Print a part of the handbook for a hand-written page."""
        html = self.environment.get_template(f"blocks/{template}.html").render(**context)
        return Markup(_tidy(html))  # noqa: S704  # rendered with autoescape

    def sentence(self, text: str) -> Markup:
        """Return the HTML of a sentence; each is rendered once, wherever it stands."""
        html = self._sentences.get(text)
        if html is None:
            html = self._sentences[text] = _glued(markup.render(text, self._pen))
        return html

    def prose(self, text: str) -> Markup:
        """Return the HTML of a story."""
        return _glued(markup.render(text, self._pen, prose=True))

    def word(self, value: StrEnum) -> str:
        """Return an enumeration's member as readers call it."""
        return self.edition.words.gettext(labels.choice(value))

    def explained(self, label: str, name: str = "") -> str:
        """Return a label with what the glossary says of it, under ``name`` if that is another word.

        The label itself is returned where the glossary says nothing.
        """
        term = self.glossary.find(name or self._terms.get(label, label))
        return self.mark_term(term, label) if term else label

    def mark_term(self, term: Term, words: str) -> Markup:
        """Return the HTML of ``words``, which stand for a term of the glossary."""
        return Markup(self._mark_term(term, words, self.glossary.path))  # noqa: S704  # rendered with autoescape

    def _forget(self) -> None:
        """Forget what no other batch says; with a thousand personas that would be most of the memory."""
        if not self._kept:
            self._sentences.clear()
            self._citations.clear()
            forget()

    def _cite(self, marks: Sequence[Mark]) -> Markup:
        """Return the HTML of one pair of brackets; each is rendered once, in whatever text it stands."""
        key = tuple(text for mark in marks for text in (mark.target, mark.typed, mark.locator))
        html = self._citations.get(key)
        if html is None:
            html = self._citations[key] = self._citation(marks)
        return html

    def _address(self, mark: Mark) -> str | None:
        if mark.kind is MarkKind.PERSONA_LINK:
            return link("persona", mark.target) if self.edition.has_page(mark.target) else None
        page, _, anchor = mark.target.partition("#")
        return f"~/{path_of_file(page)}" + (f"#{anchor}" if anchor else "")


#: How a citation begins after a space.
_CITATION = ' <sup class="hb-cite"'


def _glued(html: Markup) -> Markup:
    """Return ``html`` with each citation kept on the line of the word before it."""
    if _CITATION not in html:
        return html
    return Markup(str(html).replace(_CITATION, f"&nbsp;{_CITATION[1:]}"))  # noqa: S704  # as safe as it was


#: Where a block ends and something begins at once, a search would read two words as one.
_BLOCK_END = re.compile(r"</(?:caption|dd|div|dt|figcaption|h[1-6]|li|ol|p|section|summary|td|th|ul)>(?=<)")


def _tidy(html: str) -> str:
    """Return ``html`` without indents and blank lines, which a Markdown writer would misread."""
    # A function is quicker than a template, which is filled in Python.
    lines = _BLOCK_END.sub(lambda end: f"{end[0]}\n", str(html)).splitlines()
    return "\n".join([line for line in map(str.strip, lines) if line])


def _environment(edition: Edition, folders: Sequence[Path]) -> jinja2.Environment:
    environment = Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        # An environment lives for one build, and its templates are few: no need to ask the disk at each
        # include, nor to put a template before those that were asked for earlier.
        auto_reload=False,
        cache_size=-1,
    )
    words = edition.words
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext
    )
    gettext = looked_up(words)
    environment.globals |= {
        "_": gettext,
        "gettext": gettext,
        "edition": edition,
        "handbook": edition.handbook,
        "company": edition.handbook.company,
        "today": edition.today,
        "language": words.language,
        "PERSONAS_ON_A_PAGE": PERSONAS_ON_A_PAGE,
        "link": link,
        "path_of": path_of,
        "label": lambda field: words.gettext(labels.field(field)),
        "TextKind": TextKind,
        "pictures": pictures,
        "pattern": portraits.pattern,
        "initials": portraits.initials,
        "maturity_word": lambda level: words.gettext(labels.MATURITY[level]),
        "text_kind": lambda field: text_kind(PersonaFile, field),
    }
    return environment
