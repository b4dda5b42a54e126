"""What a persona of its role does not say yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from persona_handbook.check import inspect
from persona_handbook.clock import today
from persona_handbook.derive.gaps import gaps


def _gaps(root: Path) -> set[str]:
    handbook = inspect(root, today()).handbook
    assert handbook
    return {fields[0] for fields in gaps(handbook.personas["claire"])}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("primary", {"demographics", "buying", "needs", "frustrations", "success_factors", "positioning"}),
        ("secondary", set()),
        (
            "anti-target",
            {f"exclusion.{key}" for key in ("reason", "traits", "signals", "response", "reconsider_when")},
        ),
    ],
)
def test_a_bare_persona_lacks_what_its_role_must_say(
    small: Callable[..., Path], role: str, expected: set[str]
) -> None:
    assert _gaps(small(**{"claire.yml": f"name: Claire\nrole: {role}\nsummary: Buys toys.\n"})) == expected


def test_one_of_two_ways_to_say_it_is_enough(small: Callable[..., Path]) -> None:
    text = "name: Claire\nrole: primary\nsummary: Buys toys.\njobs: [{want: to find one toy}]\n"
    assert "success_factors" not in _gaps(small(**{"claire.yml": text}))
