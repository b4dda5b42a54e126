"""As in tests/test_any_input.py, with inputs that are others each time."""

from __future__ import annotations

from collections.abc import Callable

import fuzzed

CASES = 20_000


def test_any_of_twenty_thousand_files_is_read_or_told_of(figure: Callable[[str, int], None]) -> None:
    found = fuzzed.run(CASES, fixed=False)
    assert found["cases"] >= CASES
    figure("mutated or random files through the checker", found["cases"])
    figure("of these with an error", found["faulty"])
    figure("milliseconds of the processor for the slowest", found["slowest"])
