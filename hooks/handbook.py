"""MkDocs' events, each one call into the writer.

MkDocs loads this file once per process; whatever one build needs is made afresh in ``on_config``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

# The hook's folder is on sys.path only while this file is loaded: import everything here.
from mkdocs.plugins import event_priority

from persona_handbook.writers.frame import mend
from persona_handbook.writers.mkdocs import Build, GeneratedPage
from persona_handbook.writers.search import add_folded, add_whole

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_state: dict[str, Any] = {"serving": False, "last_good": None}


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether a mistake may end the build or must not end the server."""
    _state["serving"] = command == "serve"
    _state["last_good"] = None


def on_config(config: MkDocsConfig) -> None:
    """Begin a build."""
    _state["build"] = Build(config, _state["last_good"], serving=_state["serving"])


def on_pre_build(config: MkDocsConfig) -> None:
    """Read, check and print: all that can fail by a mistake, while the last good site still stands."""
    build: Build = _state["build"]
    build.prepare()
    if not build.faults:
        _state["last_good"] = build.whole


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add the printed pages, and set the navigation that MkDocs makes next."""
    build: Build = _state["build"]
    build.add_files(files)
    config.nav = build.navigation(files)
    build.bundle_styles(files)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Give the pages outside the navigation their place in it."""
    build: Build = _state["build"]
    build.place_unlisted(files)


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
    env.globals |= build.theme_words


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend what the theme's frame leaves amiss."""
    build: Build = _state["build"]
    return mend(output, build.press.edition.words)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mend the page that is shown where there is none."""
    build: Build = _state["build"]
    is_page = template_name == "404.html"
    return mend(output_content, build.press.edition.words) if is_page else output_content


@event_priority(50)  # before the search plugin writes its index
def on_post_build(config: MkDocsConfig) -> None:
    """Let the search find words that are typed without their accents, and the persona that has them all."""
    if search := config.plugins.get("material/search"):
        add_folded(search.search_index.entries)
        add_whole(search.search_index.entries)
