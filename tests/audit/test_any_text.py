"""As in tests/test_any_text.py, with texts that are others each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import contexts
import hostile


@pytest.mark.parametrize("build", ["first", "second", "third"])
def test_every_text_comes_out_as_it_was_typed_wherever_it_does(
    tmp_path: Path, figure: Callable[[str, int], None], build: str
) -> None:
    told = hostile.any_handbook(fixed=False)
    site = hostile.build(tmp_path, told)
    found = [hostile.changed(place, text, told) for place, text in contexts.everywhere(site)]
    # Nobody draws these texts again: what was typed is told too.
    assert [(says, told.texts[number]) for _, wrong in found for number, says in wrong] == []
    assert set(told.texts) == {number for numbers, _ in found for number in numbers}
    figure(f"random texts, one in each field of a {build} handbook", len(told.texts))
