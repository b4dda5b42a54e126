"""Parts of the theme's frame that are the same on many pages, drawn once for all of them.

The navigation is most of what the theme draws. Of thousands of pages it lists few; seen from the others it
differs only by the folder and the section in which a page stands.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any

import material
from jinja2 import Environment, Template
from jinja2.runtime import Context
from mkdocs.structure.nav import Navigation

#: The partials that show where a page stands among the others, and those that say the same on each page.
_OF_PLACES = ("partials/nav.html", "partials/tabs.html")
_OF_ALL = ("partials/search.html",)
_THEME = Path(material.__file__).parent


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


def _anywhere(_: Context) -> Hashable:
    return ()


def _folders(url: str) -> Iterator[str]:
    """Yield an address and those of the folders it is in, the innermost first; the site's is ""."""
    yield url
    while url:
        url = url[: url.rstrip("/").rfind("/") + 1]
        yield url


def draw_once(template: Template, key: Callable[[Context], Hashable | None]) -> None:
    """Have a template say the same again where the key is the same; None is no key."""
    if template.filename is None or not Path(template.filename).is_relative_to(_THEME):
        return
    draw = template.root_render_func
    drawn: dict[Hashable, str] = {}

    def shared(context: Context, *rest: Any, **named: Any) -> Iterator[str]:
        at = key(context)
        if at is None:
            yield from draw(context, *rest, **named)
            return
        if at not in drawn:
            drawn[at] = "".join(draw(context, *rest, **named))
        yield drawn[at]

    template.root_render_func = shared
