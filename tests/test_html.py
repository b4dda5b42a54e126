"""Every page of the site as a strict reader of HTML takes it; `make audit` asks v.Nu, which knows more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from pagetext import soup

#: What may hold only running text, and what is none.
PHRASING_ONLY = "p, span, em, strong, b, i, small, q, cite, button, label, h1, h2, h3, h4, h5, h6, dfn, time"
BLOCKS = (
    "address article aside blockquote details div dl figure h1 h2 h3 h4 h5 h6 main nav ol p section table ul"
).split()
INTERACTIVE = "a[href], button, summary"
#: What a list may hold, by the list.
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "tr": {"th", "td"},
    "tbody": {"tr"},
    "thead": {"tr"},
    "select": {"option", "optgroup"},
}
POINTERS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for", "popovertarget")


@pytest.fixture(scope="module")
def parsed(site: Path) -> dict[str, BeautifulSoup]:
    """The site's pages, as they were written: this parser mends nothing."""
    return {path.relative_to(site).as_posix(): soup(path) for path in sorted(site.rglob("*.html"))}


def short(tag: Tag) -> str:
    return str(tag)[:100]


def structure(page: BeautifulSoup) -> Iterator[str]:
    """Say what stands where it must not."""
    for holder in page.select(PHRASING_ONLY):
        inner = holder.find(BLOCKS)
        if inner:
            yield f"<{inner.name}> in {short(holder)}"
    for name, allowed in CHILDREN.items():
        for holder in page.find_all(name):
            for child in holder.select(":scope > *"):
                if child.name not in allowed | {"script", "template"}:
                    yield f"<{child.name}> in {short(holder)}"
    for holder in page.select(INTERACTIVE):
        inner = holder.select_one("a[href], button, select, textarea, input:not([type=hidden])")
        if inner:
            yield f"{short(inner)} in {short(holder)}"


def references(page: BeautifulSoup) -> Iterator[str]:
    """Say which ids there are twice, and which there are not."""
    ids = Counter(str(element["id"]) for element in page.select("[id]"))
    yield from (f"{number} times #{id_}" for id_, number in ids.items() if number > 1)
    for attribute in POINTERS:
        for element in page.select(f"[{attribute}]"):
            for id_ in str(element[attribute]).split():
                if id_ not in ids:
                    yield f"no #{id_} for {short(element)}"


def headings(page: BeautifulSoup) -> Iterator[str]:
    """Say where an outline leaves out a level."""
    content = page.select_one(".md-content")
    level = 0
    for heading in content.select("h1, h2, h3, h4, h5, h6") if content else ():
        if int(heading.name[1]) > level + 1:
            yield f"{heading.name} after h{level}: {heading.get_text(strip=True)}"
        level = int(heading.name[1])


def test_no_page_makes_a_parser_guess(site: Path) -> None:
    guesses = []
    for path in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(path.read_text("utf-8"))
        guesses += [(path.relative_to(site).as_posix(), *error) for error in parser.errors]
    assert guesses == []


def pictures(page: BeautifulSoup) -> Iterator[str]:
    """Say which pictures and tables do not say what they are."""
    for element in page.select(".hb :is(img, svg, table)"):
        named = element.get("aria-label") or element.get("aria-labelledby") or element.get("alt") is not None
        inside = element.find(["title", "caption"])
        hidden = element.get("aria-hidden") == "true" or element.find_parent(attrs={"aria-hidden": "true"})
        if not (named or inside or hidden):
            yield short(element)


@pytest.mark.parametrize("say", [structure, references, headings, pictures])
def test_every_page_is_well_made(
    parsed: dict[str, BeautifulSoup], say: Callable[[BeautifulSoup], Iterator[str]]
) -> None:
    assert [(name, fault) for name, page in parsed.items() for fault in say(page)] == []
