"""``handbook diff``: what changed between two states of the handbook, told by persona."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..history.commit import NoHistory
    from ..history.git import Repository
    from ..history.reading import Reading

OK, USAGE = 0, 2


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    parser = commands.add_parser("diff", help="tell what changed for readers since a revision, by persona")
    parser.add_argument("base", metavar="BASE", help="a revision: main, a tag, a commit")
    parser.add_argument(
        "head", nargs="?", default="", metavar="HEAD", help="another; the files as they are, unless given"
    )
    parser.add_argument("--root", type=Path, default=Path(), metavar="ROOT", help="the handbook's folder")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument("--language", choices=("en", "fr"), help="the language, unless mkdocs.yml's")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the difference; the exit code tells mistakes of usage only."""
    if not (options.root / "mkdocs.yml").is_file():
        return _wrong(f"{options.root} is not a handbook: it holds no mkdocs.yml")
    # Only this command needs git and the words of the site.
    from ..check import theme_language  # noqa: PLC0415
    from ..clock import today  # noqa: PLC0415
    from ..history.commit import NoHistory  # noqa: PLC0415
    from ..history.git import Repository  # noqa: PLC0415
    from ..history.states import of_folder, of_revision  # noqa: PLC0415
    from ..telling import reports  # noqa: PLC0415
    from ..telling.difference import difference  # noqa: PLC0415
    from ..words import words  # noqa: PLC0415

    states: list[Reading] = []
    try:
        with Repository(options.root) as repository:
            for revision in (options.base, options.head):
                commit = repository.commit(revision) if revision else None
                if revision and commit is None:
                    return _wrong(_unknown(revision, repository))
                states.append(of_revision(repository, commit) if commit else of_folder(options.root))
    except NoHistory as missing:
        return _wrong(_reason(missing, options.root))
    found = difference(options.base, states[0], options.head, states[1], today())
    say = words(options.language or theme_language(options.root))
    write = {"text": reports.text, "markdown": reports.markdown, "json": reports.json_text}[options.format]
    sys.stdout.write(write(found, say))
    return OK


def _unknown(revision: str, repository: Repository) -> str:
    shallow = " in this shallow clone; fetch the whole history" if repository.cut else ""
    return f'there is no revision "{revision}"{shallow}'


def _reason(missing: NoHistory, root: Path) -> str:
    return {
        "no-git": "git is not installed, and it alone knows what the handbook was",
        "no-repository": f"{root} is in no git repository",
        "no-commit": "the repository has no commit yet",
    }.get(missing.absence, f"git refuses: {missing.detail}")


def _wrong(message: str) -> int:
    from ..report import visible  # noqa: PLC0415  # as above

    print(f"handbook: {visible(message)}", file=sys.stderr)
    return USAGE
