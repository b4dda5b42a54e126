"""What the search is told of a page: an entry for what stands above its first section, and one for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

_TAG = re.compile(r"<[^>]+>")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_HEADING = re.compile(r'<h[1-6]\b[^>]*? id="([^"]*)"[^>]*>(.*?)</h[1-6]>', re.DOTALL)
_HEADERLINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
#: What the theme shows of a text's form in its results, where it has attributes: it draws them without.
_KEPT = re.compile(r"<(/?(?:p|li|ol|ul|code|pre|sub|sup))\b[^>]+>")
_DROPPED = re.compile(r"<(?!/?(?:p|li|ol|ul|code|pre|sub|sup)\b)[^>]+>")
#: What stands within a word or before its full stop.
_INLINE = re.compile(r"</?(?:a|bdi|em|strong)\b[^>]*>")
#: What is escaped and need not be: a quotation mark ends a word only as itself.
_ESCAPED = re.compile(r"&(?!amp;|lt;|gt;)#?\w+;")


def entries(html: str, url: str, title: str, boost: float) -> Iterator[dict[str, Any]]:
    """Yield the entries of a printed page: one for what stands above its first section, and one for each.

    The theme would read the page with Python's own HTML parser, which takes longer than everything else that
    is done for it. Our templates escape what they print, so that ">" always ends a tag here.

    Args:
        html: The content of the page.
        url: Its address below the site's root.
        title: Its title, escaped.
        boost: How much more than an ordinary page it counts.
    """
    # Before each heading's anchor and words comes a text: [text, anchor, words, text, …].
    lead, *parts = _HEADING.split(_SCRIPT.sub("", html) if "<script" in html else html)
    weight = {} if boost == 1 else {"boost": boost}
    yield {"location": url, "title": title, "text": _shown(lead), **weight}
    for anchor, words, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        heading = " ".join(_TAG.sub("", _HEADERLINK.sub("", words)).split())
        yield {"location": f"{url}#{anchor}", "title": heading, "text": _shown(text), **weight}


def _shown(html: str) -> str:
    # A function is quicker than a template, which is filled in Python.
    text = _KEPT.sub(lambda one: f"<{one[1]}>", _DROPPED.sub(" ", _INLINE.sub("", html)))
    return " ".join(_ESCAPED.sub(lambda one: unescape(one[0]), text).split())
