"""The glossary: what it holds, and where its terms are explained."""

from __future__ import annotations

from pathlib import Path

from handbooks import REPOSITORY
from pagetext import soup
from persona_handbook.pages import glossary

PAGE = """\
# Glossary

## C

Customer lifetime value (CLV)
:   What a customer *brings in*. Always say over which period. See [figures](../kpis.md).

Claim
:   A statement that could be
    true or false.
:   A second meaning.

## J

Job story
:   A job in one sentence.
"""


def _marked(html: str) -> str:
    terms = glossary.parse(PAGE)
    return glossary.explain(html, terms, lambda term, words: f"[{term.anchor}:{words}]")


def test_a_term_is_read_with_its_short_form_and_the_gist_of_its_definition() -> None:
    term = glossary.parse(PAGE).terms["clv"]
    assert term.name == "Customer lifetime value"
    assert term.text == "What a customer brings in. Always say over which period."


def test_only_the_first_definition_explains() -> None:
    assert glossary.parse(PAGE).terms["claim"].text == "A statement that could be true or false."


def test_a_label_is_found_in_the_plural_and_in_capitals() -> None:
    terms = glossary.parse(PAGE)
    assert terms.find("Claims") is terms.find("claim") is not None
    assert terms.find("Buying") is None


def test_prose_explains_a_term_once() -> None:
    assert _marked("<p>Job stories? A job story, a job story.</p>") == (
        "<p>Job stories? A [term-job-story:job story], a job story.</p>"
    )


def test_links_code_and_headings_are_left_alone() -> None:
    html = '<h2>Job story</h2><p><a href="#">job story</a> <code>job story</code><br>x</p>'
    assert _marked(html) == html


def test_an_attribute_is_no_prose() -> None:
    html = '<p><img alt="job story"></p>'
    assert _marked(html) == html


def test_a_common_word_is_explained_only_as_a_label_and_a_short_form_only_in_its_own_letters() -> None:
    assert _marked("<p>We claim a clv, the CLV.</p>") == (
        "<p>We claim a clv, the [term-customer-lifetime-value:CLV].</p>"
    )


def test_a_site_without_glossary_explains_nothing(tmp_path: Path) -> None:
    terms = glossary.read(tmp_path)
    assert not terms.terms
    assert glossary.explain("<p>job story</p>", terms, lambda *_: "?") == "<p>job story</p>"


def test_every_explained_word_leads_to_its_term(site: Path) -> None:
    anchors = {str(one["id"]) for one in soup(site / "guide" / "glossary" / "index.html").select("dt[id]")}
    assert len(anchors) == len({term.anchor for term in glossary.read(REPOSITORY / "docs").terms.values()})
    for page in ("personas/claire-martin", "guide/reading"):
        links = soup(site / page / "index.html").select("a.hb-term")
        assert links
        assert {str(link["href"]).partition("#")[2] for link in links} <= anchors


def test_what_editors_typed_is_never_marked(site: Path) -> None:
    page = soup(site / "personas" / "claire-martin" / "index.html")
    assert (
        page.select(".hb-facts dd .hb-term, .hb-list .hb-term, .hb-prose .hb-term, .hb-plate .hb-term") == []
    )
