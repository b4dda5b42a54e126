"""What the search is told of a printed page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from material.plugins.search.plugin import Parser

from pagetext import searchable
from persona_handbook.writers.search.entries import entries

PAGE = """\
<div class="hb" id="hb-page">
<p class="hb-lede">All of &#34;<em>us</em>&#34;&lt;b&gt;.</p>
<h2 id="who">Who <a href="x">they</a> are<a class="headerlink" href="#who" title="Link">¶</a></h2>
<ul class="hb-list">
<li dir="auto">One</li><li>Two</li>
</ul>
<h3 class="hb-panel__title" id="not-for">Not for</h3>
<table><tr><td>Cell</td><td>Other</td></tr></table>
</div><script type="module" src="a.js"></script>"""


def test_a_page_has_an_entry_of_its_own_and_one_for_each_section() -> None:
    assert list(entries(PAGE, "a/", "Us &amp; them", 2.0)) == [
        {"location": "a/", "title": "Us &amp; them", "text": '<p>All of "us"&lt;b&gt;.</p>', "boost": 2.0},
        {
            "location": "a/#who",
            "title": "Who they are",
            "text": "<ul> <li>One</li><li>Two</li> </ul>",
            "boost": 2.0,
        },
        {"location": "a/#not-for", "title": "Not for", "text": "Cell Other", "boost": 2.0},
    ]


def test_an_ordinary_page_has_no_weight() -> None:
    assert [*entries("<p>Text</p>", "", "Home", 1)] == [
        {"location": "", "title": "Home", "text": "<p>Text</p>"}
    ]


@pytest.mark.parametrize("page", ["personas/claire-martin", "compare", "evidence", "reference"])
def test_no_word_is_missing_that_the_theme_would_have_found(site: Path, page: str) -> None:
    html = (site / page / "index.html").read_text("utf-8")
    content = html[html.index('<div class="hb hb-') : html.rindex("</article>")].partition(
        '<aside class="md-source-file"'
    )[0]
    theme = Parser()
    theme.feed(content)
    theme.close()
    theirs = {section.id: "".join(section.text) for section in theme.data}
    ours: dict[str | None, str] = {}
    for location, _, text, *_ in searchable(site):
        address, _, anchor = location.partition("#")
        if address == f"{page}/":
            # A long text is several entries of one place.
            ours[anchor or None] = ours.get(anchor or None, "") + text
    assert ours.keys() == theirs.keys()

    def letters(texts: dict[str | None, str]) -> Counter[str]:
        return Counter("".join(re.sub(r"<[^>]+>", "", "".join(texts.values())).split()))

    assert letters(ours) == letters(theirs)
