"""One commit and one day make one site, wherever and by whomever it is built."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbooks import REPOSITORY, copy_handbook
from trees import build, different, tiny_handbook, tree

ELSEWHERE = REPOSITORY / "tests" / "support" / "elsewhere"
#: What one computer has otherwise than another.
OTHERWISE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "7",
    "PYTHONPATH": str(ELSEWHERE),
    "FOLDERS_SHUFFLED_BY": "20261121",
    "THERE_IT_IS": "1830297600",  # 1 January 2028
    "HOME": "/nowhere",
    "COLUMNS": "40",
}


def _git(folder: Path, *arguments: str) -> None:
    who = {
        f"GIT_{role}_{part}": "a@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for part in ("NAME", "EMAIL")
    }
    days = {f"GIT_{role}_DATE": "2026-11-20T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    subprocess.run(  # noqa: S603
        ["git", "-c", "commit.gpgsign=false", *arguments],  # noqa: S607
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, **who, **days},
    )


def _step(workflow: str, name: str) -> dict[str, str]:
    path = REPOSITORY / ".github" / "workflows" / f"{workflow}.yml"
    jobs: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))["jobs"]
    return next(step for job in jobs.values() for step in job.get("steps", ()) if step.get("name") == name)


def _private() -> None:
    os.umask(0o077)


def test_two_builds_of_a_commit_with_everything_else_different_give_the_same_bytes(tmp_path: Path) -> None:
    here = copy_handbook(tmp_path / "here")
    _git(here, "init", "--quiet")
    _git(here, "add", ".")
    _git(here, "commit", "--quiet", "--message", "Begin")
    there = tmp_path / "a folder of anybody’s" / "there"
    there.parent.mkdir()
    _git(tmp_path, "clone", "--quiet", str(here), str(there))
    done = build(here, variables={"PYTHONHASHSEED": "0", "TZ": "UTC"})
    assert done.returncode == 0, done.stderr
    config = os.path.relpath(there / "mkdocs.yml", tmp_path)
    done = build(
        tmp_path,
        "-f",
        config,
        "-d",
        str(tmp_path / "elsewhere"),
        variables=OTHERWISE,
        before=_private,
    )
    assert done.returncode == 0, done.stderr
    one, other = tree(here / "site"), tree(tmp_path / "elsewhere")
    assert len(one) > 100
    assert different(one, other) == []


def test_the_other_computer_is_another_one() -> None:
    """Or the tests around it would prove nothing."""
    script = (
        "import os, pathlib, time, datetime as d; print(d.date.fromtimestamp(time.time()), "
        "d.datetime.now(d.UTC).date(), [p.name for p in pathlib.Path('.').iterdir()])"
    )
    orders = set()
    for seed in ("1", "2"):
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", script],
            cwd=REPOSITORY,
            env={**os.environ, **OTHERWISE, "FOLDERS_SHUFFLED_BY": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.startswith("2028-01-01 2028-01-01 [")
        orders.add(done.stdout)
    assert len(orders) == 2


@pytest.mark.parametrize("workflow", ["publish", "check"])
def test_the_day_that_the_workflows_take_from_a_commit_makes_one_site_of_it_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workflow: str
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    folder = tiny_handbook(tmp_path / "tiny")
    with (folder / "personas" / "claire.yml").open("a", encoding="utf-8") as persona:
        persona.write("review: {owner: sales, last: 2026-06-02, every: 6 months}\n")
    _git(folder, "init", "--quiet")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "--message", "Begin")
    kept = tmp_path / "environment"
    subprocess.run(  # noqa: S603
        ["bash", "-e", "-c", _step(workflow, "Take the day from the commit")["run"]],  # noqa: S607
        cwd=folder,
        check=True,
        env={**os.environ, "GITHUB_ENV": str(kept)},
    )
    name, _, value = kept.read_text("utf-8").strip().partition("=")

    def built(there_it_is: str, **variables: str) -> dict[str, bytes]:
        elsewhere = {**OTHERWISE, "TZ": "UTC", "THERE_IT_IS": there_it_is, **variables}
        done = build(folder, "-d", str(tmp_path / "site"), variables=elsewhere)
        assert done.returncode == 0, done.stderr
        return tree(tmp_path / "site")

    november, january = "1795176000", "1830297600"
    assert different(built(november, **{name: value}), built(january, **{name: value})) == []
    now, later = built(november), built(january)
    assert now == built(january, **{name: value})
    assert {"review/index.html", "personas/claire/index.html"} <= set(different(now, later))
    assert b"overdue" not in now["personas/claire/index.html"]
    assert b"overdue" in later["personas/claire/index.html"]


def test_one_module_alone_asks_what_day_it_is() -> None:
    asking = {
        path.relative_to(REPOSITORY).as_posix()
        for path in (REPOSITORY / "hooks").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("now", "utcnow", "time", "localtime")
        and not (
            node.func.attr == "time"
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "datetime"
        )
    }
    # The other one asks how old a folder is that a killed build left.
    assert asking == {"hooks/persona_handbook/clock.py", "hooks/persona_handbook/keeping/folders.py"}
