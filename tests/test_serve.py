"""``mkdocs serve`` in the hands of an editor who makes mistakes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

#: Generous: a build takes seconds, and machines that run tests are busy.
PATIENCE = 120.0


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "serve.log").open("w") as log:
        server = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=folder,
            stdout=log,
            stderr=log,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "SITE_URL": f"http://127.0.0.1:{port}/"},
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(PATIENCE)


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310
        text: str = answer.read().decode()
        return text


def wait_for(address: str, condition: Callable[[str], bool]) -> str:
    """Return the page at ``address`` as soon as ``condition`` holds for it."""
    text, deadline = "", time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            text = fetch(address)
        except OSError:
            text = ""
        if text and condition(text):
            return text
        time.sleep(0.2)
    raise AssertionError(f"{address} did not become what was waited for:\n{text[-2000:]}")


def test_a_mistake_is_shown_and_mended_while_the_server_goes_on(copy: Path) -> None:
    persona = copy / "personas" / "claire-martin.yml"
    good = persona.read_text("utf-8")
    with serving(copy) as root:
        page = f"{root}personas/claire-martin/"
        wait_for(page, lambda text: "Claire Martin" in text)
        persona.write_text(good.replace("role: primary", "role: queen"), "utf-8")
        faulty = wait_for(page, lambda text: 'role="alert"' in text)
        assert "personas/claire-martin.yml:2:7" in faulty
        assert "possible: primary, secondary or anti-target" in faulty
        assert "Claire Martin" in faulty
        persona.write_text(good.replace("name: Claire Martin", "name: Claire Durand"), "utf-8")
        mended = wait_for(page, lambda text: "Claire Durand" in text)
        assert 'role="alert"' not in mended


def test_a_server_that_starts_on_a_mistake_shows_it_and_recovers(copy: Path) -> None:
    persona = copy / "personas" / "claire-martin.yml"
    good = persona.read_text("utf-8")
    persona.write_text("name: [\n", "utf-8")
    with serving(copy) as root:
        wait_for(root, lambda text: 'role="alert"' in text and "personas/claire-martin.yml" in text)
        persona.write_text(good, "utf-8")
        wait_for(f"{root}personas/claire-martin/", lambda text: "Claire Martin" in text)


def test_a_draft_is_seen_under_serve(copy: Path) -> None:
    draft = next(
        path for path in (copy / "personas").glob("*.yml") if "\nstatus: draft" in path.read_text("utf-8")
    )
    with serving(copy) as root:
        wait_for(f"{root}personas/{draft.stem}/", lambda text: "Draft" in text)
