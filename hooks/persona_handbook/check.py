"""The whole way from a folder to a checked handbook: read, validate, check."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from .ahead import Ahead, batches
from .diagnostics import Diagnostic, Severity
from .model.company import Company
from .model.contribution import Contribution
from .model.handbook import Handbook
from .model.part import Part
from .model.persona import Persona
from .readings import Reading, Readings, Sent
from .rules import practice, reference, schema, syntax
from .rules.excuses import Excused, Excuses, excuses, settle
from .rules.registry import ALL_RULES
from .source import files
from .source.tree import Text
from .sources import COMPANY_FILE, DEFAULT_DOCS, Sources

_EXCUSABLE = frozenset(rule.id for rule in practice.RULES)
_INEXCUSABLE = frozenset(rule.id for rule in ALL_RULES) - _EXCUSABLE


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a file shows by itself.

    Attributes:
        path: Its path from the root on.
        persona: The persona it belongs to; "" for the company.
        value: What it says; None where that is not valid.
        faults: What is wrong with it.
        replaced_by: The persona that takes the place of this one.
        excuses: What its comments let pass.
    """

    path: str
    persona: str
    value: Part | None
    faults: tuple[Diagnostic, ...]
    replaced_by: Text | None
    excuses: Excuses | None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in a handbook's folder.

    Attributes:
        handbook: The handbook, drafts included; None where anything is an error.
        sources: The files as they were read.
        diagnostics: Everything to mend, sorted by place.
        excused: What editors let pass with a reason, likewise.
    """

    handbook: Handbook | None
    sources: Sources
    diagnostics: tuple[Diagnostic, ...]
    excused: tuple[Excused, ...] = ()

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics have ``severity``."""
        return sum(one.severity is severity for one in self.diagnostics)


def inspect(
    root: Path,
    today: datetime.date,
    *,
    language: str | None = None,
    docs: Path | None = None,
    readings: Readings | None = None,
) -> Inspection:
    """Read, validate and check the handbook in ``root``; nothing is written.

    Args:
        root: The folder that holds ``personas/``.
        today: The day on which reviews and sources are judged.
        language: The language in which statements are made, "en" or "fr"; as mkdocs.yml says unless given.
        docs: The folder of the hand-written pages; as mkdocs.yml says unless given.
        readings: What was read before, and is not read again where it is the same. Without it, other
            processes may help to read.
    """
    helped = readings is None
    readings = readings or Readings()
    sources, diagnostics = read(root, docs, readings)
    known = readings.same(reference.Known.of(sources))
    seen = _look(sources, readings, known, helped=helped)
    diagnostics.extend(fault for one in seen for fault in one.faults)
    company, personas = _parts(sources, readings, seen)
    replaced = {one.persona: one.replaced_by for one in seen if one.replaced_by}
    diagnostics.extend(reference.check(sources, known, replaced, _EXCUSABLE))
    handbook = None
    if company is not None:
        sound = _sound(personas, diagnostics)
        if not any(one.severity is Severity.ERROR and one.place.file == COMPANY_FILE for one in diagnostics):
            tongue = language or theme_language(root)
            case = practice.Case(Handbook.of(company, sound), sources, today, tongue)
            examined = partial(readings.examined, (company, today, tongue))
            diagnostics.extend(practice.check(case, examined, helped=helped))
            handbook = case.handbook
    kept, excused = settle(
        _first_causes(diagnostics),
        [one.excuses for one in seen if one.excuses],
        complete=handbook is not None and not any(one.severity is Severity.ERROR for one in diagnostics),
    )
    ordered = tuple(sorted(kept, key=lambda one: one.order))
    if any(one.severity is Severity.ERROR for one in ordered):
        handbook = None
    return Inspection(handbook, sources, ordered, tuple(excused))


def read(
    root: Path, docs: Path | None = None, readings: Readings | None = None
) -> tuple[Sources, list[Diagnostic]]:
    """Return everything under ``root`` that makes a handbook, and what keeps files from being taken."""
    readings = readings or Readings()
    found, diagnostics = files.gather(root, readings.file)
    docs = docs or root / _docs_folder(root)
    names = _files_of(docs)
    company = found.handbook
    if company and company.faults and not company.document.root.values:
        diagnostics.extend(company.faults)
        company = None
    sources = Sources(
        company=company,
        personas=found.personas,
        departments=found.departments,
        portraits=found.portraits,
        pages={name: (docs / name).read_text("utf-8", errors="replace") for name in names if _is_page(name)},
        assets=frozenset(name for name in names if not _is_page(name)),
        docs=docs.relative_to(root).as_posix() if docs.is_relative_to(root) else docs.as_posix(),
        unread=found.unread,
    )
    return sources, diagnostics


def theme_language(root: Path) -> str:
    """Return the language that mkdocs.yml sets for the theme; "en" where it sets none."""
    theme = re.search(r"^theme:.*(?:\n(?:[ \t#].*)?)*", _config(root), re.MULTILINE)
    match = re.search(r"\blanguage:[ \t]*[\"']?([\w-]+)", theme[0]) if theme else None
    return match[1] if match else "en"


def _look(sources: Sources, readings: Readings, known: reference.Known, *, helped: bool) -> list[_Seen]:
    """Return what each file shows by itself. Only one is at hand at a time, but for that of the company."""
    files = {file.path: (model, persona) for file, model, persona in sources.files()}
    rest = [path for path, (model, _) in files.items() if model is not Company] if helped else []

    def sent(path: str) -> Sent:
        _seen(readings[path], *files[path], known)
        return readings[path].hand_over()

    def here(path: str) -> _Seen:
        seen = _seen(readings[path], *files[path], known)
        if files[path][0] is not Company:
            readings[path].put_away()
        return seen

    seen = []
    with closing(Ahead(batches(rest), sent, here=here)) as ahead:
        for path in files:
            if found := ahead.done(path):
                readings[path].take_over(found, {"pointers": known})
            seen.append(here(path))
    return seen


def _seen(reading: Reading, model: type[Part], persona: str, known: reference.Known) -> _Seen:
    """Return what a file shows by itself."""
    file = reading.file
    faults, value = file.faults, None
    # Of a file that could not be read nothing is known: that a name is missing would be guessing.
    if not any(one.severity is Severity.ERROR for one in faults) or file.document.root.values:
        value, more = reading.valid(model)
        faults = [*faults, *more]
    pointers = reading.found("pointers", known, lambda it: reference.pointers(it, model, persona, known))
    excused = reading.found("excuses", None, lambda it: excuses(it, _EXCUSABLE, _INEXCUSABLE))
    return _Seen(file.path, persona, value, (*faults, *pointers.faults), pointers.replaced_by, excused)


def _parts(sources: Sources, readings: Readings, seen: list[_Seen]) -> tuple[Company | None, list[Persona]]:
    valid: dict[str, Any] = {one.path: one.value for one in seen if one.value}
    own: dict[str, dict[str, Contribution]] = {}
    for (persona, department), file in sources.departments.items():
        if file.path in valid:
            own.setdefault(persona, {})[department] = valid[file.path]
    return valid.get(COMPANY_FILE), [
        readings.persona(id_, valid[file.path], own.get(id_, {}), sources.portraits.get(id_))
        for id_, file in sources.personas.items()
        if file.path in valid
    ]


def _first_causes(diagnostics: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the diagnostics without what follows from a fault of form at the same place.

    Of an alias in the place of a list it is told that it is an alias, not that a text is no list; of a text
    that is cut to nothing, that it is cut. What is missing from the whole of a file is told at its beginning
    and stays.
    """
    form = {rule.id for rule in syntax.RULES}
    broken = {one.place for one in diagnostics if one.rule in form}
    cut = {(one.place.file, one.place.line) for one in diagnostics if one.rule == syntax.CUT_BY_HASH.id}
    for one in diagnostics:
        follows = one.place in broken and one.rule not in form and one.rule != schema.MISSING_KEY.id
        if one.rule == schema.EMPTY_VALUE.id:
            follows = follows or (one.place.file, one.place.line) in cut
        if not follows:
            yield one


def _sound(personas: list[Persona], diagnostics: list[Diagnostic]) -> list[Persona]:
    faulty = [one.place.file.split("/") for one in diagnostics if one.severity is Severity.ERROR]
    whose = {parts[1].removesuffix(".yml") for parts in faulty if parts[0] == "personas" and len(parts) > 1}
    return [one for one in personas if one.id not in whose]


def _config(root: Path) -> str:
    try:
        return (root / "mkdocs.yml").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _docs_folder(root: Path) -> str:
    pattern = r"^docs_dir:[ \t]*[\"']?([^\"'#\n]+?)[\"']?[ \t]*(?:#.*)?$"
    match = re.search(pattern, _config(root), re.MULTILINE)
    return match[1] if match else DEFAULT_DOCS


def _files_of(docs: Path) -> list[str]:
    files_ = (path for path in docs.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path.relative_to(docs).as_posix() for path in files_)


def _is_page(name: str) -> bool:
    return name.endswith(".md")
