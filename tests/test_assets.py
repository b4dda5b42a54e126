"""Style sheets and scripts as readers are sent them."""

from __future__ import annotations

import pytest

from persona_handbook.writers.assets import script, sheet


def test_sheets_become_one_in_their_order_without_comments_and_indents() -> None:
    sent = sheet(["/* Why\n   so */\na {\n  color: red; /* warm */\n}\n", "b { margin: 0 }\n"])
    assert sent == "\na {\ncolor: red; \n}\nb { margin: 0 }\n"


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("/* Why */\nlet a = 1\n", "let a = 1\n"),
        ("/**\n * Why\n */\n  // so\n  let a = 1 // one\n", "  let a = 1 // one\n"),
        ('const there = "/* no comment */"\n', 'const there = "/* no comment */"\n'),
        ("const path = /\\/\\/*/\n", "const path = /\\/\\/*/\n"),
        ('const url = "https://marelle.example/"\n', 'const url = "https://marelle.example/"\n'),
        ("a() /* why\nso */\n", "a() /* why\nso */\n"),
    ],
)
def test_a_script_loses_lines_that_are_comments_and_nothing_else(typed: str, sent: str) -> None:
    assert script(typed) == sent


def test_whose_licence_must_go_with_it_keeps_its_comment() -> None:
    assert sheet(["/*! MIT */a{}"]) == "/*! MIT */a{}"
    assert script("/*! MIT */\na()\n") == "/*! MIT */\na()\n"
