"""Who has contributed to whom."""

from __future__ import annotations

from people import company, handbook, persona
from persona_handbook.derive.coverage import Coverage, coverage
from persona_handbook.model.contribution import Contribution

COMPANY = company(departments={"sales": {"name": "Sales"}, "data": {"name": "Data"}, "it": {"name": "IT"}})
MARC = {"by": "Marc", "insights": ["Asks for refills"]}


def test_each_current_persona_has_a_row_and_each_department_a_cell_in_its_order() -> None:
    ada = persona("ada", contributions={"it": MARC, "sales": MARC})
    bea = persona("bea", role="secondary", status="draft")
    old = persona("old", status="retired", contributions={"sales": MARC})
    given = Contribution.model_validate(MARC)
    assert coverage(handbook(old, bea, ada, of=COMPANY)) == (
        Coverage("ada", {"sales": given, "data": None, "it": given}),
        Coverage("bea", {"sales": None, "data": None, "it": None}),
    )


def test_gaps_are_the_departments_that_have_not_contributed() -> None:
    (row,) = coverage(handbook(persona(contributions={"data": MARC}), of=COMPANY))
    assert row.gaps == ("sales", "it")
    assert list(row.contributions) == ["sales", "data", "it"]


def test_an_empty_contribution_is_a_gap() -> None:
    (row,) = coverage(handbook(persona(contributions={"data": {}, "sales": {"insights": ()}}), of=COMPANY))
    assert row.gaps == ("sales", "data", "it")


def test_a_company_without_departments_has_no_gaps() -> None:
    (row,) = coverage(handbook(persona()))
    assert (row.contributions, row.gaps) == ({}, ())


def test_a_handbook_without_personas_has_no_rows() -> None:
    assert coverage(handbook(of=COMPANY)) == ()
