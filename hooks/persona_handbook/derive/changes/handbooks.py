"""What changed between two states of a handbook, company and personas."""

from __future__ import annotations

from dataclasses import replace

from ...model.company import Company
from ...model.handbook import Handbook
from ...model.persona import Persona
from ...model.values import Reference
from .change import Change, ChangeKind, Datum, HandbookChanges, PersonaChanges, Place, State
from .entries import SECTIONS
from .parts import compare, order
from .renaming import Renames, followed, renamed_keys, renames

PORTRAIT = "portrait"
#: Fields of a persona's stage and of a source that name the department they belong to.
_STAGES, _SOURCES = "journey", "sources"


def changes(before: State, after: State) -> HandbookChanges:
    """Return what changed from one state to the next."""
    ids = renames(before, after)
    return HandbookChanges(_company(before.company, after.company, ids), tuple(_personas(before, after, ids)))


def _personas(before: State, after: State, ids: Renames) -> list[PersonaChanges]:
    was = {new: old for old, new in ids.get(Reference.PERSONA, {}).items()}
    ordered = (
        Handbook.of(after.company, after.personas.values()).personas if after.company else after.personas
    )
    found = []
    for persona in ordered.values():
        old = was.get(persona.id, persona.id)
        if old not in before.personas:
            found.append(_whole(persona, ChangeKind.ADDED))
            continue
        told = _persona(before, after, old, persona, ids)
        if told:
            found.append(PersonaChanges(persona.id, persona.name, was.get(persona.id, ""), told))
    gone = before.personas.keys() - after.personas.keys() - set(was.values())
    return found + [_whole(before.personas[one], ChangeKind.REMOVED) for one in sorted(gone)]


def _whole(persona: Persona, kind: ChangeKind) -> PersonaChanges:
    return PersonaChanges(persona.id, persona.name, "", (Change(kind, Place("")),))


def _persona(before: State, after: State, old: str, now: Persona, ids: Renames) -> tuple[Change, ...]:
    # What still names an id that is no more was not changed: it was forgotten, as checks will say.
    then, now = followed(before.personas[old], ids), followed(now, ids)
    found = list(_portrait(before.portraits.get(old), after.portraits.get(now.id)))
    if now is not then:
        found += compare(_file(then), _file(now))
    if old != now.id:
        renamed = Change(
            ChangeKind.RENAMED, Place(""), Datum(old, Reference.PERSONA), Datum(now.id, Reference.PERSONA)
        )
        found.insert(0, renamed)
    return tuple(replace(one, departments=_departments(one, then, now)) for one in found)


def _file(persona: Persona) -> Persona:
    """Return a persona without what the place of its files says."""
    return persona.model_copy(update={"id": "", "portrait": None})


def _portrait(before: str | None, after: str | None) -> list[Change]:
    if before == after:
        return []
    kind = ChangeKind.CHANGED if before and after else ChangeKind.ADDED if after else ChangeKind.REMOVED
    return [Change(kind, Place(PORTRAIT))]


def _departments(change: Change, then: Persona, now: Persona) -> frozenset[str]:
    found = set()
    for place in (change.place, change.origin):
        root = place.field.partition(".")[0] if place else ""
        if place and root == "contributions" and place.entry:
            found.add(place.key)
        elif place and root == _STAGES and place.entry:
            stages = (one.journey.get(place.key) for one in (then, now))
            found |= {stage.owner for stage in stages if stage}
        elif root == "review":
            found |= {then.review.owner, now.review.owner}
    return frozenset(found - {""})


def _company(before: Company | None, after: Company | None, ids: Renames) -> tuple[Change, ...]:
    if before is None or after is None or before is after:
        return ()
    found: list[Change] = []
    for section, kind in SECTIONS.items():
        found += [
            Change(
                ChangeKind.RENAMED, Place(section, (Datum(new, kind),)), Datum(old, kind), Datum(new, kind)
            )
            for old, new in ids.get(kind, {}).items()
        ]
    then = renamed_keys(followed(before, ids), ids)
    found += compare(then, after)
    # Mappings by id have an order on pages in the company only.
    for section, kind in SECTIONS.items():
        old, new = list(getattr(then, section)), list(getattr(after, section))
        kept = [(old.index(one), new.index(one)) for one in new if one in old]
        found += order(kept, [Datum(one, kind) for one in new], Place(section))
    return tuple(replace(one, departments=_owners(one, then, after)) for one in found)


def _owners(change: Change, then: Company, now: Company) -> frozenset[str]:
    place = change.place
    root = place.field.partition(".")[0]
    found = set()
    if root == "departments" and place.entry:
        found.add(place.key)
    elif root == _SOURCES and place.entry:
        sources = (one.sources.get(place.key) for one in (then, now))
        found |= {source.owner for source in sources if source}
    return frozenset(found - {""})
