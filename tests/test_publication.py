"""The site that readers have, while its owner builds the next one: whole, old or new, never half."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from handbooks import copy_handbook
from powers import heed_modes, write_little
from trees import build, different, tiny_handbook, tree


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook of one persona, and its site."""
    folder = tiny_handbook(tmp_path_factory.mktemp("built") / "tiny")
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def tiny(built: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(built, tmp_path / "tiny")


def beside(folder: Path) -> list[str]:
    """Return what is in a folder, but for what git ignores and the next build uses again."""
    return sorted(path.name for path in folder.iterdir() if path.name != ".cache")


NAMES = ["docs", "hooks", "mkdocs.yml", "overrides", "personas", "site"]


def change(folder: Path, summary: str) -> None:
    persona = folder / "personas" / "claire.yml"
    persona.write_text(f"name: Claire Martin\nrole: anti-target\nsummary: {summary}\n", "utf-8")


def test_a_build_leaves_the_site_and_nothing_beside_it(tiny: Path) -> None:
    change(tiny, "Buys toys at noon.")
    assert build(tiny).returncode == 0
    assert "Buys toys at noon." in (tiny / "site" / "index.html").read_text("utf-8")
    assert beside(tiny) == NAMES


def test_a_template_is_not_published(tiny: Path) -> None:
    assert list((tiny / "overrides" / "handbook").glob("*.xml"))
    assert not (tiny / "site" / "handbook").exists()


def test_a_site_without_a_search_has_no_index(tiny: Path) -> None:
    assert (tiny / "site" / "search" / "chunks" / "manifest.json").is_file()
    with (tiny / "mkdocs.yml").open("a") as file:
        file.write("plugins: []\n")
    assert build(tiny).returncode == 0
    assert not (tiny / "site" / "search").exists()


def test_what_lies_beside_the_templates_is_published_unless_it_is_hidden(tiny: Path) -> None:
    for name in ("logos/.draft/one.svg", "logos/sub/two.svg", ".three.svg"):
        path = tiny / "overrides" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<svg/>", "utf-8")
    assert build(tiny).returncode == 0
    published = {path.relative_to(tiny / "site").as_posix() for path in (tiny / "site").rglob("*.svg")}
    assert {one for one in published if not one.startswith("assets/")} == {"logos/sub/two.svg"}


def spoil_page(folder: Path) -> None:
    path = folder / "overrides" / "handbook" / "persona.html"
    path.write_text("{{ nothing.at.all }}\n" + path.read_text("utf-8"), "utf-8")


def spoil_page_syntax(folder: Path) -> None:
    (folder / "overrides" / "handbook" / "persona.html").write_text("{% if %}\n", "utf-8")


def spoil_theme(folder: Path) -> None:
    path = folder / "overrides" / "main.html"
    text = path.read_text("utf-8")
    block = "{% block htmltitle %}"
    assert block in text
    path.write_text(text.replace(block, f"{block}{{{{ nothing.at.all }}}}"), "utf-8")


def spoil_theme_syntax(folder: Path) -> None:
    (folder / "overrides" / "main.html").write_text('{% extends "base.html" %}\n{% block %}\n', "utf-8")


def spoil_source(folder: Path) -> None:
    change(folder, "[")


def spoil_link(folder: Path) -> None:
    (folder / "docs" / "method.md").write_text("# Method\n\n[gone](gone.md)\n", "utf-8")


def spoil_last_event(folder: Path) -> None:
    hook = folder / "late.py"
    hook.write_text("def on_post_build(config):\n    raise OSError(28, 'No space left on device')\n", "utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("[hooks/handbook.py]", "[hooks/handbook.py, late.py]"), "utf-8"
    )


def spoil_config(folder: Path) -> None:
    with (folder / "mkdocs.yml").open("a") as file:
        file.write("nav: [gone.md]\n")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (spoil_page, "overrides/handbook/persona.html:1: the template is wrong: 'nothing' is undefined"),
        (
            spoil_page_syntax,
            "overrides/handbook/persona.html:1: the template is wrong: Expected an expression",
        ),
        (spoil_theme, ": the template is wrong: 'nothing' is undefined; the site stays as it was."),
        (spoil_theme_syntax, "overrides/main.html:2: the template is wrong: expected token 'name', got "),
        (spoil_source, "the handbook has mistakes; the site stays as it was."),
        (spoil_link, "Aborted with 1 warnings in strict mode!"),
        (spoil_config, "Aborted with 1 warnings in strict mode!"),
        (
            spoil_last_event,
            "Error: the site cannot be built: No space left on device; it stays as it was.",
        ),
    ],
)
def test_a_build_that_fails_leaves_the_site_as_it_was(
    tiny: Path, spoil: Callable[[Path], None], said: str
) -> None:
    before = tree(tiny / "site")
    spoil(tiny)
    names = beside(tiny)
    done = build(tiny, "--strict")
    assert done.returncode == 1
    assert said in (done.stdout + done.stderr).replace(f"{tiny}/", "")
    assert "Traceback" not in done.stderr
    assert different(before, tree(tiny / "site")) == []
    assert beside(tiny) == names


def test_a_strict_build_that_is_quiet_tells_warnings_alone_and_heeds_them(tiny: Path) -> None:
    done = build(tiny, "--strict", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    before = tree(tiny / "site")
    spoil_link(tiny)
    done = build(tiny, "--strict", "--quiet")
    assert done.returncode == 1
    assert done.stdout == "\nAborted with 1 warnings in strict mode!\n"
    assert done.stderr == (
        "WARNING -  Doc file 'method.md' contains a link 'gone.md', but the target is not found among "
        "documentation files.\n"
    )
    assert different(before, tree(tiny / "site")) == []
    assert build(tiny, "--quiet").stderr == ""


def test_without_strict_a_warning_is_told_and_the_site_is_new(tiny: Path) -> None:
    before = tree(tiny / "site")
    spoil_link(tiny)
    done = build(tiny)
    assert done.returncode == 0
    assert "method/index.html" in different(before, tree(tiny / "site"))


def test_a_disk_that_is_full_is_said_and_leaves_the_site_as_it_was(tiny: Path) -> None:
    before = tree(tiny / "site")
    assert max(len(content) for content in before.values()) > 100_000
    done = build(tiny, before=write_little)
    assert done.returncode == 1
    assert "Error: the site cannot be built: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert different(before, tree(tiny / "site")) == []
    assert beside(tiny) == NAMES


def test_a_disk_that_cannot_be_written_is_said_and_leaves_the_site_as_it_was(tiny: Path) -> None:
    before = tree(tiny / "site")
    for path in (tiny, tiny / "site"):
        path.chmod(0o555)
    try:
        done = build(tiny, before=heed_modes)
    finally:
        for path in (tiny, tiny / "site"):
            path.chmod(0o755)
    assert done.returncode == 1
    (said,) = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
    assert said.startswith("ERROR   -  the site cannot be built: Permission denied: ")
    assert said.endswith("; it stays as it was.")
    assert different(before, tree(tiny / "site")) == []


def test_where_only_the_site_itself_can_be_written_its_files_are_replaced(tiny: Path) -> None:
    change(tiny, "Buys toys at noon.")
    elsewhere = tiny / "elsewhere"
    assert build(tiny, "-d", str(elsewhere)).returncode == 0
    tiny.chmod(0o555)
    try:
        done = build(tiny, before=heed_modes)
    finally:
        tiny.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert different(tree(elsewhere), tree(tiny / "site")) == []


def test_two_builds_at_once_do_not_harm_each_other(tiny: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    change(tiny, "Buys toys at noon.")
    running = [subprocess.Popen(command, cwd=tiny, stderr=subprocess.PIPE, text=True) for _ in range(2)]  # noqa: S603
    said = [one.communicate()[1] for one in running]
    assert [one.returncode for one in running] == [0, 0], said
    assert beside(tiny) == NAMES
    alone = tree(tiny / "site")
    assert build(tiny).returncode == 0
    assert different(alone, tree(tiny / "site")) == []


def test_ctrl_c_leaves_nothing_behind(tiny: Path) -> None:
    before = tree(tiny / "site")
    # What a script starts in the background is deaf to Ctrl-C, and would make the build so.
    hearing = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{hearing}; from mkdocs.__main__ import cli; cli()"
    building = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", program, "build", "--quiet"], cwd=tiny, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 60
    while not list(tiny.glob(".site.build-*/new/*")):
        assert building.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.005)
    building.send_signal(signal.SIGINT)
    assert building.wait() != 0
    assert beside(tiny) == NAMES
    assert different(before, tree(tiny / "site")) == []


def test_a_dirty_build_mends_the_site_where_it_is(tiny: Path) -> None:
    mine = tiny / "site" / "mine.txt"
    mine.write_text("kept", "utf-8")
    done = build(tiny, "--dirty")
    assert done.returncode == 0, done.stderr
    assert mine.read_text("utf-8") == "kept"
    assert beside(tiny) == NAMES


def test_what_a_branch_of_pages_keeps_in_the_site_is_kept(tiny: Path) -> None:
    """``mkdocs gh-deploy`` and a worktree in ``site/`` need what MkDocs never wrote there."""
    (tiny / "site" / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    assert build(tiny).returncode == 0
    assert (tiny / "site" / ".git").read_text("utf-8") == "gitdir: elsewhere\n"


def test_a_deployment_by_mkdocs_pushes_the_new_site(tiny: Path, tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        done = subprocess.run(  # noqa: S603
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],  # noqa: S607
            cwd=tiny,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    shutil.rmtree(tiny / "site")
    git("init", "--quiet", "--bare", str(tmp_path / "remote"))
    git("init", "--quiet", "--initial-branch=main")
    git("remote", "add", "origin", str(tmp_path / "remote"))
    git("add", "mkdocs.yml")
    git("commit", "--quiet", "--message", "Begin")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "gh-deploy", "--quiet"],
        cwd=tiny,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
        | {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"},
    )
    assert done.returncode == 0, done.stderr
    pushed = git("--git-dir", str(tmp_path / "remote"), "ls-tree", "-r", "--name-only", "gh-pages").split()
    assert sorted(pushed) == sorted([".nojekyll", *tree(tiny / "site")])
    assert "personas/claire/index.html" in pushed


KILLS = 10


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    """The example itself: ten kills, spread over the time that a build takes."""
    handbook = copy_handbook(tmp_path / "handbook")
    persona = handbook / "personas" / "claire-martin.yml"
    states = [persona.read_text("utf-8").replace("Claire", name) for name in ("Claire", "Louise")]
    trees, seconds = [], 0.0
    for number, state in enumerate(states):
        persona.write_text(state, "utf-8")
        began = time.monotonic()
        assert build(handbook, "-d", f"whole-{number}").returncode == 0
        seconds = time.monotonic() - began
        trees.append(tree(handbook / f"whole-{number}"))
    assert different(*trees)
    shutil.copytree(handbook / "whole-1", handbook / "site")
    held, chance = 1, random.Random(20261121)  # noqa: S311
    for number in range(KILLS):
        persona.write_text(states[1 - held], "utf-8")
        building = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet"],
            cwd=handbook,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        time.sleep((number + chance.random()) / KILLS * seconds)
        building.kill()
        building.wait()
        found = tree(handbook / "site")
        assert [] in [different(found, whole) for whole in trees], f"kill {number}"
        held = trees.index(found)
    persona.write_text(states[1 - held], "utf-8")
    assert build(handbook).returncode == 0
    assert different(tree(handbook / "site"), trees[1 - held]) == []
    assert not list(handbook.glob(".site.build-*"))
