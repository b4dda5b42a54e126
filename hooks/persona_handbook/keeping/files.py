"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def save(path: Path, content: str | bytes, *, before: bytes | None = None) -> None:
    """Write ``content`` to ``path`` at once: whoever reads it sees the old or the new file, never a part.

    It is written beside and renamed, which no kill and no full disk can leave half done. The mode of a file
    that is replaced stays; a link goes on leading to its file.

    Args:
        path: The file; its folder is there.
        content: Text is written as UTF-8 with the line ends that it has.
        before: What the file held when it was read; it is not overwritten if it holds anything else by now.

    Raises:
        OSError: It cannot be written, or somebody changed it meanwhile; then it is as it was.
    """
    path = Path(os.path.realpath(path))
    with _beside(path, content) as beside:
        if before is not None and path.read_bytes() != before:
            raise OSError(None, "it was changed meanwhile; try again")
        beside.replace(path)


def create(path: Path, content: str | bytes) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises:
        FileExistsError: There is one, which stays as it is.
        OSError: It cannot be written; then there is none.
    """
    with _beside(path, content) as beside:
        try:
            # Unlike a renamed file, a second name replaces nothing.
            path.hardlink_to(beside)
        except OSError as error:
            if path.exists() or path.is_symlink():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from error
            beside.replace(path)  # the disk knows no second names


@contextmanager
def _beside(path: Path, content: str | bytes) -> Iterator[Path]:
    """Write to a file beside ``path``, hidden, which is gone in the end if it was not renamed."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(descriptor)
        beside.chmod(_mode(path))
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Return the mode of a file that is there, else that of any new file."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
