"""The handbook as readers see it: what goes, and what goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from people import company, handbook, persona
from persona_handbook.derive.audience import visible
from persona_handbook.derive.withheld import Withheld, needed, possible, usual, withheld
from persona_handbook.model.audience import Audience
from persona_handbook.model.company import Company
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona

SOURCES = {one: {"title": one.title(), "kind": "survey"} for one in ("survey", "watch", "shelf")}
GILLES = persona("gilles", role="anti-target", needs=("Bids [@watch]",))
ZOE = persona("zoe", status="draft")


def of_public(**more: Any) -> Company:
    """Return a company whose site anybody may read."""
    return company(**{"audience": "public", "sources": SOURCES} | more)


def seen(*personas: Persona, of: Company | None = None) -> Handbook:
    """Return what readers see of a handbook, and that a second look changes nothing."""
    book = handbook(*personas, of=of or of_public())
    left_out = withheld(book.company)
    once = visible(book, left_out)
    assert visible(once, left_out) == once
    return once


def claire(*, of: Company | None = None, **fields: Any) -> Persona:
    """Return Claire as readers see her, beside an anti-target and a draft."""
    return seen(persona("claire", **fields), GILLES, ZOE, of=of).personas["claire"]


def test_what_is_usually_internal() -> None:
    assert usual() == (
        "anti-target",
        "segment",
        "exclusion",
        "weaknesses",
        "contributions",
        "kpis",
        "disagreements",
        "review.by",
        "departments.lead",
        "departments.contact",
        "sources.link",
    )


def test_an_internal_handbook_loses_drafts_only() -> None:
    book = handbook(persona("claire", weaknesses=("Slow",)), GILLES, ZOE)
    assert visible(book, withheld(book.company)) == book.without_drafts()


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_a_handbook_without_anything_internal_is_unchanged(audience: str) -> None:
    one = persona("claire", needs=("Asks [Ben](persona:ben) [@survey]",), influences=({"persona": "ben"},))
    sections = {"sources": {"survey": SOURCES["survey"]}, "departments": {"sales": {"name": "Sales"}}}
    own = company(**sections).model_copy(update={"audience": Audience(audience)})
    book = handbook(one, persona("ben"), of=own)
    assert visible(book, withheld(own)) == book


def test_only_the_personas_of_other_roles_are_left_and_their_internal_fields_are_empty() -> None:
    own = of_public(
        departments={
            "sales": {"name": "Sales", "lead": "Marc", "contact": "marc@a.example", "brings": "Calls"}
        }
    )
    book = seen(
        persona("claire", segment={"share": "38"}, kpis=({"kpi": "conversion"},), weaknesses=("Slow",)),
        GILLES,
        of=own,
    )
    assert [*book.personas] == ["claire"]
    assert book.personas["claire"] == persona("claire")
    assert book.company.departments["sales"].model_dump(exclude_defaults=True) == {
        "name": "Sales",
        "brings": "Calls",
    }


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ({"replaced_by": "gilles", "status": "retired"}, {"status": "retired"}),
        ({"replaced_by": "zoe", "status": "retired"}, {"status": "retired"}),
        (
            {"influences": ({"persona": "gilles", "how": "Bids"}, {"persona": "claire"})},
            {"influences": ({"persona": "claire"},)},
        ),
        ({"influences": ({"persona": "zoe"},)}, {}),
        ({"needs": ("As [Gilles](persona:gilles) does", "Sleep")}, {"needs": ("Sleep",)}),
        ({"needs": ("As [Zoé](persona:zoe) does",)}, {"needs": ("As Zoé does",)}),
        (
            {"needs": ('As [*Zoé* (draft)](<persona:zoe>), and [Zoé](persona:zoe "T")',)},
            {"needs": ("As *Zoé* (draft), and Zoé",)},
        ),
        ({"questions": ({"question": "Is [he](persona:gilles) here?", "answer": "No"},)}, {}),
        (
            {"questions": ({"question": "Who?", "answer": "[He](persona:gilles)"},)},
            {"questions": ({"question": "Who?"},)},
        ),
        (
            {"story": {"brand": "One.\n\n- [He](persona:gilles)\n", "personal": "Two."}},
            {"story": {"personal": "Two."}},
        ),
        ({"story": {"brand": "One.\n\n- A [Zoé](persona:zoe)\n"}}, {"story": {"brand": "One.\n\n- A Zoé\n"}}),
        ({"story": {"brand": "- A [Zoé\n  Roux](persona:zoe)\n"}}, {}),
        ({"summary": "Like [Gilles](persona:gilles), but kind."}, {"summary": "Like, but kind."}),
        ({"summary": "[Gilles](persona:gilles)"}, {"summary": "Claire"}),
        (
            {"needs": ("`[Gilles](persona:gilles)` is how a link is written",)},
            {"needs": ("`[Gilles](persona:gilles)` is how a link is written",)},
        ),
    ],
)
def test_what_leads_to_somebody_withheld_goes_with_her(typed: dict[str, Any], left: dict[str, Any]) -> None:
    assert claire(**typed) == persona("claire", **left)


def test_sources_that_nothing_visible_cites_are_left_out() -> None:
    book = seen(persona("claire", needs=("Sleep [@survey]",)), GILLES)
    assert [*book.company.sources] == ["survey"]
    box = {"name": "Box", "proof": ("Lasts [@shelf]",)}
    assert [*seen(GILLES, of=of_public(offers={"box": box})).company.sources] == ["shelf"]
    inner = of_public(internal=("segment",))
    assert [*seen(persona("claire", segment={"source": "shelf"}), of=inner).company.sources] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sleep [@survey]", "Sleep"),
        ("Sleep [@survey; @watch, p. 3], mostly.", "Sleep, mostly."),
        ("[@survey] says so", "says so"),
    ],
)
def test_where_sources_are_internal_citations_go_and_sentences_stay(text: str, left: str) -> None:
    found = claire(of=of_public(internal=("sources",)), needs=(text,))
    assert found.needs == (left,)


def test_what_points_into_a_section_that_is_internal_goes_with_it() -> None:
    own = of_public(
        internal=("departments", "offers", "stages", "kpis"),
        departments={"sales": {"name": "Sales"}},
        offers={"box": {"name": "Box"}},
        stages={"awareness": "Awareness"},
        kpis={"conversion": {"name": "Conversion"}},
    )
    found = seen(
        persona(
            "claire",
            journey={"awareness": {"actions": ("Looks",)}},
            positioning=({"offer": "box"},),
            contributions={"sales": {"by": "Marc"}},
            review={"owner": "sales", "last": "2026-01-01"},
            kpis=({"kpi": "conversion"},),
        ),
        of=own,
    )
    assert found.personas["claire"] == persona("claire", review={"last": "2026-01-01"})
    assert found.company.model_dump(exclude_defaults=True) == {
        "brand": {"name": "Marelle"},
        "audience": "public",
    }


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        ((), ("weaknesses", "quote", "media")),
        (("quote",), ("weaknesses", "media")),
        (("media.use", "weaknesses"), ("quote", "media")),
    ],
)
def test_a_list_of_ones_own_takes_the_place_of_the_usual_one(
    names: Sequence[str], fields: Sequence[str]
) -> None:
    typed = {"weaknesses": ("Slow",), "quote": "Later.", "media": ({"channel": "Radio", "use": "At noon"},)}
    book = seen(persona("claire", **typed), GILLES, of=of_public(internal=tuple(names)))
    assert [*book.personas] == ["claire", "gilles"]
    left = book.personas["claire"].model_dump(exclude_defaults=True).keys() - {
        "name",
        "role",
        "summary",
        "id",
    }
    assert left == set(fields)
    assert bool(book.personas["claire"].media[0].use) == ("media.use" not in names)


def test_what_the_list_says_is_itself_left_out() -> None:
    own = of_public(internal=("quote",), checks={"overlap": "off"})
    found = seen(persona("claire"), of=own).company
    assert (found.internal, found.checks, found.audience) == (None, {}, "public")


def test_no_name_is_both_possible_and_needed() -> None:
    assert not set(possible()) & needed()
    assert set(usual()) <= set(possible())


def test_a_field_is_hidden_with_its_holder() -> None:
    hidden = Withheld(public=True, names=frozenset({"segment", "media.use"}))
    shown = {
        one: hidden.shows(one) for one in ("segment", "segment.rfm.recency", "media", "media.use", "segments")
    }
    assert shown == {
        "segment": False,
        "segment.rfm.recency": False,
        "media": True,
        "media.use": False,
        "segments": True,
    }
