"""Whom a persona is best compared with."""

from __future__ import annotations

from people import persona
from persona_handbook.derive.nearest import MOST_ALIKE, nearest
from persona_handbook.model.persona import Persona


def needs(id_: str, *texts: str, **more: object) -> Persona:
    return persona(id_, needs=texts, **more)


def test_those_of_a_kind_come_in_the_order_of_what_they_share() -> None:
    ada = needs("ada", "Time", "Quiet", "Money")
    far, near = needs("far", "Time"), needs("near", "time", "QUIET")
    assert nearest((ada, far, near))["ada"] == ("near", "far")


def test_who_is_easily_taken_for_another_comes_first_and_both_ways() -> None:
    ada, bea = needs("ada", "Time", "Quiet"), needs("bea", "Time", "Quiet")
    gil = persona("gil", role="anti-target", exclusion={"lookalike_of": "ada"})
    found = nearest((ada, bea, gil))
    assert found["ada"] == ("gil", "bea")
    assert found["gil"] == ("ada",)
    assert found["bea"] == ("ada",)


def test_a_persona_of_another_market_comes_after_those_of_ones_own() -> None:
    ada = needs("ada", "Time")
    business, alone = needs("biz", "Time", market="business"), needs("lone", "Order")
    assert nearest((ada, business, alone))["ada"] == ("lone", "biz")


def test_a_persona_of_another_role_is_not_compared_unless_taken_for_one() -> None:
    found = nearest((needs("ada", "Time"), needs("bea", "Time", role="secondary")))
    assert found == {"ada": (), "bea": ()}


def test_no_more_are_named_than_asked_for_and_never_oneself() -> None:
    people = tuple(needs(f"p{number}", "Time") for number in range(5))
    assert nearest(people)["p2"] == ("p0", "p1")
    assert nearest(people, most=3)["p0"] == ("p1", "p2", "p3")
    assert nearest(people[:1]) == {"p0": ()}


def test_a_lookalike_of_nobody_here_is_passed_over() -> None:
    gil = persona("gil", role="anti-target", exclusion={"lookalike_of": "retired"})
    assert nearest((gil,)) == {"gil": ()}


def test_what_many_share_makes_nobody_nearer() -> None:
    many = [needs(f"p{at:03}", "Time") for at in range(MOST_ALIKE)]
    near = needs("near", "Quiet")
    assert nearest([*many, needs("zoe", "Time", "Quiet"), near])["zoe"] == ("near", "p000")
    few = nearest([*many[1:], needs("zoe", "Time", "Quiet")])
    assert few["zoe"] == ("p001", "p002")
