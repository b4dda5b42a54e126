"""The handbook as its readers see it: one function, through which every page and every past state goes.

Whatever is withheld is gone before anything is derived or printed, so that no count, no search entry and no
file for machines can tell of it. What leads to something withheld goes with it::

    influences: [{persona: <withheld>, how: "..."}]     the entry
    exclusion: {lookalike_of: <withheld>}               the value
    needs: ["As [Gilles](persona:<withheld>) does"]     the sentence; of a link to a draft only the link
    needs: ["Compares shops [@<withheld>]"]             the citation
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from ..markup import Mark, MarkKind, read
from ..model.company import Company
from ..model.handbook import Handbook
from ..model.part import SHORTHAND, Part
from ..model.persona import Persona
from ..model.shape import Shape, attribute_of, fields, values_of
from ..model.values import Reference, TextKind
from .changes.change import State
from .changes.entries import SECTIONS
from .withheld import Withheld

AnyPart = TypeVar("AnyPart", bound=Part)
#: Parts with what readers see of them.
Known = dict[tuple[object, ...], tuple[Part, Any]]
#: What is left of a value that goes.
_GONE: Any = object()
#: What a link says, and where it leads to a persona.
_LINK_WORDS = re.compile(r"\[(?P<words>.*)\]\(\s*<?persona:", re.DOTALL | re.IGNORECASE)
_TEXTS = (TextKind.SENTENCE, TextKind.CLAIM, TextKind.PROSE)


def visible(handbook: Handbook, withheld: Withheld) -> Handbook:
    """Return the handbook that readers may see; seen twice, it is the same."""
    state = visible_state(State(handbook.company, handbook.personas), withheld)
    assert state.company  # noqa: S101  # a handbook has one
    return Handbook(state.company, state.personas)


def visible_state(
    state: State, withheld: Withheld, hidden: Collection[str] = (), known: Known | None = None
) -> State:
    """Return the part of a state that readers may see.

    Args:
        state: A handbook at some time.
        withheld: What is left out today.
        hidden: Personas of this state that are to be left out besides.
        known: What was seen of other states with the same ``withheld``: who is the same in both, stays so.
    """
    gone = {key for key, one in state.personas.items() if key in hidden or withheld.hides(one)}
    if not gone and not withheld.public:
        return state
    drafts = {key for key in gone if key not in hidden and state.personas[key].role not in withheld.names}
    missing: dict[Reference, frozenset[str]] = {Reference.PERSONA: frozenset(gone)}
    missing |= {kind: _missing(state.company, section, withheld) for section, kind in SECTIONS.items()}
    gate = _Gate(withheld, missing, frozenset(drafts), {} if known is None else known)
    personas = {key: gate.persona(one) for key, one in state.personas.items() if key not in gone}
    company = state.company and gate.company(state.company)
    if company and withheld.public:
        cited = _cited([company, *personas.values()])
        sources = {key: one for key, one in company.sources.items() if key in cited}
        company = _with(company, {"sources": sources} if len(sources) < len(company.sources) else {})
    portraits = {key: one for key, one in state.portraits.items() if key not in gone}
    return State(company, personas, portraits)


def _missing(company: Company | None, section: str, withheld: Withheld) -> frozenset[str]:
    """Return the ids that a section gave and, withheld as a whole, gives no more."""
    is_there = company is None or withheld.shows(section)
    return frozenset() if is_there else frozenset(getattr(company, section))


def _cited(parts: list[Part]) -> set[str]:
    """Return the sources that something rests on."""
    found: set[str] = set()
    for part in parts:
        for _, marker, value in values_of(part):
            if marker is Reference.SOURCE:
                found.add(str(value))
            elif marker in _TEXTS and "[@" in str(value):
                marks = read(str(value), prose=marker is TextKind.PROSE)
                found |= {mark.target for mark in marks if mark.kind is MarkKind.CITATION}
    return found


@dataclass(frozen=True, slots=True)
class _Gate:
    """Lets through what readers may see.

    Attributes:
        withheld: What is left out.
        missing: The ids that nothing may lead to, by what they point at.
        drafts: The personas among them that may be spoken of: what is written of them is not secret.
        known: Parts that went through before, with what became of them.
    """

    withheld: Withheld
    missing: Mapping[Reference, frozenset[str]]
    drafts: frozenset[str]
    known: Known

    def company(self, company: Company) -> Company:
        """Return what is to be seen of a company."""
        return self._once(company, lambda: self._part(company, Company, "") or company)

    def persona(self, persona: Persona) -> Persona:
        """Return what is to be seen of a persona."""
        return self._once(persona, lambda: self._persona(persona))

    def _once(self, part: AnyPart, see: Callable[[], AnyPart]) -> AnyPart:
        key = (id(part), *self.missing.values(), self.drafts)
        if key not in self.known:
            # A part that is kept keeps its id to itself.
            self.known[key] = (part, see())
        seen: AnyPart = self.known[key][1]
        return seen

    def _persona(self, persona: Persona) -> Persona:
        seen = self._part(persona, type(persona), "")
        if seen is None:
            # Only the summary can be both required and a sentence: the link goes, with its words.
            kept = self._cut(persona.summary, prose=False, words=False)
            seen = self._part(_with(persona, {"summary": kept or persona.name}), type(persona), "")
        assert seen  # noqa: S101  # nothing else is required
        return seen

    def _part(self, part: AnyPart, model: type[Part], holder: str) -> AnyPart | None:
        """Return what is to be seen of a part; None where nothing can be without what is withheld."""
        changed: dict[str, object] = {}
        for key, shape in fields(model).items():
            name = attribute_of(model, key)
            path = holder if key == SHORTHAND else f"{holder}.{key}" if holder else key
            value = getattr(part, name)
            seen = self._value(value, shape, path) if path not in self.withheld.names else _GONE
            if seen is _GONE:
                if model.model_fields[name].is_required():
                    return None
                seen = model.model_fields[name].get_default(call_default_factory=True)
            if seen is not value:
                changed[name] = seen
        return _with(part, changed)

    def _value(self, value: object, shape: Shape, path: str) -> Any:
        if isinstance(value, Part) and shape.part:
            seen = self._part(value, shape.part, path)
            return _GONE if seen is None else seen
        if isinstance(value, tuple) and shape.item:
            items = [self._value(item, shape.item, path) for item in value]
            return value if _same(items, value) else tuple(item for item in items if item is not _GONE)
        if isinstance(value, dict) and shape.item:
            missing = self._missing(shape.marker)
            entries = {
                key: _GONE if key in missing else self._value(item, shape.item, path)
                for key, item in value.items()
            }
            if _same(entries.values(), value.values()):
                return value
            return {key: item for key, item in entries.items() if item is not _GONE}
        if value in self._missing(shape.marker):
            return _GONE
        return self._text(str(value), shape.marker) if value and shape.marker in _TEXTS else value

    def _missing(self, marker: object) -> frozenset[str]:
        return self.missing.get(marker, frozenset()) if isinstance(marker, Reference) else frozenset()

    def _text(self, text: str, marker: object) -> Any:
        if "[" not in text or not any(self.missing.values()):
            return text
        prose = marker is TextKind.PROSE
        leads = {mark.target for mark in read(text, prose=prose) if mark.kind is MarkKind.PERSONA_LINK}
        if leads & (self.missing[Reference.PERSONA] - self.drafts):
            return _GONE
        return self._cut(text, prose=prose, words=True) or _GONE

    def _cut(self, text: str, *, prose: bool, words: bool) -> str:
        """Return ``text`` without marks that lead to what is withheld; ``words`` keeps those of links."""
        for mark in reversed(read(text, prose=prose)):
            if mark.kind is MarkKind.CITATION and mark.target in self.missing[Reference.SOURCE]:
                text = _without_citation(text, mark)
            elif mark.kind is MarkKind.PERSONA_LINK and mark.target in self.missing[Reference.PERSONA]:
                text = _without_link(text, mark, words=words)
        return text


def _without_link(text: str, mark: Mark, *, words: bool) -> str:
    """Return ``text`` without a link, or "" where the link is not found as it was typed."""
    end = mark.at + len(mark.typed)
    said = _LINK_WORDS.match(mark.typed)
    if text[mark.at : end] != mark.typed or not said:
        return ""
    return _joined(text[: mark.at], said["words"] if words else "", text[end:])


def _without_citation(text: str, mark: Mark) -> str:
    """Return ``text`` without a citation, and without its brackets where they hold no other."""
    start, end = text.rfind("[", 0, mark.at), text.find("]", mark.at)
    if start < 0 or end < 0:
        return ""
    at = text[start + 1 : mark.at].count(";")
    kept = [one for place, one in enumerate(text[start + 1 : end].split(";")) if place != at]
    brackets = f"[{';'.join(kept).strip()}]" if kept else ""
    return _joined(text[:start], brackets, text[end + 1 :])


def _joined(before: str, between: str, after: str) -> str:
    """Return a text whose middle was replaced, without the space that nothing would leave behind."""
    return f"{before}{between}{after}" if between else f"{before.rstrip(' ')}{after}".strip()


def _same(items: Iterable[object], others: Iterable[object]) -> bool:
    return all(one is other for one, other in zip(items, others, strict=True))


def _with(part: AnyPart, changed: Mapping[str, object]) -> AnyPart:
    """Return ``part`` with other values; itself, where there is none: a state is compared by identity."""
    return part.model_copy(update=dict(changed)) if changed else part
