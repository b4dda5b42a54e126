"""``handbook schema``: the JSON Schemas that editors' programs complete from."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ..keeping.files import save
from .ending import FAULTY, OK, Refusal, demand_handbook


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    parser = commands.add_parser("schema", help="write the JSON Schemas that editors' programs complete from")
    parser.add_argument("root", type=Path, nargs="?", default=Path(), metavar="ROOT")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--to", type=Path, metavar="FOLDER", help="write those of any handbook, without ids, into FOLDER"
    )
    what.add_argument("--check", action="store_true", help="say whether ROOT's schemas know all its ids")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the schemas of ROOT into its folder schema/, check them, or write general ones."""
    from ..check import read  # noqa: PLC0415  # start-up stays quick
    from ..writers.machines import SCHEMAS, schema  # noqa: PLC0415
    from ..writers.schemas import FOLDER, known, schemas  # noqa: PLC0415

    if options.to:
        return _write(options.to, {f"{name}.json": schema(name) for name in SCHEMAS})
    demand_handbook(options.root)
    sources, _ = read(options.root)
    texts = schemas(known(sources))
    if options.check:
        return _check(options.root / FOLDER, texts)
    return _write(options.root / FOLDER, texts)


def _check(folder: Path, texts: dict[str, str]) -> int:
    stale = [name for name, text in texts.items() if _held(folder / name) != text]
    for name in stale:
        print(f"{folder.name}/{name} does not know all that personas/ holds now; run: make schema")
    return FAULTY if stale else OK


def _held(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _write(folder: Path, texts: dict[str, str]) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            save(folder / name, text)
    except OSError as error:
        raise Refusal(f"cannot write into {folder}: {error.strerror}") from error
    return OK
