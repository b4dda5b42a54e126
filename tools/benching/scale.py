"""Runs a build in a process of its own, and weighs what came of it."""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from .handbook import HOOKS, TOOLS

CLOCK = Path(__file__).parent / "clock.py"
#: 21 November 2026, noon UTC: made-up reviews and sources are judged on this day.
_EPOCH = "1795262400"
_KILOBYTE, _MEGABYTE = 1024, 1_000_000
#: Where Linux tells of processes; other systems tell nothing there.
PROCESSES = Path("/proc")
#: Seconds between two looks at what a build holds, each of which costs it some milliseconds.
_GLANCE = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """One build.

    Attributes:
        seconds: From its start to its end, as somebody waits for it.
        busy: Seconds of the processor, the system's own included; all cores added up.
        memory: The most that it held, in megabytes; of several processes, the most of one, or what they were
            seen to hold together if that is more.
        stages: The busy seconds of each stage; empty where no clock was put on.
    """

    seconds: float
    busy: float
    memory: float
    stages: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Site:
    """What a build left: megabytes, pages, and the megabytes of the search's index."""

    size: float
    pages: int
    index: float


@dataclass(slots=True)
class Way:
    """One way to a site.

    Attributes:
        name: As tables call it.
        folder: The project.
        command: What builds it.
        output: Where its site lies, below ``folder``.
        runs: What was measured so far.
        site: The site of the first run.
        failed: Why there is no measure, "" where there is one.
    """

    name: str
    folder: Path
    command: Sequence[str]
    output: str = "site"
    runs: list[Run] = field(default_factory=list)
    site: Site | None = None
    failed: str = ""

    def build(self, limit: int) -> Site | None:
        """Build anew, unless an earlier build failed or took more than ``limit`` busy seconds."""
        if self.failed:
            return None
        shutil.rmtree(self.folder / self.output, ignore_errors=True)
        report = self.folder / "stages.json"
        report.unlink(missing_ok=True)
        done = run(self.command, self.folder, limit)
        if isinstance(done, str):
            self.failed = done
            return None
        stages = json.loads(report.read_text("utf-8")) if report.is_file() else {}
        if stages:
            # The interpreter has started before the clock.
            stages["start"] += max(0.0, done.busy - sum(stages.values()))
        self.runs.append(Run(done.seconds, done.busy, done.memory, stages))
        self.site = self.site or weigh(self.folder / self.output)
        return self.site

    @property
    def best(self) -> Run:
        """The run that cost the processor least: what else the machine did disturbed it least."""
        return min(self.runs, key=lambda one: one.busy)

    @property
    def median(self) -> float:
        """The middle of all runs, in seconds."""
        return statistics.median(one.seconds for one in self.runs)

    @property
    def spread(self) -> float:
        """How far the slowest is from the fastest, in seconds."""
        seconds = [one.seconds for one in self.runs]
        return max(seconds) - min(seconds)


def mkdocs(folder: Path) -> Way:
    """Return the way of MkDocs by itself."""
    return Way("", folder, (sys.executable, "-m", "mkdocs", "build", "--quiet"))


def clocked(folder: Path) -> Way:
    """Return the way of this engine, with its stages."""
    return Way("", folder, (sys.executable, str(CLOCK), "stages.json", "--quiet"))


def run(command: Sequence[str], folder: Path, limit: int) -> Run | str:
    """Run ``command`` in ``folder`` and return what it cost, or why there is nothing to return."""
    started = time.perf_counter()
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=environment(folder),
            # Seconds of the processor: what else the machine does is not held against it. No threads here.
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)),  # noqa: PLW1509
        )
        with watched(process.pid) as together:
            # Its own use alone: `getrusage` would give the most of all children so far.
            _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    busy = used.ru_utime + used.ru_stime
    if process.returncode and busy >= limit - 1:
        return f"stopped after {limit} busy seconds"
    if process.returncode:
        return "failed: " + (folder / "log.txt").read_text("utf-8", errors="replace").strip()[-300:]
    kilobytes = used.ru_maxrss / (1 if sys.platform != "darwin" else _KILOBYTE)
    return Run(seconds, busy, max(kilobytes, *together) * _KILOBYTE / _MEGABYTE)


@contextmanager
def watched(pid: int) -> Iterator[list[float]]:
    """Note now and then what a process and those that it started hold, in kilobytes, shared memory once."""
    found, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(_GLANCE):
            found.append(sum(map(_held, _family(pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield found
    finally:
        over.set()
        watcher.join()


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for child in (PROCESSES / f"{pid}/task/{pid}/children").read_text("ascii").split():
            yield from _family(int(child))


def _held(pid: int) -> float:
    """Return the share of a process, where the system tells."""
    with suppress(OSError):
        for line in (PROCESSES / f"{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return float(line.split()[1])
    return 0.0


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a build: made-up personas have no past, whatever lies around them."""
    return {
        **os.environ,
        "GIT_CEILING_DIRECTORIES": str(folder.absolute().parent),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": f"{HOOKS}{os.pathsep}{TOOLS}",
        "SOURCE_DATE_EPOCH": _EPOCH,
    }


def weigh(site: Path) -> Site:
    """Return what lies in ``site``."""
    files = [path for path in site.rglob("*") if path.is_file()]
    index = [path for path in files if path.relative_to(site).parts[0] == "search"]
    return Site(
        sum(path.stat().st_size for path in files) / _MEGABYTE,
        sum(path.name == "index.html" for path in files),
        sum(path.stat().st_size for path in index) / _MEGABYTE,
    )
