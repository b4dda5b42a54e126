"""What changed from one state of a persona, or of the company, to the next.

A text that was rephrased is one change, not a removal and an addition; a text that moved is no removal; a
claim that only gained or lost its source is told as that; how a text was folded over lines is no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...markup import cited
from ...model.part import Part
from ...model.shape import Marker, Shape, attribute_of, fields
from ...model.values import TextKind
from .change import Change, ChangeKind, Datum, Place, Value
from .entries import SUBJECTS, Entry, entries, likeness, words
from .pairing import alike, moved, pairs


def compare(before: Part, after: Part) -> tuple[Change, ...]:
    """Return what changed between two parts of one model, in the order of its fields."""
    return tuple(_with_moves(list(_part(before, after, type(after), Place("")))))


def _part(before: Part, after: Part, model: type[Part], holder: Place) -> Iterator[Change]:
    subject = SUBJECTS.get(model, ())
    for key, shape in fields(model).items():
        # The one model is also compared with what is built upon it, which knows more fields.
        name = attribute_of(model, key)
        field = f"{holder.field}.{name}" if holder.field else name
        # That an entry's subject changed says which entry it is.
        entry = () if subject == (name,) else holder.entry
        yield from _value(getattr(before, name), getattr(after, name), shape, Place(field, entry))


def _value(before: object, after: object, shape: Shape, place: Place) -> Iterator[Change]:
    if before == after:
        return
    if shape.part and isinstance(before, Part) and isinstance(after, Part):
        yield from _part(before, after, shape.part, place)
    elif shape.item and (shape.by_id or shape.item.part):
        old, new = entries(before, shape, place.field), entries(after, shape, place.field)
        yield from _entries(old, new, shape, place)
    elif shape.item and isinstance(before, tuple) and isinstance(after, tuple):
        yield from _list(before, after, shape.item.marker, place)
    else:
        yield from _scalar(_datum(before, shape.marker), _datum(after, shape.marker), place)


def _scalar(before: Datum | None, after: Datum | None, place: Place) -> Iterator[Change]:
    if before and after:
        yield from _reworded(before, after, place)
    elif after:
        yield Change(ChangeKind.ADDED, place, after=after)
    elif before:
        yield Change(ChangeKind.REMOVED, place, before)


def _reworded(before: Datum, after: Datum, place: Place) -> Iterator[Change]:
    rests, rested = _sources(after), _sources(before)
    if words(before) != words(after):
        yield Change(ChangeKind.CHANGED, place, before, after)
        if bool(rests) == bool(rested):
            return
    if set(rests) != set(rested):
        kind = ChangeKind.EVIDENCE_CHANGED
        if not rested or not rests:
            kind = ChangeKind.EVIDENCE_GAINED if rests else ChangeKind.EVIDENCE_LOST
        yield Change(kind, place, before, after)
    elif words(before) == words(after) and _folded(before) != _folded(after):
        yield Change(ChangeKind.RESTYLED, place, before, after)


def _list(before: Sequence[Value], after: Sequence[Value], marker: Marker, place: Place) -> Iterator[Change]:
    old, new = [Datum(one, marker) for one in before], [Datum(one, marker) for one in after]
    kept = pairs(old, new, _folded, lambda one, other: alike(words(one), words(other)))
    yield from order(kept, new, place)
    for was, now in kept:
        yield from _reworded(old[was], new[now], place)
    yield from (Change(ChangeKind.REMOVED, place, old[at]) for at in _others(old, {was for was, _ in kept}))
    yield from (
        Change(ChangeKind.ADDED, place, after=new[at]) for at in _others(new, {now for _, now in kept})
    )


def _entries(old: list[Entry], new: list[Entry], shape: Shape, place: Place) -> Iterator[Change]:
    kept = pairs(old, new, lambda one: one.key, likeness)
    if not shape.by_id:
        yield from order(kept, [one.subject[0] for one in new], place)
    assert shape.item  # noqa: S101  # it has entries
    for was, now in kept:
        yield from _value(old[was].value, new[now].value, shape.item, Place(place.field, new[now].subject))
    for at in _others(old, {was for was, _ in kept}):
        yield _whole(ChangeKind.REMOVED, old[at], place)
    for at in _others(new, {now for _, now in kept}):
        yield _whole(ChangeKind.ADDED, new[at], place)


def _whole(kind: ChangeKind, entry: Entry, place: Place) -> Change:
    """Return the change of an entry that came or went."""
    return Change(kind, Place(place.field, entry.subject))


def order(kept: Sequence[tuple[int, int]], new: Sequence[Datum], place: Place) -> Iterator[Change]:
    """Yield the change of a list's order, given which item of it was which before."""
    out = moved([was for was, _ in kept])
    if out:
        one = new[kept[out[0]][1]] if len(out) == 1 else None
        yield Change(ChangeKind.REORDERED, place, after=one)


def _with_moves(found: list[Change]) -> list[Change]:
    """Turn a text removed here and added there into one move; what it rests on may have changed with it."""
    waiting: dict[str, list[Change]] = {}
    for one in found:
        if one.kind is ChangeKind.ADDED and one.after and isinstance(one.after.marker, TextKind):
            waiting.setdefault(words(one.after), []).append(one)
    origins: dict[int, Change] = {}
    gone: set[int] = set()
    for one in found:
        if one.kind is ChangeKind.REMOVED and one.before and isinstance(one.before.marker, TextKind):
            same = waiting.get(words(one.before))
            if same:
                origins[id(same.pop(0))] = one
                gone.add(id(one))
    told: list[Change] = []
    for one in found:
        origin = origins.get(id(one))
        if origin and origin.before and one.after:
            told.append(Change(ChangeKind.MOVED, one.place, origin.before, one.after, origin.place))
            rest = _reworded(origin.before, one.after, one.place)
            told += [other for other in rest if other.kind is not ChangeKind.RESTYLED]
        elif id(one) not in gone:
            told.append(one)
    return told


def _others(items: Sequence[object], kept: set[int]) -> list[int]:
    return [position for position in range(len(items)) if position not in kept]


def _datum(value: object, marker: Marker) -> Datum | None:
    return None if value in (None, "") else Datum(value, marker)  # type: ignore[arg-type]


def _folded(one: Datum) -> str:
    """Return a text as typed, however it was broken into lines; of prose the lines matter."""
    text = str(one.value)
    return text if one.marker is TextKind.PROSE else " ".join(text.split())


def _sources(one: Datum) -> tuple[str, ...]:
    if not isinstance(one.marker, TextKind) or one.marker is TextKind.LABEL:
        return ()
    return cited(str(one.value), prose=one.marker is TextKind.PROSE)
