"""The search's index: every word leads to what holds it, through files of bounded size, the same always."""

from __future__ import annotations

import json
import tempfile
from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_handbook.writers.search import index as index_module
from persona_handbook.writers.search.index import Index, pieces
from persona_handbook.writers.search.lists import Growing, coded, packed
from persona_handbook.writers.search.words import LONGEST, Words, fold
from trees import tree

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def decoded(text: str) -> list[int]:
    """Return what ``coded`` wrote, read as the browser reads it."""
    numbers, last, step, shift = [], 0, 0, 0
    for letter in text:
        digit = _DIGITS.index(letter)
        step += digit % 32 << shift
        shift += 5
        if digit < 32:
            last += step
            numbers.append(last)
            step = shift = 0
    assert shift == 0
    return numbers


def utf16(word: str) -> bytes:
    """What JavaScript compares of a word."""
    return word.encode("utf-16-be", "surrogatepass")


class Written:
    """An index as it lies on the disk, asked as a browser asks it."""

    def __init__(self, folder: Path) -> None:
        self.manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
        self.folder = folder / self.manifest["version"]
        self.starts = decoded(self.manifest["texts"])

    def file(self, name: str) -> list[Any]:
        """Return one file."""
        held: list[Any] = json.loads((self.folder / name).read_text("utf-8"))
        return held

    def entry(self, number: int) -> list[Any]:
        """Return the text of an entry: its location, title and text, and its tags if it has any."""
        at = bisect_right(self.starts, number) - 1
        held: list[Any] = self.file(f"texts-{at}.json")[number - self.starts[at]]
        return held

    def found(self, word: str, kind: str = "words") -> dict[str, bool]:
        """Return the locations that hold ``word``, and whether their titles do."""
        firsts = [utf16(first) for first in self.manifest[kind]]
        start = max(0, bisect_right(firsts, utf16(word[:-1] + chr(max(0, ord(word[-1]) - 1)))) - 1)
        codes = ""
        for number in range(start, bisect_right(firsts, utf16(word))):
            held = self.file(f"{kind}-{number}.json")
            codes += "".join(codes for one, codes in zip(held[::2], held[1::2], strict=True) if one == word)
        places: dict[str, bool] = {}
        for value in decoded(codes):
            location = self.entry(value >> 1)[0]
            places[location] = places.get(location, False) or bool(value & 1)
        return places


def written(folder: Path, entries: list[dict[str, Any]]) -> Written:
    index = Index(folder)
    for piece in pieces(entries, Words()):
        index.add(piece)
    index.finish()
    return Written(folder)


def entry(location: str, title: str = "", text: str = "", **more: Any) -> dict[str, Any]:
    return {"location": location, "title": title, "text": text, **more}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’équipe d'Élodie", {"equipe", "elodie"}),
        ("Qu’on l’appelle", {"on", "appelle"}),
        ("e\u0301quipe E\u0301QUIPE équipe", {"equipe"}),
        ("Œuvres, cœurs, Æsir, Straße", {"oeuvres", "coeurs", "aesir", "strasse"}),
        ("<p>R&amp;D &lt;b&gt; 12:30</p><li>one</li>two", {"12", "30", "one", "two"}),
        ("snake_case e-mail", {"snake", "case", "mail"}),
        ("½ ﬁne", {"1", "2", "fine"}),
        ("誕生日 تقارن", {"誕生日", "تقارن"}),
        ("Ω" * 100, {"ω" * LONGEST}),
        ("a b à", set()),
    ],
)
def test_words_are_folded_and_what_begins_too_many_is_none(text: str, words: set[str]) -> None:
    assert Words().of(text) == words


def test_a_folded_word_has_no_accents_nor_capitals() -> None:
    assert fold("ÉLÈVE") == "eleve"
    assert fold("İstanbul") == "istanbul"


def test_every_entry_is_found_by_each_of_its_words_and_told_whether_its_title_holds_it(
    tmp_path: Path,
) -> None:
    index = written(
        tmp_path / "index",
        [
            entry("a/", "Anna Ønsk", "<p>Buys toys</p>", boost=4.0),
            entry("a/#needs", "Needs", "<ul><li>Toys that last</li></ul>", boost=4.0),
            entry("b/", "Toys", "About toys", tags=["wood"]),
        ],
    )
    assert index.found("toys") == {"a/": False, "a/#needs": False, "b/": True}
    assert index.found("needs") == {"a/#needs": True}
    assert index.found("ønsk") == {"a/": True}
    assert index.found("wood") == {"b/": True}
    assert index.found("toy") == {}
    # Beginnings of few letters are looked for among the titles of pages alone.
    assert index.found("toys", "names") == {"b/": True}
    assert index.found("needs", "names") == {}
    assert index.entry(2) == ["b/", "Toys", "About toys", ["wood"]]
    assert decoded(index.manifest["pages"]) == [0, 2]
    assert index.manifest["boosts"] == [[4.0, 1], [1, 1]]
    assert index.manifest["entries"] == 3


_texts = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("aàeéEÉ  ’'-<>œßñ\u0301ﬁ誕ع😀𝒳𐐀豈\uffdc"),
    ),
    max_size=60,
).map(lambda text: text.replace("<", "&lt;").replace(">", "&gt;"))
_pages = st.lists(
    st.tuples(_texts, st.lists(st.tuples(_texts, _texts), max_size=3), st.sampled_from([1, 0.6, 4.0])),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(pages=_pages, size=st.integers(20, 400))
def test_whatever_is_written_is_found_by_each_of_its_words(pages: list[Any], size: int) -> None:
    entries = []
    for number, (text, sections, boost) in enumerate(pages):
        entries.append(entry(f"{number}/", text, "", boost=boost))
        entries += [
            entry(f"{number}/#{at}", title, text, boost=boost) for at, (title, text) in enumerate(sections)
        ]
    # Small files, so that there are many.
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(index_module, "_SIZE", size)
        patch.setattr(index_module, "_LONGEST_TEXT", size)
        patch.setattr(index_module, "_LONG", 3)
        index = written(Path(folder) / "index", entries)
        for one in entries:
            titles = Words().of(one["title"])
            for word in titles | Words().of(one["text"]):
                assert index.found(word)[one["location"]] == (word in titles), word


@given(numbers=st.lists(st.integers(0, 2**40)))
def test_lists_of_growing_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    assert decoded(coded(sorted(numbers))) == sorted(numbers)


def growing(numbers: Iterable[int]) -> Growing:
    held = Growing()
    held.latest.extend(numbers)
    return held


@given(parts=st.lists(st.lists(st.integers(0, 2**30), max_size=5)))
def test_a_list_that_is_shortened_as_it_grows_says_the_same(parts: list[list[int]]) -> None:
    numbers = sorted(number for part in parts for number in part)
    held, rest = Growing(), iter(numbers)
    for part in parts:
        held.latest.extend(islice(rest, len(part)))
        held.shorten()
    assert (held.text, len(held), list(held.latest)) == (coded(numbers), len(numbers), [])
    held.latest.append(2**31)
    assert (held.text, len(held)) == (coded([*numbers, 2**31]), len(numbers) + 1)


def test_a_list_that_is_too_long_goes_on_in_the_next_file_and_small_ones_share_one() -> None:
    lists = {"b": range(0, 4000, 2), "a": [1], "c": [5], "d": [8, 9]}
    pieces = list(packed({word: growing(numbers) for word, numbers in lists.items()}, 600))
    assert [first for first, _ in pieces] == ["a", "b", "b", "b", "b"]
    assert all(len(content) < 700 for _, content in pieces)
    together: dict[str, str] = {}
    for _, content in pieces:
        held = json.loads(content)
        for word, codes in zip(held[::2], held[1::2], strict=True):
            together[word] = together.get(word, "") + codes
    assert {word: decoded(codes) for word, codes in together.items()} == {
        word: list(numbers) for word, numbers in lists.items()
    }


def test_words_stand_in_the_order_in_which_a_browser_compares_them() -> None:
    # By code points the compatibility ideograph comes before the letter of Deseret, by their UTF-16 after it.
    pieces = list(packed({word: growing([1]) for word in ("\ufa0e", "𐐨", "z")}, 1))
    assert [first for first, _ in pieces] == ["z", "𐐨", "\ufa0e"]


def crowd(count: int) -> list[dict[str, Any]]:
    """Entries of pages that share most of their words."""
    return [
        one
        for number in range(count)
        for one in (
            entry(f"p{number}/", f"Person {number}", "the first of the page " * 20, boost=4.0),
            entry(
                f"p{number}/#needs",
                "What the person needs",
                f"the thing {number % 7} and {number} more " * 20,
            ),
        )
    ]


def test_no_file_is_large_however_many_entries_there_are(tmp_path: Path) -> None:
    written(tmp_path / "index", crowd(2000))
    sizes = {path.name: path.stat().st_size for path in (tmp_path / "index").rglob("*.json")}
    assert len(sizes) > 30
    assert max(sizes.values()) < 52_000
    assert sizes["manifest.json"] < 12_000


def test_the_same_entries_make_the_same_files_and_others_another_version(tmp_path: Path) -> None:
    one = written(tmp_path / "one", crowd(300))
    written(tmp_path / "same", crowd(300))
    assert tree(tmp_path / "one") == tree(tmp_path / "same")
    other = crowd(300)
    other[-1]["text"] += " else"
    assert written(tmp_path / "other", other).manifest["version"] != one.manifest["version"]


def test_an_index_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    written(tmp_path / "index", crowd(10))
    index = written(tmp_path / "index", crowd(11))
    assert {path.name for path in (tmp_path / "index").iterdir()} == {
        "manifest.json",
        index.manifest["version"],
    }


def test_a_word_that_stands_nearly_everywhere_is_found_in_titles_only(tmp_path: Path) -> None:
    index = written(tmp_path / "index", crowd(1000))
    assert index.manifest["common"] == [
        "and",
        "first",
        "more",
        "needs",
        "of",
        "page",
        "person",
        "the",
        "thing",
        "what",
    ]
    assert index.found("first") == {}
    assert index.found("person").keys() == {one["location"] for one in crowd(1000)}
    assert index.found("777") == {"p777/": True, "p777/#needs": False}


def test_of_few_entries_no_word_is_common(tmp_path: Path) -> None:
    assert written(tmp_path / "index", crowd(100)).manifest["common"] == []


def test_a_long_text_is_several_entries_of_one_place_and_all_its_words_are_found(tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(8000)]
    index = written(
        tmp_path / "index", [entry("all/", "All", "<p>" + " ".join(words) + "</p>"), entry("b/", "B")]
    )
    assert index.manifest["entries"] > 3
    assert [index.found(word) for word in words[::500]] == [{"all/": False}] * 16
    texts = [index.entry(number) for number in range(index.manifest["entries"] - 1)]
    assert {(location, title) for location, title, _ in texts} == {("all/", "All")}
    assert " ".join(text for _, _, text in texts) == "<p>" + " ".join(words) + "</p>"
    assert all(len(text) <= 16_000 for _, _, text in texts)
    assert index.found("all", "names") == {"all/": True}


def test_a_text_without_a_space_stays_whole(tmp_path: Path) -> None:
    index = written(
        tmp_path / "index", [entry("a/", "A", "x" * 40_000 + " then this"), entry("b/", "B", "y" * 20_000)]
    )
    assert index.found("this") == {"a/": False}
    assert index.found("y" * LONGEST) == {"b/": False}
