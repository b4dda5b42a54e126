"""What changed, commit by commit, in the language of personas.

The history that readers see is the line that the site was published from: of a merged pull request its merge,
told once, by those who wrote it. It is walked back from today as far as is told, and read forward again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from ..derive.changes.change import ChangeKind, HandbookChanges, PersonaChanges, State
from ..derive.changes.handbooks import changes
from ..derive.withheld import Withheld
from ..model.company import Company
from ..model.part import Part
from . import lines, reading
from .commit import Absence, Commit, NoHistory
from .git import Repository
from .past import Past, is_told
from .secrecy import Seen, secrets, speaks_of

#: So many of the latest commits to the sources are told: more than anybody reads, and quick to read.
MOST_COMMITS = 200
#: What every site leaves out.
WITHOUT_DRAFTS = Withheld()


class Gap(StrEnum):
    """What the history lacks, and why."""

    NO_GIT = "no-git"
    NO_REPOSITORY = "no-repository"
    NO_COMMIT = "no-commit"
    REFUSED = "refused"
    SHALLOW = "shallow"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one commit changed for readers.

    Attributes:
        id: The commit's id.
        at: When it was made, in UTC.
        authors: The names of those who wrote it, without addresses; none where anybody may read the site.
        subject: What they called it; "" where it may speak of what is withheld. Nobody has checked it.
        changes: What changed.
        companies: The company after it and before it, for the names of what the changes speak of.
        now: The id that each persona has today by the id it had then; "" for one that is no more.
    """

    id: str
    at: datetime.datetime
    authors: tuple[str, ...]
    subject: str
    changes: HandbookChanges
    companies: tuple[Company | None, Company | None] = (None, None)
    now: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class History:
    """What is known of the past.

    Attributes:
        entries: The latest changes, the latest first.
        gap: What is missing; None where everything is there.
        changed: The day on which each file was last changed, by its path from the root on.
    """

    entries: tuple[Entry, ...] = ()
    gap: Gap | None = None
    changed: Mapping[str, datetime.date] = field(default_factory=dict)


_GAPS = {one: Gap(one.value) for one in Absence}


def history(
    root: Path, pages: str = "docs", *, withheld: Withheld = WITHOUT_DRAFTS, most: int = MOST_COMMITS
) -> History:
    """Return the history of the handbook in ``root``; without git, or outside a repository, an empty one.

    Args:
        root: The handbook's folder.
        pages: The folder of the hand-written pages, from ``root`` on; it has dates only.
        withheld: What readers are not to know of. What is withheld today was never there.
        most: So many commits to the sources are told.
    """
    try:
        with Repository(root) as repository:
            return _history(repository, pages, withheld, most)
    except NoHistory as missing:
        return History(gap=_GAPS[missing.absence])


def _history(repository: Repository, pages: str, withheld: Withheld, most: int) -> History:
    folders = [reading.FOLDER, *([] if pages.startswith("..") else [pages])]
    commits = {one.id: one for one in repository.log(folders)}
    if not commits:
        return History(gap=Gap.NO_COMMIT)
    cut = repository.cut
    line = lines.line(commits)
    # Of the commit at which a shallow clone ends nobody can tell what it changed.
    known = [one for one in line if one.id not in cut]
    changed: dict[str, datetime.date] = {}
    for commit in known:
        for touch in commit.touches:
            changed.setdefault(touch.path, commit.at.date())
    telling = [one for one in known if any(is_told(touch.path) for touch in one.touches)]
    steps = _steps(repository, telling[:most])
    entries = tuple(_entries(steps, lines.brought(line, commits), withheld))
    gap = Gap.LONG if len(telling) > most else Gap.SHALLOW if cut else None
    found = History(entries, gap, changed)
    return replace(found, changed=_told(found)) if withheld.public else found


def _told(found: History) -> dict[str, datetime.date]:
    """Return the days on which files were changed, of sources only for what is told of the change."""
    changed = {path: day for path, day in found.changed.items() if not path.startswith(f"{reading.FOLDER}/")}
    for entry in found.entries:
        for one in entry.changes.personas:
            if now := entry.now.get(one.persona):
                changed.setdefault(f"{reading.FOLDER}/{now}.yml", entry.at.date())
    return changed


@dataclass(frozen=True, slots=True)
class _Step:
    """A commit with the handbook before and after it, drafts included."""

    commit: Commit
    before: State
    after: State


def _steps(repository: Repository, told: Sequence[Commit]) -> list[_Step]:
    """Return each commit with its two states, the latest first; each version of a file is read once."""
    blobs = {file.path: file.blob for file in repository.files("HEAD", [reading.FOLDER])}
    for commit in told:
        blobs |= {touch.path: touch.before for touch in commit.touches}
    contents: dict[tuple[str, str], Part | None] = {}

    def read(path: str, blob: str) -> Part | None:
        if (path, blob) not in contents:
            data = repository.blob(blob, reading.MOST_BYTES)
            contents[path, blob] = None if data is None else reading.parse(path, data)[0]
        return contents[path, blob]

    past = Past({path: blob for path, blob in blobs.items() if blob and is_told(path)}, read)
    return [_Step(commit, *past.follow(commit)) for commit in reversed(told)][::-1]


def _entries(
    steps: Sequence[_Step], brought: Mapping[str, Sequence[Commit]], withheld: Withheld
) -> Iterator[Entry]:
    seen = Seen(steps[0].after if steps else State(), withheld)
    names = {key: key for key in seen.last.personas}
    for step in steps:
        before, after = seen.step(step.before, step.after)
        found = changes(before, after)
        if found:
            commit, own = step.commit, brought.get(step.commit.id, ())
            subject = "" if withheld.public else lines.subject(commit, own)
            unsaid = secrets(step.before, withheld) | secrets(step.after, withheld)
            unsaid |= secrets(seen.last, withheld)
            yield Entry(
                id=commit.id,
                at=commit.at,
                authors=() if withheld.public else lines.authors(commit, own),
                subject="" if speaks_of(subject, commit, unsaid) else subject,
                changes=found,
                companies=(after.company, before.company),
                now=names,
            )
        names = _names_before(names, found)


def _names_before(names: Mapping[str, str], found: HandbookChanges) -> dict[str, str]:
    """Return today's id of each persona by the id it had before ``found``."""
    before = dict(names)
    for one in found.personas:
        if one.was:
            before[one.was] = before.pop(one.persona, "")
        elif _is_new(one):
            before.pop(one.persona, None)
    return before


def _is_new(one: PersonaChanges) -> bool:
    return any(change.kind is ChangeKind.ADDED and not change.place.field for change in one.changes)
