"""Every address in every file of the built site: what it leads to is there, to the section."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag

from pagetext import searchable, soup

ROOT = "https://marelle.example/handbook/"
#: Attributes of HTML and SVG that hold an address.
ATTRIBUTES = ("href", "src", "action", "formaction", "poster", "data", "xlink:href", "cite")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)""")


class Site:
    """A built site as its readers' programs see it.

    Attributes:
        anchors: The ids on each page, by the page's address.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.anchors: dict[str, set[str]] = {}
        self.pages = {path: soup(path) for path in sorted(folder.rglob("*.html"))}
        for path, page in self.pages.items():
            self.anchors[self.address(path)] = {str(one["id"]) for one in page.select("[id]")}

    def address(self, path: Path) -> str:
        name = path.relative_to(self.folder).as_posix()
        return ROOT + (name.removesuffix("index.html") if path.name == "index.html" else name)

    def fault(self, address: str) -> str:
        """Say what is wrong with a whole address, "" where it leads somewhere or elsewhere."""
        if not address.startswith(ROOT):
            parts = urlsplit(address)
            inside = parts.netloc == urlsplit(ROOT).netloc and parts.path.startswith("/handbook")
            return "leaves the root" if inside or parts.scheme not in ("https", "mailto", "data") else ""
        page, anchor = urldefrag(address)
        page = page.partition("?")[0]
        name = unquote(page.removeprefix(ROOT))
        path = self.folder / name / "index.html" if not name or name.endswith("/") else self.folder / name
        if not path.is_file():
            return "is not there"
        if anchor and page not in self.anchors:
            return "" if path.suffix == ".svg" else "has no sections"
        return "" if not anchor or unquote(anchor) in self.anchors[page] else "has no such section"


@pytest.fixture(scope="module")
def whole(site: Path) -> Site:
    return Site(site)


def faults(site: Site, addresses: Iterator[tuple[str, str]]) -> tuple[list[tuple[str, str, str]], int]:
    """Return every address that is wrong: where it stands, what it is, and why; and how many there are."""
    found = sorted(set(addresses))
    return [(where, one, fault) for where, one in found if (fault := site.fault(urljoin(where, one)))], len(
        found
    )


def _with(page: BeautifulSoup, attribute: str) -> Iterable[Tag]:
    has: dict[str, Any] = {attribute: True}
    return page.find_all(name=True, attrs=has)


def _of_pages(site: Site) -> Iterator[tuple[str, str]]:
    for path, page in site.pages.items():
        # The page that stands for every missing one is read from any depth.
        here = f"{ROOT}no/such/page/" if path.name == "404.html" else site.address(path)
        for attribute in ATTRIBUTES:
            for element in _with(page, attribute):
                yield here, str(element[attribute])
        for element in page.select("[srcset]"):
            for one in str(element["srcset"]).split(","):
                yield here, one.split()[0]
        for element in page.select("meta[http-equiv=refresh]"):
            yield here, str(element["content"]).partition("url=")[2]
        for element in page.select("[style]"):
            yield from ((here, one) for one in _urls(str(element["style"])))


def _urls(style: str) -> Iterator[str]:
    yield from (a or b or c for a, b, c in _URL.findall(style))


def test_every_address_and_section_on_every_page_is_there(whole: Site) -> None:
    wrong, count = faults(whole, _of_pages(whole))
    assert wrong == []
    assert count > 3000


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        (f"{ROOT}compare/", ""),
        (f"{ROOT}personas/nobody/", "is not there"),
        (f"{ROOT}compare", "is not there"),
        (f"{ROOT}api/handbook.json#needs", "has no sections"),
        (f"{ROOT}personas/claire-martin/#nothing", "has no such section"),
        ("https://marelle.example/handbook", "leaves the root"),
        ("javascript:void(0)", "leaves the root"),
        ("http://marelle.example/", "leaves the root"),
        ("https://example.org/", ""),
    ],
)
def test_an_address_that_is_wrong_would_be_noticed(whole: Site, address: str, fault: str) -> None:
    assert whole.fault(address) == fault


def test_no_page_has_two_places_of_one_name(whole: Site) -> None:
    for path, page in whole.pages.items():
        ids = [str(one["id"]) for one in page.select("[id]")]
        assert sorted({one for one in ids if ids.count(one) > 1}) == [], path


def test_labels_and_descriptions_lead_to_what_is_on_the_page(whole: Site) -> None:
    lost = [
        (whole.address(path), attribute, id_)
        for path, page in whole.pages.items()
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
        for element in _with(page, attribute)
        for value in [element[attribute]]
        for id_ in (value.split() if isinstance(value, str) else value)
        if id_ not in whole.anchors[whole.address(path)]
    ]
    assert lost == []


def test_style_sheets_lead_to_what_is_there(whole: Site) -> None:
    sheets = sorted(whole.folder.rglob("*.css"))
    wrong, count = faults(
        whole, ((whole.address(path), one) for path in sheets for one in _urls(path.read_text("utf-8")))
    )
    assert wrong == []
    assert count > 20


def test_the_map_of_the_site_lists_each_page_once_and_is_the_same_compressed(whole: Site) -> None:
    text = (whole.folder / "sitemap.xml").read_bytes()
    listed = [one.text for one in ElementTree.fromstring(text).iter() if one.tag.endswith("}loc")]  # noqa: S314
    assert sorted(str(one) for one in listed) == sorted(
        address for address in whole.anchors if not address.endswith("404.html")
    )
    assert gzip.decompress((whole.folder / "sitemap.xml.gz").read_bytes()) == text


def test_the_feed_leads_to_what_is_there(whole: Site) -> None:
    feed = ElementTree.fromstring((whole.folder / "changes" / "feed.xml").read_bytes())  # noqa: S314
    here = f"{ROOT}changes/feed.xml"
    links = [(here, link.attrib["href"]) for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    inner = [
        (here, address)
        for content in feed.iter("{http://www.w3.org/2005/Atom}content")
        for address in re.findall(r'href="([^"]*)"', content.text or "")
    ]
    assert links
    assert all(urlsplit(address).scheme for _, address in links + inner)
    assert faults(whole, iter(links + inner))[0] == []


def test_the_calendar_leads_to_what_is_there(whole: Site) -> None:
    text = (whole.folder / "review" / "reviews.ics").read_text("utf-8").replace("\r\n ", "")
    addresses = re.findall(r"https://[^\s\\,;\"]+", text)
    assert len(addresses) > 8
    assert faults(whole, ((f"{ROOT}review/", one) for one in addresses))[0] == []


def test_the_guide_for_machines_leads_to_what_is_there(whole: Site) -> None:
    text = (whole.folder / "llms.txt").read_text("utf-8")
    wrong, count = faults(whole, ((f"{ROOT}llms.txt", one) for one in _LINK.findall(text)))
    assert wrong == []
    assert count > 10


def _of_json(value: object) -> Iterator[str]:
    """Yield the addresses in a file for machines: those from the root, and those that are written out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("page", "portrait") and isinstance(inner, str) and "/" in inner:
                yield inner
            else:
                yield from _of_json(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _of_json(inner)
    elif isinstance(value, str) and value.startswith(ROOT):
        yield value


def test_files_for_machines_lead_to_what_is_there(whole: Site) -> None:
    files = sorted((whole.folder / "api").rglob("*.json"))
    wrong, count = faults(
        whole, ((ROOT, one) for path in files for one in _of_json(json.loads(path.read_text("utf-8"))))
    )
    assert wrong == []
    assert count > 8


def test_the_search_leads_to_what_is_there(whole: Site) -> None:
    wrong, count = faults(whole, ((ROOT, location) for location, *_ in searchable(whole.folder)))
    assert wrong == []
    assert count > 500
