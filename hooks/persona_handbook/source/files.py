"""What is under ``personas/``: which files there are, what they hold, and which do not belong there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from ..diagnostics import Diagnostic, Place
from ..model.values import RESERVED_IDS, id_fault
from ..rules.files import MISSING_FILE, SYMLINK, UNKNOWN_FILE, UNREADABLE_FILE, WRONG_ID, WRONG_PORTRAIT
from ..suggest import closest
from . import folder
from .folder import Entry, Kind
from .ids import OTHER_NAME, suggested_id
from .portrait import MAX_PORTRAIT_BYTES, is_whole, problem_of
from .yaml import MAX_FILE_BYTES

FOLDER = "personas"
HANDBOOK = "handbook.yml"
Taken = TypeVar("Taken")
_HANDBOOK_MISNAMED = ("handbook.yml", "handbook.yaml", "handbook")
_PICTURES = frozenset("png jpg jpeg webp gif svg avif heic bmp tif tiff".split())


@dataclass(frozen=True, slots=True)
class SourceFiles(Generic[Taken]):
    """The files of a handbook, read but not understood yet.

    Attributes:
        handbook: What was made of handbook.yml; None where it is missing or could not be read.
        personas: What was made of each persona's file, by id.
        departments: What was made of each department's file, by persona and department.
        portraits: Each persona's portrait, by id.
        unread: Ids of personas whose file is there but could not be taken, for its name or its kind; a
            reference to one of them is no mistake of whoever wrote it.
    """

    handbook: Taken | None = None
    personas: Mapping[str, Taken] = field(default_factory=dict)
    departments: Mapping[tuple[str, str], Taken] = field(default_factory=dict)
    portraits: Mapping[str, Path] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()


def scan(root: Path) -> tuple[SourceFiles[bytes], list[Diagnostic]]:
    """Return what the sources of the handbook in ``root`` hold, and what is wrong with its files."""
    return gather(root, lambda _, data: data)


def gather(root: Path, take: Callable[[str, bytes], Taken]) -> tuple[SourceFiles[Taken], list[Diagnostic]]:
    """Return the sources of the handbook in the folder ``root``, and what is wrong with its files, sorted.

    Nothing but plain files is opened. Of each at most ``yaml.MAX_FILE_BYTES`` and one byte more is read, so
    that the reader sees what is too large; of portraits no more than they may hold.

    Args:
        root: The folder.
        take: Makes something of a file's path, from the root on, and of what it holds.
    """
    found = _Scan(take)
    try:
        top = folder.entry(root / FOLDER, FOLDER)
    except OSError:
        remedy = "a handbook keeps its sources there: handbook.yml, and one file for each persona"
        found.report(MISSING_FILE.at(Place(FOLDER), what="the folder personas/", remedy=remedy))
    else:
        found.take(top)
    sources = SourceFiles(
        found.handbook, found.personas, found.departments, found.portraits, frozenset(found.unread)
    )
    return sources, sorted(found.diagnostics, key=lambda diagnostic: diagnostic.order)


class _Scan(Generic[Taken]):
    """One walk through ``personas/``."""

    def __init__(self, take: Callable[[str, bytes], Taken]) -> None:
        self._take = take
        self.diagnostics: list[Diagnostic] = []
        self.handbook: Taken | None = None
        self.personas: dict[str, Taken] = {}
        self.departments: dict[tuple[str, str], Taken] = {}
        self.portraits: dict[str, Path] = {}
        self.unread: set[str] = set()

    def report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)

    def take(self, top: Entry) -> None:
        """Take ``personas/`` itself."""
        if top.kind is not Kind.FOLDER:
            if not self._is_special(top):
                remedy = "put a folder of this name in its place"
                self.report(UNREADABLE_FILE.at(Place(FOLDER), reason="it is no folder", remedy=remedy))
            return
        found = self._list(top)
        if found is None:
            return
        if not any(
            entry.name.lower() in _HANDBOOK_MISNAMED and entry.kind is not Kind.FOLDER for entry in found
        ):
            what = "handbook.yml, which describes the company,"
            remedy = "add it, beginning with the brand: brand: {name: Marelle}"
            self.report(MISSING_FILE.at(Place(f"{FOLDER}/{HANDBOOK}"), what=what, remedy=remedy))
        names = {entry.stem for entry in found if _is_persona_file(entry)}
        owners = {entry.stem for entry in found if entry.extension.lower() in ("yml", "yaml")}
        for entry in found:
            if entry.kind is Kind.FOLDER:
                self._folder(entry, owners)
            elif entry.name.lower() in _HANDBOOK_MISNAMED:
                self._handbook(entry, exists=any(other.name == HANDBOOK for other in found))
            elif self._is_special(entry) or not self._beside(entry, names):
                self.unread |= {entry.stem, suggested_id(entry.stem)} - {""}

    def _list(self, entry: Entry) -> list[Entry] | None:
        try:
            return folder.entries(entry)
        except OSError as error:
            self._unreadable(entry, error)
            return None

    def _read(self, entry: Entry) -> Taken | None:
        try:
            data = folder.read(entry.path, MAX_FILE_BYTES + 1)[0]
        except OSError as error:
            self._unreadable(entry, error)
            return None
        return self._take(entry.shown, data)

    def _unreadable(self, entry: Entry, error: OSError) -> None:
        reason, remedy = folder.reason(error)
        self.report(UNREADABLE_FILE.at(Place(entry.shown), reason=reason, remedy=remedy))

    def _is_special(self, entry: Entry) -> bool:
        """Refuse what is neither file nor folder."""
        if entry.kind is Kind.LINK:
            self.report(SYMLINK.at(Place(entry.shown)))
        elif entry.kind is Kind.OTHER:
            remedy = "put an ordinary file here, or remove it"
            reason = "it is no file, but a pipe or a device"
            self.report(UNREADABLE_FILE.at(Place(entry.shown), reason=reason, remedy=remedy))
        return entry.kind in (Kind.LINK, Kind.OTHER)

    def _unknown(self, entry: Entry, what: str, remedy: str) -> None:
        self.report(UNKNOWN_FILE.at(Place(entry.shown), what=what, remedy=remedy))

    def _handbook(self, entry: Entry, *, exists: bool) -> None:
        if entry.name == HANDBOOK:
            self.handbook = None if self._is_special(entry) else self._read(entry)
            return
        remedy = 'remove it: there is a "handbook.yml"' if exists else 'rename it to "handbook.yml"'
        self._unknown(entry, f'a file named "{entry.name}"', remedy)

    def _beside(self, entry: Entry, names: set[str]) -> bool:
        """Take a plain file of ``personas/`` that is not handbook.yml; return whether it was taken."""
        extension = entry.extension.lower()
        if _is_persona_file(entry):
            if self._has_id(entry, names) and (taken := self._read(entry)) is not None:
                self.personas[entry.stem] = taken
                return True
        elif extension in ("yml", "yaml"):
            self._misnamed(entry, names)
        elif extension in _PICTURES:
            self._unknown(
                entry, "a picture", "a portrait goes to the folder of its persona: <id>/portrait.png"
            )
        else:
            remedy = "here are handbook.yml, <id>.yml for each persona, and their folders; pages go to docs/"
            self._unknown(entry, "this file", remedy)
        return False

    def _misnamed(self, entry: Entry, names: set[str]) -> None:
        """Report a source file with another extension."""
        right = suggested_id(entry.stem) or entry.stem
        remedy = f'remove it: there is a "{right}.yml"' if right in names else f'rename it to "{right}.yml"'
        self._unknown(entry, f'a file that ends in ".{entry.extension}"', remedy)

    def _has_id(self, entry: Entry, taken: set[str]) -> bool:
        """Tell whether a file's name is an id, and report it otherwise."""
        value, fault = entry.stem, id_fault(entry.stem)
        if fault is None:
            return True
        proposal = suggested_id(value)
        hint = None
        if proposal in taken:
            hint = f'choose another name; "{proposal}" is taken, and some computers see no difference'
        elif proposal:
            hint = f'rename it to "{proposal}.yml"'
        elif value in RESERVED_IDS:
            hint = OTHER_NAME
        self.report(WRONG_ID.at(Place(entry.shown), hint=hint, value=value, fault=fault))
        return False

    def _folder(self, entry: Entry, names: set[str]) -> None:
        """Take a folder of ``personas/``."""
        persona = entry.name
        if persona not in names:
            proposal = closest(persona, sorted(names))
            remedy = f'rename it to "{proposal}", or ' if proposal else ""
            remedy += f'write the persona "{suggested_id(persona) or "<id>"}.yml" beside it'
            self._unknown(entry, "a folder without a persona of the same name", remedy)
            return
        # Of a persona whose own name is wrong, that alone is to be told.
        found = (self._list(entry) or []) if id_fault(persona) is None else []
        departments = {other.stem for other in found if other.kind is Kind.FILE and other.extension == "yml"}
        for inner in found:
            if inner.kind is Kind.FOLDER:
                self._unknown(inner, "a folder inside a persona's folder", "move its files up, or elsewhere")
            elif not self._is_special(inner):
                self._inside(inner, persona, departments)

    def _inside(self, entry: Entry, persona: str, departments: set[str]) -> None:
        """Take a plain file of a persona's folder."""
        if entry.stem.lower() == "portrait" and entry.extension.lower() not in ("yml", "yaml"):
            self._portrait(entry, persona)
        elif entry.extension == "yml":
            if self._has_id(entry, departments) and (taken := self._read(entry)) is not None:
                self.departments[(persona, entry.stem)] = taken
        elif entry.extension.lower() in ("yml", "yaml"):
            self._misnamed(entry, departments)
        elif entry.extension.lower() in _PICTURES:
            self._unknown(
                entry, "a picture of this name", "a persona has one picture: portrait.png, .jpg or .webp"
            )
        else:
            remedy = (
                "here are the persona's portrait and <department>.yml for each department; pages go to docs/"
            )
            self._unknown(entry, "this file", remedy)

    def _portrait(self, entry: Entry, persona: str) -> None:
        try:
            data, size = folder.read(entry.path, MAX_PORTRAIT_BYTES)
        except OSError as error:
            self._unreadable(entry, error)
            return
        wrong = problem_of(entry.extension, size, data)
        if wrong is None and not is_whole(entry.extension, data):
            wrong = "this picture ends too early, so it is broken", "copy or save it once more"
        if wrong is None and entry.stem != "portrait":
            wrong = f'a portrait cannot be named "{entry.name}"', f'rename it to "portrait.{entry.extension}"'
        if wrong is None and persona in self.portraits:
            first = self.portraits[persona].name
            wrong = f'there is a portrait already: "{first}"', "keep one of the two"
        if wrong is None:
            self.portraits[persona] = entry.path
            return
        self.report(WRONG_PORTRAIT.at(Place(entry.shown), problem=wrong[0], remedy=wrong[1]))


def _is_persona_file(entry: Entry) -> bool:
    return entry.kind is not Kind.FOLDER and entry.extension == "yml" and entry.name.lower() != HANDBOOK
