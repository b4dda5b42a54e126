"""What claims rest on: how much of them on each kind of source, and how much on none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..derive.evidence import Claim, Support
from ..model.company import Company, SourceKind


@dataclass(frozen=True, slots=True)
class Mix:
    """Shares of all claims, from 0 to 1, which together make 1.

    Attributes:
        kinds: The share that each kind of source carries, in the order of the company's sources.
            A claim with sources of several kinds counts for each in equal parts.
        hypotheses: The share that cites nothing.
    """

    kinds: dict[SourceKind, float]
    hypotheses: float


def mix(support: Support, company: Company) -> Mix | None:
    """Return what the claims of one persona rest on, or None where it makes none."""
    return _mix(support.claims, company)


def mix_of_all(supports: Iterable[Support], company: Company) -> Mix | None:
    """Return what the claims of several personas rest on together."""
    return _mix(tuple(claim for support in supports for claim in support.claims), company)


def _mix(claims: tuple[Claim, ...], company: Company) -> Mix | None:
    if not claims:
        return None
    kinds = dict.fromkeys((source.kind for source in company.sources.values()), 0.0)
    hypotheses = 0
    for claim in claims:
        own = dict.fromkeys(company.sources[one].kind for one in claim.sources if one in company.sources)
        hypotheses += not own
        for kind in own:
            kinds[kind] += 1 / len(own)
    return Mix({kind: carried / len(claims) for kind, carried in kinds.items()}, hypotheses / len(claims))
