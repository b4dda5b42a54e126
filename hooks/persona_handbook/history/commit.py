"""What a repository holds of a handbook: commits, files, or the reason why it holds nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Absence(StrEnum):
    """Why there is no history."""

    NO_GIT = "no-git"
    NO_REPOSITORY = "no-repository"
    NO_COMMIT = "no-commit"
    REFUSED = "refused"


class NoHistory(Exception):  # noqa: N818  # it is no error of anybody's
    """There is no history to read.

    Attributes:
        absence: Why.
        detail: What git said.
    """

    def __init__(self, absence: Absence, detail: str = "") -> None:
        super().__init__(detail or absence)
        self.absence = absence
        self.detail = detail


@dataclass(frozen=True, slots=True)
class File:
    """A file in a commit.

    Attributes:
        path: From the handbook's root on, with ``/``.
        blob: The id of its content.
    """

    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Touch:
    """What a commit did to a file.

    Attributes:
        path: From the handbook's root on, with ``/``.
        before: The id of its content before; "" where there was none.
        after: The id of its content after; "" where there is none.
    """

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit.

    Attributes:
        id: Its id.
        parents: The commits it follows, of those that touch the same files; the first is its own line.
        at: When it was made, in UTC.
        author: Who wrote it, as typed.
        subject: The first line of its message, as typed.
        body: The rest of its message, as typed.
        touches: What it did to the files asked for, compared with its first parent.
    """

    id: str
    parents: tuple[str, ...]
    at: datetime.datetime
    author: str
    subject: str
    body: str
    touches: tuple[Touch, ...]
