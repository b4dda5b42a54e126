"""Excuses: a comment by which an editor lets one practice rule pass at one line, and says why.

::

    # handbook: excuse vague-positioning because our founder said it so
    difference: brings one unique toy

It holds for the line it stands on; alone on a line, for the next one that is no comment. At the top of a
file it holds for the file as a whole too. Several rules are parted by commas.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ..diagnostics import Diagnostic, Severity
from ..source.comments import comments
from ..source.document import Document
from ..source.tree import Mark
from ..suggest import clip, closest
from .rule import Rule, Tier

EXAMPLE = "# handbook: excuse vague-positioning because our founder said it so"


def _rule(id_: str, message: str, hint: str, why: str, severity: Severity = Severity.WARNING) -> Rule:
    return Rule(id_, Tier.REFERENCE, severity, message, hint, why)


WRONG_EXCUSE = _rule(
    "wrong-excuse",
    'this comment is meant for the handbook, which does not understand "{words}"',
    "write an excuse such as: {example}",
    'A comment that begins with "handbook:" excuses a practice rule; misspelt, it would excuse nothing.',
    Severity.NOTICE,
)
EXCUSE_WITHOUT_REASON = _rule(
    "excuse-without-reason",
    "this excuse gives no reason",
    "say why behind the rules: {example}",
    "Whoever comes next must be able to tell whether the excuse still holds.",
)
EXCUSE_OF_UNKNOWN_RULE = _rule(
    "excuse-of-unknown-rule",
    'there is no rule "{value}" to excuse',
    "{help}",
    "A misspelt rule is excused in vain.",
)
INEXCUSABLE_RULE = _rule(
    "inexcusable-rule",
    'the rule "{value}" cannot be excused',
    "mend what it reports; only practice rules take an excuse",
    "What cannot be read, or names what does not exist, breaks pages; a reason does not mend them.",
)
IDLE_EXCUSE = _rule(
    "idle-excuse",
    'nothing breaks the rule "{value}" here, so there is nothing to excuse',
    "take the excuse out, or move it to the line that is reported",
    "An excuse that outlives its cause would hide the next fault at its place.",
    Severity.NOTICE,
)
RULES = (WRONG_EXCUSE, EXCUSE_WITHOUT_REASON, EXCUSE_OF_UNKNOWN_RULE, INEXCUSABLE_RULE, IDLE_EXCUSE)

_FOR_US = re.compile(r"#[ \t]*handbook:[ \t]*(\S.*)", re.IGNORECASE)
_EXCUSE = re.compile(r"excuse\b[ \t]*(.*)", re.IGNORECASE)
_BECAUSE = re.compile(r"(?:^|[ \t])because\b", re.IGNORECASE)
_ID = re.compile(r"[^\s,]+")
#: Words that join rules, and are none.
_JOINTS = frozenset({"and", "&"})


@dataclass(frozen=True, slots=True)
class Excused:
    """A diagnostic that an editor let pass.

    Attributes:
        diagnostic: What would have been reported.
        reason: Why it was let pass, as typed.
    """

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class Excuse:
    """One rule that is let pass.

    Attributes:
        rule: Its id.
        mark: Where it is named.
        lines: The lines for which it holds, from 0.
        reason: Why.
    """

    rule: str
    mark: Mark
    lines: AbstractSet[int]
    reason: str


@dataclass(frozen=True, slots=True)
class Excuses:
    """What the comments of one file let pass.

    Attributes:
        document: The file, without its tree.
        sound: Those that can hold.
        faults: What is wrong with the others.
    """

    document: Document
    sound: tuple[Excuse, ...]
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Typed:
    """What one comment says: its rules, each with its column among the words, and the reason."""

    rules: tuple[tuple[str, int], ...]
    reason: str


def excuses(document: Document, excusable: AbstractSet[str], others: AbstractSet[str]) -> Excuses | None:
    """Return the excuses of a file; None where no comment is meant for the handbook.

    Args:
        document: The file.
        excusable: The ids of the rules that take an excuse.
        others: The ids of those that take none.
    """
    # Most files have none, and are not read a second time.
    if not any("handbook:" in line.casefold() for line in document.lines):
        return None
    found: list[Excuse] = []
    faults: list[Diagnostic] = []
    for mark, words, lines in _for_us(document):
        typed = _typed(words, excusable | others)
        if typed is None:
            faults.append(document.report(WRONG_EXCUSE, mark, words=clip(words), example=EXAMPLE))
            continue
        if not typed.reason:
            names = ", ".join(rule for rule, _ in typed.rules)
            example = clip(f"# handbook: excuse {names} because …", 100)
            faults.append(document.report(EXCUSE_WITHOUT_REASON, mark, example=example))
        for rule, offset in typed.rules:
            place = Mark(mark.line, mark.column + offset)
            if rule in others:
                faults.append(document.report(INEXCUSABLE_RULE, place, value=rule))
            elif rule not in excusable:
                faults.append(_unknown(document, place, rule, excusable))
            elif typed.reason:
                found.append(Excuse(rule, place, lines, typed.reason))
    return Excuses(Document(document.file, lines=document.lines), tuple(found), tuple(faults))


def _unknown(document: Document, place: Mark, rule: str, excusable: AbstractSet[str]) -> Diagnostic:
    near = closest(rule, sorted(excusable))
    help_ = f'did you mean "{near}"?' if near else "a report names its rule at its end, in brackets"
    return document.report(EXCUSE_OF_UNKNOWN_RULE, place, value=clip(rule), help=help_)


def _typed(words: str, known: AbstractSet[str]) -> _Typed | None:
    """Return what an excuse says; None where the words are none."""
    match = _EXCUSE.fullmatch(words)
    if not match:
        return None
    because = _BECAUSE.search(match[1])
    named = match[1][: because.start()] if because else match[1]
    found = [one for one in _ID.finditer(named) if one[0].casefold() not in _JOINTS]
    if not because:
        # Without the word a reason is taken for rules: only the first, and what are rules behind it, count.
        found = [*found[:1], *itertools.takewhile(lambda one: one[0] in known, found[1:])]
    rules = tuple((one[0], match.start(1) + one.start()) for one in found)
    return _Typed(rules, match[1][because.end() :].strip() if because else "") if rules else None


def settle(
    diagnostics: Iterable[Diagnostic],
    excuses: Iterable[Excuses],
    *,
    complete: bool,
) -> tuple[list[Diagnostic], list[Excused]]:
    """Return the diagnostics that stay, those of excuses among them, and those that are excused.

    Args:
        diagnostics: What was found.
        excuses: What the files let pass.
        complete: Whether everything was checked; only then is an excuse known to be idle.
    """
    by_place: dict[tuple[str, int, str], tuple[Excuse, Document]] = {}
    kept: list[Diagnostic] = []
    idle: dict[int, tuple[Excuse, Document]] = {}
    for one in excuses:
        kept.extend(one.faults)
        for excuse in one.sound:
            idle[id(excuse)] = (excuse, one.document)
            for line in excuse.lines:
                by_place.setdefault((one.document.file, line + 1, excuse.rule), (excuse, one.document))
    excused: list[Excused] = []
    for diagnostic in diagnostics:
        match = by_place.get((diagnostic.place.file, diagnostic.place.line, diagnostic.rule))
        if match is None:
            kept.append(diagnostic)
        else:
            excused.append(Excused(diagnostic, match[0].reason))
            idle.pop(id(match[0]), None)
    if complete:
        kept.extend(
            document.report(IDLE_EXCUSE, excuse.mark, value=excuse.rule) for excuse, document in idle.values()
        )
    return kept, sorted(excused, key=lambda one: one.diagnostic.order)


def _for_us(document: Document) -> Iterator[tuple[Mark, str, AbstractSet[int]]]:
    """Yield each comment that is for the handbook: where its words stand, the words, the lines it is for."""
    found = list(comments(document.lines))
    alone = {one.mark.line for one in found if one.alone}
    for one in found:
        match = _FOR_US.fullmatch(one.text.rstrip())
        if match:
            mark = Mark(one.mark.line, one.mark.column + match.start(1))
            yield mark, match[1], _lines(document, one.mark.line, alone) if one.alone else {one.mark.line}


def _lines(document: Document, line: int, alone: AbstractSet[int]) -> AbstractSet[int]:
    """Return the lines for which a comment holds that stands alone on ``line``."""
    target = line
    while target in alone:
        target += 1
    # What is said of a file as a whole stands at its very beginning.
    top = {0} if all(one in alone or not document.lines[one].strip() for one in range(line)) else set()
    return {target} | top
