"""Personas and companies for tests of what is derived from them: only what a test is about is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from persona_handbook.model.company import Company
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona


def persona(id_: str = "claire", **fields: Any) -> Persona:
    """Return a persona that says no more than it must, and ``fields``."""
    required = {"name": id_.title(), "role": "primary", "summary": "Buys toys."}
    return Persona.model_validate(required | {"id": id_} | fields)


def company(**sections: Mapping[str, Any]) -> Company:
    """Return a company with these ``sections``."""
    return Company.model_validate({"brand": {"name": "Marelle"}} | sections)


def handbook(*personas: Persona, of: Company | None = None) -> Handbook:
    """Return a handbook of ``personas``."""
    return Handbook.of(of or company(), personas)
