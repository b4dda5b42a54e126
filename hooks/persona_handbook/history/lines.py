"""The line of commits that a site was published from, and what its merges brought to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .commit import Commit

_ADDRESS = re.compile(r"<?[\w.+-]+@[\w-]+(?:\.[\w-]+)*>?")


def line(commits: Mapping[str, Commit]) -> list[Commit]:
    """Return the line that the site was published from, the latest first."""
    line = []
    commit = next(iter(commits.values()), None)
    while commit:
        line.append(commit)
        commit = commits.get(commit.parents[0]) if commit.parents else None
    return line


def authors(commit: Commit, brought: Sequence[Commit]) -> tuple[str, ...]:
    """Return who wrote a commit; of a merge, who wrote what it merged."""
    names = (_without_addresses(one.author) for one in brought or [commit])
    return tuple(dict.fromkeys(name for name in names if name))


def subject(commit: Commit, brought: Sequence[Commit]) -> str:
    """Return what a commit is called; a merge after its request's title, or the only commit it merged."""
    title = ""
    if len(commit.parents) > 1:
        title = commit.body.strip().partition("\n")[0] or (brought[0].subject if len(brought) == 1 else "")
    return _without_addresses(title or commit.subject)


def brought(own: Sequence[Commit], commits: Mapping[str, Commit]) -> dict[str, list[Commit]]:
    """Return for each merge of a line the commits that came with it, the earliest first."""
    known: set[str] = set()
    found: dict[str, list[Commit]] = {}
    for merge in reversed(own):
        known.add(merge.id)
        waiting = list(merge.parents[1:])
        while waiting:
            one = commits.get(waiting.pop())
            if one and one.id not in known:
                known.add(one.id)
                waiting += one.parents
                if len(one.parents) < 2:
                    found.setdefault(merge.id, []).append(one)
        found.get(merge.id, []).sort(key=lambda one: (one.at, one.id))
    return found


def _without_addresses(text: str) -> str:
    """Return what somebody typed without e-mail addresses, on one line, without signs that steer."""
    words = "".join(letter if letter.isprintable() else " " for letter in _ADDRESS.sub("", text))
    return " ".join(words.split())
