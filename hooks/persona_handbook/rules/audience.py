"""Rules of the reference tier: what an owner keeps internal must be something that can be left out."""

from __future__ import annotations

from collections.abc import Iterator

from ..derive.withheld import SETTINGS, needed, possible, usual
from ..diagnostics import Diagnostic, Severity
from ..source.document import Document
from ..source.tree import Listing, Text
from ..suggest import alternatives, clip, closest
from .rule import Rule, Tier

UNKNOWN_INTERNAL = Rule(
    "unknown-internal",
    Tier.REFERENCE,
    Severity.ERROR,
    'there is no field or role "{value}" to keep internal',
    "{help}",
    "What is not spelt as the field reference spells it would be published, unnoticed.",
)
NEEDED = Rule(
    "not-internal",
    Tier.REFERENCE,
    Severity.ERROR,
    '"{value}" cannot be internal',
    "{help}",
    "Without it no page could be made, or pages would say what is not so.",
)
RULES = (UNKNOWN_INTERNAL, NEEDED)


def check(company: Document) -> Iterator[Diagnostic]:
    """Yield the names of ``internal:`` that leave nothing out."""
    listing = company.root.values.get("internal")
    for item in listing.items if isinstance(listing, Listing) else ():
        if not isinstance(item, Text) or not item.value.strip() or item.value in possible():
            continue
        rule = NEEDED if item.value in needed() else UNKNOWN_INTERNAL
        yield company.report(rule, item.mark, value=clip(item.value), help=_help(item.value))


def _help(name: str) -> str:
    holder, _, own = name.rpartition(".")
    if name in SETTINGS:
        return "no public site shows it anyway: take it out"
    if name in needed():
        return f'its whole entry can: "{holder}"' if holder in possible() else "take it out"
    # "contact" alone is what somebody types who knows the field rather than its way.
    inner = [f'"{one}"' for one in possible() if one.endswith(f".{own}")]
    if not holder and inner:
        return f"did you mean {alternatives(inner)}?"
    if near := closest(name, possible()):
        return f'did you mean "{near}"?'
    return (
        f"possible here: a role, or a field as the field reference spells it: {alternatives(usual()[:4])} …"
    )
