"""Many personas: pages that show everybody consist of shelves, each a page of its own."""

from __future__ import annotations

import datetime
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, partial

import pytest

import torture
from people import handbook, persona
from persona_handbook.links import PERSONAS_ON_A_PAGE, SHELVED, paths
from persona_handbook.model.company import Company
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona
from persona_handbook.pages.edition import Edition
from persona_handbook.pages.page import Page
from persona_handbook.pages.press import Press
from persona_handbook.pages.shelf import Shelf, shelves
from persona_handbook.pages.site import orders, pages
from persona_handbook.words import words

TODAY = datetime.date(2026, 6, 1)
#: Of each role more than one shelf holds.
MANY = 91


def people(number: int) -> list[Persona]:
    return [persona(f"p{at:04}") for at in range(1, number + 1)]


@cache
def crowd(number: int) -> Handbook:
    """Return a handbook of ``number`` personas, each with every field filled, and one that is retired."""
    files = torture.crowd(number)
    company = Company.model_validate(files.pop("handbook"))
    found = [Persona.model_validate({**told, "id": id_}) for id_, told in files.items()]
    return handbook(*found, persona("gone", status="retired"), of=company)


@cache
def press(number: int) -> Press:
    return Press(Edition(crowd(number), TODAY, words("en"), "https://example.com/edit/"))


@cache
def printed(number: int) -> tuple[tuple[Page, str], ...]:
    """Return each page of the site with its HTML."""
    return tuple((page, str(press(number).html(page))) for page in pages(press(number)))


def told(found: Sequence[Shelf]) -> list[tuple[str, int, int, int]]:
    return [(one.address(one.number), one.first, one.last, one.count) for one in found]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, [("~/compare/", 1, 0, 0)]),
        (1, [("~/compare/", 1, 1, 1)]),
        (30, [("~/compare/", 1, 30, 30)]),
        (31, [("~/compare/", 1, 30, 31), ("~/compare/from_31/", 31, 31, 31)]),
        (
            61,
            [
                ("~/compare/", 1, 30, 61),
                ("~/compare/from_31/", 31, 60, 61),
                ("~/compare/from_61/", 61, 61, 61),
            ],
        ),
    ],
)
def test_thirty_personas_stand_on_a_shelf(number: int, expected: list[tuple[str, int, int, int]]) -> None:
    everybody = people(number)
    found = list(shelves("compare/", everybody))
    assert told(found) == expected
    assert [id_ for shelf in found for id_ in shelf.ids] == [one.id for one in everybody]
    assert [shelf.is_first for shelf in found] == [True, *[False] * (len(found) - 1)]
    assert [shelf.is_all for shelf in found] == [len(found) == 1] * len(found)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, [1, 2, 3, None, 10, None, 20, None, 30, None, 34]),
        (4, [1, 2, 3, 4, 5, 6, None, 10, None, 20, None, 30, None, 34]),
        (17, [1, None, 10, None, 15, 16, 17, 18, 19, 20, None, 30, None, 34]),
        (34, [1, None, 10, None, 20, None, 30, None, 32, 33, 34]),
    ],
)
def test_a_shelf_leads_to_those_near_it_to_each_tenth_and_to_both_ends(
    number: int, expected: list[int | None]
) -> None:
    shelf = list(shelves("compare/", people(1000)))[number - 1]
    assert list(shelf.neighbours) == expected


def test_every_address_of_a_shelf_is_taken() -> None:
    of = crowd(MANY)
    taken = paths(of.personas, of.company.departments)
    assert [page.path for page, _ in printed(MANY) if page.path not in taken] == []


def test_no_department_can_stand_in_the_place_of_a_shelf() -> None:
    taken = paths([one.id for one in people(61)], ["from-31", "31"])
    assert len([path for path in taken if path.startswith("departments/")]) == 3 + 2 * 3


@pytest.mark.parametrize("template", [*SHELVED, "department", "role"])
def test_everybody_stands_on_one_shelf_of_a_page_that_shows_everybody(template: str) -> None:
    found = [(page, html) for page, html in printed(MANY) if page.template == template]
    kinds = Counter(page.path.partition("from_")[0] for page, _ in found)
    for path in kinds:
        own = [page for page, _ in found if page.path.partition("from_")[0] == path]
        seen = [id_ for page in own if page.shelf for id_ in page.shelf.ids]
        assert len(seen) == len(set(seen)), path
        if template != "role":
            assert set(seen) == {one.id for one in crowd(MANY).current}, path
            assert [page.path for page in own] == [path, *(f"{path}from_{first}/" for first in (31, 61, 91))]
        else:
            assert [page.path for page in own][:2] == [path, f"{path}from_31/"][: len(own)]
    for page, html in found:
        assert page.shelf
        assert len(page.shelf.ids) <= PERSONAS_ON_A_PAGE
        missing = [id_ for id_ in page.shelf.ids if f"~/personas/{id_}/" not in html]
        if template != "cards":  # a card is for paper
            assert missing == [], page.path


@pytest.mark.parametrize("template", ["compare", "positioning", "journeys", "kpis", "review"])
def test_nobody_of_another_shelf_is_shown(template: str) -> None:
    for page, html in printed(MANY):
        if page.template == template and page.shelf:
            own = {crowd(MANY).personas[id_].name for id_ in page.shelf.ids}
            # Who is easily taken for whom, and where the next shelf begins, leads to others.
            body = re.sub(r'(?s)<nav.*?</nav>|<h2 id="look_alikes".*', "", html)
            body = re.sub(r'(?s)<h\d id="fit".*', "", body)
            names = set(re.findall(r"Persona \d\d of Many", body))
            assert names <= own, page.path


def test_only_the_first_shelf_is_listed_and_found() -> None:
    shelved = [page for page, _ in printed(MANY) if page.shelf]
    assert {(page.shelf.is_first, page.listed, bool(page.boost)) for page in shelved if page.shelf} == {
        (True, True, True),
        (False, False, False),
    }
    titles = [page.title for page in shelved]
    assert len(titles) == len(set(titles))
    assert "Compare, 31 to 60" in titles


def test_no_page_of_few_personas_speaks_of_shelves() -> None:
    assert [page.path for page, html in printed(30) if "hb-shelves" in html or "from_" in page.path] == []
    for page, html in printed(MANY):
        if page.shelf:
            assert html.count("hb-shelves__said") == (0 if page.shelf.is_all else 2), page.path


def test_a_link_to_a_place_of_somebody_leads_to_the_right_shelf() -> None:
    html = {page.path: html for page, html in printed(MANY)}
    links = {
        link
        for text in html.values()
        for link in re.findall(r'href="~/((?:departments/|compare/)[^"]*)"', text)
        if "#" in link
    }
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in html[path], link


def test_compare_with_leads_to_the_shelf_on_which_somebody_stands() -> None:
    html = {page.path: html for page, html in printed(MANY)}
    for place, one in enumerate(crowd(MANY).current):
        first = place // 30 * 30 + 1
        begin = f"~/compare/from_{first}/?" if first > 1 else "~/compare/?"
        assert f'href="{begin}personas={one.id},' in html[f"personas/{one.id}/"]


def test_what_rests_on_a_source_is_told_once() -> None:
    said = [
        number
        for page, html in printed(MANY)
        if page.template == "evidence"
        for number in re.findall(r"It carries (\d+) passage", html)
    ]
    edition = press(MANY).edition
    uses = [
        len(own)
        for by_source in (edition.uses, edition.uses_of_offers)
        for owners in by_source.values()
        for own in owners.values()
    ]
    assert sum(map(int, said)) == sum(uses) > 0


def test_what_is_said_of_everybody_opens_the_first_shelf_only() -> None:
    html = {page.path: html for page, html in printed(MANY)}
    assert "All personas</th>" in html["evidence/"]
    assert "All personas</th>" not in html["evidence/from_31/"]
    assert 'href="~/evidence/#all_sources">All sources, by their numbers</a>' in html["evidence/from_31/"]
    assert "Start here" in html["departments/" + next(iter(crowd(MANY).company.departments)) + "/"]
    assert not any("Start here" in text for path, text in html.items() if "from_" in path)


@pytest.mark.parametrize(("number", "folded"), [(1, 0), (6, 0), (7, 1), (9, 3)])
def test_the_home_page_folds_those_who_are_retired_where_they_are_many(number: int, folded: int) -> None:
    gone = [persona(f"gone-{at}", status="retired") for at in range(number)]
    edition = Edition(handbook(persona("here"), *gone), TODAY, words("en"))
    home = next(page for page in pages(Press(edition)) if not page.path)
    (html,) = (section.html for section in home.sections if section.anchor == "retired")
    shown, _, more = html.partition("<details")
    assert shown.count("<li>") == number - folded
    assert more.count("<li>") == folded
    assert (f"<summary>{folded} more</summary>" in more) == bool(folded)


def calls(work: Callable[[], object]) -> int:
    """Return how many functions ``work`` calls, which is the same on every machine."""
    found = Counter[str]()
    sys.setprofile(lambda *told: found.update((told[1],)))
    try:
        work()
    finally:
        sys.setprofile(None)
    return found["call"] + found["c_call"]


def test_a_shelf_costs_no_more_where_there_are_more_of_them() -> None:
    cost: dict[str, list[int]] = {}
    for number in (211, 331):
        own = press(number)
        for order in orders(own):
            shelf = order.page.shelf
            if shelf.first == 31 if shelf else order.page.path.startswith("personas/persona-33/"):
                # What is worked out once for all pages is no page's.
                own.page(order)
                cost.setdefault(order.page.path, []).append(calls(partial(own.page, order)))
    assert len(cost) == len(SHELVED) + 3 + 3 + 2  # departments, roles, a persona's page and card
    assert {path: told for path, told in cost.items() if told[1] > told[0] * 1.01} == {}


def test_the_home_page_of_many_shows_a_few_of_each_role_and_the_way_to_all() -> None:
    html = {page.path: html for page, html in printed(MANY)}
    home = html[""]
    assert home.count('class="hb-tile ') == 3 * 6
    assert 'href="~/primary/">All of them: 31</a>' in home
    assert 'data-people-src="~/api/handbook.json"' in home
    few = {page.path: html for page, html in printed(30)}[""]
    assert few.count('class="hb-tile ') == 30
    assert "data-people-src" not in few
