"""The whole way from a folder to a checked handbook: read, validate, check."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .diagnostics import Diagnostic, Severity
from .model.company import Company
from .model.contribution import Contribution
from .model.handbook import Handbook
from .model.persona import Persona, PersonaFile
from .readings import Readings
from .rules import practice, reference, schema, syntax
from .rules.excuses import Excused, settle
from .rules.registry import ALL_RULES
from .source import files
from .source.document import Document
from .sources import COMPANY_FILE, DEFAULT_DOCS, Sources


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
        readings: What was read before, and is not read again where it is the same.
    """
    readings = readings or Readings()
    sources, diagnostics = read(root, docs, readings)
    company, personas = _validate(sources, readings, diagnostics)
    settable = frozenset(rule.id for rule in practice.RULES)
    diagnostics.extend(reference.check(sources, settable))
    handbook = None
    if company is not None:
        sound = _sound(personas, diagnostics)
        if not any(one.severity is Severity.ERROR and one.place.file == COMPANY_FILE for one in diagnostics):
            tongue = language or theme_language(root)
            case = practice.Case(Handbook.of(company, sound), _as_validated(sources, readings), today, tongue)
            diagnostics.extend(practice.check(case))
            handbook = case.handbook
    kept, excused = settle(
        _first_causes(diagnostics),
        [document for document, _, _ in sources.documents()],
        settable,
        frozenset(rule.id for rule in ALL_RULES) - settable,
        complete=handbook is not None and not any(one.severity is Severity.ERROR for one in diagnostics),
    )
    ordered = tuple(sorted(kept, key=lambda one: one.order))
    if any(one.severity is Severity.ERROR for one in ordered):
        handbook = None
    return Inspection(handbook, sources, ordered, tuple(excused))


def read(
    root: Path, docs: Path | None = None, readings: Readings | None = None
) -> tuple[Sources, list[Diagnostic]]:
    """Return everything under ``root`` that makes a handbook, and what could not be read."""
    readings = readings or Readings()
    found, diagnostics = files.scan(root)
    docs = docs or root / _docs_folder(root)
    names = _files_of(docs)

    def document(file: str, data: bytes) -> Document:
        reading = readings.read(file, data)
        diagnostics.extend(reading.faults)
        return reading.document

    company = None if found.handbook is None else document(COMPANY_FILE, found.handbook)
    if company and not company.root.values and any(one.place.file == COMPANY_FILE for one in diagnostics):
        company = None
    sources = Sources(
        company=company,
        personas={id_: document(f"personas/{id_}.yml", data) for id_, data in found.personas.items()},
        departments={
            (id_, department): document(f"personas/{id_}/{department}.yml", data)
            for (id_, department), data in found.departments.items()
        },
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


def _validate(
    sources: Sources, readings: Readings, diagnostics: list[Diagnostic]
) -> tuple[Company | None, list[Persona]]:
    company: Company | None = None
    personas: list[Persona] = []
    contributions: dict[str, dict[str, Contribution]] = {}
    unreadable = {one.place.file for one in diagnostics if one.severity is Severity.ERROR}
    if sources.company:
        company, faults = readings[COMPANY_FILE].valid(Company)
        diagnostics.extend(faults)
    for (persona, department), document in sources.departments.items():
        if document.file in unreadable and not document.root.values:
            continue
        contribution, faults = readings[document.file].valid(Contribution)
        diagnostics.extend(faults)
        if contribution:
            contributions.setdefault(persona, {})[department] = contribution
    for id_, document in sources.personas.items():
        # Of a file that could not be read nothing is known: that a name is missing would be guessing.
        if document.file in unreadable and not document.root.values:
            continue
        value, faults = readings[document.file].valid(PersonaFile)
        diagnostics.extend(faults)
        if value:
            own = contributions.get(id_, {})
            personas.append(readings.persona(id_, value, own, sources.portraits.get(id_)))
    return company, personas


def _as_validated(sources: Sources, readings: Readings) -> Sources:
    def pruned(document: Document) -> Document:
        return readings[document.file].pruned.document

    return replace(
        sources,
        company=sources.company and pruned(sources.company),
        personas={id_: pruned(one) for id_, one in sources.personas.items()},
        departments={key: pruned(one) for key, one in sources.departments.items()},
    )


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
