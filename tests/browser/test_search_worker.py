"""The worker of the search, among many personas, in a real browser."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from browsing import told_faults
from handbooks import REPOSITORY
from persona_handbook.writers.search.words import Words
from searching import path, results, type_words

WORKER = REPOSITORY / "docs" / "assets" / "javascripts" / "search.js"
ITEMS = ".md-search-result__item"
META = ".md-search-result__meta"


@pytest.fixture
def many(searched: Callable[[str, bool], str]) -> str:
    return searched("en", True)  # noqa: FBT003  # it is of many


@pytest.fixture
def told(page: Page, many: str) -> list[str]:
    return told_faults(page, many)


@pytest.fixture
def searching(page: Page, many: str, told: list[str]) -> Page:  # noqa: ARG001  # from the first request on
    page.goto(many)
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    return page


def first(page: Page) -> str:
    return page.locator(f"{ITEMS} h1").first.inner_text()


def test_the_site_has_no_index_of_everything_and_its_pages_ask_our_worker(page: Page, many: str) -> None:
    index = json.loads(page.request.get(f"{many}search/search_index.json").text())
    assert index["docs"] == []
    asked: list[str] = []
    page.on("worker", lambda worker: asked.append(worker.url))
    for address in ("", "personas/zoe-lefevre/"):
        page.goto(f"{many}{address}", wait_until="networkidle")
    assert asked == [f"{many}assets/javascripts/search.js"] * 2
    # Its addresses are those of the published site.
    assert '/assets/javascripts/search.js"' in page.request.get(f"{many}404.html").text()


def test_what_is_typed_is_found_letter_by_letter(searching: Page, many: str, told: list[str]) -> None:
    name = "Cleo Falk"
    for length in range(1, len(name) + 1):
        found = [path(one, many) for one in results(searching, name[:length])]
        assert any(one.startswith("personas/cleo-") for one in found), name[:length]
        if name[:length].strip() != name[:length]:
            continue
        if length >= 6:
            assert found[0] == "personas/cleo-falk/", name[:length]
    assert told == []


def test_several_words_find_first_what_holds_them_all_and_then_what_holds_some(
    searching: Page, many: str
) -> None:
    # "kites" alone is said of eight personas, and so is the time.
    assert path(results(searching, "kites on the ferry")[0], many) == "personas/bram-corvin/"
    found = [path(one, many) for one in results(searching, "count 163 kites")]
    assert found[0] == "personas/hugo-holm/"
    pages = {one.partition("#")[0] for one in found}
    assert {"personas/bram-aalto/", "personas/bram-berg/"} & pages


def test_the_name_of_a_page_finds_it_whoever_else_speaks_of_it(searching: Page, many: str) -> None:
    for words, page in (("Sales", "departments/sales/"), ("compare", "compare/")):
        found = [path(one, many) for one in results(searching, words)]
        assert found[0] == page
        assert any(one.startswith("personas/") for one in found), words


def test_a_word_that_nothing_holds_is_told_as_missing_and_the_others_are_found(
    searching: Page, many: str
) -> None:
    assert path(results(searching, "Zoé zyzzyva")[0], many) == "personas/zoe-lefevre/"
    expect(searching.locator(f"{ITEMS} del").first).to_have_text("zyzzyva")
    assert results(searching, "zyzzyva") == []
    expect(searching.locator(META)).to_have_text("No matching documents")


def test_a_result_shows_the_passage_and_marks_what_was_found_with_its_accents(
    searching: Page, many: str
) -> None:
    found = results(searching, "tatonnement")
    assert "personas/zoe-lefevre/#goals" in [path(one, many) for one in found]
    item = searching.locator(ITEMS).first
    expect(item.locator("mark").first).to_have_text("tâtonnement")
    expect(item).to_contain_text("Retrouver aujourd'hui le goût du tâtonnement")


def test_the_line_above_speaks_of_the_best_results_where_there_may_be_more(searching: Page) -> None:
    results(searching, "count")
    expect(searching.locator(META)).to_have_text("24 best matches")


def test_a_section_among_the_results_leads_to_itself_with_the_word_marked(
    searching: Page, told: list[str]
) -> None:
    results(searching, "tâtonnement")
    section = searching.locator(f"{ITEMS} a[href*='zoe-lefevre'][href*='#goals']").first
    section.evaluate("one => one.closest('details')?.setAttribute('open', '')")
    section.click()
    searching.wait_for_url(re.compile(r"/personas/zoe-lefevre/\?h=.*#goals$"))
    expect(searching.locator("#goals")).to_be_in_viewport()
    expect(searching.locator("mark[data-md-highlight]").first).to_have_text("tâtonnement")
    assert told == []


def test_keys_lead_through_the_results_to_the_best_and_out(searching: Page) -> None:
    results(searching, "Greta Dahl")
    searching.keyboard.press("ArrowDown")
    expect(searching.locator(f"{ITEMS} a").first).to_be_focused()
    searching.keyboard.press("ArrowUp")
    expect(searching.locator(".md-search__input")).to_be_focused()
    searching.keyboard.press("Enter")
    searching.wait_for_url(re.compile(r"/personas/greta-dahl/\?h="))
    searching.keyboard.press("/")
    expect(searching.locator("[data-md-toggle=search]")).to_be_checked()
    searching.keyboard.press("Escape")
    expect(searching.locator(".md-search__input")).not_to_be_focused()


def test_the_right_arrow_takes_what_completes_the_word(searching: Page) -> None:
    results(searching, "zoé lefè")
    expect(searching.locator(".md-search__suggest")).to_have_text(re.compile(r"zoé\slefèvre"))
    searching.keyboard.press("ArrowRight")
    expect(searching.locator(".md-search__input")).to_have_value(re.compile(r"zoé\slefèvre"))


def test_who_types_fast_never_sees_the_answer_to_what_was_typed_before(searching: Page) -> None:
    held: list[Route] = []
    holding = True
    searching.context.route("**/texts-*.json", lambda one: held.append(one) if holding else one.continue_())
    searching.evaluate(
        """() => {
            window.seen = []
            const list = document.querySelector(".md-search-result__list")
            new MutationObserver(() => window.seen.push(list.querySelector("h1")?.textContent))
                .observe(list, { childList: true })
        }"""
    )
    with searching.expect_request("**/texts-*.json"):
        type_words(searching, "Zoé")
    type_words(searching, "Greta Dahl")
    searching.wait_for_timeout(300)
    holding = False
    assert held
    for route in held:
        route.continue_()
    expect(searching.locator(f"{ITEMS} h1").first).to_have_text("Greta Dahl")
    searching.wait_for_timeout(300)
    seen = searching.evaluate("window.seen")
    assert "Greta Dahl" in seen
    assert "Zoé Lefèvre" not in seen


def test_a_file_that_cannot_be_had_costs_results_and_is_asked_for_again(searching: Page, many: str) -> None:
    failed: list[str] = []
    searching.on("pageerror", lambda error: failed.append(str(error)))
    searching.context.route("**/words-*.json", lambda route: route.abort())
    assert results(searching, "tâtonnement") == []
    searching.context.unroute("**/words-*.json")
    searching.context.route("**/texts-0.json", lambda route: route.abort())
    assert path(results(searching, "tâtonnement")[0], many) == "personas/zoe-lefevre/"
    searching.context.unroute("**/texts-0.json")
    assert failed == []


def test_without_its_manifest_the_search_finds_nothing_and_everything_once_it_is_there(
    page: Page, many: str
) -> None:
    page.context.route("**/manifest.json", lambda route: route.abort())
    page.goto(many)
    page.keyboard.press("/")
    assert results(page, "Zoé") == []
    page.context.unroute("**/manifest.json")
    assert path(results(page, "Zoé")[0], many) == "personas/zoe-lefevre/"


def test_only_files_that_a_query_needs_are_fetched(page: Page, many: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(many)
    page.wait_for_load_state("networkidle")
    chunks = [one for one in asked if "/search/chunks/" in one]
    assert [one.rpartition("/")[2] for one in chunks] == ["manifest.json"]
    page.keyboard.press("/")
    results(page, "tâtonnement")
    kinds = [one.rpartition("/")[2].partition("-")[0] for one in asked if "/search/chunks/" in one]
    assert 1 <= kinds.count("words") <= 2
    assert 1 <= kinds.count("texts") <= 12


def test_the_browser_takes_texts_apart_as_the_index_was_made(page: Page, many: str) -> None:
    page.goto(many)
    letters = [
        chr(code)
        for code in range(0x20, 0x20000)
        if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co", "Cc")
    ]
    rng = random.Random(1)  # noqa: S311  # the same each time
    texts = [f"ab{letter}cd" for letter in letters]
    texts += ["".join(rng.choices(letters[:600], k=12)) for _ in range(3000)]
    texts = [text.replace("<", "").replace("&", "") for text in texts]
    theirs = page.evaluate(
        f"""texts => {{
            const taken = (() => {{ {WORKER.read_text("utf-8")}
                return text => (text.match(SPELT) ?? []).flatMap(partsOf).filter(one => !isNone(one))
            }})()
            return texts.map(taken)
        }}""",
        texts,
    )
    words = Words()
    wrong = [
        (text, sorted(words.of(text)), sorted(found))
        for text, found in zip(texts, theirs, strict=True)
        if words.of(text) != set(found)
    ]
    assert wrong == []


def test_pages_that_show_everybody_are_found_by_their_titles_alone(searching: Page, many: str) -> None:
    said = {path(one, many).partition("/")[0] for one in results(searching, "kites on the ferry")}
    assert "personas" in said
    assert not said & {"compare", "positioning", "primary", "evidence", "departments", "journeys", "cards"}
    found = results(searching, "Which reviews are overdue, due and done.")
    assert "review/" in [path(one, many) for one in found]
