"""Handbooks as they were: from the contents of files to a state, however many of its files have faults.

The checks of a build ask whether all is well; here only what a file says matters, so that one broken file
hides nothing of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ..derive.changes.change import State
from ..diagnostics import Diagnostic, Severity
from ..model.company import Company
from ..model.contribution import Contribution
from ..model.part import Part
from ..model.persona import Persona, PersonaFile
from ..model.values import id_fault
from ..source import yaml
from ..sources import COMPANY_FILE
from ..validate import validate

#: The folder that holds the sources, and what may be read of a file: what is longer has a fault of its own.
FOLDER = "personas"
MOST_BYTES = yaml.MAX_FILE_BYTES + 1
_SOURCE = re.compile(r"personas/(?:(?P<persona>[^/]+)/)?(?P<name>[^/]+)\.yml")
_PORTRAIT = re.compile(r"personas/(?P<persona>[^/]+)/portrait\.(?:png|jpg|webp)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a handbook's files.

    Attributes:
        state: What could be read.
        faults: For each file that could not, the first thing to mend.
    """

    state: State
    faults: Mapping[str, Diagnostic] = field(default_factory=dict)


def is_source(path: str) -> bool:
    """Tell whether ``path``, from the root on, is a source file."""
    match = _SOURCE.fullmatch(path)
    if not match:
        return False
    if path == COMPANY_FILE:
        return True
    return all(id_fault(one) is None for one in (match["persona"], match["name"]) if one is not None)


def portrait_of(path: str) -> str | None:
    """Return whose portrait ``path`` is, or None."""
    match = _PORTRAIT.fullmatch(path)
    return match["persona"] if match else None


def persona_of(path: str) -> str | None:
    """Return the persona that the file at ``path`` belongs to; None for the company's and for no source."""
    match = _SOURCE.fullmatch(path) or _PORTRAIT.fullmatch(path)
    if not match or path == COMPANY_FILE:
        return None
    return match["persona"] or match.groupdict().get("name")


def read(files: Mapping[str, bytes], portraits: Mapping[str, str]) -> Reading:
    """Return what source files say.

    Args:
        files: The content of each source file by its path from the root on.
        portraits: What tells each portrait from any other, by persona.
    """
    found = {path: parse(path, data) for path, data in files.items()}
    faults = {path: fault for path, (_, fault) in found.items() if fault}
    return Reading(state_of({path: value for path, (value, _) in found.items() if value}, portraits), faults)


def state_of(parts: Mapping[str, Part], portraits: Mapping[str, str]) -> State:
    """Return the state that valid files make; a file of a department is its part of the persona."""
    company = parts.get(COMPANY_FILE)
    own: dict[str, dict[str, Contribution]] = {}
    for path, part in parts.items():
        if isinstance(part, Contribution):
            _, persona, name = path.split("/")
            own.setdefault(persona, {})[name.removesuffix(".yml")] = part
    personas = {}
    for path, part in parts.items():
        if isinstance(part, PersonaFile):
            id_ = path.removeprefix(f"{FOLDER}/").removesuffix(".yml")
            values = dict(part) | {"contributions": part.contributions | own.get(id_, {})}
            personas[id_] = Persona.model_construct(**values, id=id_)
    return State(company if isinstance(company, Company) else None, personas, portraits)


def comparable(before: Reading, after: Reading) -> tuple[State, State]:
    """Return two states without what a fault hides in either: it has neither come nor gone."""
    hidden = before.faults.keys() | after.faults.keys()
    return _comparable(before.state, hidden), _comparable(after.state, hidden)


def _comparable(state: State, hidden: Iterable[str]) -> State:
    personas = dict(state.personas)
    for path in hidden:
        match = _SOURCE.fullmatch(path)
        if not match or path == COMPANY_FILE:
            continue
        holder, name = match["persona"], match["name"]
        if holder is None:
            personas.pop(name, None)
        elif holder in personas:
            rest = {key: one for key, one in personas[holder].contributions.items() if key != name}
            personas[holder] = personas[holder].model_copy(update={"contributions": rest})
    company = None if COMPANY_FILE in hidden else state.company
    return State(company, personas, state.portraits)


@lru_cache(maxsize=4_096)
def parse(path: str, data: bytes) -> tuple[Part | None, Diagnostic | None]:
    """Return what a source file says, or None with the first fault; each version of a file is read once."""
    document, diagnostics = yaml.read(path, data)
    faults = [one for one in diagnostics if one.severity is Severity.ERROR]
    value: Part | None = None
    if not faults:
        value, found = validate(document, _model(path))
        faults = [one for one in found if one.severity is Severity.ERROR]
    first = min(faults, key=lambda one: one.order, default=None)
    return (None, first) if first else (value, None)


def _model(path: str) -> type[Part]:
    if path == COMPANY_FILE:
        return Company
    return Contribution if path.count("/") > 1 else PersonaFile
