"""``mkdocs serve`` in the hands of an editor who makes mistakes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from handbooks import REPOSITORY, run_mkdocs
from persona_handbook.writers.lookout import watch_closely
from powers import heed_modes
from trees import tiny_handbook

#: Generous: a build takes seconds, and machines that run tests are busy.
PATIENCE = 120.0


@contextmanager
def serving(folder: Path, before: Callable[[], None] | None = None) -> Iterator[str]:
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
            preexec_fn=before,  # noqa: PLW1509  # before any thread
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


@dataclass(frozen=True)
class Mistake:
    """What goes wrong while the server runs.

    Attributes:
        make: Makes it in the handbook's folder.
        mend: Mends it.
        said: What is then said, in the page or on the terminal.
    """

    make: Callable[[Path], object]
    mend: Callable[[Path], object]
    said: str


def _spoilt(name: str, text: str, said: str) -> Mistake:
    """Return the mistake of writing ``text`` to a file, mended by what was there before."""
    kept: list[str] = []

    def make(folder: Path) -> None:
        kept.append((folder / name).read_text("utf-8"))
        (folder / name).write_text(text, "utf-8")

    return Mistake(make, lambda folder: (folder / name).write_text(kept.pop(), "utf-8"), said)


def _moved(name: str, said: str) -> Mistake:
    """Return the mistake of taking a file or folder away."""
    return Mistake(
        lambda folder: (folder / name).rename(folder / "kept"),
        lambda folder: (folder / "kept").rename(folder / name),
        said,
    )


def _closed(name: str, said: str) -> Mistake:
    """Return the mistake of taking away the right to read a folder."""

    def make(folder: Path) -> None:
        (folder / name).chmod(0)
        # What watches files sees the times of those it can read.
        (folder / "personas" / "handbook.yml").touch()

    return Mistake(make, lambda folder: (folder / name).chmod(0o755), said)


MISTAKES = [
    _spoilt(
        "overrides/handbook/persona.html", "{% if %}", "persona.html:1: the template is wrong: Expected an"
    ),
    _spoilt(
        "overrides/handbook/persona.html",
        "{{ nothing.such }}",
        "persona.html:1: the template is wrong: 'nothing'",
    ),
    _spoilt("overrides/main.html", "{% extends %}", "main.html:1: the template is wrong: unexpected "),
    _spoilt(
        "overrides/main.html",
        "{{ nothing.such }}",
        "main.html:1: the template is wrong: 'nothing' is undefined",
    ),
    _moved("overrides/handbook/persona.html", "the template is wrong: "),
    _spoilt("personas/handbook.yml", "brand: {name: [", "personas/handbook.yml:1:15: error: "),
    _spoilt("mkdocs.yml", "site_name: [", "MkDocs encountered an error parsing the configuration file"),
    _spoilt("mkdocs.yml", "", "Required configuration not provided."),
    _moved("personas/handbook.yml", "personas/handbook.yml:1:1: error: "),
    _moved("personas/claire.yml", "personas/claire:1:1: error: "),
    _closed("personas/claire", "personas/claire:1:1: error: this cannot be read: you have no"),
]


def test_whatever_goes_wrong_the_site_goes_on_answering_and_recovers(tmp_path: Path) -> None:
    folder = tiny_handbook(tmp_path / "tiny")
    portrait = folder / "personas" / "claire" / "portrait.png"
    portrait.parent.mkdir()
    shutil.copy(REPOSITORY / "personas" / "noe-martin" / "portrait.png", portrait)
    persona = folder / "personas" / "claire.yml"
    good = persona.read_text("utf-8")
    with serving(folder, heed_modes) as root:
        page = f"{root}personas/claire/"
        wait_for(page, lambda text: "portrait.png" in text)
        portrait.rename(folder / "portrait.png")
        wait_for(page, lambda text: "portrait.png" not in text)
        (folder / "portrait.png").rename(portrait)
        wait_for(page, lambda text: "portrait.png" in text)
        log = folder / "serve.log"
        for number, mistake in enumerate(MISTAKES):
            before = len(log.read_text("utf-8"))
            mistake.make(folder)
            wait_for(
                page,
                lambda text, said=mistake.said, before=before: (  # type: ignore[misc]
                    "Claire Martin" in text and said in log.read_text("utf-8")[before:]
                ),
            )
            mistake.mend(folder)
            persona.write_text(good.replace("in the evening", f"at {number} o’clock"), "utf-8")
            mended = wait_for(page, lambda text, number=number: f"at {number} o’clock" in text)  # type: ignore[misc]
            assert 'role="alert"' not in mended
            assert "portrait.png" in mended


def _was_built(log: str) -> bool:
    """Tell whether the last build of which ``log`` tells ended well.

    "Documentation built in 0.27 seconds" does not tell it: MkDocs leaves it out if that took as long before.
    """
    ended, ending, _ = log.rpartition("Reloading browsers")
    return bool(ending) and "this is mended" not in ended.rpartition("Building documentation")[2]


@pytest.mark.parametrize("name", ["personas", "overrides", "docs", "mkdocs.yml"])
def test_what_is_taken_away_as_a_whole_and_put_back_is_watched_as_before(tmp_path: Path, name: str) -> None:
    folder = tiny_handbook(tmp_path / "tiny")
    persona = folder / "personas" / "claire.yml"
    good = persona.read_text("utf-8")
    log = folder / "serve.log"
    with serving(folder) as root:
        page = f"{root}personas/claire/"
        wait_for(page, lambda text: "in the evening" in text)
        for _ in range(2):
            said = len(log.read_text("utf-8"))
            (folder / name).rename(folder / "kept")
            wait_for(page, lambda _, said=said: "this is mended" in log.read_text("utf-8")[said:])  # type: ignore[misc]
            said = len(log.read_text("utf-8"))
            (folder / "kept").rename(folder / name)
            wait_for(page, lambda _, said=said: _was_built(log.read_text("utf-8")[said:]))  # type: ignore[misc]
            said = len(log.read_text("utf-8"))
            (folder / name if (folder / name).is_file() else next((folder / name).rglob("*.*"))).touch()
            wait_for(page, lambda _, said=said: _was_built(log.read_text("utf-8")[said:]))  # type: ignore[misc]
        persona.write_text(good.replace("in the evening", "at noon"), "utf-8")
        wait_for(page, lambda text: "at noon" in text)


def test_a_server_that_starts_on_a_wrong_template_says_where_and_ends(tmp_path: Path) -> None:
    folder = tiny_handbook(tmp_path / "tiny")
    (folder / "overrides" / "handbook" / "persona.html").write_text("{% if %}", "utf-8")
    done = run_mkdocs("serve", folder=folder, check=False)
    assert done.returncode == 1
    assert "persona.html:1: the template is wrong: Expected an expression" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("files", "seconds"), [(20, 0.1), (600, 0.5)])
def test_few_files_are_looked_at_more_often(tmp_path: Path, files: int, seconds: float) -> None:
    for number in range(files):
        (tmp_path / f"{number}.yml").touch()
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    watch_closely(server, [str(tmp_path)])
    server.watch(str(tmp_path))
    assert [emitter.timeout for emitter in server.observer.emitters] == [seconds]
    server.server_close()
