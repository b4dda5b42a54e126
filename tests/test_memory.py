"""What is freed goes back to the system where the C library has to be asked for it."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from persona_handbook import memory
from persona_handbook.memory import give_back, most_held


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the C library is asked to keep at the top of its memory, each time that it is asked."""
    given: list[int] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(malloc_trim=given.append))
    return given


def test_on_linux_the_library_is_asked_to_give_back_all_that_it_can(asked: list[int]) -> None:
    give_back()
    assert asked == [0]


def test_elsewhere_nothing_is_asked(asked: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    give_back()
    assert asked == []


def test_a_library_that_knows_no_such_request_is_left_alone(
    asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace())
    give_back()
    assert asked == []


def test_the_library_of_this_machine_takes_the_request() -> None:
    give_back()


def test_what_a_process_has_held_at_most_never_falls() -> None:
    before = most_held()
    assert len(bytes(50_000_000)) == 50_000_000
    assert most_held() >= before > 0


@pytest.fixture
def doubled(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], bool]:
    """Doubles a number, remembers three; returned is whether it had to be worked out."""
    monkeypatch.setattr(memory, "_REMEMBERING", [])
    monkeypatch.setattr(memory, "_TOO_MUCH", set())
    asked: list[int] = []

    @memory.remembered(3)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    def ask(number: int) -> bool:
        before = len(asked)
        assert double(number) == 2 * number
        return len(asked) > before

    return ask


def test_what_can_all_be_remembered_is(doubled: Callable[[int], bool]) -> None:
    assert [doubled(number) for number in (1, 2, 1)] == [True, True, False]
    memory.forget()
    assert [doubled(number) for number in (1, 2)] == [False, False]


def test_of_what_was_once_too_much_nothing_is_remembered_any_longer_than_asked(
    doubled: Callable[[int], bool],
) -> None:
    assert [doubled(number) for number in (1, 2, 3, 4)] == [True] * 4
    memory.forget()
    assert [doubled(number) for number in (4, 4)] == [True, False]
    memory.forget()
    assert [doubled(number) for number in (4, 4)] == [True, False]
