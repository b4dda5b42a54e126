"""How a persona is written: what stands in one lump, and what stands there to no end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...derive.demographics import idle_demographics
from ...diagnostics import Diagnostic, Severity
from ...markup import plain
from ...model.persona import Persona, Status
from ...model.values import TextKind
from ...suggest import alternatives
from .case import Case, PersonaRule, practice

#: An entry of so many characters that holds so many sentences is more than one thought.
LONG, MANY_SENTENCES = 280, 3
#: Where a sentence ends: "e.g. toys" and "3.5 stars" end none.
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})[.!?…]+[\"»”’)]*\s+(?=[\"«“‘(]?[^\W_a-zà-ÿ])|;\s")
#: One field that nothing takes up may be there for orientation; two are a habit.
SEVERAL_IDLE = 2

LONG_ENTRY = practice(
    "long-entry",
    "this entry holds {sentences} sentences in {length} characters",
    "make an entry of each thought: who reads it in a meeting looks for one line",
    "Lists are read by their first words; what stands in the middle of a paragraph is not found again.",
    Severity.NOTICE,
)
IDLE_DEMOGRAPHICS = practice(
    "idle-demographics",
    "nothing else in this persona takes up its {fields}",
    "say in a need, a message or under buying what follows from them, or take them out",
    "Personal details that change no decision mislead: readers fill the gap with stereotypes "
    "(Matthews, Judge and Whittaker, CHI 2012).",
    Severity.NOTICE,
)


def _long_entry(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    for path, marker, value in case.values(persona.id):
        is_text = marker in (TextKind.CLAIM, TextKind.SENTENCE) and isinstance(value, str)
        # Without its marks a text is never longer; most are too short as they are.
        if not is_text or not isinstance(path[-1], int) or len(str(value)) < LONG:
            continue
        words = plain(str(value)).strip()
        sentences = len(_SENTENCE_END.findall(words)) + 1
        if len(words) >= LONG and sentences >= MANY_SENTENCES:
            yield case.at(LONG_ENTRY, persona.id, path, sentences=sentences, length=len(words))


def _idle_demographics(case: Case, persona: Persona) -> Iterator[Diagnostic]:
    idle = idle_demographics(case.values(persona.id))
    # A draft may not have come to what follows from them.
    if len(idle) >= SEVERAL_IDLE and persona.status is not Status.DRAFT:
        yield case.at_key(
            IDLE_DEMOGRAPHICS,
            persona.id,
            ("demographics", idle[0]),
            fields=alternatives(idle, last="and"),
        )


RULES = (
    PersonaRule(LONG_ENTRY, _long_entry),
    PersonaRule(IDLE_DEMOGRAPHICS, _idle_demographics),
)
