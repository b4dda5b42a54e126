"""Parts of the theme's frame that are the same on many pages, drawn once for all of them.

The navigation is most of what the theme draws. Of thousands of pages it lists few; seen from the others it
differs only by the folder and the section in which a page stands.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import material
from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from mkdocs.structure.nav import Navigation

from .generated import GeneratedPage

#: The partials that show where a page stands among the others, and those that say the same on each page.
_OF_PLACES = ("partials/nav.html", "partials/tabs.html")
_OF_ALL = ("partials/search.html",)
#: Blocks of the theme's base that name files of the site, the same way from all pages of one depth. They hold
#: no partial that an owner could have written.
_OF_DEPTHS = ("config", "scripts")
_BASE = "base.html"
_WORDS = "partials/language.html"
_THEME = Path(material.__file__).parent

_Draw = Callable[..., Iterator[str]]


def share(env: Environment, nav: Navigation) -> None:
    """Have the theme draw these parts once; an owner's own version of one is drawn for each page.

    Args:
        env: The environment of the theme's templates, of this build alone.
        nav: The navigation.
    """
    listed = {folder for page in nav.pages for folder in _folders(page.url)}

    def place(context: Context) -> Hashable | None:
        page = context.get("page")
        if page is None or page.url in listed or context.get("nav") is not nav:
            return None
        # Addresses are relative: they lead up to where the way to a listed page parts from that to this one.
        shared = next((one for one in _folders(page.url) if one in listed), "")
        return (shared, page.url.count("/", len(shared)), page.url.endswith("/"), id(page.parent))

    for name in _OF_PLACES:
        draw_once(env.get_template(name), place)
    for name in _OF_ALL:
        draw_once(env.get_template(name), _anywhere)
    draw_blocks_once(env.get_template(_BASE), _OF_DEPTHS, _depth)
    import_once(env.get_template(_WORDS))


def _anywhere(_: Context) -> Hashable:
    return ()


def _depth(context: Context) -> Hashable | None:
    page = context.get("page")
    # Of ours none stands in a folder of such files, from where it would see them otherwise than others do.
    return (page.url.count("/"), page.url.endswith("/")) if isinstance(page, GeneratedPage) else None


def _folders(url: str) -> Iterator[str]:
    """Yield an address and those of the folders it is in, the innermost first; the site's is ""."""
    yield url
    while url:
        url = url[: url.rstrip("/").rfind("/") + 1]
        yield url


def draw_once(template: Template, key: Callable[[Context], Hashable | None]) -> None:
    """Have a template say the same again where the key is the same; None is no key."""
    if _is_the_themes(template):
        template.root_render_func = _drawn_once(template.root_render_func, key)


def draw_blocks_once(
    template: Template, names: Iterable[str], key: Callable[[Context], Hashable | None]
) -> None:
    """Do the same with blocks of a template; what stands in their place elsewhere is drawn each time."""
    if _is_the_themes(template):
        blocks = template.blocks
        blocks |= {name: _drawn_once(blocks[name], key) for name in names if name in blocks}


def import_once(template: Template) -> None:
    """Have every import of the theme's words give the same macro, which looks up each of them once.

    What they are depends on the language of the theme alone.
    """
    if not _is_the_themes(template):
        return
    make = template.make_module
    made: list[TemplateModule] = []

    def once(*given: Any) -> TemplateModule:
        if not made:
            module: Any = make(*given)
            module.t = cache(module.t)
            made.append(module)
        return made[0]

    template.make_module = once  # type: ignore[method-assign,assignment]


def _is_the_themes(template: Template) -> bool:
    return template.filename is not None and Path(template.filename).is_relative_to(_THEME)


def _drawn_once(draw: _Draw, key: Callable[[Context], Hashable | None]) -> _Draw:
    drawn: dict[Hashable, str] = {}

    def shared(context: Context, *rest: Any, **named: Any) -> Iterator[str]:
        at = key(context)
        if at is None:
            yield from draw(context, *rest, **named)
            return
        if at not in drawn:
            drawn[at] = "".join(draw(context, *rest, **named))
        yield drawn[at]

    return shared
