"""A diagnostic: one thing to mend, at its place, with what to type instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a diagnostic does to a build: error stops it, warning only under --strict, notice never."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    r"""A place in a source file.

    Attributes:
        file: Path relative to the handbook's root, with ``/``; bytes that are not UTF-8 as ``\xNN``.
        line: From 1.
        column: From 1, in Unicode characters.
    """

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to mend.

    Attributes:
        place: Where it is.
        severity: What it does to a build.
        rule: The id of the rule that found it.
        message: What is wrong, in plain English.
        hint: What was expected or what to type; may be empty.
        excerpt: The source line at ``place``, for the text report; may be empty.
    """

    place: Place
    severity: Severity
    rule: str
    message: str
    hint: str = ""
    excerpt: str = ""

    @property
    def order(self) -> tuple[Place, str, str]:
        """The key by which diagnostics are sorted."""
        return (self.place, self.rule, self.message)
