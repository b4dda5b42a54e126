"""What GitHub is told: what a workflow may do, what a pull request shows, and what people are asked."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbooks import REPOSITORY
from persona_handbook.check import Inspection

FOLDER = REPOSITORY / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (FOLDER / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
PINNED = re.compile(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
#: What a job may write, by its workflow and name; all others read.
WRITES = {
    ("publish.yml", "deploy"): {"pages", "id-token"},
    ("weekly.yml", "publish"): {"pages", "id-token"},
    ("weekly.yml", "remind"): {"issues"},
}


def loaded(path: Path) -> dict[str, Any]:
    # YAML 1.1 takes the key "on" for a yes.
    content: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return {"on" if key is True else key: value for key, value in content.items()}


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in loaded(path)["jobs"].values():
        yield from job.get("steps", ())


def shell(path: Path) -> list[str]:
    return [step["run"] for step in steps(path) if "run" in step]


CHECK = FOLDER / "workflows" / "check.yml"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_permitted_but_what_a_job_asks_for(path: Path) -> None:
    content = loaded(path)
    assert content["permissions"] == {}
    for name, job in content["jobs"].items():
        written = {what for what, how in job["permissions"].items() if how != "read"}
        assert written == WRITES.get((path.name, name), set()), name
        assert "uses" in job or job["timeout-minutes"] <= 60


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_runs_what_a_stranger_wrote_with_rights_of_ours(path: Path) -> None:
    text = path.read_text("utf-8")
    for trigger in ("pull_request_target", "workflow_run", "issue_comment", "secrets.", "secrets: inherit"):
        assert trigger not in text
    # An expression within a script is pasted into it, whatever it holds.
    assert [one for one in shell(path) if "${{" in one] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_and_every_checkout_leaves_no_token(path: Path) -> None:
    used = re.findall(r"uses: (\S+(?: #.*)?)", path.read_text("utf-8"))
    assert used
    assert [one for one in used if "/.github/" not in one and not PINNED.fullmatch(one)] == []
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_an_action_is_pinned_to_one_commit_everywhere() -> None:
    pins = {
        tuple(one.split("@", 1))
        for path in WORKFLOWS
        for one in re.findall(r"uses: ([\w-]+/\S+@[0-9a-f]{40})", path.read_text("utf-8"))
    }
    assert len(pins) == len({name for name, _ in pins}) > 4


def test_a_pull_request_can_only_read() -> None:
    content = loaded(CHECK)
    assert content["on"] == "pull_request"
    for job in content["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
        assert "secrets" not in job
        assert "environment" not in job


def test_a_pull_request_is_checked_told_previewed_and_tested() -> None:
    said = "\n".join(shell(CHECK))
    for part in ("make sources", "make site", "make code", "make test"):
        assert re.search(rf"^{part}$", said, re.MULTILINE), part
    assert loaded(CHECK)["jobs"]["handbook"]["env"] == {"BASE": "HEAD^1"}
    assert (
        '.venv/bin/handbook diff "$BASE" --format markdown --most 1000000 >> "$GITHUB_STEP_SUMMARY"' in said
    )
    assert '.venv/bin/handbook preview "$BASE" --to build/preview.html' in said
    kept = [step["with"] for step in steps(CHECK) if "upload-artifact" in step.get("uses", "")]
    assert kept == [
        {"path": "build/preview.html", "archive": False, "retention-days": 14},
        {"name": "site", "path": "site/", "retention-days": 7},
    ]


def test_the_words_on_where_to_look_are_markdown(tmp_path: Path) -> None:
    step = next(one for one in steps(CHECK) if one.get("name") == "Say where to look")
    summary = tmp_path / "summary.md"
    for site, end in (
        (
            "https://x.example/2",
            "\n[The whole site](https://x.example/2), to be unpacked: `python -m http.server` shows it.\n",
        ),
        ("", ""),
    ):
        summary.write_text("- before\n", "utf-8")
        environment = {"PREVIEW": "https://x.example/1", "SITE": site, "GITHUB_STEP_SUMMARY": str(summary)}
        subprocess.run(  # noqa: S603
            ["bash", "-e", "-c", step["run"]],  # noqa: S607
            check=True,
            env=environment | {"PATH": os.environ["PATH"]},
        )
        assert summary.read_text("utf-8") == (
            "- before\n\n---\n\n**[See the pages that change](https://x.example/1)**: "
            f"one file, which opens in any browser.\n{end}"
        )


@pytest.mark.parametrize(
    ("name", "condition"), [("publish", "${{ github.event_name == 'push' }}"), ("check", None)]
)
def test_a_change_is_judged_and_built_on_the_day_of_its_commit_and_a_rebuild_today(
    name: str, condition: str | None
) -> None:
    """What that day does is tried in tests/test_sameness.py."""
    jobs = loaded(FOLDER / "workflows" / f"{name}.yml")["jobs"]
    job = jobs["build" if name == "publish" else "handbook"]["steps"]
    at = [step.get("name") for step in job].index("Take the day from the commit")
    assert job[at].get("if") == condition
    assert [step for step in job[:at] if "run" in step] == []
    # Of a workflow that another calls, the event is the caller's.
    assert set(loaded(FOLDER / "workflows" / "weekly.yml")["on"]) == {"schedule"}


def test_sources_are_annotated_at_their_lines_on_github() -> None:
    done = subprocess.run(
        ["make", "-n", "sources"],  # noqa: S607
        cwd=REPOSITORY,
        env={**os.environ, "GITHUB_ACTIONS": "true"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "-m persona_handbook check --strict --format github ." in done.stdout


def owners() -> list[tuple[str, list[str]]]:
    lines = (FOLDER / "CODEOWNERS").read_text("utf-8").splitlines()
    parts = [line.split() for line in lines if line and not line.startswith("#")]
    return [(pattern, names) for pattern, *names in parts]


def test_every_department_owns_its_own_files_and_the_last_word_on_them(example: Inspection) -> None:
    assert example.handbook
    patterns = [pattern for pattern, _ in owners()]
    own = [f"/personas/*/{one}.yml" for one in example.handbook.company.departments]
    assert [one for one in patterns if one.startswith("/personas/*/")] == own
    assert patterns.index("/personas/") < patterns.index(own[0])
    assert patterns[0] == "*"


def test_every_path_has_owners_who_can_be_written_to() -> None:
    for pattern, names in owners():
        assert names, pattern
        assert [one for one in names if not re.fullmatch(r"@[\w-]+(/[\w-]+)?", one)] == []
        if "*" not in pattern:
            assert (REPOSITORY / pattern.strip("/")).exists(), pattern


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_asks_little_and_names_nobody(path: Path) -> None:
    form = loaded(path)
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    required = [part for part in asked if part.get("validations", {}).get("required")]
    assert 1 <= len(required) <= 4
    assert "customer" in form["body"][0]["attributes"]["value"]
    assert len({part["id"] for part in asked}) == len(asked)


def test_the_form_for_departments_lists_those_of_the_handbook(example: Inspection) -> None:
    assert example.handbook
    form = loaded(FOLDER / "ISSUE_TEMPLATE" / "2-contribution.yml")
    listed = next(part for part in form["body"] if part.get("id") == "department")["attributes"]["options"]
    assert listed == [one.name for one in example.handbook.company.departments.values()]


def test_who_opens_an_issue_is_also_shown_how_to_do_it_oneself() -> None:
    links = loaded(FOLDER / "ISSUE_TEMPLATE" / "config.yml")["contact_links"]
    site = re.search(r'"(https://[^"]+)"', (REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    assert site
    assert [one["url"] for one in links] == [f"{site[1]}guide/contributing/", f"{site[1]}interview/"]
    assert (REPOSITORY / "docs" / "guide" / "contributing.md").is_file()
