"""The mistakes an editor makes first, made in the example's own file, and what she is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from persona_handbook import report
from persona_handbook.check import inspect
from persona_handbook.clock import today
from persona_handbook.diagnostics import Severity

HEAD = "name: Claire Martin\nrole: primary\nsummary: Buys toys in the evening.\n"


def told(root: Path) -> str:
    """Return the errors that ``handbook check`` prints."""
    found = inspect(root, today())
    return report.text([one for one in found.diagnostics if one.severity is Severity.ERROR], colour=False)


CASES = {
    "a typo in a key": (
        HEAD + "frustation:\n  - Gifts that break\n",
        """\
personas/claire.yml:4:1: error: unknown key "frustation" (unknown-key)
  frustation:
  ^
  did you mean "frustrations"?
""",
    ),
    "an unquoted colon": (
        "name: Claire Martin\nrole: primary\nsummary: One wish: a toy that lasts\n",
        """\
personas/claire.yml:3:18: error: \
a colon followed by a space ends a key, so this text is cut in two (unquoted-colon)
  summary: One wish: a toy that lasts
                   ^
  put the text in quotes: summary: "One wish: a toy that lasts"
""",
    ),
    "a wrong role": (
        HEAD.replace("primary", "principal"),
        """\
personas/claire.yml:2:7: error: "principal" is not possible for "role" (wrong-choice)
  role: principal
        ^
  possible: primary, secondary or anti-target
""",
    ),
    "a reference to nobody": (
        HEAD.replace("primary", "secondary") + "influences:\n  - persona: clair\n    how: Tells her\n",
        """\
personas/claire.yml:5:14: error: there is no persona "clair" (unknown-persona)
    - persona: clair
               ^
  did you mean "claire"?
""",
    ),
    "a missing required field": (
        "name: Claire Martin\nrole: primary\n",
        """\
personas/claire.yml:1:1: error: the key "summary" is missing (missing-key)
  name: Claire Martin
  ^
  add "summary: One line that says who this is."
""",
    ),
}


@pytest.mark.parametrize("mistake", CASES)
def test_a_first_mistake_gives_one_diagnostic_that_says_how_to_mend_it(
    small: Callable[..., Path], mistake: str
) -> None:
    persona, expected = CASES[mistake]
    assert told(small(**{"claire.yml": persona})) == expected + "\n1 error\n"


def test_all_mistakes_of_all_files_are_told_at_once(small: Callable[..., Path]) -> None:
    root = small(
        **{
            "claire.yml": HEAD + "needs: ['Time [@survy]']\ntags: gift\n",
            "handbook.yml": "brand: {nam: Marelle}\n",
            "hugo.yml": "name: Hugo\nrole: prmary\nsummary: *ref\n",
        }
    )
    found = inspect(root, today())
    places = {(one.place.file, one.rule) for one in found.diagnostics if one.severity is Severity.ERROR}
    assert places == {
        ("personas/claire.yml", "unknown-source"),
        ("personas/claire.yml", "expected-list"),
        ("personas/handbook.yml", "unknown-key"),
        ("personas/hugo.yml", "yaml-alias"),
        ("personas/hugo.yml", "wrong-choice"),
    }
    assert found.handbook is None


def test_references_into_an_unreadable_company_file_stay_silent(small: Callable[..., Path]) -> None:
    root = small(
        **{
            "claire.yml": HEAD + "needs: ['Time [@survey]']\nreview: {owner: sales}\n",
            "handbook.yml": 'brand: "Marelle\n',
        }
    )
    found = inspect(root, today())
    assert [(one.place.file, one.rule) for one in found.diagnostics] == [
        ("personas/handbook.yml", "unclosed-quote")
    ]
