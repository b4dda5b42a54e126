"""As in tests/test_any_text.py, with texts that are others each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random, SystemRandom

import pytest

import contexts
import hostile


@pytest.mark.parametrize("seed", [SystemRandom().randrange(2**32) for _ in range(3)])
def test_every_text_comes_out_as_it_was_typed_wherever_it_does(
    tmp_path: Path, figure: Callable[[str, int], None], seed: int
) -> None:
    told = hostile.handbook(hostile.any_text(Random(seed)))  # noqa: S311
    site = hostile.build(tmp_path, told)
    found = [hostile.changed(place, text, told) for place, text in contexts.everywhere(site)]
    assert [wrong for _, wrong in found if wrong] == []
    assert set(told.texts) == {number for numbers, _ in found for number in numbers}
    figure("random texts, one in each field of a handbook", len(told.texts))
