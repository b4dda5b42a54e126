"""A folder that is made anew beside the old one, and takes its place when it is whole."""

from __future__ import annotations

import atexit
import errno
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import IO

from .exchange import exchange
from .files import save

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

#: Where nobody can tell whether the builder of a left folder still lives, it is thought dead after this.
_LONGEST_BUILD = 24 * 60 * 60.0
_ATTEMPTS = 10
#: Another build made or removed the folder just now.
_MEANWHILE = {errno.ENOENT, errno.EEXIST, errno.ENOTEMPTY}


class Successor:
    """The folder that is to take the place of another, ``target``.

    Beside ``target`` lies ``.<name>.build-<letters>/``, which holds the new folder, and a lock that the
    system releases when the process ends, however it ends. So a later build knows what was left by one that
    was killed, and two builds at a time do not touch each other: of both the later one stays.

    Where a folder cannot be put beside ``target``, it is made in the system's folder for temporary files.
    Where ``target`` cannot be renamed, because it is a mount, or must not be, because the command was started
    in it and its caller would be left in a folder that is no more, the files are replaced one by one.

    Args:
        target: The folder to replace; it may be missing, or a link to a folder.

    Attributes:
        folder: The new folder, empty, to be filled.

    Raises:
        OSError: There is no place for a new folder.
    """

    def __init__(self, target: Path) -> None:
        self.target = Path(os.path.realpath(target))
        if self.target.exists() and not self.target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
        self._prefix = f".{self.target.name}.build-"
        self._work, self._lock = self._claimed()
        atexit.register(self.discard)  # Ctrl-C reaches no event of MkDocs
        self._clean()
        self.folder = self._work / "new"
        self.folder.mkdir()

    def _claimed(self) -> tuple[Path, IO[bytes]]:
        """Return a folder to work in and the lock that says so."""
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            return _claim(self._prefix, self.target.parent)
        except OSError:
            if not (self.target.is_dir() and os.access(self.target, os.W_OK)):
                raise
            return _claim(self._prefix, Path(tempfile.gettempdir()))

    def _clean(self) -> None:
        """Remove what killed builds left; where one was killed while it renamed, put the old folder back."""
        for left in sorted(self.target.parent.glob(f"{self._prefix}*")):
            if left == self._work or not _is_abandoned(left):
                continue
            if not self.target.exists() and (left / "old").is_dir():
                (left / "old").rename(self.target)
            shutil.rmtree(left, ignore_errors=True)

    def publish(self) -> None:
        """Put the new folder in the place of the old one.

        What MkDocs keeps in a site's folder, files and folders of which the name begins with a dot, is kept.

        Raises:
            OSError: It cannot be done, or not wholly where files are replaced one by one.
        """
        try:
            for attempt in range(_ATTEMPTS):
                try:
                    self._keep_hidden()
                    self._replace()
                    break
                except OSError as error:
                    if error.errno not in _MEANWHILE or attempt == _ATTEMPTS - 1:
                        raise
        finally:
            self.discard()

    def discard(self) -> None:
        """Remove the folder that was worked in, with all that is in it."""
        atexit.unregister(self.discard)
        shutil.rmtree(self._work, ignore_errors=True)
        self._lock.close()

    def _keep_hidden(self) -> None:
        if not self.target.is_dir():
            return
        shutil.copymode(self.target, self.folder)
        for kept in self.target.glob(".*"):
            if (self.folder / kept.name).exists():
                continue
            if kept.is_dir() and not kept.is_symlink():
                shutil.copytree(kept, self.folder / kept.name, symlinks=True)
            else:
                shutil.copy2(kept, self.folder / kept.name, follow_symlinks=False)

    def _replace(self) -> None:
        if not self.target.exists():
            self.folder.rename(self.target)
            return
        if self.target == Path(os.path.realpath(os.curdir)):
            self._refill()
            return
        try:
            exchange(self.folder, self.target)
        except FileNotFoundError:
            raise
        except OSError:
            self._rename_both()

    def _rename_both(self) -> None:
        """Replace the folder where the system cannot exchange two: for an instant there is none."""
        old = self._work / "old"
        try:
            self.target.rename(old)
        except FileNotFoundError:
            raise
        except OSError:
            self._refill()
            return
        try:
            self.folder.rename(self.target)
        except OSError:
            old.rename(self.target)
            raise

    def _refill(self) -> None:
        """Replace the files one by one: first what others need, then pages, then remove what is no more."""
        fresh = sorted(path for path in self.folder.rglob("*") if not path.is_dir())
        for path in sorted(fresh, key=lambda path: path.suffix == ".html"):
            place = self.target / path.relative_to(self.folder)
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            for above in reversed(place.relative_to(self.target).parents):
                if (self.target / above).is_file():
                    (self.target / above).unlink()
            place.parent.mkdir(parents=True, exist_ok=True)
            save(place, path.read_bytes())
        for path in sorted(self.target.rglob("*"), reverse=True):
            if (self.folder / path.relative_to(self.target)).exists():
                continue
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink()


def _claim(prefix: str, parent: Path) -> tuple[Path, IO[bytes]]:
    """Make a folder that others see is in use."""
    for _ in range(_ATTEMPTS):
        work = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        try:
            lock = (work / "lock").open("xb")
        except FileNotFoundError:
            continue  # another build took it for abandoned
        if _lock(lock) and (work / "lock").exists():
            return work, lock
        lock.close()
    raise OSError(None, "other builds are in the way; try again", str(parent))


def _lock(file: IO[bytes]) -> bool:
    """Take the lock, or say that another has it."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_abandoned(work: Path) -> bool:
    """Tell whether nobody works in a folder any more."""
    try:
        if fcntl is None:
            return time.time() - work.stat().st_mtime > _LONGEST_BUILD
        with (work / "lock").open("r+b") as file:
            return _lock(file)
    except FileNotFoundError:
        return True  # killed before it had a lock
    except OSError:
        return False  # somebody else's
