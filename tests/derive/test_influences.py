"""Who influences whom, the strongest first."""

from __future__ import annotations

from typing import Any

from people import handbook, persona
from persona_handbook.derive.influences import UNSAID_STRENGTH, Tie, ties
from persona_handbook.model.persona import Persona


def secondary(id_: str, *influences: dict[str, Any], **more: Any) -> Persona:
    return persona(id_, role="secondary", influences=influences, **more)


def found(*personas: Persona) -> list[tuple[str, str, int]]:
    return [(tie.source, tie.target, tie.strength) for tie in ties(handbook(*personas))]


def test_ties_are_sorted_by_strength_and_then_by_name() -> None:
    assert found(
        persona("claire"),
        persona("ben"),
        secondary("zoe", {"persona": "claire", "strength": "5"}, {"persona": "ben", "strength": "1"}),
        secondary("ada", {"persona": "claire", "strength": "5"}, {"persona": "ben", "strength": "5"}),
    ) == [("ada", "ben", 5), ("ada", "claire", 5), ("zoe", "claire", 5), ("zoe", "ben", 1)]


def test_a_strength_that_is_not_said_is_middling() -> None:
    assert UNSAID_STRENGTH == 3
    assert found(persona("claire"), secondary("ada", {"persona": "claire"})) == [("ada", "claire", 3)]


def test_a_tie_holds_what_the_file_says_of_it() -> None:
    ada = secondary("ada", {"persona": "claire", "relation": "mother", "how": "Calls", "strength": "4"})
    assert ties(handbook(persona("claire"), ada)) == (Tie("ada", "claire", ada.influences[0], 4),)


def test_retired_personas_neither_influence_nor_are_influenced() -> None:
    assert (
        found(
            persona("claire"),
            persona("old", status="retired"),
            secondary("ada", {"persona": "old"}),
            secondary("past", {"persona": "claire"}, status="retired"),
        )
        == []
    )


def test_a_persona_that_this_build_does_not_show_is_left_out() -> None:
    draft = persona("new", status="draft")
    book = handbook(draft, secondary("ada", {"persona": "new"}))
    assert [tie.target for tie in ties(book)] == ["new"]
    assert ties(book.without_drafts()) == ()


def test_two_personas_may_influence_each_other() -> None:
    assert found(secondary("ada", {"persona": "bea"}), secondary("bea", {"persona": "ada"})) == [
        ("ada", "bea", 3),
        ("bea", "ada", 3),
    ]


def test_a_handbook_without_influences_has_no_ties() -> None:
    assert found(persona("claire")) == []
