"""Tells changes in words: one phrase for each, in the site's language."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from .. import labels
from ..derive.changes.change import Change, ChangeKind, Datum, PersonaChanges, Place
from ..derive.changes.entries import words as words_of
from ..markup import cited
from ..model.company import Company
from ..model.values import Interval, Reference, TextKind
from ..words import Words
from . import names
from .phrase import Look, Phrase, Piece, clip, excerpts, phrase

_SECTIONS = {
    Reference.DEPARTMENT: "departments",
    Reference.OFFER: "offers",
    Reference.SOURCE: "sources",
    Reference.STAGE: "stages",
    Reference.KPI: "kpis",
}
_EVIDENCE = (ChangeKind.EVIDENCE_LOST, ChangeKind.EVIDENCE_GAINED)


class Teller:
    """Tells changes of one handbook.

    Args:
        words: The language.
        companies: Where the names of departments, offers and sources are looked up, the best first.
        personas: The names of personas by id.
    """

    def __init__(
        self, words: Words, companies: Sequence[Company | None], personas: Mapping[str, str]
    ) -> None:
        self.words = words
        self._companies = [one for one in companies if one]
        self._personas = personas

    def persona(self, told: PersonaChanges) -> tuple[Phrase, ...]:
        """Return what changed in a persona; what its claims rest on comes last, summed up."""
        return self.changes(told.changes)

    def changes(self, found: Sequence[Change], *, of_company: bool = False) -> tuple[Phrase, ...]:
        """Return a phrase for each change; for several claims that lost or gained their evidence, one."""
        claims = {kind: [one for one in found if one.kind is kind and _is_claim(one)] for kind in _EVIDENCE}
        together = [one for several in claims.values() if len(several) > 1 for one in several]
        told = [self.change(one, of_company=of_company) for one in found if one not in together]
        return (*told, *(self._evidence(several) for several in claims.values() if len(several) > 1))

    def change(self, one: Change, *, of_company: bool = False) -> Phrase:
        """Return what happened, and where."""
        if not one.place.field:
            return self._whole(one)
        if one.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
            return self._came_or_went(one, of_company=of_company)
        place = tuple(self._place(one.place, of_company=of_company))
        if one.kind in (ChangeKind.CHANGED, ChangeKind.RENAMED):
            return self._became(one, place)
        if one.after is None:
            return phrase(self.words.gettext("%(place)s: put in another order"), place=place)
        text = self.piece(one.after)
        if one.kind is ChangeKind.MOVED and one.origin:
            origin = tuple(self._place(one.origin, of_company=of_company))
            message = self.words.gettext("%(place)s: %(text)s has come here from %(origin)s")
            return phrase(message, place=place, text=text, origin=origin)
        return self._about(one, place, text)

    def piece(self, datum: Datum, look: Look = Look.QUOTE) -> Piece:
        """Return a value as readers see it: a name for an id, a word for a choice."""
        value, marker = datum.value, datum.marker
        if isinstance(marker, Reference):
            return Piece(self.name(marker, str(value)), Look.VALUE)
        if isinstance(marker, TextKind):
            return Piece(clip(words_of(datum)), look)
        return Piece(self._plain(value), Look.VALUE)

    def name(self, kind: Reference, id_: str) -> str:
        """Return the name of what an id stands for; the id where nothing is known of it."""
        if kind is Reference.PERSONA:
            return self._personas.get(id_, id_)
        for company in self._companies:
            found = getattr(company, _SECTIONS[kind]).get(id_)
            if isinstance(found, str):
                return found
            if found is not None:
                return str(getattr(found, "name", "") or found.title)
        return id_

    def _whole(self, one: Change) -> Phrase:
        gettext = self.words.gettext
        if one.kind is ChangeKind.ADDED:
            return phrase(gettext("a new persona"))
        if one.kind is ChangeKind.REMOVED:
            return phrase(gettext("no longer in the handbook"))
        assert one.before  # noqa: S101  # its id became another one
        assert one.after  # noqa: S101
        message = gettext("renamed from %(before)s to %(after)s")
        return phrase(message, before=_id(one.before), after=_id(one.after))

    def _came_or_went(self, one: Change, *, of_company: bool) -> Phrase:
        gettext = self.words.gettext
        came = one.kind is ChangeKind.ADDED
        datum = one.after if came else one.before
        text = self.piece(datum, Look.QUOTE if came else Look.BEFORE) if datum else None
        place = one.place
        if text is None and place.entry:
            typed = len(place.entry) == 1 and place.entry[0].marker in (TextKind.SENTENCE, TextKind.CLAIM)
            look = (Look.QUOTE if came else Look.BEFORE) if typed else Look.VALUE
            text = Piece(self._entry(place), look)
            place = Place(place.field)
        where = tuple(self._place(place, of_company=of_company))
        if text is None:
            return phrase(gettext("%(place)s: added") if came else gettext("%(place)s: removed"), place=where)
        message = gettext("%(place)s: added %(text)s") if came else gettext("%(place)s: removed %(text)s")
        return phrase(message, place=where, text=text)

    def _became(self, one: Change, place: Phrase) -> Phrase:
        gettext = self.words.gettext
        if one.before is None or one.after is None:
            return phrase(gettext("%(place)s: replaced"), place=place)
        if one.kind is ChangeKind.RENAMED:
            message = gettext("%(place)s: its id %(before)s becomes %(after)s")
            return phrase(message, place=place, before=_id(one.before), after=_id(one.after))
        before, after = self._both(one.before, one.after)
        message = gettext("%(place)s: %(before)s becomes %(after)s")
        return phrase(message, place=place, before=before, after=after)

    def _both(self, before: Datum, after: Datum) -> tuple[Piece, Piece]:
        if isinstance(before.marker, TextKind):
            old, new = excerpts(words_of(before), words_of(after))
            return Piece(old, Look.BEFORE), Piece(new, Look.QUOTE)
        return self.piece(before), self.piece(after)

    def _about(self, one: Change, place: Phrase, text: Piece) -> Phrase:
        """Return what happened to a text whose words are what they were."""
        gettext = self.words.gettext
        if one.kind is ChangeKind.REORDERED:
            return phrase(gettext("%(place)s: %(text)s has moved within the list"), place=place, text=text)
        if one.kind is ChangeKind.RESTYLED:
            return phrase(gettext("%(place)s: links or emphasis changed in %(text)s"), place=place, text=text)
        before, after = self._sources(one.before), self._sources(one.after)
        if one.kind is ChangeKind.EVIDENCE_LOST:
            message = gettext("%(place)s: %(text)s lost its evidence, %(sources)s")
            return phrase(message, place=place, text=text, sources=before)
        if one.kind is ChangeKind.EVIDENCE_GAINED:
            message = gettext("%(place)s: %(text)s now rests on %(sources)s")
            return phrase(message, place=place, text=text, sources=after)
        message = gettext("%(place)s: %(text)s now rests on %(after)s, before on %(before)s")
        return phrase(message, place=place, text=text, after=after, before=before)

    def _evidence(self, several: Sequence[Change]) -> Phrase:
        count = len(several)
        if several[0].kind is ChangeKind.EVIDENCE_LOST:
            message = self.words.ngettext(
                "%(num)s claim lost its evidence: %(texts)s",
                "%(num)s claims lost their evidence: %(texts)s",
                count,
            )
        else:
            message = self.words.ngettext(
                "%(num)s claim now rests on evidence: %(texts)s",
                "%(num)s claims now rest on evidence: %(texts)s",
                count,
            )
        texts: list[Piece] = []
        for one in several:
            assert one.after  # noqa: S101  # it is a text
            texts += [Piece("; " if self.words.language != "fr" else "\u202f; ")] if texts else []
            texts.append(Piece(clip(words_of(one.after), 80), Look.QUOTE))
        return phrase(message, num=self.words.number(count), texts=texts)

    def _sources(self, datum: Datum | None) -> Piece:
        ids = cited(str(datum.value), prose=datum.marker is TextKind.PROSE) if datum else ()
        return Piece(self.words.listing(self.name(Reference.SOURCE, one) for one in ids), Look.VALUE)

    def _place(self, place: Place, *, of_company: bool) -> Iterator[Piece]:
        steps = [self.words.gettext(one) for one in names.steps(place.field, of_company=of_company)]
        if place.entry:
            steps.insert(names.depth(place.field, of_company=of_company), self._entry(place))
        for at, step in enumerate(steps):
            if at:
                yield Piece(" › ")
            yield Piece(step, Look.PLACE)

    def _entry(self, place: Place) -> str:
        between = " – " if len(place.entry) > 1 else ""
        return between.join(clip(self.piece(one).text, 80) for one in place.entry)

    def _plain(self, value: object) -> str:
        if isinstance(value, StrEnum):
            return self.words.gettext(_choice(value))
        if isinstance(value, datetime.date):
            return self.words.date(value)
        if isinstance(value, Interval):
            return self.words.interval(value)
        if isinstance(value, int | float):
            return self.words.number(value)
        return clip(str(value))


def _is_claim(one: Change) -> bool:
    return one.after is not None and one.after.marker is TextKind.CLAIM


def _choice(value: StrEnum) -> str:
    try:
        return labels.choice(value)
    except KeyError:
        return value.value


def _id(datum: Datum) -> Piece:
    return Piece(str(datum.value), Look.VALUE)
