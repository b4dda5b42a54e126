"""Rules of the reference tier: what a file points at must exist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...blocks import FORMS, BlockKind, blocks
from ...diagnostics import Diagnostic
from ...links import path_of_file, paths
from ...markup import Mark, MarkKind, read
from ...model.part import Part
from ...model.persona import PersonaFile
from ...model.shape import Leaf, walk
from ...model.values import Reference, TextKind
from ...source.document import Document
from ...source.tree import Listing, Node, Text
from ...source.tree import Mapping as Tree
from ...source.tree import Mark as Position
from ...sources import Sources
from ...suggest import alternatives, clip, did_you_mean
from .. import audience
from ..rule import Rule
from .wording import (
    CITATION_SHOWN_AS_TYPED,
    CONTRIBUTION_TWICE,
    FORBIDDEN_LINK,
    HTML_SHOWN_AS_TYPED,
    IMAGE_SHOWN_AS_TYPED,
    INSECURE_LINK,
    NAMED_TWICE,
    PAGE_TAKEN,
    REPLACED_IN_A_CIRCLE,
    RULES,
    SELF_REFERENCE,
    UNKNOWN,
    UNKNOWN_PAGE,
    UNKNOWN_RULE,
    WRONG_BLOCK,
)

__all__ = ["RULES", "Known", "Pointers", "check", "pointers"]

_SHOWN_AS_TYPED = {
    MarkKind.FORBIDDEN_LINK: FORBIDDEN_LINK,
    MarkKind.INSECURE_LINK: INSECURE_LINK,
    MarkKind.IMAGE: IMAGE_SHOWN_AS_TYPED,
    MarkKind.HTML: HTML_SHOWN_AS_TYPED,
}
#: Lists whose entries are about one thing each, and the key that names it.
_ONE_ENTRY_EACH = {"influences": "persona", "positioning": "offer", "kpis": "kpi"}
#: Keys that name another persona than the one whose file it is.
_OTHERS = ("persona", "replaced_by", "lookalike_of")


@dataclass(frozen=True, slots=True)
class Known:
    """What a file can point at.

    Attributes:
        ids: By kind; None where a section could not be read, so that nothing is said of it.
        pages: The paths of the hand-written pages, from their folder on.
        docs: That folder.
    """

    ids: Mapping[Reference, frozenset[str] | None]
    pages: frozenset[str]
    docs: str

    @classmethod
    def of(cls, sources: Sources) -> Known:
        """Return what ``sources`` define, whatever else is wrong with them."""
        return cls(
            {
                Reference.PERSONA: frozenset(sources.personas) | sources.unread,
                Reference.DEPARTMENT: sources.keys("departments"),
                Reference.OFFER: sources.keys("offers"),
                Reference.SOURCE: sources.keys("sources"),
                Reference.STAGE: sources.keys("stages"),
                Reference.KPI: sources.keys("kpis"),
            },
            frozenset(sources.pages),
            sources.docs,
        )

    def fault(self, kind: Reference, value: str) -> tuple[Rule, str] | None:
        """Return the rule and the hint if nothing of this ``kind`` has the id ``value``."""
        ids = self.ids[kind]
        if ids is None or value in ids:
            return None
        return UNKNOWN[kind], did_you_mean(value, sorted(ids))


@dataclass(frozen=True, slots=True)
class Pointers:
    """Where one file leads.

    Attributes:
        faults: What leads nowhere, or twice to the same.
        replaced_by: The persona that takes the place of this one, if it names any.
    """

    faults: tuple[Diagnostic, ...]
    replaced_by: Text | None


def pointers(document: Document, model: type[Part], persona: str, known: Known) -> Pointers:
    """Return where a file leads, valid or not.

    Args:
        document: What it holds.
        model: What it should be.
        persona: The persona it belongs to; "" for the company.
        known: What there is.
    """
    faults = [fault for leaf in walk(document.root, model) for fault in _leaf(document, leaf, persona, known)]
    if model is not PersonaFile:
        return Pointers(tuple(faults), None)
    return Pointers((*faults, *_entries(document)), _replacement(document.root))


def check(
    sources: Sources, known: Known, replaced: Mapping[str, Text], settable: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield what no file shows by itself.

    Args:
        sources: Every file, valid or not.
        known: What they define.
        replaced: By what each persona is replaced, as typed.
        settable: The ids of the rules that ``checks:`` may set.
    """
    if sources.company:
        yield from _settings(sources.company.document, settable)
        yield from audience.check(sources.company.document)
    yield from _circles(sources, replaced)
    yield from _departments(sources, known)
    yield from _blocks(sources, known)
    taken = paths(sources.personas, sources.keys("departments") or ())
    for name in sorted(sources.pages.keys() | sources.assets):
        if (path := path_of_file(name)) in taken:
            yield Document(f"{sources.docs}/{name}").report(PAGE_TAKEN, Position(0, 0), path=path)


def _leaf(document: Document, leaf: Leaf, persona: str, known: Known) -> Iterator[Diagnostic]:
    value = leaf.text.value
    if isinstance(leaf.marker, Reference):
        if value.strip() and (fault := known.fault(leaf.marker, value)):
            rule, hint = fault
            yield document.report(rule, leaf.text.mark, value=clip(value), help=hint)
        elif value == persona and leaf.path[-1] in _OTHERS:
            yield document.report(SELF_REFERENCE, leaf.text.mark, key=leaf.path[-1])
    elif leaf.marker in (TextKind.SENTENCE, TextKind.CLAIM, TextKind.PROSE):
        for mark in read(value, prose=leaf.marker is TextKind.PROSE):
            if broken := _mark(mark, known):
                yield document.report(broken[0], _place(leaf.text, mark), **broken[1])
    elif leaf.marker is None and leaf.path[-1] == "link" and value.startswith("http://"):
        yield document.report(INSECURE_LINK, leaf.text.mark, value=clip(value))


def _mark(mark: Mark, known: Known) -> tuple[Rule, dict[str, str]] | None:
    """Return the rule that a mark breaks and what fills it, or None."""
    kinds = {MarkKind.CITATION: Reference.SOURCE, MarkKind.PERSONA_LINK: Reference.PERSONA}
    if mark.kind in kinds:
        fault = known.fault(kinds[mark.kind], mark.target)
        return (fault[0], {"value": clip(mark.target), "help": fault[1]}) if fault else None
    if mark.kind is MarkKind.CITATION_AS_TEXT:
        return _no_citation(mark, known)
    if mark.kind is MarkKind.PAGE_LINK:
        page = mark.target.partition("#")[0]
        if page in known.pages:
            return None
        hint = did_you_mean(page, sorted(known.pages))
        return UNKNOWN_PAGE, {"value": clip(page), "docs": known.docs, "help": hint}
    rule = _SHOWN_AS_TYPED.get(mark.kind)
    return (rule, {"value": clip(mark.target)}) if rule else None


def _no_citation(mark: Mark, known: Known) -> tuple[Rule, dict[str, str]] | None:
    """Return the rule if brackets name a source, or begin as a citation does; others address somebody."""
    sources = known.ids[Reference.SOURCE] or ()
    named = mark.target.split()
    ids = [one for one in named if one in sources] or named
    if ids[0] not in sources and not re.match(r"\[\s*@", mark.typed):
        return None
    proposal = "; ".join(f"@{one}" for one in ids or mark.target.split())
    help_ = (
        f'write "[{proposal}]", or with a place in the source "[@{(ids or mark.target.split())[0]}, p. 3]"'
    )
    return CITATION_SHOWN_AS_TYPED, {"value": clip(mark.typed), "help": help_}


def _place(text: Text, mark: Mark) -> Position:
    """Return where ``mark`` stands in the file: the source may hold the same letters before it."""
    before = text.value[: mark.at + len(mark.typed) - 1]
    return text.locate(mark.typed, len(re.findall(f"(?={re.escape(mark.typed)})", before)))


def _settings(company: Document, settable: frozenset[str]) -> Iterator[Diagnostic]:
    checks = company.root.values.get("checks")
    if isinstance(checks, Tree):
        for rule, position in checks.keys.items():
            if rule not in settable:
                help_ = did_you_mean(rule, sorted(settable))
                yield company.report(UNKNOWN_RULE, position, value=clip(rule), help=help_)


def _entries(document: Document) -> Iterator[Diagnostic]:
    for section, key in _ONE_ENTRY_EACH.items():
        listing = document.root.values.get(section)
        first: dict[str, int] = {}
        for entry in listing.items if isinstance(listing, Listing) else ():
            named = entry.values.get(key) if isinstance(entry, Tree) else None
            if not isinstance(named, Text):
                continue
            if named.value in first:
                line = first[named.value] + 1
                yield document.report(NAMED_TWICE, named.mark, value=clip(named.value), line=line)
            first.setdefault(named.value, named.mark.line)


def _circles(sources: Sources, replaced: Mapping[str, Text]) -> Iterator[Diagnostic]:
    for persona, start in replaced.items():
        way, following = [persona], start.value
        while following in replaced and following not in way:
            way.append(following)
            following = replaced[following].value
        if following == persona and len(way) > 1:
            document = sources.personas[persona].bare
            yield document.report(REPLACED_IN_A_CIRCLE, start.mark, way=" → ".join([*way, persona]))


def _replacement(root: Tree) -> Text | None:
    node: Node | None = root.values.get("replaced_by")
    return node if isinstance(node, Text) else None


def _departments(sources: Sources, known: Known) -> Iterator[Diagnostic]:
    for (persona, department), file in sources.departments.items():
        if fault := known.fault(Reference.DEPARTMENT, department):
            rule, hint = fault
            yield file.bare.report(rule, Position(0, 0), value=department, help=hint)
        if persona in sources.personas:
            holder = sources.personas[persona]
            if inline := holder.places.key(("contributions", department)):
                yield holder.bare.report(CONTRIBUTION_TWICE, inline, department=department, file=file.path)


def _blocks(sources: Sources, known: Known) -> Iterator[Diagnostic]:
    for page, markdown in sources.pages.items():
        document = Document(f"{sources.docs}/{page}", lines=tuple(markdown.splitlines()))
        for block in blocks(markdown):
            if block.kind is None:
                typed = clip(" ".join([":::", *(word.text for word in block.words)]))
                column = block.words[0].column if block.words else 0
                help_ = alternatives(FORMS.values())
                yield document.report(WRONG_BLOCK, Position(block.line, column), value=typed, help=help_)
                continue
            kinds = [Reference.PERSONA] * len(block.ids)
            if block.kind is BlockKind.STATEMENT:
                kinds[1] = Reference.OFFER
            for kind, word in zip(kinds, block.words[1:], strict=True):
                if fault := known.fault(kind, word.text):
                    rule, hint = fault
                    position = Position(block.line, word.column)
                    yield document.report(rule, position, value=clip(word.text), help=hint)
