"""What readers call a place in the handbook, down to the parts of its entries."""

from __future__ import annotations

from .. import labels
from ..derive.changes.handbooks import PORTRAIT
from ..words import N_

#: Parts of entries, which pages set out by layout and so need no label of their own.
_PARTS = {
    "psychographics.scales.left": N_("One end"),
    "psychographics.scales.right": N_("Other end"),
    "psychographics.scales.value": N_("Position"),
    "media.use": N_("Use"),
    "media.rank": N_("Rank"),
    "media.link": N_("Link"),
    "segment.source": N_("Source"),
    "buying.roles.when": N_("When"),
    "buying.objections.answer": N_("Answer"),
    "jobs.title": N_("Title"),
    "jobs.when": N_("When"),
    "jobs.so_that": N_("So that"),
    "jobs.kind": N_("Kind"),
    "questions.question": N_("Question"),
    "questions.answer": N_("Answer"),
    "day.time": N_("Time"),
    "day.moment": N_("Moment"),
    "day.touchpoint": N_("Meets us"),
    "day.opportunity": N_("We could"),
    "influences.persona": N_("Persona"),
    "positioning.offer": N_("Offer"),
    "positioning.target": N_("Target"),
    "positioning.need": N_("Need"),
    "positioning.benefits": N_("Benefits"),
    "positioning.alternative": N_("Alternative"),
    "positioning.difference": N_("Difference"),
    "positioning.proof": N_("Proof"),
    "contributions.by": N_("Written by"),
    "contributions.date": N_("Date"),
    "kpis.kpi": N_("Figure"),
    "kpis.source": N_("Source"),
    "validation.date": N_("Date"),
    "validation.method": N_("Method"),
    "validation.participants": N_("Participants"),
    PORTRAIT: N_("Portrait"),
}
_COMPANY = {
    "brand": N_("Brand"),
    "brand.name": N_("Name"),
    "brand.promise": N_("Promise"),
    "departments": N_("Departments"),
    "departments.name": N_("Name"),
    "departments.lead": N_("Lead"),
    "departments.contact": N_("Contact"),
    "departments.brings": N_("Brings"),
    "offers": N_("Offers"),
    "offers.name": N_("Name"),
    "offers.category": N_("Category"),
    "offers.features": N_("Unique attributes"),
    "offers.benefits": N_("Benefits"),
    "offers.proof": N_("Proof"),
    "offers.alternatives": N_("Alternatives"),
    "offers.trends": N_("Trends"),
    "sources": N_("Sources"),
    "sources.title": N_("Title"),
    "sources.kind": N_("Kind"),
    "sources.date": N_("Date"),
    "sources.sample": N_("Sample"),
    "sources.owner": N_("Owner"),
    "sources.link": N_("Link"),
    "stages": N_("Stages"),
    "kpis": N_("Figures"),
    "kpis.name": N_("Name"),
    "kpis.unit": N_("Unit"),
    "kpis.better": N_("Better"),
    "review": N_("Review"),
    "review.every": N_("Every"),
    "audience": N_("Audience"),
    "internal": N_("Internal"),
    "checks": N_("Checks"),
}
#: The lists of entries that stand in a group; all others are sections of their own.
_NESTED = ("buying.objections", "buying.roles", "psychographics.scales")


def depth(field: str, *, of_company: bool = False) -> int:
    """Return after how many of its steps the entry stands that holds ``field``."""
    holder = next((one for one in _NESTED if f"{field}.".startswith(f"{one}.")), field.partition(".")[0])
    return len(steps(holder, of_company=of_company))


def steps(field: str, *, of_company: bool = False) -> list[str]:
    """Return the English labels on the way to a field, from its section on; equal neighbours are one."""
    parts = field.split(".")
    paths = [".".join(parts[: at + 1]) for at in range(len(parts))]
    found: list[str] = []
    for path in paths:
        label = _COMPANY[path] if of_company else _PARTS.get(path) or labels.field(path)
        if found[-1:] != [label]:
            found.append(label)
    return found
