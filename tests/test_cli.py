"""The ``handbook`` command: what it prints, and the exit code by which CI knows."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from handbooks import REPOSITORY
from persona_handbook.check import Inspection, inspect
from persona_handbook.cli import main
from persona_handbook.memory import SELDOM

Make = Callable[..., Path]
Output = pytest.CaptureFixture[str]

QUIET = """\
brand: {name: Marelle}
checks: {role-incomplete: off, never-reviewed: off, uncited-claims: off}
"""
SOUND = "name: Claire Martin\nrole: primary\nsummary: Buys toys.\n"
WARNED = SOUND + "quote: See [this](http://a.example)\n"
NOTICED = SOUND + "quote:\n"
WRONG = SOUND + "frustation: [Noise]\n"
RETIRED = "name: Hugo\nrole: primary\nsummary: Bought toys.\nstatus: retired\nreplaced_by: claire\n"


@pytest.fixture
def root(small: Make) -> Callable[[str], Path]:
    """Return a function that makes a handbook whose only fault is that of claire's text."""

    def make(claire: str) -> Path:
        return small(**{"handbook.yml": QUIET, "claire.yml": claire, "hugo.yml": RETIRED})

    return make


Root = Callable[[str], Path]


def test_a_command_seldom_looks_for_what_it_could_free(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = gc.get_threshold()
    seen: list[tuple[int, int, int]] = []

    def noting(*given: Any, **named: Any) -> Inspection:
        seen.append(gc.get_threshold())
        return inspect(*given, **named)

    monkeypatch.setattr("persona_handbook.check.inspect", noting)
    main(["check", str(root(SOUND))])
    assert seen == [SELDOM]
    assert gc.get_threshold() == usual


@pytest.mark.parametrize(
    ("claire", "codes", "summary"),
    [
        (SOUND, (0, 0), "nothing to mend\n"),
        (NOTICED, (0, 0), "\n1 notice\n"),
        (WARNED, (0, 1), "\n1 warning\n"),
        (WRONG, (1, 1), "\n1 error\n"),
        (WRONG + "quote:\n", (1, 1), "\n1 error, 1 notice\n"),
    ],
)
def test_the_exit_code_tells_errors_and_under_strict_warnings(
    root: Root, capsys: Output, claire: str, codes: tuple[int, int], summary: str
) -> None:
    folder = str(root(claire))
    loose = main(["check", folder]), capsys.readouterr()
    strict = main(["check", folder, "--strict"]), capsys.readouterr()
    assert (loose[0], strict[0]) == codes
    assert loose[1] == strict[1]
    assert loose[1].out.endswith(summary)
    assert loose[1].err == ""


def test_a_report_for_people_quotes_the_line(root: Root, capsys: Output) -> None:
    main(["check", str(root(WRONG))])
    assert capsys.readouterr().out == (
        'personas/claire.yml:4:1: error: unknown key "frustation" (unknown-key)\n'
        "  frustation: [Noise]\n"
        "  ^\n"
        '  did you mean "frustrations"?\n'
        "\n1 error\n"
    )


def test_a_report_for_github_annotates_the_line(root: Root, capsys: Output) -> None:
    assert main(["check", str(root(WRONG)), "--format", "github"]) == 1
    assert capsys.readouterr().out == (
        "::error file=personas/claire.yml,line=4,col=1,title=unknown-key::"
        'unknown key "frustation"%0Adid you mean "frustrations"?\n'
    )


def test_a_report_for_programs_is_a_json_list(root: Root, capsys: Output) -> None:
    assert main(["check", str(root(WRONG)), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "personas/claire.yml",
            "line": 4,
            "column": 1,
            "severity": "error",
            "rule": "unknown-key",
            "message": 'unknown key "frustation"',
            "hint": 'did you mean "frustrations"?',
        }
    ]


@pytest.mark.parametrize(("form", "empty"), [("github", ""), ("json", "[]\n"), ("text", "nothing to mend\n")])
def test_a_report_of_nothing_is_empty_in_its_own_way(
    root: Root, capsys: Output, form: str, empty: str
) -> None:
    assert main(["check", str(root(SOUND)), "--format", form]) == 0
    assert capsys.readouterr().out == empty


def test_the_handbook_of_the_working_directory_is_checked_unless_another_is_named(
    root: Root, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root(WRONG))
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith("personas/claire.yml:4:1: error: ")


@pytest.mark.parametrize("command", [["check"], ["export", "--to", "out"]])
@pytest.mark.parametrize("name", ["nowhere", "empty", "file"])
def test_a_root_without_mkdocs_yml_is_wrong_usage(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, command: list[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    assert main([*command, name]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == f"handbook: {name} is not a handbook: it holds no mkdocs.yml\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chekc"],
        ["check", "--stict"],
        ["check", "--str"],
        ["check", "--format", "xml"],
        ["check", ".", "other"],
        ["export", "."],
        ["export", ".", "--to", "out", "--language", "de"],
        ["schema", "--to", "x", "--check"],
    ],
)
def test_wrong_options_are_wrong_usage(capsys: Output, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("usage: handbook ")


def test_a_missing_folder_personas_is_an_error_at_its_path(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "mkdocs.yml").touch()
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        "personas:1:1: error: the folder personas/ is missing (missing-file)\n"
        "  a handbook keeps its sources there: handbook.yml, and one file for each persona\n"
        "\n1 error\n"
    )


def test_a_missing_handbook_yml_is_an_error_at_its_path(small: Make, capsys: Output) -> None:
    folder = small(**{"claire.yml": SOUND + "needs: ['Time [@survey]']\n"})
    (folder / "personas" / "handbook.yml").unlink()
    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out == (
        "personas/handbook.yml:1:1: error: "
        "handbook.yml, which describes the company, is missing (missing-file)\n"
        "  add it, beginning with the brand: brand: {name: Marelle}\n"
        "\n1 error\n"
    )


def test_an_empty_handbook_yml_is_an_error(small: Make, capsys: Output) -> None:
    for text, message in (("", "this file holds nothing"), ("{}\n", 'the key "brand" is missing')):
        assert main(["check", str(small(**{"handbook.yml": text}))]) == 1
        assert f"personas/handbook.yml:1:1: error: {message}" in capsys.readouterr().out


def test_no_persona_yet_is_a_notice(small: Make, capsys: Output) -> None:
    folder = small(**{"handbook.yml": QUIET})
    (folder / "personas" / "claire.yml").unlink()
    assert main(["check", str(folder), "--strict"]) == 0
    assert capsys.readouterr().out.endswith("\n1 notice\n")


def test_what_a_file_holds_reaches_no_terminal_raw(root: Root, capsys: Output) -> None:
    main(["check", str(root(SOUND + '"a\\e[31mb\\u202ec": x\n'))])
    output = capsys.readouterr().out
    assert "\x1b" not in output
    assert "\u202e" not in output
    assert "unknown key" in output


def test_the_schemas_are_written_into_a_folder(tmp_path: Path) -> None:
    assert main(["schema", "--to", str(tmp_path / "a" / "schemas")]) == 0
    assert sorted(path.name for path in (tmp_path / "a" / "schemas").iterdir()) == [
        "contribution.json",
        "handbook.json",
        "persona.json",
    ]


def test_schemas_cannot_be_written_into_a_file(tmp_path: Path, capsys: Output) -> None:
    target = tmp_path / "taken"
    target.touch()
    assert main(["schema", "--to", str(target)]) == 2
    assert capsys.readouterr().err == f"handbook: cannot write into {target}: File exists\n"


def _run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "persona_handbook", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_runs_as_a_module_and_leaves_with_the_exit_code(root: Root) -> None:
    done = _run("check", folder=root(WRONG))
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith('personas/claire.yml:4:1: error: unknown key "frustation"')
    assert _run("check", folder=REPOSITORY.parent).returncode == 2


def test_a_check_needs_neither_mkdocs_nor_the_templates(root: Root) -> None:
    code = (
        "import sys; sys.modules |= dict.fromkeys(['mkdocs', 'jinja2', 'babel', 'material']); "
        "from persona_handbook.cli import main; sys.exit(main(['check']))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        cwd=root(SOUND),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "nothing to mend\n", "")


def test_the_example_has_nothing_that_fails_even_strictly(capsys: Output) -> None:
    assert main(["check", str(REPOSITORY), "--strict"]) == 0
    assert "warning:" not in capsys.readouterr().out
