"""``handbook new``: a persona's first file, from a few answers on a terminal or from options."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..interview.answers import Answers, NoTextError, UnknownFieldError, put
from ..keeping.files import create, save
from ..model.persona import Market, Role
from ..model.values import Reference, id_fault
from ..source.ids import suggested_id
from ..suggest import alternatives, closest
from .ending import FAULTY, OK, Refusal, demand_handbook

#: Left by the keyboard.
STOPPED = 130


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    parser = commands.add_parser(
        "new",
        help="begin a persona: asks what matters, or takes options, and writes personas/<id>.yml",
        description="Begin a persona. On a terminal it asks what is not given; elsewhere NAME, --role and "
        "--summary are needed.",
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help='the name, invented: "Paul Leroy"')
    parser.add_argument(
        "--root", type=Path, default=Path(), metavar="ROOT", help="the handbook, unless this one"
    )
    parser.add_argument("--id", metavar="ID", help="the file's name and the page's address; made from NAME")
    parser.add_argument("--role", choices=[str(role) for role in Role])
    parser.add_argument("--market", choices=[str(market) for market in Market])
    parser.add_argument("--summary", metavar="TEXT", help="one line that says who this is")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=TEXT",
        help='fill another field, as often as needed: --set "needs=Compares three shops"; entries by their '
        "keys: --set influences.persona=claire-martin",
    )
    parser.add_argument("--published", action="store_true", help="write no draft")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Ask, write the file, check it, and say where to go on."""
    demand_handbook(options.root)
    answers: Answers = {"status": "published"} if options.published else {}
    answers |= {
        key: value for key in ("name", "role", "market", "summary") if (value := getattr(options, key))
    }
    if fault := _fill(answers, options.set):
        raise Refusal(fault)
    ids = _ids(options.root)
    if sys.stdin.isatty() and sys.stdout.isatty():
        from ..interview.dialogue import Dialogue  # noqa: PLC0415  # with its words; a check goes without

        try:
            Dialogue(ids).complete(answers, lambda name: _taken(options, name))
        except (EOFError, KeyboardInterrupt):
            print("\nNothing was written.")
            return STOPPED
    missing = [
        f"--{key}" if key != "name" else "NAME" for key in ("name", "role", "summary") if key not in answers
    ]
    if missing:
        raise Refusal(f"{alternatives(missing, last='and')} {'is' if len(missing) == 1 else 'are'} missing")
    if fault := _taken(options, answers["name"]):
        raise Refusal(fault)
    return _write(options.root, _id(options, answers["name"]), answers, ids)


def _fill(answers: Answers, settings: Sequence[str]) -> str:
    """Put what ``--set`` gives into the answers; return what is wrong with it."""
    for setting in settings:
        field, equals, text = setting.partition("=")
        if not equals or not text.strip():
            return f'--set wants FIELD=TEXT, not "{setting}"'
        try:
            put(answers, field.strip(), text.strip())
        except UnknownFieldError as error:
            near = closest(error.key, error.possible)
            return f'there is no field "{field}"' + (f': did you mean "{near}"?' if near else "")
        except NoTextError as error:
            return f'"{field}" is a group; say which part: {alternatives(error.possible)}'
    return ""


def _id(options: argparse.Namespace, name: str) -> str:
    return options.id or suggested_id(name)


def _taken(options: argparse.Namespace, name: str) -> str:
    """Say why a persona of this name cannot be begun, "" where it can."""
    id_ = _id(options, name)
    if not id_:
        return f'"{name}" makes no id; give one of small letters, digits and hyphens with --id'
    if fault := id_fault(id_):
        return f'"{id_}" cannot be an id: {fault}'
    path = options.root / "personas" / f"{id_}.yml"
    if path.exists() or path.is_symlink():
        return f"personas/{id_}.yml exists already; it stays as it is. Choose another name, or another --id"
    return ""


def _ids(root: Path) -> Mapping[Reference, Sequence[str]]:
    from ..check import read  # noqa: PLC0415  # refusals come at once
    from ..writers.schemas import known  # noqa: PLC0415

    return {kind: tuple(ids) for kind, ids in known(read(root)[0]).items()}


def _write(root: Path, id_: str, answers: Answers, ids: Mapping[Reference, Sequence[str]]) -> int:
    from .. import report  # noqa: PLC0415  # as above
    from ..check import inspect  # noqa: PLC0415
    from ..clock import today  # noqa: PLC0415
    from ..diagnostics import Severity  # noqa: PLC0415
    from ..interview.draft import draft  # noqa: PLC0415

    file = f"personas/{id_}.yml"
    path = root / file
    try:
        path.parent.mkdir(exist_ok=True)
        create(path, draft(answers, ids))
    except OSError as error:
        raise Refusal(f"cannot write {file}: {error.strerror}") from error
    own = [one for one in inspect(root, today()).diagnostics if one.place.file == file]
    if any(one.severity is Severity.ERROR for one in own):
        path.unlink()
        sys.stderr.write(report.text(own, colour=False))
        raise Refusal(f"{file} was not written: mend what is said above", FAULTY)
    _refresh(root)
    published = answers.get("status") == "published"
    print(f"{file} is written: {_kind(answers)}{'' if published else ', as a draft'}.\n")
    print("Go on:")
    for what, why in (
        (f"open {file}", "fill what you know; what is optional stands there behind a #"),
        ("handbook check", "says what is still missing, and what to type instead"),
        (
            "make serve",
            f"shows it at http://127.0.0.1:8000/personas/{id_}/" + ("" if published else ", drafts too"),
        ),
    ):
        print(f"  {what:<{max(16, len(file) + 6)}} {why}")
    gaps = [one for one in own if one.severity is Severity.WARNING or one.rule == "unfinished-draft"]
    if gaps:
        told = textwrap.indent(report.text(gaps, colour=False), "  ").rstrip()
        print(f"\nWhat its role must say still:\n\n{told}")
    return OK


def _refresh(root: Path) -> None:
    """Let a schema that is kept beside the sources know the new persona."""
    from ..check import read  # noqa: PLC0415  # as above
    from ..writers.schemas import FOLDER, known, schemas  # noqa: PLC0415

    folder = root / FOLDER
    if folder.is_dir():
        for name, text in schemas(known(read(root)[0])).items():
            save(folder / name, text)


def _kind(answers: Answers) -> str:
    role = answers["role"]
    market = " business" if answers.get("market") == Market.BUSINESS else ""
    return (
        f"an anti-target{market and ' in business'}"
        if role == Role.ANTI_TARGET
        else f"a {role}{market} persona"
    )
