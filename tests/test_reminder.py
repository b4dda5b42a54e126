"""The weekly reminder: one issue that tells what is overdue, by a stand-in for GitHub's own program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbooks import REPOSITORY

Make = Callable[..., Path]
SCRIPT = REPOSITORY / "tools" / "review_issue.sh"
WEEKLY = REPOSITORY / ".github" / "workflows" / "weekly.yml"
COMPANY = "brand: {name: Marelle}\n"
HEAD = "role: anti-target\nsummary: Buys.\n"
OVERDUE = "review: {last: 2026-01-10}\n"
NASTY = "name: '$(touch pwned) `touch pwned` ::error::x %0A'\n"
#: Notes down what it is asked, each call a line of JSON, with the body; answers what the test has laid out.
GH = """\
#!{python}
import json, os, sys
asked = sys.argv[1:]
named = asked[asked.index("--body-file") + 1] if "--body-file" in asked else os.devnull
body = open(named, encoding="utf-8").read()
with open(os.environ["ASKED"], "a", encoding="utf-8") as log:
    log.write(json.dumps([asked, body]) + "\\n")
if asked[:2] == ["repo", "view"]:
    print(os.environ["HAS_ISSUES"])
if asked[:2] == ["issue", "list"] and os.environ["OPEN"]:
    print(os.environ["OPEN"])
"""


def remind(root: Path, tmp_path: Path, open_issue: str = "", has_issues: str = "true") -> tuple[Any, Any]:
    """Run the script in ``root``; return how it ended and what was asked of GitHub."""
    programs = tmp_path / "bin"
    programs.mkdir()
    gh = programs / "gh"
    gh.write_text(GH.format(python=sys.executable), "utf-8")
    gh.chmod(0o755)
    log = tmp_path / "asked"
    log.touch()
    done = subprocess.run(  # noqa: S603
        [SCRIPT],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHON": sys.executable,
            "PYTHONPATH": str(REPOSITORY / "hooks"),
            "GH_REPO": "marelle/handbook",
            "ASKED": str(log),
            "OPEN": open_issue,
            "HAS_ISSUES": has_issues,
        },
    )
    return done, [json.loads(line) for line in log.read_text("utf-8").splitlines()]


VIEW = ["repo", "view", "marelle/handbook", "--json", "hasIssuesEnabled", "--jq", ".hasIssuesEnabled"]
LIST = (
    "issue list --app github-actions --label persona-review --state open --limit 1 --json number --jq".split()
)


def handbook(small: Make, review: str) -> Path:
    return small(**{"handbook.yml": COMPANY, "claire.yml": NASTY + HEAD + review})


def test_an_issue_is_opened_where_something_is_overdue_and_none_is_open(small: Make, tmp_path: Path) -> None:
    done, asked = remind(handbook(small, OVERDUE), tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    described = ["--description", "Personas whose review is overdue"]
    assert [call[:-1] if "--body-file" in call else call for call, _ in asked] == [
        VIEW,
        [*LIST, ".[0].number // empty"],
        ["label", "create", "persona-review", "--force", *described],
        ["issue", "create", "--title", "Personas to review", "--label", "persona-review", "--body-file"],
    ]
    assert asked[-1][1].startswith("## Reviews that are due\n\n### Overdue\n\n- **")


def test_the_issue_that_is_open_is_kept_up_to_date(small: Make, tmp_path: Path) -> None:
    done, asked = remind(handbook(small, OVERDUE), tmp_path, open_issue="7")
    assert done.returncode == 0, done.stderr
    (call, body) = asked[-1]
    assert (len(asked), call[:-1]) == (3, ["issue", "edit", "7", "--body-file"])
    assert "personas/claire.yml" in body


@pytest.mark.parametrize("open_issue", ["", "7"])
def test_the_issue_is_closed_where_nothing_is_overdue(small: Make, tmp_path: Path, open_issue: str) -> None:
    done, asked = remind(handbook(small, "review: {last: 2026-11-10}\n"), tmp_path, open_issue)
    assert done.returncode == 0, done.stderr
    close = ["issue", "close", "7", "--reason", "completed", "--comment", "No review is overdue any more."]
    assert [call for call, _ in asked[2:]] == ([close] if open_issue else [])


def test_what_a_name_holds_becomes_no_command(small: Make, tmp_path: Path) -> None:
    root = handbook(small, OVERDUE)
    done, asked = remind(root, tmp_path)
    assert not (root / "pwned").exists()
    assert "::error" not in done.stdout + done.stderr
    assert "&#36;&#40;touch pwned&#41; &#96;touch pwned&#96; &#58;&#58;error" in asked[-1][1]


def test_a_repository_without_issues_is_left_alone(small: Make, tmp_path: Path) -> None:
    done, asked = remind(handbook(small, OVERDUE), tmp_path, has_issues="false")
    assert (done.returncode, done.stdout) == (0, "This repository has no issues, so nothing is told.\n")
    assert [call for call, _ in asked] == [VIEW]


def test_with_faulty_files_nothing_is_asked_of_github(small: Make, tmp_path: Path) -> None:
    done, asked = remind(small(**{"handbook.yml": COMPANY, "claire.yml": "name: [\n"}), tmp_path)
    assert (done.returncode, asked) == (1, [])
    assert done.stderr.endswith("What is due cannot be told; the messages above say why.\n")


def test_only_the_reminder_may_write_issues_and_nothing_else() -> None:
    workflow = yaml.safe_load(WEEKLY.read_text("utf-8"))
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["remind"]["permissions"] == {"contents": "read", "issues": "write"}
    assert "issues" not in workflow["jobs"]["publish"]["permissions"]
    for path in WEEKLY.parent.glob("*.yml"):
        if path != WEEKLY:
            assert "issues: write" not in path.read_text("utf-8")


def test_the_reminder_s_steps_hold_no_expression_in_a_command() -> None:
    steps = yaml.safe_load(WEEKLY.read_text("utf-8"))["jobs"]["remind"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == ["make .venv/.site", "tools/review_issue.sh"]
    assert [step["with"]["persist-credentials"] for step in steps if "checkout" in step.get("uses", "")] == [
        False
    ]
