"""What git knows, asked in as few questions as can be: one log, one stream of file contents.

Nothing here writes, checks out, follows a remote or runs what a repository's own settings name.
"""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from .commit import Absence, Commit, File, NoHistory, Touch

#: The mode of plain files in a tree; links and submodules are not sources.
_FILES = ("100644", "100755")
#: Settings that would change what git prints or have it run something.
_SETTINGS = (
    "core.quotePath=false",
    "core.fsmonitor=false",
    "log.showSignature=false",
    "log.mailmap=true",
    "diff.renames=false",
    "i18n.logOutputEncoding=UTF-8",
)
#: Nothing that people type can hold the NUL that parts what is printed.
_FIELDS = ("%H", "%P", "%ct", "%aN", "%s", "%b")


class Repository:
    """The repository around a handbook; to be used in a ``with`` statement.

    Args:
        root: The handbook's folder, anywhere in a work tree.

    Raises:
        NoHistory: git is missing, or ``root`` is in no repository that it opens.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._reader: subprocess.Popen[bytes] | None = None
        self._run("rev-parse", "--is-inside-work-tree")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._reader and self._reader.stdin and self._reader.stdout:
            self._reader.stdin.close()
            self._reader.stdout.close()
            self._reader.wait()

    def commit(self, revision: str) -> str | None:
        """Return the id of the commit that ``revision`` names, or None."""
        try:
            return self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except NoHistory:
            return None

    @property
    def cut(self) -> frozenset[str]:
        """The commits at which a shallow clone ends; what came before them is not there."""
        path = Path(self._run("rev-parse", "--git-path", "shallow"))
        try:
            return frozenset((self.root / path).read_text("ascii").split())
        except OSError:
            return frozenset()

    def files(self, commit: str, folders: Sequence[str]) -> tuple[File, ...]:
        """Return the plain files of a commit below ``folders``."""
        listed = self._run("ls-tree", "-r", "-z", commit, "--", *folders)
        found = []
        for line in filter(None, listed.split("\0")):
            facts, _, path = line.partition("\t")
            mode, _, blob = facts.split(" ")
            if mode in _FILES:
                found.append(File(path, blob))
        return tuple(found)

    def log(self, folders: Sequence[str]) -> Iterator[Commit]:
        """Yield every commit that touches ``folders``, and every merge, the latest first: one pass."""
        arguments = ("log", "-z", "--raw", "--no-abbrev", "--relative", "--no-renames", "--no-color")
        # Of a merge what it brought to its line is told; --parents closes the line where one is left out.
        merges = ("--diff-merges=first-parent", "--full-history", "--parents", "--topo-order")
        text = self._run(*arguments, *merges, f"--format={'%x00'.join(_FIELDS)}", "HEAD", "--", *folders)
        parts = iter(text.split("\0"))
        part = next(parts)
        while part:
            head = [part, *(next(parts) for _ in _FIELDS[1:])]
            touches = []
            while (part := next(parts, "").lstrip("\n")).startswith(":"):
                touches.append(_touch(part, next(parts)))
            yield _commit(head, touches)

    def blob(self, id_: str, most: int) -> bytes | None:
        """Return at most ``most`` bytes of a file's content; None where this copy does not hold it."""
        reader = self._open_reader()
        stdin, stdout = _streams(reader)
        stdin.write(id_.encode("ascii") + b"\n")
        stdin.flush()
        head = stdout.readline().split()
        if len(head) != len(("id", "type", "size")):
            return None
        size = int(head[2])
        data = stdout.read(min(size, most))
        left = size - len(data)
        while left > 0:
            left -= len(stdout.read(min(left, 1 << 16)))
        stdout.read(1)
        return data

    def _open_reader(self) -> subprocess.Popen[bytes]:
        if self._reader is None:
            self._reader = subprocess.Popen(  # noqa: S603
                [*self._command, "cat-file", "--batch"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        return self._reader

    @property
    def _command(self) -> list[str]:
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        return ["git", "--no-pager", "--literal-pathspecs", *settings, "-C", str(self.root)]

    def _run(self, *arguments: str) -> str:
        try:
            done = subprocess.run(  # noqa: S603
                [*self._command, *arguments], capture_output=True, check=False, env=_environment()
            )
        except FileNotFoundError:
            raise NoHistory(Absence.NO_GIT) from None
        except OSError as error:
            raise NoHistory(Absence.REFUSED, str(error.strerror)) from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise NoHistory(_absence(said), said.partition("\n")[0])
        # With -z nothing is trimmed by mistake: a record ends in a NUL.
        return done.stdout.decode("utf-8", "replace").removesuffix("\n")


def _absence(said: str) -> Absence:
    if "not a git repository" in said:
        return Absence.NO_REPOSITORY
    return Absence.NO_COMMIT if "unknown revision" in said or "bad revision" in said else Absence.REFUSED


def _environment() -> dict[str, str]:
    """Return the environment in which git speaks English, locks nothing, asks nobody and fetches nothing.

    A hook of git, from which this may run, names another index or folder.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    kept |= {
        name: value for name, value in os.environ.items() if name.startswith(("GIT_CONFIG", "GIT_CEILING"))
    }
    return kept | {
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _streams(reader: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert reader.stdin  # noqa: S101  # both are pipes
    assert reader.stdout  # noqa: S101
    return reader.stdin, reader.stdout


def _commit(head: Sequence[str], touches: Sequence[Touch]) -> Commit:
    id_, parents, seconds, author, subject, body = head
    at = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC)
    return Commit(id_.strip(), tuple(parents.split()), at, author, subject, body, tuple(touches))


def _touch(facts: str, path: str) -> Touch:
    """Return what ``--raw -z`` says of a file: ``:100644 100644 <blob> <blob> M``, NUL, path, NUL."""
    mode, mode_after, before, after, _ = facts[1:].split(" ")
    return Touch(path, before if mode in _FILES else "", after if mode_after in _FILES else "")
