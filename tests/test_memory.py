"""What is held, what is looked for, what is given back and what is remembered."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from handbooks import REPOSITORY
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


@pytest.mark.parametrize(("begin", "end"), [("pass", "looked for"), ("look_seldom()", "")])
def test_who_looks_seldom_does_not_look_as_it_ends_either(begin: str, end: str) -> None:
    text = """
import sys
from persona_handbook.memory import look_seldom

class Found:
    def __del__(self):
        sys.stdout.write("looked for")

def tie():
    one = Found()
    one.itself = one

exec(sys.argv[1])
tie()
"""
    ended = subprocess.run(  # noqa: S603
        [sys.executable, "-c", text, begin],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout == end


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
