"""Rules of the format tier: what a field must hold."""

from __future__ import annotations

from ..diagnostics import Severity
from .rule import Rule, Tier


def _rule(id_: str, message: str, hint: str, why: str, severity: Severity = Severity.ERROR) -> Rule:
    return Rule(id_, Tier.FORMAT, severity, message, hint, why)


UNKNOWN_KEY = _rule(
    "unknown-key",
    'unknown key "{key}"',
    "{help}",
    "A misspelt key would be left out of the page without a word.",
)
MISSING_KEY = _rule(
    "missing-key",
    'the key "{key}" is missing',
    'add "{key}: {example}"{help}',
    "Without it the page could not be made: every persona needs a name, a role and a summary.",
)
EMPTY_REQUIRED = _rule(
    "empty-required",
    '"{key}" has no value',
    'write a value behind it: "{key}: {example}"{help}',
    "A required key without a value says as little as no key at all.",
)
EMPTY_VALUE = _rule(
    "empty-value",
    "{what} is empty",
    "fill it, or take the line out",
    "Empty parts are left out of pages; they are often a line somebody meant to come back to.",
    Severity.NOTICE,
)
EXPECTED_TEXT = _rule(
    "expected-text",
    "{what} must be one text, not {found}",
    "{help}",
    "A list or a group of keys where a text is due has no place on the page.",
)
EXPECTED_LIST = _rule(
    "expected-list",
    "{what} must be a list, not {found}",
    "{help}",
    "A list keeps its entries apart, so that they can be compared, cited and counted.",
)
EXPECTED_KEYS = _rule(
    "expected-keys",
    "{what} must hold keys of its own, not {found}",
    "{help}",
    "Each part of such a field has a name of its own and a place of its own on the page.",
)
WRONG_CHOICE = _rule(
    "wrong-choice",
    '"{value}" is not possible for {what}',
    "{help}",
    "These words decide how a page is built, so only the words of the list are understood.",
)
WRONG_NUMBER = _rule(
    "wrong-number",
    '"{value}" is not possible for {what}',
    "expected {expected}{help}",
    "Numbers are drawn, sorted and compared; a decimal is written with a point.",
)
WRONG_DATE = _rule(
    "wrong-date",
    '"{value}" is not a date',
    "{help}",
    "One form of date, year-month-day, reads the same in every country.",
)
WRONG_INTERVAL = _rule(
    "wrong-interval",
    '"{value}" is not an interval',
    'expected a number of days, weeks, months or years, such as "6 months"',
    "The next review is reckoned from it.",
)
WRONG_LINK = _rule(
    "wrong-link",
    '"{value}" is not a web address',
    'expected an address that begins with "https://"',
    "Other kinds of address can run a program or lead nowhere.",
)
RULES = (
    UNKNOWN_KEY,
    MISSING_KEY,
    EMPTY_REQUIRED,
    EMPTY_VALUE,
    EXPECTED_TEXT,
    EXPECTED_LIST,
    EXPECTED_KEYS,
    WRONG_CHOICE,
    WRONG_NUMBER,
    WRONG_DATE,
    WRONG_INTERVAL,
    WRONG_LINK,
)
