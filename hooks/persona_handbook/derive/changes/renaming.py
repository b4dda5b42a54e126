"""Ids that became other ids: told once, and followed to every place that names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from ...model.company import Company
from ...model.part import Part
from ...model.persona import Persona
from ...model.shape import Shape, attribute_of, fields
from ...model.values import Reference, TextKind
from ...suggest import fold
from .change import State
from .entries import SECTIONS, texts

AnyPart = TypeVar("AnyPart", bound=Part)
Renames = Mapping[Reference, Mapping[str, str]]

#: Two personas that share this much of what they say are one, whose file was renamed.
SAME_PERSONA = 0.5
_CITED = re.compile(r"\[@[^\[\]]*\]")
_ID = re.compile(r"(?<=@)[a-z0-9-]+")
_PERSONA_LINK = re.compile(r"(?<=\]\(persona:)[a-z0-9-]+")


def renames(before: State, after: State) -> Renames:
    """Return for each kind of id the ids before with those they became."""
    found: dict[Reference, Mapping[str, str]] = {Reference.PERSONA: _personas(before, after)}
    if before.company and after.company:
        for section, kind in SECTIONS.items():
            found[kind] = _ids(getattr(before.company, section), getattr(after.company, section))
    return {kind: ids for kind, ids in found.items() if ids}


def followed(part: AnyPart, ids: Renames) -> AnyPart:
    """Return ``part`` with every id and citation as it is called now."""
    if not ids:
        return part
    update = {}
    for key, shape in fields(type(part)).items():
        name = attribute_of(type(part), key)
        value = getattr(part, name)
        new = _followed(value, shape, ids)
        if new != value:
            update[name] = new
    return part.model_copy(update=update) if update else part


def renamed_keys(company: Company, ids: Renames) -> Company:
    """Return ``company`` with its own ids as they are called now."""
    update = {
        section: {ids[kind].get(key, key): one for key, one in getattr(company, section).items()}
        for section, kind in SECTIONS.items()
        if kind in ids
    }
    return company.model_copy(update=update)


def _followed(value: object, shape: Shape, ids: Renames) -> object:
    if isinstance(value, Part):
        return followed(value, ids)
    if isinstance(value, tuple) and shape.item:
        return tuple(_followed(one, shape.item, ids) for one in value)
    if isinstance(value, dict) and shape.item:
        known = ids.get(shape.marker, {}) if isinstance(shape.marker, Reference) else {}
        return {known.get(key, key): _followed(one, shape.item, ids) for key, one in value.items()}
    if isinstance(value, str) and isinstance(shape.marker, Reference):
        return ids.get(shape.marker, {}).get(value, value)
    if isinstance(value, str) and shape.marker in (TextKind.SENTENCE, TextKind.CLAIM, TextKind.PROSE):
        return _cited_anew(value, ids)
    return value


def _cited_anew(text: str, ids: Renames) -> str:
    sources, personas = ids.get(Reference.SOURCE, {}), ids.get(Reference.PERSONA, {})
    if sources and "[@" in text:
        text = _CITED.sub(
            lambda marks: _ID.sub(lambda one: sources.get(one[0], one[0]), marks[0]),
            text,
        )
    if personas and "persona:" in text:
        text = _PERSONA_LINK.sub(lambda one: personas.get(one[0], one[0]), text)
    return text


def _ids(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, str]:
    """Return the ids whose entry, or at least its name, went on under another id."""
    found: dict[str, str] = {}
    new = [key for key in after if key not in before]
    for key in [key for key in before if key not in after]:
        same = [one for one in new if after[one] == before[key]]
        same += [one for one in new if _name(after[one]) == _name(before[key])]
        if same:
            found[key] = same[0]
            new.remove(same[0])
    return found


def _name(entry: object) -> str:
    return fold(str(getattr(entry, "name", "") or getattr(entry, "title", "") or entry))


def _personas(before: State, after: State) -> dict[str, str]:
    gone = [one for key, one in before.personas.items() if key not in after.personas]
    found: dict[str, str] = {}
    for persona in after.personas.values():
        if persona.id in before.personas:
            continue
        close = [(_likeness(one, persona), one.id) for one in _left(gone, found)]
        most, was = max(close, default=(0.0, ""))
        if most >= SAME_PERSONA:
            found[was] = persona.id
    return found


def _left(gone: Iterable[Persona], found: Mapping[str, str]) -> list[Persona]:
    return [one for one in gone if one.id not in found]


def _likeness(one: Persona, other: Persona) -> float:
    said, also = _told(one), _told(other)
    if fold(one.name) == fold(other.name):
        return 1.0
    return len(said & also) / max(len(said | also), 1)


def _told(persona: Persona) -> set[str]:
    """Return what a persona says, as against what every persona says in one of a few words."""
    return {text for text in texts(persona) if " " in text}
