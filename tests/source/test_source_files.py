"""What is left of a source file when its tree is gone: its places, its lines, and the way back."""

from __future__ import annotations

import pytest

from persona_handbook.rules.schema import UNKNOWN_KEY
from persona_handbook.source import yaml
from persona_handbook.source.file import SourceFile
from persona_handbook.source.places import Places
from persona_handbook.source.tree import Mark
from persona_handbook.validate import prune

TYPED = """\
# Claire
name: Claire Martin
needs:
  - Short deliveries
  -
  - {want: A present, because: }
goals:
    short_term: [a, b]
buying: online
"""
PATHS = [
    (),
    ("name",),
    ("nobody",),
    ("needs", 1, "want"),
    ("needs", 1, "because"),
    ("needs", 7),
    ("goals", "short_term", 1),
    ("goals", "long_term", 0),
    ("buying", "where"),
]


def test_places_packed_are_the_same_places() -> None:
    root = prune(SourceFile("claire.yml", TYPED.encode()).document).document.root
    loose, packed = Places(root), Places(root)
    packed.pack()
    packed.pack()
    for path in PATHS:
        assert packed.mark(path) == loose.mark(path)
        assert packed.key_mark(path) == loose.key_mark(path)
        assert packed.key(path) == loose.key(path)
    assert list(packed.outline()) == list(loose.outline())


def test_a_place_is_that_of_the_value_or_of_what_holds_it() -> None:
    places = Places(prune(SourceFile("claire.yml", TYPED.encode()).document).document.root)
    assert [places.mark(path) for path in PATHS] == [
        Mark(0, 0),
        Mark(1, 6),
        Mark(0, 0),
        Mark(5, 11),
        # Its text is empty and gone; what held it is not.
        Mark(5, 4),
        Mark(3, 2),
        Mark(7, 20),
        Mark(7, 4),
        # A bare word stands for the whole of it.
        Mark(8, 8),
    ]
    assert places.key(("needs", 1, "because")) == Mark(5, 22)
    assert places.key(("goals", "long_term")) is None
    assert places.key(("buying", "where")) is None
    assert places.key(("needs", 1)) is None


def test_a_file_put_away_is_told_of_at_its_places_without_being_read_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = SourceFile("claire.yml", TYPED.encode())
    file.places = prune(file.document).document.places
    before = [file.at(UNKNOWN_KEY, path, key="k", help="h") for path in PATHS]
    keys = [file.at_key(UNKNOWN_KEY, path, key="k", help="h") for path in PATHS]
    faults = file.faults
    file.put_away()
    with monkeypatch.context() as patch:
        patch.setattr(yaml, "read", None)
        assert [file.at(UNKNOWN_KEY, path, key="k", help="h") for path in PATHS] == before
        assert [file.at_key(UNKNOWN_KEY, path, key="k", help="h") for path in PATHS] == keys
        assert file.faults == faults
    assert before[3].excerpt == "  - {want: A present, because: }"


def test_a_file_put_away_is_read_anew_when_it_is_asked_for() -> None:
    file = SourceFile("claire.yml", TYPED.encode())
    before = file.document
    file.put_away()
    assert file.document == before
    assert file.document is file.document
    file.put_away()
    file.put_away()
    assert file.document == before


def test_of_a_file_without_text_or_too_large_there_are_no_lines() -> None:
    for data in (b"", b"\0" * 20, b"# " + b"x" * yaml.MAX_FILE_BYTES):
        file = SourceFile("claire.yml", data)
        assert file.bare.lines == file.document.lines == ()


@pytest.mark.parametrize("first", ["faults", "document"])
def test_a_file_is_read_once_for_what_it_holds_and_what_is_wrong_with_it(
    monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    read: list[str] = []
    reading = yaml.read

    def noting(path: str, data: bytes) -> object:
        read.append(path)
        return reading(path, data)

    monkeypatch.setattr(yaml, "read", noting)
    file = SourceFile("claire.yml", b"name: a\nname: b\n")
    getattr(file, first)
    assert [one.rule for one in file.faults] == ["duplicate-key"]
    assert list(file.document.root.values) == ["name"]
    assert read == ["claire.yml"]
