"""Every rule there is, by tier."""

from __future__ import annotations

from . import audience, excuses, files, practice, reference, schema, syntax
from .rule import Rule

ALL_RULES: tuple[Rule, ...] = (
    *files.RULES,
    *syntax.RULES,
    *schema.RULES,
    *reference.RULES,
    *audience.RULES,
    *practice.RULES,
    *excuses.RULES,
)
