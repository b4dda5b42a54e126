"""What the theme's frame leaves to be mended, so that every page is valid and every landmark has a name.

Taken against Material 9.8.1; each repair says what it mends. They are made on the finished page, in one
place, because most of what is at fault stands in the theme's base template, outside any block that could be
overridden. A repair that finds nothing, because the theme has mended the fault itself, does nothing.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from ..words import Words
from .search.theme import with_worker

#: Only texts have an autocomplete attribute; these two are checkboxes.
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
#: What opens or closes a section of the navigation has no words where the section has a page of its own.
_OPENER = re.compile(
    r'<a href="[^"]*" class="md-nav__link [^"]*">(?P<title>(?:(?!</a>).)*)</a>\s*'
    r'<label class="md-nav__link [^"]*" for="(?P<id>[^"]*)" id="(?P=id)_label"[^>]*>',
    re.DOTALL,
)
_DIALOG = re.compile(r'(<div class="md-search"[^>]* role="dialog")(?![^>]*aria-label)')
_PATH = re.compile(r'(<nav class="md-path" aria-label=)"[^"]*"')


def mend(html: str, words: Words) -> str:
    """Return a finished page with the faults of the theme's frame mended.

    Args:
        html: The page.
        words: The language of what is added.
    """
    html = _TOGGLE.sub(r"\1", with_worker(html, words))
    html = html.replace(' tabindex=""', "")
    html = _OPENER.sub(_named, html)
    # The search is a dialog without a name, the breadcrumb bears that of the navigation beside it.
    search, path = escape(words.gettext("Search")), escape(words.gettext("You are here"))
    html = _DIALOG.sub(rf'\1 aria-label="{search}"', html)
    html = _PATH.sub(rf'\1"{path}"', html)
    # Where a page's contents are not within the navigation, their title is a label of nothing.
    return html if 'id="__toc"' in html else html.replace(' for="__toc"', "")


def _named(found: re.Match[str]) -> str:
    title = escape(Markup(found["title"]).striptags())  # noqa: S704  # taken from a page, escaped again
    return f'{found[0]}<span class="hb-hidden">{title}</span>'
