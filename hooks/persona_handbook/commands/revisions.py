"""The states of a handbook that a command is asked to compare, and why they cannot be had."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..history.commit import NoHistory
    from ..history.git import Repository
    from ..history.reading import Reading


class WrongUsage(Exception):  # noqa: N818  # whoever typed it made it, not the program
    """The command was asked for what is not there; its text says what."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that all commands have that tell a difference."""
    parser.add_argument("--root", type=Path, default=Path(), metavar="ROOT", help="the handbook's folder")
    parser.add_argument("--language", choices=("en", "fr"), help="the language, unless mkdocs.yml's")


def readings(root: Path, *revisions: str) -> list[Reading]:
    """Return the state of each revision of the handbook in ``root``; for "" that of the files as they are.

    Raises:
        WrongUsage: ``root`` is no handbook, there is no history, or a revision is not in it.
    """
    from ..history.commit import NoHistory  # noqa: PLC0415  # git is what only these commands need
    from ..history.git import Repository  # noqa: PLC0415
    from ..history.states import of_folder, of_revision  # noqa: PLC0415

    if not (root / "mkdocs.yml").is_file():
        raise WrongUsage(f"{root} is not a handbook: it holds no mkdocs.yml")
    found: list[Reading] = []
    try:
        with Repository(root) as repository:
            for revision in revisions:
                commit = repository.commit(revision) if revision else None
                if revision and commit is None:
                    raise WrongUsage(_unknown(revision, repository))
                found.append(of_revision(repository, commit) if commit else of_folder(root))
    except NoHistory as missing:
        raise WrongUsage(_reason(missing, root)) from None
    return found


def tell(wrong: WrongUsage) -> None:
    """Print what was wrong."""
    from ..report import visible  # noqa: PLC0415  # as above

    print(f"handbook: {visible(str(wrong))}", file=sys.stderr)


def _unknown(revision: str, repository: Repository) -> str:
    shallow = " in this shallow clone; fetch the whole history" if repository.cut else ""
    return f'there is no revision "{revision}"{shallow}'


def _reason(missing: NoHistory, root: Path) -> str:
    return {
        "no-git": "git is not installed, and it alone knows what the handbook was",
        "no-repository": f"{root} is in no git repository",
        "no-commit": "the repository has no commit yet",
    }.get(missing.absence, f"git refuses: {missing.detail}")
