"""Edits a made-up handbook under serve: what an edit costs, and how long its editor waits for the page.

As a program, ``editing.py REPORT``, it builds the handbook of the folder in which it is started as ``mkdocs
serve`` does, again and again with another quotation, and writes the busy seconds of an ``Edits`` as JSON.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Error, Page, sync_playwright

from benching import handbook
from benching.scale import environment, run
from serving import chromium_arguments

_TIMES = 5
#: Seconds after which nothing is waited for any more.
_LIMIT = 120.0
#: Seconds between two edits: the page looks for news again, and the editor has looked at it.
_PAUSE = 1.0


@dataclass(frozen=True, slots=True)
class Edits:
    """What builds under serve cost.

    Attributes:
        first: Busy seconds of the first build.
        again: Those of a build after an edit of one quotation, the middle of several.
        memory: The most that the process held, in megabytes.
    """

    first: float
    again: float
    memory: float


@dataclass(frozen=True, slots=True)
class Waits:
    """How long an editor waits after she saved a quotation, in seconds; each the middle of several.

    Attributes:
        reload: Until the browser begins to load the page anew.
        seen: Until the page shows it.
        slowest: Until it was seen, at worst.
    """

    reload: float
    seen: float
    slowest: float


def edits(folder: Path, limit: int) -> Edits | str:
    """Return what edits of the handbook in ``folder`` cost, or why they were not made to the end.

    Args:
        folder: The handbook.
        limit: Busy seconds after which it is stopped.
    """
    report = folder / "edits.json"
    done = run((sys.executable, str(Path(__file__)), str(report)), folder, limit)
    if isinstance(done, str):
        return done
    return Edits(**json.loads(report.read_text("utf-8")), memory=done.memory)


def waits(folder: Path) -> Waits:
    """Return how long an editor of the handbook in ``folder`` waits, with a server and a browser."""
    path = _persona(folder)
    reloads, seen = [], []
    with _served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=chromium_arguments()
        )
        page = browser.new_page()
        _open(page, f"{address}personas/{path.stem}/")
        for number in range(_TIMES):
            time.sleep(_PAUSE)
            saved = time.time()
            said = _retouch(path, number)
            page.wait_for_function(
                "said => document.body?.innerText.includes(said)", arg=said, timeout=_LIMIT * 1000
            )
            seen.append(time.time() - saved)
            reloads.append(page.evaluate("performance.timeOrigin") / 1000 - saved)
        browser.close()
    return Waits(statistics.median(reloads), statistics.median(seen), max(seen))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = "127.0.0.1:{1}".format(*free.getsockname())
    command = (
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--quiet",
        "--dev-addr",
        address,
        "--watch",
        "personas",
    )
    served = {**environment(folder), "SITE_URL": f"http://{address}/"}
    with subprocess.Popen(command, cwd=folder, env=served) as server:  # noqa: S603
        try:
            yield f"http://{address}/"
        finally:
            server.terminate()


def _open(page: Page, address: str) -> None:
    deadline = time.monotonic() + _LIMIT
    while True:
        try:
            page.goto(address)
        except Error:  # the server has not begun yet
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


def _persona(folder: Path) -> Path:
    files = sorted(path for path in (folder / "personas").glob("*.yml") if path.stem != "handbook")
    return files[len(files) // 2]


def _retouch(path: Path, number: int) -> str:
    """Write another quotation into a persona's file, and return its first words."""
    data = yaml.safe_load(path.read_text("utf-8"))
    said = f"Edit {number + 1} of this."
    data["quote"] = f"{said} {data['quote'].rpartition('this. ')[2]}"
    handbook.write(path, data)
    return said


def main(report: str) -> None:
    """Build, edit and build again; write down what it cost."""
    from mkdocs.commands.build import build  # noqa: PLC0415  # who only asks for the waits needs none of it
    from mkdocs.config import load_config  # noqa: PLC0415

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    path = _persona(Path())
    spent = []
    with tempfile.TemporaryDirectory() as site:
        for number in range(_TIMES):
            begun = time.process_time()
            config = load_config("mkdocs.yml", site_dir=site)
            if not number:
                config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url="http://127.0.0.1:8000/")
            spent.append(time.process_time() - begun)
            _retouch(path, number)
    said = {"first": spent[0], "again": statistics.median(spent[1:])}
    Path(report).write_text(json.dumps(said), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
