"""Pages that stand together in one file: what they link to is in it, or is a word like any other.

Like ``links``, this looks at the attributes of HTML that our own templates made: what comes from source files
holds no quotation mark, and so nothing that could be taken for an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_ID = re.compile(r'(?<=\s)id="([^"]+)"')
_OWN_LINK = re.compile(r'(?<=\s)href="#([^"]*)"')
_REFERENCES = re.compile(r'(?<=\s)(for|aria-(?:labelledby|describedby|controls|owns))="([^"]+)"')
_DRAWN = re.compile(r"url\(#([^)]+)\)")
_LINK = re.compile(r'<a\b([^>]*?)\s+href="~/([^"#?]*)[^"#]*(?:#([^"]*))?"([^>]*)>')
#: The name of what is only a link's is none for a word.
_NAME = re.compile(r'\s+aria-label="[^"]*"')
_PICTURE = re.compile(r'(?<=\s)src="~/([^"]*)"')


def own(html: str, name: str) -> str:
    """Return a page whose ids begin with ``name``, so that those of several pages differ."""
    html = _ID.sub(lambda found: f'id="{name}--{found[1]}"', html)
    html = _OWN_LINK.sub(lambda found: f'href="#{name}--{found[1]}"', html)
    html = _REFERENCES.sub(lambda found: f'{found[1]}="{_each(found[2], name)}"', html)
    return _DRAWN.sub(lambda found: f"url(#{name}--{found[1]})", html)


def bind(html: str, place: Callable[[str, str], str], picture: Callable[[str], str]) -> str:
    """Return a page whose links stay within the file.

    Args:
        html: Its HTML, with addresses as ``links`` writes them.
        place: Gives the id that stands for a path below the site's root and an anchor there; "" where there
            is none, and the link becomes a word.
        picture: Gives the address at which a picture, by its path below the root, can be seen.
    """

    def link(found: re.Match[str]) -> str:
        target = place(found[2], found[3] or "")
        if target:
            return f'<a{found[1]} href="#{target}"{found[4]}>'
        return _NAME.sub("", f"<a{found[1]}{found[4]}>")

    return _PICTURE.sub(lambda found: f'src="{picture(found[1])}"', _LINK.sub(link, html))


def _each(ids: str, name: str) -> str:
    return " ".join(f"{name}--{id_}" for id_ in ids.split())
