"""Dates, numbers, lists and plurals as they are written in each language."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from persona_handbook import words as module
from persona_handbook.model.values import Interval, IntervalUnit
from persona_handbook.words import Words, words

#: What French puts before a per-cent sign, and between thousands.
NO_BREAK, NARROW_NO_BREAK = "\u00a0", "\u202f"
CATALOGUE = """\
msgid "Needs"
msgstr "Besoins"

msgctxt "a verb"
msgid "Needs"
msgstr "A besoin de"

msgid "Untranslated"
msgstr ""

#, fuzzy
msgid "Guessed"
msgstr "Deviné"

msgid "%(num)s persona"
msgid_plural "%(num)s personas"
msgstr[0] "%(num)s persona seul"
msgstr[1] "%(num)s personas ensemble"

msgid "%(num)s offer"
msgid_plural "%(num)s offers"
msgstr[0] ""
msgstr[1] ""
"""


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Words:
    """French with a catalogue of its own."""
    (tmp_path / "fr.po").write_text(CATALOGUE, "utf-8")
    monkeypatch.setattr(module, "CATALOGUES", tmp_path)
    return Words("fr")


@pytest.mark.parametrize(
    ("day", "english", "as_french"),
    [
        ("2026-06-10", "10 June 2026", "10 juin 2026"),
        ("2026-08-01", "1 August 2026", "1er août 2026"),
        ("2026-12-31", "31 December 2026", "31 décembre 2026"),
        ("0999-02-03", "3 February 999", "3 février 999"),
    ],
)
def test_a_date_has_its_month_in_letters(day: str, english: str, as_french: str) -> None:
    date = datetime.date.fromisoformat(day)
    assert words("en").date(date) == english
    assert words("fr").date(date) == as_french


@pytest.mark.parametrize(
    ("value", "english", "as_french"),
    [
        (0, "0", "0"),
        (5, "5", "5"),
        (38.0, "38", "38"),
        (38.5, "38.5", "38,5"),
        (1.005, "1", "1"),
        (2.346, "2.35", "2,35"),
        (-1.5, "-1.5", "-1,5"),
        (1234.5, "1,234.5", f"1{NARROW_NO_BREAK}234,5"),
        (186000, "186,000", f"186{NARROW_NO_BREAK}000"),
    ],
)
def test_a_number_has_at_most_two_decimals(value: float, english: str, as_french: str) -> None:
    assert words("en").number(value) == english
    assert words("fr").number(value) == as_french


@pytest.mark.parametrize(
    ("share", "whole"), [(0.0, "0"), (0.004, "1"), (0.384, "38"), (0.996, "99"), (1.0, "100")]
)
def test_a_share_is_told_in_whole_per_cent(share: float, whole: str) -> None:
    assert words("en").percent(share) == f"{whole}%"
    assert words("fr").percent(share) == f"{whole}{NO_BREAK}%"


@pytest.mark.parametrize(
    ("items", "english", "as_french"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a et b"),
        (["a", "b", "c"], "a, b and c", "a, b et c"),
    ],
)
def test_a_list_ends_in_and(items: list[str], english: str, as_french: str) -> None:
    assert words("en").listing(iter(items)) == english
    assert words("fr").listing(iter(items)) == as_french


@pytest.mark.parametrize(
    ("count", "unit", "english", "as_french"),
    [
        (1, IntervalUnit.DAY, "1 day", "1 jour"),
        (90, IntervalUnit.DAY, "90 days", "90 jours"),
        (1, IntervalUnit.WEEK, "1 week", "1 semaine"),
        (2, IntervalUnit.WEEK, "2 weeks", "2 semaines"),
        (1, IntervalUnit.MONTH, "1 month", "1 mois"),
        (6, IntervalUnit.MONTH, "6 months", "6 mois"),
        (1, IntervalUnit.YEAR, "1 year", "1 an"),
        (3, IntervalUnit.YEAR, "3 years", "3 ans"),
    ],
)
def test_an_interval_is_a_number_and_a_unit(
    count: int, unit: IntervalUnit, english: str, as_french: str
) -> None:
    assert words("en").interval(Interval(count, unit)) == english
    assert words("fr").interval(Interval(count, unit)) == as_french


@pytest.mark.parametrize(("count", "english"), [(0, "offers"), (1, "offer"), (2, "offers"), (21, "offers")])
def test_english_has_the_singular_for_one(count: int, english: str) -> None:
    assert words("en").ngettext("offer", "offers", count) == english


@pytest.mark.parametrize(("count", "form"), [(0, "seul"), (1, "seul"), (2, "ensemble"), (1000, "ensemble")])
def test_french_has_the_singular_for_none_and_one(french: Words, count: int, form: str) -> None:
    found = french.ngettext("%(num)s persona", "%(num)s personas", count)
    assert found.endswith(f" {form}")


def test_a_message_is_looked_up_with_its_context(french: Words) -> None:
    assert french.gettext("Needs") == "Besoins"
    assert french.pgettext("a verb", "Needs") == "A besoin de"


def test_a_message_that_is_unknown_untranslated_or_guessed_stays_english(french: Words) -> None:
    assert [french.gettext(one) for one in ("Unknown", "Untranslated", "Guessed")] == [
        "Unknown",
        "Untranslated",
        "Guessed",
    ]
    assert french.pgettext("a noun", "Needs") == "Needs"
    assert [french.ngettext("%(num)s offer", "%(num)s offers", count) for count in (1, 2)] == [
        "%(num)s offer",
        "%(num)s offers",
    ]
    assert [french.ngettext("one", "many", count) for count in (0, 1, 2)] == ["one", "one", "many"]


def test_a_language_without_words_is_english() -> None:
    assert words("de").language == "en"
    assert words("de").date(datetime.date(2026, 6, 10)) == "10 June 2026"
