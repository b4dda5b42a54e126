"""The MkDocs writer: printed pages as files, pages and navigation of a MkDocs build."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

from .. import report
from ..ahead import Ahead
from ..check import Inspection, inspect
from ..clock import today
from ..derive.audience import visible
from ..derive.withheld import withheld
from ..diagnostics import Diagnostic, Severity
from ..history.history import history
from ..links import path_of, path_of_file
from ..memory import give_back, look_seldom
from ..model.company import Brand, Company
from ..model.handbook import Handbook
from ..pages import glossary, site
from ..pages.compiled import Compiled
from ..pages.edition import Edition
from ..pages.feed import feed
from ..pages.page import Group
from ..pages.press import Press
from ..pages.reviews import calendar
from ..words import words
from . import machines
from .drawings import Drawings
from .earlier import Earlier
from .frame import mend
from .generated import CHANGED, GeneratedFile, GeneratedPage, Printed, frame
from .handwritten import filled, marked
from .policy import policy
from .search.index import Index
from .search.theme import FOLDER
from .shared import share

# Strict mode counts warnings of loggers below this one only.
log = logging.getLogger("mkdocs.plugins.handbook")

_PERSONA_GROUPS = (Group.PRIMARY, Group.SECONDARY, Group.ANTI_TARGET)


class Build:
    """One build of the handbook by MkDocs; made afresh for each.

    Args:
        config: MkDocs' configuration.
        earlier: What the builds before this one left; given under serve only, where a mistake must not end
            the server, and drafts are shown.
    """

    def __init__(self, config: MkDocsConfig, earlier: Earlier | None = None) -> None:
        self.config = config
        self.serving = earlier is not None
        self.root = _root(config)
        self.faults: tuple[Diagnostic, ...] = ()
        last_good = earlier and earlier.handbook
        self.whole = last_good or Handbook.of(Company(brand=Brand(name=config.site_name)), [])
        self.handbook = self.whole
        self._earlier = earlier
        self._nav: Navigation | None = None
        self._urls: dict[str, str] = {}
        self._generated: list[GeneratedPage] = []
        self._ahead: Ahead[Printed] | None = None

    def prepare(self) -> None:
        """Check the sources and find which pages there are, before MkDocs empties the site's folder.

        Raises:
            PluginError: with every diagnostic, if there is an error, or under ``--strict`` a warning.
        """
        if not self.serving:
            look_seldom()
        language = str(self.config.theme["language"])
        found = inspect(
            self.root,
            today(),
            language=language,
            docs=Path(self.config.docs_dir),
            readings=self._earlier.readings if self._earlier else None,
        )
        self._judge(found)
        if found.handbook:
            self.whole = found.handbook
        if self._earlier and not self.faults:
            self._earlier.handbook = self.whole
        left_out = withheld(self.whole.company, drafts=not self.serving)
        self.handbook = visible(self.whole, left_out)
        past = history(self.root, self._docs, withheld=left_out)
        if past.gap:
            log.info("handbook: the history is not whole (%s); the page of changes says so", past.gap)
        site_url = self.config.site_url or ""
        edition = Edition(
            self.handbook,
            today(),
            words(language),
            _edit_base(self.config),
            past,
            f"{site_url.rstrip('/')}/" if site_url else "",
            found.sources.lines(),
            withheld=left_out,
        )
        # The files as they were read are a sixth of what a large handbook takes.
        del found
        give_back()
        custom = self.config.theme.custom_dir
        terms = glossary.read(Path(self.config.docs_dir))
        kept = self._earlier.printed if self._earlier else None
        self.press = Press(edition, [Path(custom) / "handbook"] if custom else [], terms, kept)
        self._orders = tuple(site.orders(self.press))
        #: What is known of every page before it is printed, in the order of the navigation.
        self.pages = tuple(order.page for order in self._orders)
        self._machines: dict[str, Callable[[], str]] = {
            **machines.files(edition, self.pages),
            path_of("feed"): partial(feed, self.press),
            path_of("reviews"): partial(calendar, edition),
        }

    def _judge(self, found: Inspection) -> None:
        if found.handbook is None or (self.config.strict and found.count(Severity.WARNING)):
            text = report.text(found.diagnostics, colour=False)
            if not self.serving:
                raise PluginError(f"the handbook has mistakes; the site stays as it was.\n\n{text}")
            self.faults = found.diagnostics
            log.error("the handbook has mistakes; the pages stay as they were.\n\n%s", text)
            return
        for one in found.diagnostics:
            if one.severity is Severity.WARNING:
                log.warning("%s", report.text([one], colour=False))
        if notices := found.count(Severity.NOTICE):
            log.info("handbook: %d notices; `handbook check` shows them", notices)

    def add_files(self, files: Files) -> None:
        """Add every page, portrait and machine-readable file."""
        base = self.press.edition.edit_base
        # They are printed in the order of the files; the navigation has an order of its own.
        for order in sorted(self._orders, key=lambda one: one.batch):
            file = File.generated(self.config, order.page.markdown_path, content="")
            files.append(file)
            self._generated.append(GeneratedPage(order, self.press, file, self.config, base))
        for persona in self.handbook.personas.values():
            # With a mistake, personas are shown as they were; it may be about this very picture.
            if persona.portrait and (not self.faults or os.access(persona.portrait, os.R_OK)):
                name = f"personas/{persona.id}/{persona.portrait.name}"
                files.append(File.generated(self.config, name, abs_src_path=str(persona.portrait)))
        for name, make in self._machines.items():
            files.append(GeneratedFile(self.config, name, make))
        self._urls = {path_of_file(file.src_uri): file.url for file in files.documentation_pages()}

    def navigation(self, files: Files) -> list[Any]:
        """Return the navigation: our pages around those of mkdocs.yml, which may also place some of ours."""
        own = self.config.nav
        if own is None:
            typed = (one for one in files.documentation_pages() if not isinstance(one.page, GeneratedPage))
            own = [file.src_uri for file in typed]
        placed = set(_paths(own))
        groups = {
            group: [
                page.markdown_path
                for page in self.pages
                if page.group is group and page.listed and page.markdown_path not in placed
            ]
            for group in Group
        }
        gettext = self.press.edition.words.gettext
        sections = {group: {str(escape(self.press.word(group))): groups[group]} for group in Group}
        # Where the navigation lists no persona, a role is its page.
        personas = [
            sections[group] if len(groups[group]) > 1 else groups[group][0]
            for group in _PERSONA_GROUPS
            if groups[group]
        ]
        return [
            *groups[Group.HOME],
            *([{str(escape(gettext("Personas"))): personas}] if personas else []),
            *(sections[one] for one in (Group.COMPARE, Group.DEPARTMENTS, Group.EVIDENCE) if groups[one]),
            *own,
            *([sections[Group.REFERENCE]] if groups[Group.REFERENCE] else []),
        ]

    def place_unlisted(self, nav: Navigation, files: Files) -> None:
        """Give pages that the navigation does not list their place in it, for tabs and breadcrumbs."""
        self._nav = nav
        if self._earlier:
            self._earlier.conversions.begin(self.config, files)
        indexes = {
            page.ordered.group: page for page in self._generated if page.ordered.is_index and page.parent
        }
        for page in self._generated:
            index = indexes.get(page.ordered.group)
            if not page.ordered.listed and index and isinstance(index.parent, Section):
                page.parent = index.parent

    @property
    def _docs(self) -> str:
        return Path(os.path.relpath(self.config.docs_dir, self.root)).as_posix()

    def convert_as_before(self, page: MkDocsPage) -> None:
        """Have Markdown do nothing for a hand-written page that is as it was in an earlier build."""
        if self._earlier and not isinstance(page, GeneratedPage):
            page.render = partial(self._earlier.conversions.render, page)  # type: ignore[method-assign]

    def date(self, page: MkDocsPage) -> None:
        """Say when a hand-written page was last changed, unless it says so itself."""
        day = self.press.edition.history.changed.get(f"{self._docs}/{page.file.src_uri}")
        if day:
            page.meta.setdefault(CHANGED, self.press.edition.words.date(day))

    def expand(self, markdown: str) -> str:
        """Return a hand-written page with a placeholder in the place of each block."""
        return marked(self.press, markdown)

    def fill(self, html: str, page: MkDocsPage) -> str:
        """Return a converted page with its terms explained and its blocks in place of their placeholders."""

        def relative(path: str) -> str:
            return get_relative_url(self._address(path), page.url)

        return filled(self.press, html, page.file.content_string, page.file.src_uri, relative)

    def prepare_theme(self, env: Any, files: Files) -> None:
        """Tell the theme's templates what they need; what is ready they need not go through."""
        env.globals |= self.theme_words
        published = None
        (self._earlier.theme if self._earlier else Compiled()).serve(env)
        if self._earlier and self._nav:
            published = self._earlier.published
            published.begin(self._urls, frame(self.config, self._nav, self.theme_words))
        if self._nav:
            share(env, self._nav)
        is_searched = "material/search" in self.config.plugins
        index = Index(Path(self.config.site_dir) / FOLDER) if is_searched else None
        self.drawings = Drawings(files, self._address, index, published)
        env.globals["handbook_as_before"] = self.drawings.as_before
        if not self.serving:
            # A server has threads, which its copies would not have; and it prints little.
            self._ahead = self.drawings.print_ahead(self._generated)

    def give_up(self) -> None:
        """Let go of the processes that help."""
        if self._ahead:
            self._ahead.close()

    def finish(self, output: str, page: MkDocsPage) -> str:
        """Return a whole page with what the theme's frame leaves amiss mended."""
        return self.drawings.finish(output, page, self.mend)

    def mend(self, output: str) -> str:
        """Return a whole page, of nobody's content, with the same mended."""
        return mend(output, self.press.edition.words)

    @property
    def theme_words(self) -> dict[str, object]:
        """What the theme's templates are told: audience, policy, mistakes, words that the theme has not."""
        gettext = self.press.edition.words.gettext
        return {
            "handbook_audience": self.handbook.company.audience.value,
            "handbook_policy": policy(serving=self.serving),
            "handbook_faults": self.faults,
            "handbook_faults_title": gettext("The handbook has mistakes; its pages stay as they were."),
            "handbook_toggles": {"default": gettext("Switch to dark"), "slate": gettext("Switch to light")},
        }

    def _address(self, path: str) -> str:
        return self._urls.get(path, path) or "./"


def _paths(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, Mapping):
        for value in nav.values():
            yield from _paths(value)
    elif isinstance(nav, Iterable):
        for item in nav:
            yield from _paths(item)


def _root(config: MkDocsConfig) -> Path:
    """Return the folder of mkdocs.yml, from wherever MkDocs was started."""
    return Path(config.config_file_path).absolute().parent


def _edit_base(config: MkDocsConfig) -> str:
    docs = Path(os.path.relpath(config.docs_dir, _root(config))).as_posix()
    edit = config.edit_uri or ""
    return edit.removesuffix("/").removesuffix(docs) if edit.startswith("https://") else ""
