"""Files that are not UTF-8: which encoding is told, and that their text is checked all the same."""

from __future__ import annotations

import codecs

import pytest

from persona_handbook.source.encoding import decode

TEXT = "name: Zoé\nrole: primary\n"


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize(
    ("encoding", "mark", "told"),
    [
        ("utf-16-le", codecs.BOM_UTF16_LE, "it is UTF-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "it is UTF-16"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "it is UTF-32"),
        ("utf-32-be", codecs.BOM_UTF32_BE, "it is UTF-32"),
    ],
)
def test_each_wide_encoding_is_told_by_its_name_and_read(
    encoding: str, mark: bytes, told: str, *, marked: bool
) -> None:
    text, (fault,) = decode((mark if marked else b"") + TEXT.encode(encoding))
    assert text == TEXT
    assert (fault.mark.line, fault.mark.column, fault.values) == (0, 0, {"found": told})


def test_utf_8_is_read_with_and_without_its_mark() -> None:
    assert decode(TEXT.encode()) == decode(codecs.BOM_UTF8 + TEXT.encode()) == (TEXT, [])


@pytest.mark.parametrize(("count", "text"), [(8, "name: x\n" + "\0" * 8), (9, None)])
def test_eight_nul_bytes_are_a_slip_and_nine_are_no_text(count: int, text: str | None) -> None:
    assert decode(b"name: x\n" + b"\0" * count)[0] == text
