"""``handbook review``: which reviews are due, and the record of one that was done."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..keeping.files import save
from ..suggest import closest, proposed_date
from .ending import FAULTY, OK, Refusal, demand_handbook

if TYPE_CHECKING:
    from ..check import Inspection
    from ..diagnostics import Diagnostic

OVERDUE = 3


def add(commands: Any) -> None:
    """Add the command to those of the parser."""
    parser = commands.add_parser(
        "review",
        help="list the reviews that are due, or record one that was done",
        description="List the reviews that are due; drafts and retired personas have none. With ID and "
        "--done, record a review in personas/ID.yml, where nothing else changes.",
        epilog="Exit code: 0 nothing is overdue, or the review is recorded; 1 the files have errors; 2 wrong "
        "usage; 3 something is overdue.",
    )
    parser.add_argument("persona", nargs="?", default="", metavar="ID", help="one persona alone")
    parser.add_argument("--done", action="store_true", help="record that ID was reviewed")
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="the day on which it was done, unless today")
    parser.add_argument("--by", default="", metavar="WHO", help="who did it")
    parser.add_argument("--root", type=Path, default=Path(), metavar="ROOT", help="the handbook's folder")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument("--language", choices=("en", "fr"), help="the language, unless mkdocs.yml's")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List, or record."""
    demand_handbook(options.root)
    if not options.done and (options.date or options.by):
        raise Refusal("--date and --by belong to --done, which records a review")
    if options.done and not options.persona:
        raise Refusal("--done wants to know of whom: handbook review ID --done")
    # `handbook check` starts quicker without what follows.
    from ..check import inspect  # noqa: PLC0415
    from ..clock import today  # noqa: PLC0415

    found = inspect(options.root, today())
    known = found.sources.personas
    if options.persona and options.persona not in known:
        near = closest(options.persona.removeprefix("personas/").removesuffix(".yml"), sorted(known))
        raise Refusal(
            f'there is no persona "{options.persona}"' + (f': did you mean "{near}"?' if near else "")
        )
    return _record(options, found, today()) if options.done else _list(options, found, today())


def _list(options: argparse.Namespace, found: Inspection, today: datetime.date) -> int:
    from .. import report  # noqa: PLC0415  # as above
    from ..check import theme_language  # noqa: PLC0415
    from ..derive.reviews import ReviewStatus, calendar  # noqa: PLC0415
    from ..telling import reviews  # noqa: PLC0415
    from ..words import words  # noqa: PLC0415

    if found.handbook is None:
        sys.stderr.write(report.text(found.diagnostics, colour=False))
        raise Refusal("the files have errors; what is due is known once they are mended", FAULTY)
    handbook = found.handbook.without_drafts()
    if options.persona and options.persona not in handbook.personas:
        raise Refusal(f"{options.persona} is a draft; its reviews begin once it is published")
    if options.persona in (one.id for one in handbook.retired):
        raise Refusal(f"{options.persona} is retired, and nobody reviews it any more")
    states = [
        one for one in calendar(handbook, today) if not options.persona or one.persona == options.persona
    ]
    write = {"text": reviews.text, "markdown": reviews.markdown, "json": reviews.json_text}[options.format]
    language = options.language or theme_language(options.root)
    sys.stdout.write(write(handbook, states, today, words(language)))
    return OVERDUE if any(one.status is ReviewStatus.OVERDUE for one in states) else OK


def _record(options: argparse.Namespace, found: Inspection, today: datetime.date) -> int:
    from .. import report  # noqa: PLC0415  # as above
    from ..amend import FaultyFileError, UnclearPlaceError  # noqa: PLC0415
    from ..diagnostics import Severity  # noqa: PLC0415

    file = f"personas/{options.persona}.yml"
    own = [one for one in found.diagnostics if one.place.file == file]
    try:
        errors = [one for one in own if one.severity is Severity.ERROR]
        print(_amend(options, file, _day(options.date, today), errors))
    except FaultyFileError as error:
        sys.stderr.write(report.text(error.diagnostics, colour=False))
        raise Refusal(f"{file} stays as it is: mend what is said above first", FAULTY) from error
    except UnclearPlaceError:
        reason = "this cannot be recorded in it without touching something else"
        way_out = 'write "last:" under "review:" by hand'
        raise Refusal(f"{file} stays as it is: {reason}; {way_out}", FAULTY) from None
    except OSError as error:
        raise Refusal(f"cannot write {file}: {error.strerror or error}") from error
    return OK


def _amend(options: argparse.Namespace, file: str, day: datetime.date, errors: list[Diagnostic]) -> str:
    """Record the review; return what was done."""
    from ..amend import FaultyFileError, Reviewed, persona_in, with_review  # noqa: PLC0415  # as above
    from ..interview.yaml import tidy  # noqa: PLC0415
    from ..model.persona import Status  # noqa: PLC0415
    from ..report import visible  # noqa: PLC0415

    if errors:
        raise FaultyFileError(errors)
    path: Path = options.root / file
    data = path.read_bytes()
    persona = persona_in(file, data)
    last, named = persona.review.last, persona.review.by
    who = " ".join(tidy(options.by).split())
    if persona.status is Status.RETIRED:
        raise Refusal(f"{options.persona} is retired, and nobody reviews it any more")
    if last and last > day:
        raise Refusal(f"{options.persona} was reviewed later than that already, on {last}")
    if named and not who and last != day:
        raise Refusal(f'the last review names {named}; say who did this one: --by "NAME"')
    amended = with_review(file, data, Reviewed(day, who))
    if amended == data:
        return f"{file} says so already: reviewed on {day}."
    save(path, amended, before=data)
    return f"{file}: reviewed on {day}{f' by {visible(who)}' if who else ''}."


def _day(typed: str | None, today: datetime.date) -> datetime.date:
    """Return the day that was typed; today where none was."""
    if typed is None:
        return today
    try:
        day = (
            datetime.date.fromisoformat(typed) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed) else None
        )
    except ValueError:
        day = None
    if day is None:
        proposal = proposed_date(typed)
        help_ = f": did you mean {proposal}?" if proposal else ""
        raise Refusal(f'"{typed}" is no date as YYYY-MM-DD{help_}')
    if day > today:
        raise Refusal(f"{day} is still to come, and today is {today}; record a review once it is done")
    return day
