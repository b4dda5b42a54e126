"""What a page asked while it was printed: every kind of question is noted, and found answered otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from persona_handbook.model.company import Brand, Company
from persona_handbook.model.handbook import Handbook
from persona_handbook.pages.watching import Watch

_HANDBOOK = Handbook(Company(brand=Brand(name="Marelle")), {})


@dataclass(frozen=True)
class _Book:
    title: str = "A"
    pages: Mapping[str, int] = field(default_factory=lambda: {"one": 1, "two": 2})
    handbook: Handbook = _HANDBOOK

    def length(self, unit: str) -> str:
        return f"{len(self.pages)} {unit}"


QUESTIONS: dict[str, tuple[Callable[[Any], object], _Book]] = {
    "an attribute": (lambda book: book.title, _Book(title="B")),
    "a method": (lambda book: book.length("pages"), _Book(pages={"one": 1})),
    "an entry": (lambda book: book.pages["one"], _Book(pages={"one": 3, "two": 2})),
    "an entry that went": (lambda book: book.pages["one"], _Book(pages={"two": 2})),
    "an entry that is not there": (lambda book: book.pages.get("three"), _Book(pages={"three": 3})),
    "whether there is an entry": (lambda book: "three" in book.pages, _Book(pages={"three": 3})),
    "the keys": (lambda book: list(book.pages), _Book(pages={"two": 2, "one": 1})),
    "the values": (lambda book: list(book.pages.values()), _Book(pages={"one": 1, "two": 3})),
    "how many there are": (lambda book: len(book.pages), _Book(pages={"one": 1})),
    "what a part of it answers": (
        lambda book: book.handbook.company.brand.name,
        _Book(handbook=Handbook(Company(brand=Brand(name="Other")), {})),
    ),
}


@pytest.mark.parametrize("what", QUESTIONS)
def test_a_question_is_noted_with_its_answer(what: str) -> None:
    ask, other = QUESTIONS[what]
    watch = Watch({"book": _Book()})
    ask(watch.stand_ins()["book"])
    assert watch.notes
    assert Watch({"book": _Book()}).holds(watch.notes)
    assert not Watch({"book": other}).holds(watch.notes)


def test_what_nobody_asked_may_change() -> None:
    watch = Watch({"book": _Book()})
    book = watch.stand_ins()["book"]
    assert book.title == "A"
    assert book.pages["one"] == 1
    assert Watch({"book": _Book(pages={"one": 1, "three": 3})}).holds(watch.notes)


def test_an_answer_that_was_a_mistake_is_none() -> None:
    book = Watch({"book": _Book()}).stand_ins()["book"]
    with pytest.raises(KeyError):
        book.pages["three"]
    with pytest.raises(AttributeError):
        _ = book.nobody


def test_each_page_begins_without_the_questions_of_the_last() -> None:
    watch = Watch({"book": _Book()})
    book = watch.stand_ins()["book"]
    assert book.title == "A"
    watch.begin()
    assert book.length("pages") == "2 pages"
    assert Watch({"book": _Book(title="B")}).holds(watch.notes)


def test_a_method_is_asked_about_an_id_and_never_about_a_thing() -> None:
    book = Watch({"book": _Book()}).stand_ins()["book"]
    with pytest.raises(TypeError, match="length is asked about a thing rather than its id"):
        book.length(_HANDBOOK)
