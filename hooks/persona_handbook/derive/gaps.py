"""What a persona of its role should say and does not say yet."""

from __future__ import annotations

from ..model.persona import Market, Persona, Role, Status

#: Fields by dotted path, one of which would do.
Gap = tuple[str, ...]


def gaps(persona: Persona) -> tuple[Gap, ...]:
    """Return what is missing, in the order of the source format."""
    exclusion = persona.exclusion
    wanted: dict[Gap, object]
    if persona.role is Role.PRIMARY:
        company = persona.market is Market.BUSINESS
        wanted = {
            ("company" if company else "demographics",): persona.company if company else persona.demographics,
            ("buying",): persona.buying,
            ("needs",): persona.needs,
            ("frustrations",): persona.frustrations,
            ("success_factors", "jobs"): persona.success_factors or persona.jobs,
            ("positioning",): persona.positioning,
        }
    elif persona.role is Role.SECONDARY:
        wanted = {
            # A rule of its own speaks of a published one that influences nobody.
            ("influences",): persona.influences or persona.status is not Status.DRAFT,
            ("influences.how",): all(one.how for one in persona.influences),
            ("influences.message",): all(one.message for one in persona.influences),
        }
    else:
        wanted = {
            ("exclusion.reason",): exclusion.reason,
            ("exclusion.traits",): exclusion.traits,
            ("exclusion.signals",): exclusion.signals,
            ("exclusion.response", "exclusion.redirect"): exclusion.response or exclusion.redirect,
            ("exclusion.reconsider_when",): exclusion.reconsider_when,
        }
    return tuple(fields for fields, value in wanted.items() if not value)
