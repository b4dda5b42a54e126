"""MkDocs' events, each one call into the writer.

MkDocs loads this file once per process; whatever one build needs is made afresh in ``on_config``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

# The hook's folder is on sys.path only while this file is loaded: import everything here.
from mkdocs.plugins import CombinedEvent, event_priority

from persona_handbook.writers.earlier import Earlier
from persona_handbook.writers.generated import GeneratedPage
from persona_handbook.writers.lookout import Lookout, watch_closely
from persona_handbook.writers.mkdocs import Build
from persona_handbook.writers.publication import (
    Publication,
    explain,
    going_on,
    lighten,
    pass_over_icons,
    withhold_templates,
)

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_state: dict[str, Any] = {"build": None, "dirty": False, "earlier": None, "publication": None}


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether a mistake may end the build or must not end the server."""
    _state["earlier"] = Earlier() if command == "serve" else None
    _state["dirty"] = dirty


def on_config(config: MkDocsConfig) -> None:
    """Begin a build."""
    _state["publication"] = None
    _state["build"] = Build(config, _state["earlier"])
    pass_over_icons(config.theme)


@event_priority(-100)  # run last: what another plugin refuses needs no folder
def on_pre_build(config: MkDocsConfig) -> None:
    """Read and check: all that can fail by an editor's mistake. Then send the site beside the last one."""
    build: Build = _state["build"]
    build.prepare()
    if not _state["dirty"]:
        _state["publication"] = Publication(config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the pages of ours, and set the navigation that MkDocs makes next."""
    build: Build = _state["build"]
    build.add_files(files)
    config.nav = build.navigation(files)
    lighten(files, config)
    withhold_templates(files, config)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Give the pages outside the navigation their place in it."""
    build: Build = _state["build"]
    build.place_unlisted(nav, files)


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Spare Markdown the hand-written pages that are as they were."""
    build: Build = _state["build"]
    build.convert_as_before(page)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Mark where a hand-written page pulls in a block, and say when it was last changed."""
    build: Build = _state["build"]
    if isinstance(page, GeneratedPage):
        return None
    build.date(page)
    return build.expand(markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Put the blocks in, after Markdown has done with the page."""
    build: Build = _state["build"]
    return None if isinstance(page, GeneratedPage) else build.fill(html, page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Tell the theme of mistakes, which are shown on every page under serve, and give it its words."""
    build: Build = _state["build"]
    build.prepare_theme(env, files)


@event_priority(100)  # run first: other plugins are given the page with its content
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend what the theme's frame leaves amiss, and put the content into it."""
    build: Build = _state["build"]
    return build.finish(output, page)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mend the page that is shown where there is none."""
    build: Build = _state["build"]
    return build.mend(output_content) if template_name == "404.html" else output_content


@event_priority(50)  # before the search plugin writes its index
def _on_post_build_index(config: MkDocsConfig) -> None:
    """Write the index of the search, in the place of the theme's own, which has only hand-written pages."""
    if search := config.plugins.get("material/search"):
        build: Build = _state["build"]
        index = search.search_index
        build.drawings.finish_search(index.entries)
        index.entries = []


@event_priority(-100)  # run last: whatever other plugins write belongs to the site
def _on_post_build_publish(config: MkDocsConfig) -> None:
    """Put the new site in the place of the last one."""
    publication: Publication | None = _state["publication"]
    if publication:
        publication.finish()


on_post_build = CombinedEvent(_on_post_build_index, _on_post_build_publish)


def on_build_error(*, error: Exception) -> None:
    """Leave the last site as it is, and say why."""
    build: Build | None = _state["build"]
    if build:
        build.give_up()
    publication: Publication | None = _state["publication"]
    if publication:
        publication.give_up()
    explain(error)


@event_priority(-100)  # run last: other plugins may give the server's own builder to its ``watch``
def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
    """Let the server notice an edit soon, go on answering when a build fails, and watch what comes back."""
    watch_closely(server, config.watch)
    server.builder = going_on(server.builder)
    Lookout(server).start()
