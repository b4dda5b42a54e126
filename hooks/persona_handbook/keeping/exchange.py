"""Two folders exchange their places at once, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

#: renameat2(2), since Linux 3.15; renamex_np(2), since macOS 10.12.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def exchange(one: Path, other: Path) -> None:
    """Exchange two folders at once: at no moment is either path without a folder.

    Raises:
        OSError: The system cannot, or not for these; both are where they were.
    """
    library = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    names = os.fsencode(one), os.fsencode(other)
    if call := getattr(library, "renameat2", None):
        failed = call(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    elif call := getattr(library, "renamex_np", None):
        failed = call(*names, _RENAME_SWAP)
    else:
        raise NotImplementedOnThisSystemError
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


class NotImplementedOnThisSystemError(OSError):
    """Folders cannot be exchanged at once here."""
