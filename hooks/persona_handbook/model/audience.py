"""Who reads a handbook, and how a field says that it is for colleagues only."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeVar

Held = TypeVar("Held")


class Audience(StrEnum):
    """Who may read the site: colleagues, or anybody."""

    INTERNAL = "internal"
    PUBLIC = "public"


#: What a field holds that a public site leaves out unless an owner says otherwise: ``Internal[Label]``.
Internal = Annotated[Held, Audience.INTERNAL]
