"""The feed of changes: Atom (RFC 4287), for readers who wait for news rather than look for them."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterator
from typing import Any

from ..links import path_of
from ..telling.reports import plain_text
from .chronicle import Item
from .press import Press

#: So many entries a feed holds: readers keep what they have seen.
MOST_ENTRIES = 50
#: What XML 1.0 has no place for, not even as a reference.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(press: Press) -> str:
    """Return the feed of an edition's changes, empty where nothing is known to have changed.

    Ids are made from the commits, so that they outlive a change of address; links need the site's address and
    are left out where it is not known.
    """
    edition = press.edition
    words = edition.words
    items = press.chronicle.items[:MOST_ENTRIES]
    day = datetime.datetime.combine(edition.today, datetime.time(), datetime.UTC)
    brand = edition.handbook.company.brand.name
    text = press.environment.get_template("feed.xml").render(
        feed={
            "id": _urn(edition.site_url or brand),
            "title": words.gettext("%(brand)s: what changed") % {"brand": brand},
            "subtitle": words.gettext("What is known of the people we work for, as it changes."),
            "updated": _moment(items[0].entry.at if items else day),
            "base": edition.site_url,
            "own": path_of("feed"),
            "page": path_of("changes"),
            "entries": [_entry(press, item) for item in items],
        }
    )
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _entry(press: Press, item: Item) -> dict[str, Any]:
    edition = press.edition
    html = press.environment.get_template("entry.html").render(item=item, base=edition.site_url)
    return {
        "id": _urn(item.entry.id),
        "title": _title(press, item),
        "updated": _moment(item.entry.at),
        "authors": item.entry.authors,
        "anchor": item.anchor,
        "categories": dict.fromkeys(_categories(press, item)),
        "html": "\n".join(line for line in map(str.strip, html.splitlines()) if line),
    }


def _title(press: Press, item: Item) -> str:
    """Return whose change it is, and the change itself where it is the only one."""
    words = press.edition.words
    company = words.gettext("The company")
    names = words.listing(dict.fromkeys(group.name or company for group in item.groups))
    if len(item.phrases) == 1:
        what = plain_text(item.phrases[0], words)
    else:
        message = words.ngettext("%(num)s change", "%(num)s changes", len(item.phrases))
        what = message % {"num": words.number(len(item.phrases))}
    return words.gettext("%(who)s: %(what)s") % {"who": names, "what": what}


def _categories(press: Press, item: Item) -> Iterator[str]:
    yield from (group.name for group in item.groups if group.name)
    departments = press.edition.handbook.company.departments
    changes = item.entry.changes
    concerned = {
        department
        for found in (changes.company, *(one.changes for one in changes.personas))
        for change in found
        for department in change.departments
    }
    yield from (one.name for key, one in departments.items() if key in concerned)


def _urn(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _moment(at: datetime.datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
