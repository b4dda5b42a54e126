"""How diagnostics are told: to people, to GitHub, to programs."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_handbook import report
from persona_handbook.diagnostics import Diagnostic, Place, Severity

UNKNOWN = Diagnostic(
    Place("personas/claire-martin.yml", 42, 9),
    Severity.ERROR,
    "unknown-key",
    'unknown key "frustation"',
    'did you mean "frustrations"?',
    "        frustation: [late]",
)


def at(line: str, column: int) -> list[str]:
    """Return the source line and the caret that a report shows."""
    one = Diagnostic(Place("x.yml", 1, column), Severity.ERROR, "rule", "Message", excerpt=line)
    return report.text([one], colour=False).splitlines()[1:3]


def said(message: str = "Message", hint: str = "", file: str = "x.yml", line: str = "") -> str:
    one = Diagnostic(Place(file), Severity.ERROR, "rule", message, hint, line)
    return report.text([one], colour=False)


def test_a_diagnostic_is_its_place_its_line_with_a_caret_and_its_hint() -> None:
    assert report.text([UNKNOWN], colour=False) == (
        'personas/claire-martin.yml:42:9: error: unknown key "frustation" (unknown-key)\n'
        "          frustation: [late]\n"
        "          ^\n"
        '  did you mean "frustrations"?\n'
        "\n"
        "1 error\n"
    )


def test_diagnostics_are_sorted_by_file_and_place_and_counted() -> None:
    found = [
        Diagnostic(Place(file, line, column), severity, rule, "Message")
        for file, line, column, severity, rule in [
            ("b.yml", 1, 1, Severity.NOTICE, "one"),
            ("a.yml", 10, 1, Severity.ERROR, "one"),
            ("a.yml", 9, 2, Severity.WARNING, "two"),
            ("a.yml", 9, 2, Severity.ERROR, "one"),
            ("a.yml", 9, 1, Severity.NOTICE, "one"),
            ("b.yml", 1, 1, Severity.NOTICE, "two"),
        ]
    ]
    assert report.text(found, colour=False) == (
        "a.yml:9:1: notice: Message (one)\n"
        "a.yml:9:2: error: Message (one)\n"
        "a.yml:9:2: warning: Message (two)\n"
        "a.yml:10:1: error: Message (one)\n"
        "b.yml:1:1: notice: Message (one)\n"
        "b.yml:1:1: notice: Message (two)\n"
        "\n"
        "2 errors, 1 warning, 3 notices\n"
    )


def test_without_diagnostics_there_is_nothing_to_mend() -> None:
    assert report.text([], colour=True) == "nothing to mend\n"
    assert report.github([]) == ""
    assert report.json_text([]) == "[]\n"


def test_colours_change_no_word() -> None:
    coloured = report.text([UNKNOWN], colour=True)
    assert coloured.splitlines()[0] == (
        "\x1b[1mpersonas/claire-martin.yml:42:9:\x1b[0m \x1b[1;31merror:\x1b[0m "
        'unknown key "frustation" \x1b[2m(unknown-key)\x1b[0m'
    )
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == report.text([UNKNOWN], colour=False)


@pytest.mark.parametrize(
    ("line", "column", "excerpt", "caret"),
    [
        ("a: b", 4, "a: b", "   ^"),
        ("a: b", 5, "a: b", "    ^"),
        ("a: b", 99, "a: b", "    ^"),
        ("\t\ta: b", 3, "\t\ta: b", "\t\t^"),
        ("a:\tb", 4, "a:\tb", "  \t^"),
        ("é: b", 4, "é: b", "   ^"),
        ("山田: b", 5, "山田: b", "      ^"),
        ("😀: b", 4, "😀: b", "    ^"),
        ("e\u0301: b", 5, "e\u0301: b", "   ^"),
        ("a\x1b[31m: b", 9, "a␛[31m: b", "        ^"),
        ("a\x00\u202eb", 4, "a␀<U+202E>b", "          ^"),
        ("a\x7f\x9bb\u2028\ufeff", 4, "a<U+007F><U+009B>b<U+2028><U+FEFF>", "                 ^"),
        ("👩\u200d👧: b", 6, "👩\u200d👧: b", "      ^"),
        ("a:   ", 3, "a:", "  ^"),
        ("::add-mask::x", 1, "| ::add-mask::x", "| ^"),
        ("   ::error::x", 4, "|    ::error::x", "|    ^"),
    ],
)
def test_the_caret_stands_below_the_column(line: str, column: int, excerpt: str, caret: str) -> None:
    assert at(line, column) == [f"  {excerpt}", f"  {caret}"]


@pytest.mark.parametrize(
    ("column", "excerpt", "caret"),
    [
        (1, "0" * 100 + "…", "^"),
        (61, "0" * 100 + "…", " " * 60 + "^"),
        (62, "…" + "0" * 100 + "…", " " * 61 + "^"),
        (250, "…" + "0" * 59 + "1" * 41 + "…", " " * 60 + "^"),
        (300, "…" + "0" * 9 + "1" * 91, " " * 61 + "^"),
    ],
)
def test_a_long_line_is_cut_around_the_column(column: int, excerpt: str, caret: str) -> None:
    shown, below = at("0" * 249 + "1" * 91, column)
    assert shown.removeprefix("  ")[below.index("^") - 2] in "01"
    assert len(shown) <= 104
    if column <= 62:
        assert (shown, below) == (f"  {excerpt}", f"  {caret}")


def test_a_cut_line_never_shows_another_column() -> None:
    line = "".join(chr(0x4E00 + number) for number in range(400))
    for column in range(1, 401):
        shown, below = at(line, column)
        width = 0
        for character in shown:
            if width == len(below) - 1:
                assert character == line[column - 1]
                break
            width += 2 if character >= "\u4e00" else 1


def test_a_line_without_anything_is_not_shown() -> None:
    assert said(line="   ") == "x.yml:1:1: error: Message (rule)\n\n1 error\n"


def test_nothing_that_sources_hold_steers_a_terminal() -> None:
    assert said("a\x1b[2Jb\nc\u202ed\udce9", "e\r\nf\tg\x9b", "x\n\x1b.yml") == (
        "x␊␛.yml:1:1: error: a␛[2Jb␊c<U+202E>d<U+DCE9> (rule)\n  e␍␊f␉g<U+009B>\n\n1 error\n"
    )


@given(st.text(), st.text(), st.text(), st.text(), st.integers(1, 300))
def test_whatever_sources_hold_every_report_is_harmless(
    message: str, hint: str, file: str, line: str, column: int
) -> None:
    one = Diagnostic(Place(file, 1, column), Severity.NOTICE, "rule", message, hint, line)
    text = report.text([one], colour=False)
    assert text.count("\n") <= 6
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", text)
    annotation = report.github([one])
    assert annotation.count("\n") == 1
    assert annotation.count("::") >= 2
    assert annotation.startswith("::notice file=")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", annotation)
    assert json.loads(report.json_text([one]))[0]["message"] == message


def test_github_gets_one_annotation_a_line() -> None:
    notice = Diagnostic(Place("personas/a.yml"), Severity.NOTICE, "overdue-review", "The review is overdue")
    assert report.github([UNKNOWN, notice]) == (
        "::notice file=personas/a.yml,line=1,col=1,title=overdue-review::The review is overdue\n"
        "::error file=personas/claire-martin.yml,line=42,col=9,title=unknown-key::"
        'unknown key "frustation"%0Adid you mean "frustrations"?\n'
    )


def test_an_annotation_escapes_what_github_would_obey() -> None:
    one = Diagnostic(Place("a:b,c%\n.yml"), Severity.ERROR, "rule", "100%::error::\r\nx, y: z\x1b", "h%0A")
    assert report.github([one]) == (
        "::error file=a%3Ab%2Cc%25%0A.yml,line=1,col=1,title=rule::100%25::error::%0D%0Ax, y: z␛%0Ah%250A\n"
    )


def test_json_holds_every_part_but_the_excerpt_and_is_ascii() -> None:
    one = Diagnostic(Place("é.yml", 2, 3), Severity.WARNING, "rule", "Mot : « é »\x1b", "", "line")
    written = report.json_text([one, UNKNOWN])
    assert written.isascii()
    assert json.loads(written) == [
        {
            "file": "personas/claire-martin.yml",
            "line": 42,
            "column": 9,
            "severity": "error",
            "rule": "unknown-key",
            "message": 'unknown key "frustation"',
            "hint": 'did you mean "frustrations"?',
        },
        {
            "file": "é.yml",
            "line": 2,
            "column": 3,
            "severity": "warning",
            "rule": "rule",
            "message": "Mot : « é »\x1b",
            "hint": "",
        },
    ]
