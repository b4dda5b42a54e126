"""Every rule there is, by tier."""

from __future__ import annotations

from . import excuses, files, practice, reference, schema, syntax
from .rule import Rule

ALL_RULES: tuple[Rule, ...] = (
    *files.RULES,
    *syntax.RULES,
    *schema.RULES,
    *reference.RULES,
    *practice.RULES,
    *excuses.RULES,
)
