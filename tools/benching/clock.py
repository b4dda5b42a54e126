"""Builds a site as ``mkdocs build`` does, with a clock for each stage: ``clock.py REPORT ARGUMENT…``.

A program of its own, because a build is measured in a fresh process. It wraps functions of the engine, of
MkDocs and of the theme from outside; what is measured holds nothing for it. Time goes to the innermost stage
under way, so that the stages add up. REPORT gets the processor's seconds of each stage as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property, wraps
from multiprocessing.util import Finalize, register_after_fork
from pathlib import Path
from typing import Any

#: The stages in the order in which tables show them; "rest" is what no other stage claims.
STAGES = ("start", "read", "validate", "check", "derive", "render", "theme", "search", "write", "rest")


class Clock:
    """Adds up the time of stages, which may lie within one another.

    Args:
        now: Gives the time in seconds; that of the processor, which other programs change little.
        stage: The stage under way at first.
    """

    def __init__(self, now: Callable[[], float] = time.process_time, stage: str = "start") -> None:
        self._now = now
        self._under_way = [stage]
        self._since = now()
        self.seconds: dict[str, float] = defaultdict(float)

    def enter(self, stage: str) -> None:
        """Begin a stage within the one under way."""
        self._settle()
        self._under_way.append(stage)

    def leave(self) -> None:
        """End the stage begun last."""
        self._settle()
        self._under_way.pop()

    def turn(self, stage: str) -> None:
        """End the outermost stage, and begin another in its place."""
        self._settle()
        self._under_way[0] = stage

    def wrap(self, stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``call`` as a part of ``stage``."""

        @wraps(call)
        def timed(*args: Any, **named: Any) -> Any:
            self.enter(stage)
            try:
                return call(*args, **named)
            finally:
                self.leave()

        return timed

    def put_on(self, stage: str, holder: Any, *names: str) -> None:
        """Count functions and methods of ``holder``, and what it works out once, to ``stage``."""
        for name in names:
            held = vars(holder)[name]
            if isinstance(held, cached_property):
                held.func = self.wrap(stage, held.func)
            else:
                setattr(holder, name, self.wrap(stage, held))

    def begin_anew(self) -> None:
        """Forget all there was: a process that is the copy of another has spent nothing yet."""
        self.seconds.clear()
        self._under_way = ["rest"]
        self._since = self._now()

    def _settle(self) -> None:
        now = self._now()
        self.seconds[self._under_way[-1]] += now - self._since
        self._since = now


def put_on(clock: Clock) -> None:
    """Put the clock on everything that a build of a handbook does."""
    import material.plugins.search.plugin as search  # noqa: PLC0415  # imports are timed too
    from mkdocs import utils  # noqa: PLC0415
    from mkdocs.commands import build  # noqa: PLC0415
    from mkdocs.structure.files import File, Files  # noqa: PLC0415

    from persona_handbook import check  # noqa: PLC0415
    from persona_handbook.pages import press  # noqa: PLC0415
    from persona_handbook.pages.edition import Edition  # noqa: PLC0415
    from persona_handbook.readings import Reading  # noqa: PLC0415
    from persona_handbook.rules import practice  # noqa: PLC0415
    from persona_handbook.source.file import SourceFile  # noqa: PLC0415
    from persona_handbook.writers import drawings, frame, generated, mkdocs, publication  # noqa: PLC0415
    from persona_handbook.writers.search import index  # noqa: PLC0415

    clock.put_on("read", check, "read")
    clock.put_on("read", SourceFile, "_read")
    clock.put_on("validate", Reading, "valid", "take_over")
    clock.put_on("check", mkdocs, "inspect")
    # These are what helpers do of it.
    clock.put_on("check", check, "_seen")
    clock.put_on("check", practice, "_found")
    clock.put_on("check", mkdocs.Build, "_judge")
    clock.put_on("read", mkdocs, "history")
    derived = [
        name
        for name, value in vars(Edition).items()
        if isinstance(value, cached_property)
        or name in ("statement", "review", "beside", "compared", "compared_among_all", "gaps", "lookalikes")
    ]
    clock.put_on("derive", Edition, *derived)
    clock.put_on("derive", mkdocs, "visible")
    clock.put_on("render", press.Press, "__init__", "page", "html", "block")
    clock.put_on("render", mkdocs, "feed", "calendar")
    clock.put_on("render", generated.GeneratedFile, "copy_file")
    clock.put_on("render", generated.GeneratedPage, "framed")
    clock.put_on("theme", build, "_populate_page", "_build_page", "_build_theme_template", "get_navigation")
    clock.put_on("theme", mkdocs.Build, "add_files", "navigation")
    clock.put_on("search", search.SearchPlugin, "on_page_context", "on_post_build")
    clock.put_on("theme", frame, "mend")
    clock.put_on("search", index.Index, "add", "finish")
    clock.put_on("search", generated.GeneratedPage, "_pieces")
    clock.put_on("search", drawings.Drawings, "finish_search")
    clock.put_on("write", utils, "write_file", "copy_file", "clean_directory")
    clock.put_on("write", File, "copy_file")
    clock.put_on("write", Files, "copy_static_files")
    clock.put_on("write", publication.Publication, "finish")
    clock.put_on("write", publication, "lighten")


def sum_up(clock: Clock, report: Path) -> None:
    """Write down the stages, those of processes that helped and have ended included."""
    for helper in report.parent.glob(f"{report.name}.*"):
        for stage, seconds in json.loads(helper.read_text("utf-8")).items():
            clock.seconds[stage] += seconds
        helper.unlink()
    report.write_text(json.dumps(clock.seconds), "utf-8")


def measure_helper(clock: Clock, report: Path) -> None:
    """Have a process that helps write down its own stages when it ends."""
    clock.begin_anew()

    def write() -> None:
        clock.turn("rest")
        report.with_name(f"{report.name}.{os.getpid()}").write_text(json.dumps(clock.seconds), "utf-8")

    Finalize(None, write, exitpriority=0)


def main(arguments: list[str]) -> None:
    """Build with the arguments of ``mkdocs build``, and write down the stages."""
    clock = Clock()
    name, *rest = arguments
    report = Path(name).absolute()
    from mkdocs.__main__ import cli  # noqa: PLC0415  # imports are timed too

    put_on(clock)
    register_after_fork(clock, lambda clock: measure_helper(clock, report))
    clock.turn("rest")
    try:
        cli(["build", *rest], standalone_mode=False)
    finally:
        clock.turn("rest")
        sum_up(clock, report)


if __name__ == "__main__":
    main(sys.argv[1:])
