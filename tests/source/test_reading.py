"""What the reader makes of a file: the tree, its places, its limits."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

import persona_handbook.source.yaml as reader
from persona_handbook.diagnostics import Diagnostic
from persona_handbook.source.document import Document
from persona_handbook.source.tree import Listing, Mapping, Mark, Text, texts

FILE = "personas/claire-martin.yml"
CORPUS = Path(__file__).parent / "corpus"


def read(text: str | bytes) -> tuple[Document, list[Diagnostic]]:
    return reader.read(FILE, text.encode() if isinstance(text, str) else text)


def sound(text: str | bytes) -> Document:
    """Return the document of a text without faults."""
    document, diagnostics = read(text)
    assert diagnostics == []
    return document


def text_at(text: str | bytes, *path: str | int) -> Text:
    found = sound(text).text(path)
    assert found is not None
    return found


def told(text: str | bytes) -> list[tuple[int, int, str]]:
    return [(one.place.line, one.place.column, one.message) for one in read(text)[1]]


@pytest.mark.parametrize(
    "typed",
    [
        "~",
        "null",
        "no",
        "yes",
        "on",
        "12:30",
        "0123",
        "010",
        "1_000",
        "0x1F",
        "2026-11-21",
        "1e3",
        ".inf",
        "1.10",
        "=",
    ],
)
def test_a_text_is_what_was_typed_whatever_yaml_would_make_of_it(typed: str) -> None:
    assert text_at(f"a: {typed}\n", "a") == Text(Mark(0, 3), typed, typed, plain=True)


def test_a_quoted_text_is_not_plain_and_keeps_its_source() -> None:
    assert text_at('a: "say \\"no\\""\n', "a") == Text(Mark(0, 3), 'say "no"', '"say \\"no\\""', plain=False)
    assert text_at("a: 'l''enfant'\n", "a") == Text(Mark(0, 3), "l'enfant", "'l''enfant'", plain=False)


def test_a_block_text_keeps_its_lines_and_begins_at_its_indicator() -> None:
    story = text_at("story: |\n  One\n\n  two [@survey]\nname: x\n", "story")
    assert story == Text(Mark(0, 7), "One\n\ntwo [@survey]\n", "|\n  One\n\n  two [@survey]\n", plain=False)
    assert story.locate("[@survey]") == Mark(3, 6)


def test_a_text_over_several_lines_is_folded() -> None:
    assert text_at("a: one\n  two\n  three\n", "a").value == "one two three"


def test_a_key_without_value_is_an_empty_text_behind_its_colon() -> None:
    assert text_at("name:\nrole: primary\n", "name") == Text(Mark(0, 5), "", "", plain=True)


def test_every_node_and_key_knows_its_place() -> None:
    document = sound("needs:\n  - one\n  - {want: two}\ngoals:\n    short_term: [a, b]\n")
    assert document.places.mark(("needs",)) == Mark(1, 2)
    assert document.places.mark(("needs", 1)) == Mark(2, 4)
    assert document.places.mark(("needs", 1, "want")) == Mark(2, 11)
    assert document.places.key_mark(("goals", "short_term")) == Mark(4, 4)
    assert document.places.mark(("goals", "short_term", 1)) == Mark(4, 20)
    assert isinstance(document.node(("goals", "short_term")), Listing)


def test_keys_stay_in_the_order_in_which_they_were_typed() -> None:
    assert list(sound("b: 1\na: 2\n10: 3\n").root.values) == ["b", "a", "10"]


def test_columns_count_characters_also_behind_an_emoji() -> None:
    assert told('a: {b: "😀é", b: x}\n') == [
        (1, 14, 'the key "b" stands here again; it stands in line 1 already')
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_the_same_whatever_ends_them(end: str) -> None:
    text = end.join(["# é", "a: |", "  one", "", "  two", "b: [x,", "  y]", "b: z", ""])
    assert told(text) == [(8, 1, 'the key "b" stands here again; it stands in line 6 already')]
    document = read(text)[0]
    assert document.lines == ("# é", "a: |", "  one", "", "  two", "b: [x,", "  y]", "b: z")
    assert document.places.mark(("b", 1)) == Mark(6, 2)
    found = document.text(("a",))
    assert found is not None
    assert found.value == "one\n\ntwo\n"


def test_a_byte_order_mark_moves_no_column() -> None:
    document = sound(b"\xef\xbb\xbfname: Claire\n")
    assert document.places.key_mark(("name",)) == Mark(0, 0)
    assert document.lines == ("name: Claire",)


def test_the_source_of_a_text_is_where_its_mark_says() -> None:
    data = "a: \"é😀\"\r\nb: [x, 'y']\r\nc: |\r\n  z\r\nd: >-\r\n  é\r\n  ü\r\n\r\ne: plain\r\n  more\r\n"
    lines = data.splitlines(keepends=True)
    document = sound(data)
    for _, text in texts(document.root):
        offset = sum(map(len, lines[: text.mark.line])) + text.mark.column
        assert text.raw
        assert data[offset : offset + len(text.raw)] == text.raw


def test_of_two_equal_keys_the_first_counts() -> None:
    document, diagnostics = read("name: Claire\nname: [Eva]\nrole: primary\n")
    assert [one.rule for one in diagnostics] == ["duplicate-key"]
    assert document.root.values == {
        "name": Text(Mark(0, 6), "Claire", "Claire"),
        "role": Text(Mark(2, 6), "primary", "primary"),
    }


def test_an_alias_is_the_text_that_was_typed_so_that_nothing_seems_missing() -> None:
    document, diagnostics = read("name: *one\n*two : x\nsummary: y\n")
    assert [one.rule for one in diagnostics] == ["yaml-alias", "yaml-alias"]
    assert {key: value.value for key, value in document.root.values.items() if isinstance(value, Text)} == {
        "name": "*one",
        "summary": "y",
    }


def test_a_text_whose_colon_made_it_a_key_is_a_text_again() -> None:
    document, diagnostics = read("needs:\n  - Elle demande : \n      combien ?\n  - two\n")
    assert [one.rule for one in diagnostics] == ["unquoted-colon"]
    assert [text.value for _, text in texts(document.root)] == ["Elle demande : combien ?", "two"]


def test_an_entry_of_one_pair_stays_a_pair_where_its_key_is_a_word() -> None:
    document = sound("media:\n  - channel: Instagram\n  - channel : Radio\n  - Channel: TV\n  - 'a b': c\n")
    assert [path for path, _ in texts(document.root)] == [
        ("media", 0, "channel"),
        ("media", 1, "channel"),
        ("media", 2, "Channel"),
        ("media", 3, "a b"),
    ]


def test_invisible_characters_never_become_part_of_a_value() -> None:
    document, _ = read('a: b\x00c\u202e\nd: "e\\u202ef"\n"g\u2066": h\n')
    assert [(path, text.value) for path, text in texts(document.root)] == [
        (("a",), "bc"),
        (("d",), "ef"),
        (("g",), "h"),
    ]


def test_joiners_and_variation_selectors_of_emoji_are_no_invisible_characters() -> None:
    assert text_at("a: 👩‍👧 ❤️\n", "a").value == "👩‍👧 ❤️"


def test_a_syntax_error_leaves_the_lines_and_no_tree() -> None:
    document, _ = read('name: Claire\nquote: "x\n')
    assert document.root == Mapping(Mark(0, 0))
    assert document.lines == ("name: Claire", 'quote: "x')


def test_a_syntax_error_comes_with_the_faults_before_it_but_once() -> None:
    assert [one.rule for one in read("a: &b c\nd: e: f\n")[1]] == ["yaml-alias", "unquoted-colon"]
    assert [one.rule for one in read("summary: see #42\n  and more\n")[1]] == ["yaml-syntax"]


def test_a_file_may_have_256_kilobytes_and_not_one_byte_more() -> None:
    text = "#" * (reader.MAX_FILE_BYTES - 6) + "\na: b\n"
    assert len(text) == reader.MAX_FILE_BYTES
    assert told(text) == []
    assert told(text + "\n") == [(1, 1, "this file is larger than 256 kB")]


def test_a_text_may_have_20_kilobytes_and_not_one_byte_more() -> None:
    assert told(f"a: {'é' * 10_240}\n") == []
    assert told(f"name: x\na: {'é' * 10_240}x\n") == [(2, 4, "this text is larger than 20 kB")]


def test_twelve_levels_are_possible() -> None:
    text = "".join("  " * level + "a:\n" for level in range(12))
    assert told(text) == []


@pytest.mark.parametrize("opening", ["- ", "[", "{", "{a: ", "? ", "[? ", "[\n", "{a: [", "- - ? "])
def test_thirty_thousand_levels_neither_crash_nor_take_long(opening: str) -> None:
    before = time.monotonic()
    diagnostics = read((opening * 30_000)[: reader.MAX_FILE_BYTES])[1]
    assert "this stands more than 12 levels deep" in [one.message for one in diagnostics]
    assert len(diagnostics) <= 2
    assert time.monotonic() - before < 2


@pytest.mark.parametrize(
    "text",
    [
        "x: [" + "a b: c, " * 30_000,
        "x: [" + "'a' b, " * 30_000,
        "a: b\n" * 50_000,
        "- &a b\n" * 30_000,
        "\x01\n" * 100_000,
        "a: b: c" + "\n   d" * 40_000,
        "[" + "a, " * 80_000 + "]",
        "a: " + " " * 250_000 + "x: b",
        "- a #b\n" * 30_000,
    ],
)
def test_a_file_full_of_faults_is_given_up_in_time(text: str) -> None:
    before = time.monotonic()
    diagnostics = read(text)[1]
    assert 1 <= len(diagnostics) <= 202
    assert time.monotonic() - before < 5


def test_beyond_200_faults_the_rest_is_not_looked_at_and_that_is_said() -> None:
    diagnostics = read("a: b\n" * 1_000)[1]
    assert len(diagnostics) == 201
    assert (
        diagnostics[-1].message
        == "this cannot be read: after 200 faults the rest of this file was not looked at"
    )


def test_without_libyaml_the_same_tree_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [path for path in sorted(CORPUS.iterdir()) if path.suffix in (".yml", ".bin")]
    expected = [reader.read(path.name, path.read_bytes()) for path in cases]
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    different = [
        path.stem
        for path, one in zip(cases, expected, strict=True)
        if reader.read(path.name, path.read_bytes()) != one
    ]
    # PyYAML's own parser refuses a tab behind a colon, and takes a lone surrogate.
    assert different == ["accepted-tab-after-a-colon", "wrong-escape-unicode"]


def test_what_is_too_large_is_to_be_shortened() -> None:
    hints = [
        one.hint
        for text in ("#" * (reader.MAX_FILE_BYTES + 1), f"a: {'x' * 20_481}\n")
        for one in reader.read("claire.yml", text.encode())[1]
    ]
    assert hints == [
        "shorten it; what a department adds can have a file of its own, personas/<id>/<department>.yml",
        "shorten it, and link to the document that holds the rest",
    ]
