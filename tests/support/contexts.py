"""The places of a built site in which a text of a handbook comes out, and what it says there."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import markdown
import yaml
from bs4 import BeautifulSoup, Comment
from bs4.element import NavigableString, Tag

#: What a text stands in, the first that holds it; what is none of these is the page's own text.
_WITHIN = (
    ("title", "the title of a page"),
    ("script", "data inside a page"),
    ("svg", "a picture"),
    (".md-nav--secondary", "a table of contents"),
    (".md-nav, .md-tabs, .md-path", "the navigation"),
    ("option, label, button, select, textarea", "a control"),
    ("td, th, caption", "a table"),
    ("h1, h2, h3, h4, h5", "a heading"),
    ("summary", "a summary"),
    ("dt, dd", "a list of terms"),
    ("li", "a list"),
)


def page(path: Path) -> BeautifulSoup:
    """Return a page as browsers read it."""
    return BeautifulSoup(path.read_text("utf-8"), "html5lib")


def of_page(read: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield each text and each attribute's value of a page, after the name of its place."""
    inside: dict[int, str] = {}
    for selector, name in reversed(_WITHIN):
        for element in read.select(selector):
            for one in (element, *element.select("*")):
                inside[id(one)] = name
    for element in read.select("*"):
        assert isinstance(element, Tag)
        for name, value in element.attrs.items():
            place = "data for a script" if name.startswith("data-") else f'the attribute "{name}"'
            yield place, value if isinstance(value, str) else " ".join(value or [])
        for child in element.children:
            if isinstance(child, NavigableString):
                assert not isinstance(child, Comment) or "Zq" not in child
                yield inside.get(id(element), "a page"), str(child)


def shape_of(read: BeautifulSoup) -> list[str]:
    """Return the tags of a page in order, each with the names of its attributes.

    What changed since the last time is left out: it is told by how much alike two texts are. Of the lines
    that a label takes on a map, which depend on its width, the first alone counts.
    """
    for news in read.select(".hb-news"):
        news.clear()
    for line in read.select("svg text + text"):
        line.decompose()
    return [" ".join([element.name, *sorted(element.attrs)]) for element in read.select("*")]


def everywhere(site: Path) -> Iterator[tuple[str, str]]:
    """Yield each text of a site after the name of its place."""
    yield from elsewhere(site)
    for path in sorted(site.rglob("*.html")):
        yield from of_page(page(path))


def elsewhere(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of what is no page: the search, the data for programs, the feed."""
    for path in sorted(site.rglob("*.json")):
        is_search = "search" in path.relative_to(site).parts
        for text in _texts(json.loads(path.read_text("utf-8"))):
            # The search shows what it holds as HTML.
            yield ("the search", _seen(text)) if is_search else ("JSON for programs", text)
    yield "llms.txt", (site / "llms.txt").read_text("utf-8")
    for path in sorted(site.rglob("*.xml")):
        for element in ElementTree.parse(path).iter():  # noqa: S314  # made by ourselves
            text = element.text or ""
            yield "a feed", _seen(text) if element.get("type") == "html" else text
    for path in sorted(site.rglob("*.ics")):
        lines = path.read_text("utf-8").replace("\n ", "")
        yield "the calendar", re.sub(r"\\(.)", r"\1", lines)


def exported(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of an export, each page read as MkDocs and others read it."""
    for path in sorted(folder.rglob("*.md")):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        for text in _texts(yaml.safe_load(front)):
            yield "the front matter of an export", text
        html = markdown.markdown(body, extensions=["attr_list", "tables"])
        for _, text in of_page(BeautifulSoup(html, "html5lib")):
            yield "an exported page", text


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(inner)


def _seen(markup: str) -> str:
    return "".join(html5lib.parseFragment(markup).itertext()) if "<" in markup else entities.unescape(markup)
