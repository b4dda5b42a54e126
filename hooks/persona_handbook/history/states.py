"""Where states come from: a revision in git, or the folder as it is."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..source import files
from ..source.portrait import MAX_PORTRAIT_BYTES
from ..sources import COMPANY_FILE
from . import reading
from .git import Repository
from .reading import Reading


def of_revision(repository: Repository, commit: str) -> Reading:
    """Return the state of a commit; nothing is checked out."""
    found: dict[str, bytes] = {}
    portraits: dict[str, str] = {}
    for file in repository.files(commit, [reading.FOLDER]):
        persona = reading.portrait_of(file.path)
        if reading.is_source(file.path):
            data = repository.blob(file.blob, reading.MOST_BYTES)
            if data is not None:
                found[file.path] = data
        elif persona and (picture := repository.blob(file.blob, MAX_PORTRAIT_BYTES + 1)):
            portraits[persona] = hashlib.sha256(picture).hexdigest()
    return reading.read(found, portraits)


def of_folder(root: Path) -> Reading:
    """Return the state of the files as they are, committed or not."""
    scanned, _ = files.scan(root)
    found = {f"{reading.FOLDER}/{id_}.yml": data for id_, data in scanned.personas.items()}
    found |= {
        f"{reading.FOLDER}/{id_}/{department}.yml": data
        for (id_, department), data in scanned.departments.items()
    }
    if scanned.handbook is not None:
        found[COMPANY_FILE] = scanned.handbook
    portraits = {
        id_: hashlib.sha256(path.read_bytes()).hexdigest() for id_, path in scanned.portraits.items()
    }
    return reading.read(found, portraits)
