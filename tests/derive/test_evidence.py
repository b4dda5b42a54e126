"""What claims rest on, and how mature that makes a persona."""

from __future__ import annotations

import datetime

import pytest

from people import company, handbook, persona
from persona_handbook.derive.evidence import Claim, Criterion, Maturity, Use, support, uses
from persona_handbook.model.company import SourceKind
from persona_handbook.model.persona import Persona

TODAY = datetime.date(2026, 11, 21)
SOURCES = {
    "survey": {"title": "Survey", "kind": "survey"},
    "panel": {"title": "Panel", "kind": "survey"},
    "calls": {"title": "Calls", "kind": "sales"},
    "crm": {"title": "Customer base", "kind": "analytics"},
}
COMPANY = company(sources=SOURCES)


def maturity(one: Persona) -> Maturity:
    return support(one, COMPANY, TODAY).maturity


def met(one: Persona) -> set[Criterion]:
    return {criterion for criterion, holds in maturity(one).met.items() if holds}


def cited(count: int, of: int) -> Persona:
    """Return a persona of whose ``of`` claims ``count`` cite a source."""
    return persona(needs=[f"Need {number}{' [@survey]' if number < count else ''}" for number in range(of)])


def test_a_persona_without_claims_rests_on_nothing() -> None:
    found = support(persona(), COMPANY, TODAY)
    assert (found.claims, found.sources, found.kinds, found.hypotheses, found.share) == ((), (), (), (), 0.0)
    assert found.maturity.level == 0


def test_claims_are_found_in_every_part_in_the_order_of_the_fields() -> None:
    one = persona(
        company={"triggers": ["Moves"]},
        psychographics={"values": ["Truth"], "interests": ["Not a claim"]},
        buying={
            "triggers": ["Rain"],
            "criteria": ["Price"],
            "objections": [{"objection": "Dear", "answer": "No"}],
        },
        needs=["Time"],
        motivations=["Peace"],
        goals=["Learn"],
        frustrations=["Noise"],
        success_factors=["Order"],
        influences=[{"persona": "bea", "how": "Calls"}],
        exclusion={"reason": "Not a claim", "traits": ["Collects"], "signals": ["Asks"]},
        strengths=["Kind"],
        weaknesses=["Slow"],
        positioning=[{"offer": "box", "proof": "Renews", "benefits": ["not a claim"]}],
        contributions={"sales": {"insights": ["Refills"], "actions": ["Not a claim"]}},
    )
    found = support(one, COMPANY, TODAY)
    assert [(claim.path, claim.text) for claim in found.claims] == [
        (("company", "triggers", 0), "Moves"),
        (("psychographics", "values", 0), "Truth"),
        (("buying", "triggers", 0), "Rain"),
        (("buying", "criteria", 0), "Price"),
        (("buying", "objections", 0, "objection"), "Dear"),
        (("needs", 0), "Time"),
        (("motivations", 0), "Peace"),
        (("goals", 0), "Learn"),
        (("frustrations", 0), "Noise"),
        (("success_factors", 0), "Order"),
        (("influences", 0, "how"), "Calls"),
        (("exclusion", "traits", 0), "Collects"),
        (("exclusion", "signals", 0), "Asks"),
        (("strengths", 0), "Kind"),
        (("weaknesses", 0), "Slow"),
        (("positioning", 0, "proof"), "Renews"),
        (("contributions", "sales", "insights", 0), "Refills"),
    ]
    assert found.hypotheses == found.claims


def test_a_claim_that_cites_is_no_hypothesis() -> None:
    one = persona(needs=["Time [@survey; @crm] and [@survey]", "Quiet `[@crm]`"])
    found = support(one, COMPANY, TODAY)
    assert found.claims == (
        Claim(("needs", 0), "Time [@survey; @crm] and [@survey]", ("survey", "crm")),
        Claim(("needs", 1), "Quiet `[@crm]`", ()),
    )
    assert found.hypotheses == found.claims[1:]
    assert found.share == 0.5


def test_sources_are_all_that_is_cited_or_named_in_the_order_of_first_use() -> None:
    one = persona(
        summary="Buys toys [@crm].",
        segment={"share": "38", "source": "panel"},
        needs=["Time [@survey]", "Quiet [@crm]"],
        story={"personal": "At *home*\n\n- alone [@calls]\n"},
    )
    found = support(one, COMPANY, TODAY)
    assert found.sources == ("crm", "panel", "survey", "calls")
    assert found.kinds == (SourceKind.ANALYTICS, SourceKind.SURVEY, SourceKind.SALES)


def test_a_code_span_does_not_reach_from_one_paragraph_of_a_story_to_the_next() -> None:
    one = persona(story={"personal": "A stray ` here.\n\nBought twice [@crm].\n\nAnother ` there."})
    assert support(one, COMPANY, TODAY).sources == ("crm",)


def test_a_label_cites_nothing() -> None:
    assert support(persona(tags=["[@crm]"], demographics={"age": "[@crm]"}), COMPANY, TODAY).sources == ()


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [
        (0, 3, set()),
        (1, 4, set()),
        (1, 3, {Criterion.SOME_CITED}),
        (65, 100, {Criterion.SOME_CITED}),
        (2, 3, {Criterion.SOME_CITED, Criterion.MOST_CITED}),
        (3, 3, {Criterion.SOME_CITED, Criterion.MOST_CITED}),
        (10, 30, {Criterion.SOME_CITED}),
        (20, 30, {Criterion.SOME_CITED, Criterion.MOST_CITED}),
    ],
)
def test_a_third_of_the_claims_is_some_and_two_thirds_are_most(
    count: int, of: int, expected: set[Criterion]
) -> None:
    assert met(cited(count, of)) == expected
    assert maturity(cited(count, of)).level == len(expected)


@pytest.mark.parametrize(
    ("citation", "corroborated"),
    [("[@survey; @panel; @calls]", False), ("[@survey; @calls; @crm]", True), ("[@survey; @calls]", False)],
)
def test_sources_of_three_kinds_corroborate_each_other(citation: str, corroborated: object) -> None:
    one = persona(summary=f"Buys toys {citation}.")
    assert (Criterion.CORROBORATED in met(one)) is corroborated


@pytest.mark.parametrize(
    ("dates", "validated"),
    [
        ((), False),
        (("2025-05-20",), False),
        (("2025-05-21",), True),
        (("2026-11-21",), True),
        (("2020-01-01", "2026-01-01"), True),
    ],
)
def test_a_validation_holds_for_eighteen_months(dates: tuple[str, ...], validated: object) -> None:
    one = persona(validation=[{"date": date, "method": "survey"} for date in dates])
    assert (Criterion.VALIDATED in met(one)) is validated


def test_all_four_criteria_are_the_highest_maturity() -> None:
    one = persona(
        needs=["Time [@survey; @calls; @crm]"], validation=[{"date": "2026-05-12", "method": "survey"}]
    )
    assert maturity(one).level == 4


def test_uses_are_listed_by_source_in_the_order_of_the_handbook() -> None:
    ada = persona(
        "ada",
        needs=["Time [@crm; @survey]"],
        kpis=[{"kpi": "orders", "source": "crm"}],
        summary="Buys [@crm].",
    )
    bea = persona("bea", needs=["Quiet [@survey] and [@survey]"])
    old = persona("old", status="retired", needs=["Gone [@survey]"])
    sold = company(
        sources=SOURCES,
        offers={"box": {"name": "Box", "proof": ["Lasts [@panel]"], "trends": ["Grows [@crm]"]}},
    )
    assert uses(handbook(ada, bea, old, of=sold)) == {
        "survey": (
            Use("ada", ("needs", 0), "Time [@crm; @survey]"),
            Use("bea", ("needs", 0), "Quiet [@survey] and [@survey]"),
        ),
        "panel": (Use("box", ("proof", 0), "Lasts [@panel]", of_offer=True),),
        "calls": (),
        "crm": (
            Use("ada", ("summary",), "Buys [@crm]."),
            Use("ada", ("needs", 0), "Time [@crm; @survey]"),
            Use("ada", ("kpis", 0, "source"), ""),
            Use("box", ("trends", 0), "Grows [@crm]", of_offer=True),
        ),
    }
