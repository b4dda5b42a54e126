"""Folders and files as the system gives them: listed in one order, opened with care, read up to a limit."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

#: A pipe would block whoever opens it, and a link may have come since we looked. Windows has neither.
_CAREFULLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_CAREFULLY |= getattr(os, "O_BINARY", 0)


class Kind(Enum):
    """What stands in a folder; only files and folders are ever opened."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    r"""Something in a folder.

    Attributes:
        path: Where it is.
        shown: Its path from the handbook's root on, with ``/``; bytes that are not UTF-8 as ``\xNN``.
        kind: What it is, told without opening it.
    """

    path: Path
    shown: str
    kind: Kind

    @property
    def name(self) -> str:
        """Its name, as it can be shown."""
        return self.shown.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """Its name up to the last dot."""
        return self.name.rpartition(".")[0] or self.name

    @property
    def extension(self) -> str:
        """What follows the last dot of its name; empty without one."""
        stem, _, extension = self.name.rpartition(".")
        return extension if stem else ""


def entry(path: Path, shown: str) -> Entry:
    """Return what is at ``path``.

    Raises:
        OSError: Nothing is there, or it cannot be looked at.
    """
    mode = path.lstat().st_mode
    for is_kind, kind in ((stat.S_ISREG, Kind.FILE), (stat.S_ISDIR, Kind.FOLDER), (stat.S_ISLNK, Kind.LINK)):
        if is_kind(mode):
            return Entry(path, shown, kind)
    return Entry(path, shown, Kind.OTHER)


def entries(folder: Entry) -> list[Entry]:
    """Return what is in ``folder``, hidden files aside, sorted by name.

    Raises:
        OSError: The folder cannot be listed.
    """
    names = sorted(path.name for path in folder.path.iterdir())
    return [
        entry(folder.path / name, f"{folder.shown}/{_shown(name)}") for name in names if not _is_hidden(name)
    ]


def read(path: Path, limit: int) -> tuple[bytes, int]:
    """Return the first ``limit`` bytes of a plain file, and its size in bytes.

    Raises:
        OSError: It cannot be read, or has become something else than a plain file.
    """
    descriptor = os.open(path, _CAREFULLY)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "not a plain file")
        return file.read(limit), status.st_size


def reason(error: OSError) -> tuple[str, str]:
    """Return in plain English why something cannot be read, and what to do about it."""
    if isinstance(error, PermissionError):
        return "you have no permission", "allow reading it in its properties, or ask whoever owns it"
    if isinstance(error, FileNotFoundError):
        return "it vanished while the handbook was read", "try again"
    return "the disk or the system refuses", "copy it to another name, remove it, and rename the copy"


def _shown(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_hidden(name: str) -> bool:
    """Tell what systems and programs leave behind in folders, which nobody put there on purpose."""
    return name.startswith(".") or name.lower() == "thumbs.db"
