"""What no machine can leave out: the name of a withheld persona amid a sentence that anybody may read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...derive.audience import visible
from ...derive.withheld import withheld
from ...diagnostics import Diagnostic, Severity
from ...model.shape import values_of
from ...model.values import TextKind
from .case import Case, PracticeRule, practice

NAMES_WITHHELD = practice(
    "names-withheld",
    "this names {name}, whom the public site leaves out",
    "say it without the name, or make the name a link, [{name}](persona:{persona}): then the whole text "
    "stays internal",
    "A public site shows every sentence that leads to nobody withheld; a name in it is read by everybody.",
    Severity.WARNING,
)


def _names_withheld(case: Case) -> Iterator[Diagnostic]:
    left_out = withheld(case.handbook.company)
    # Only of these a link takes its text along; what is written of a draft is no secret.
    hidden = {key: one for key, one in case.handbook.personas.items() if one.role in left_out.names}
    names = {key: one.name for key, one in hidden.items()}
    if not names:
        return
    seen = visible(case.handbook, left_out)
    for persona in seen.personas.values():
        shown = {value for _, marker, value in values_of(persona) if isinstance(marker, TextKind)}
        # Places are those of the file, in which nothing is left out.
        for path, marker, value in values_of(case.handbook.personas[persona.id]):
            key = _named(str(value), names) if isinstance(marker, TextKind) and value in shown else ""
            if key and left_out.shows(".".join(step for step in path if isinstance(step, str))):
                yield case.at(NAMES_WITHHELD, persona.id, path, name=names[key], persona=key)
    for path, marker, value in values_of(seen.company):
        key = _named(str(value), names) if isinstance(marker, TextKind) else ""
        if key:
            yield case.in_company(NAMES_WITHHELD, path[:2], name=names[key], persona=key)


def _named(text: str, names: Mapping[str, str]) -> str:
    """Return the id of the first persona that a text names in full, "" where it names none."""
    found = (
        key
        for key, name in names.items()
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    )
    return next(found, "")


RULES = (PracticeRule(NAMES_WITHHELD, _names_withheld),)
