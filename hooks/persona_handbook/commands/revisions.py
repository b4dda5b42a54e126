"""The states of a handbook that a command is asked to compare, and why they cannot be had."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .ending import Refusal, demand_handbook

if TYPE_CHECKING:
    from ..history.commit import NoHistory
    from ..history.git import Repository
    from ..history.reading import Reading


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that all commands have that tell a difference."""
    parser.add_argument("--root", type=Path, default=Path(), metavar="ROOT", help="the handbook's folder")
    parser.add_argument("--language", choices=("en", "fr"), help="the language, unless mkdocs.yml's")


def readings(root: Path, *revisions: str) -> list[Reading]:
    """Return the state of each revision of the handbook in ``root``; for "" that of the files as they are.

    Raises:
        Refusal: ``root`` is no handbook, there is no history, or a revision is not in it.
    """
    from ..history.commit import NoHistory  # noqa: PLC0415  # git is what only these commands need
    from ..history.git import Repository  # noqa: PLC0415
    from ..history.states import of_folder, of_revision  # noqa: PLC0415

    demand_handbook(root)
    found: list[Reading] = []
    try:
        with Repository(root) as repository:
            for revision in revisions:
                commit = repository.commit(revision) if revision else None
                if revision and commit is None:
                    raise Refusal(_unknown(revision, repository))
                found.append(of_revision(repository, commit) if commit else of_folder(root))
    except NoHistory as missing:
        raise Refusal(_reason(missing, root)) from None
    return found


def _unknown(revision: str, repository: Repository) -> str:
    shallow = " in this shallow clone; fetch the whole history" if repository.cut else ""
    return f'there is no revision "{revision}"{shallow}'


def _reason(missing: NoHistory, root: Path) -> str:
    return {
        "no-git": "git is not installed, and it alone knows what the handbook was",
        "no-repository": f"{root} is in no git repository",
        "no-commit": "the repository has no commit yet",
    }.get(missing.absence, f"git refuses: {missing.detail}")
