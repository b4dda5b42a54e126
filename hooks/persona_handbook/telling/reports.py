"""A difference as text for people, Markdown for a pull request, and JSON for programs.

What comes from source files steers neither a terminal nor a page: it is made visible, or escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..derive.changes.change import Change, Datum, PersonaChanges, Place
from ..derive.changes.effects import Gaps, Standing
from ..diagnostics import Diagnostic
from ..report import visible
from ..words import Words
from .difference import Difference, consequences, teller
from .phrase import Look, Phrase, Piece, phrase

_QUOTES = {"en": "“%s”", "fr": "«\u202f%s\u202f»"}
#: Signs that mean something to Markdown, to GitHub's mentions and references included.
_MARKS = re.compile(r"[\\`*_{}\[\]()<>#+.!|~@&:=$^-]")
_SETS_OFF = (Look.QUOTE, Look.BEFORE)


@dataclass(frozen=True, slots=True)
class Told:
    """What a report says of one persona, of the company, or of what follows.

    Attributes:
        title: Of whom or what it speaks.
        phrases: What it says.
        persona: The persona's id; "" for anything else.
    """

    title: Phrase
    phrases: tuple[Phrase, ...]
    persona: str = ""


def text(found: Difference, words: Words) -> str:
    """Return a report for people: a persona, then a line for each change."""
    gettext = words.gettext
    blocks = [
        "\n".join(
            [
                visible(plain_text(told.title, words)),
                *(f"  {visible(plain_text(one, words))}" for one in told.phrases),
            ]
        )
        for told in report(found, words)
    ]
    if not found.changes:
        blocks.append(gettext("Nothing has changed for readers."))
    return "\n\n".join(blocks) + "\n"


def markdown(found: Difference, words: Words) -> str:
    """Return a report for a pull request's summary."""
    gettext = words.gettext
    blocks = [
        "\n".join(
            [
                f"### {_markdown(told.title, words)}",
                "",
                *(f"- {_markdown(one, words)}" for one in told.phrases),
            ]
        )
        for told in report(found, words)
    ]
    if not found.changes:
        blocks.insert(0, gettext("Nothing has changed for readers."))
    return "\n\n".join([f"## {gettext('What changes for readers')}", *blocks]) + "\n"


def json_text(found: Difference, words: Words) -> str:
    """Return everything that changed, in the order of pages; values as typed, and each change in words."""
    say = teller(found, words)
    effect = found.effects
    content = {
        "base": found.base,
        "head": found.head or None,
        "company": [
            _change(one, plain_text(say.change(one, of_company=True), words)) for one in found.changes.company
        ],
        "personas": [
            {
                "id": one.persona,
                "name": one.name,
                **({"was": one.was} if one.was else {}),
                "changes": [_change(change, plain_text(say.change(change), words)) for change in one.changes],
            }
            for one in found.changes.personas
        ],
        "effects": {
            "coverage": {"filled": _gaps(effect.filled), "opened": _gaps(effect.opened)},
            "evidence": [
                {
                    "persona": one.persona,
                    "before": _standing(one.before) if one.before else None,
                    "after": _standing(one.after),
                }
                for one in effect.shifts
            ],
            "overlap": {"new": effect.overlapping, "gone": effect.apart},
        },
        "not_compared": [
            {
                "file": path,
                "state": state or None,
                "line": fault.place.line,
                "column": fault.place.column,
                "rule": fault.rule,
                "message": fault.message,
            }
            for path, (state, fault) in found.faults.items()
        ],
    }
    return json.dumps(content, indent=2) + "\n"


def report(found: Difference, words: Words) -> Iterator[Told]:
    """Yield everything that is told of a difference: personas, the company, what follows, what has faults."""
    say = teller(found, words)
    gettext = words.gettext
    for one in found.changes.personas:
        yield Told(_title(one), say.persona(one), one.persona)
    if found.changes.company:
        yield Told(phrase(gettext("The company")), say.changes(found.changes.company, of_company=True))
    if effects := consequences(found, say):
        yield Told(phrase(gettext("What follows")), effects)
    if found.faults:
        faults = (_fault(fault, state, words) for state, fault in found.faults.values())
        yield Told(phrase(gettext("Not compared")), tuple(faults))


def cut(text: str, most: int, words: Words) -> str:
    """Return at most ``most`` bytes of a report: whole lines, and a word where some are left out."""
    if len(text.encode()) <= most:
        return text
    word = words.gettext("… and more: only the beginning fits here. `handbook diff` tells all of it.")
    end = f"\n{word}\n"
    kept = text.encode()[: max(most - len(end.encode()), 0)].decode("utf-8", "ignore")
    return kept[: kept.rfind("\n") + 1] + end


def _fault(fault: Diagnostic, state: str, words: Words) -> Phrase:
    where = f"{fault.place.file}:{fault.place.line}:{fault.place.column}"
    state = state or words.gettext("as it is now")
    message = words.gettext("%(place)s, in %(state)s: %(message)s")
    return phrase(message, place=where, state=state, message=fault.message)


def _title(one: PersonaChanges) -> Phrase:
    return (Piece(one.name, Look.VALUE), Piece(f" (personas/{one.persona}.yml)"))


def plain_text(told: Phrase, words: Words) -> str:
    """Return a phrase as text, what was typed in quotation marks."""
    quote = _QUOTES[words.language]
    return "".join(quote % one.text if one.look in _SETS_OFF else one.text for one in told)


def _markdown(told: Phrase, words: Words) -> str:
    quote = _QUOTES[words.language]
    parts = []
    for one in told:
        # Our own words hold no sign that Markdown would take for a mark.
        written = one.text if one.look is Look.WORDS else escaped(one.text)
        if one.look is Look.PLACE:
            written = f"**{written}**"
        elif one.look is Look.BEFORE:
            written = f"~~{quote % written}~~"
        elif one.look is Look.QUOTE:
            written = quote % written
        parts.append(written)
    return "".join(parts)


def escaped(text: str) -> str:
    """Return ``text`` on one line, of which Markdown and GitHub take every sign as it is.

    GitHub links names and numbers even where the sign before them is escaped: an entity it leaves alone.
    """
    line = " ".join(visible(text).split())
    return _MARKS.sub(lambda sign: f"&#{ord(sign[0])};", line)


def _change(one: Change, told: str) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "field": one.place.field,
        **({"entry": [_value(datum) for datum in one.place.entry]} if one.place.entry else {}),
        **({"before": _value(one.before)} if one.before else {}),
        **({"after": _value(one.after)} if one.after else {}),
        **({"from": _place(one.origin)} if one.origin else {}),
        **({"departments": sorted(one.departments)} if one.departments else {}),
        "text": told,
    }


def _place(place: Place) -> dict[str, Any]:
    entry = {"entry": [_value(datum) for datum in place.entry]} if place.entry else {}
    return {"field": place.field, **entry}


def _value(datum: Datum) -> str | int | float:
    value = datum.value
    return value if isinstance(value, int | float) else str(value)


def _gaps(gaps: tuple[Gaps, ...]) -> list[dict[str, Any]]:
    return [{"persona": one.persona, "departments": list(one.departments)} for one in gaps]


def _standing(standing: Standing) -> dict[str, int]:
    return {
        "claims": standing.claims,
        "hypotheses": standing.hypotheses,
        "maturity": standing.maturity,
    }
