"""``handbook new``: a persona is begun by options or by answers; nothing is ever overwritten."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from handbooks import EPOCH, REPOSITORY
from persona_handbook.cli import main
from persona_handbook.interview.dialogue import Dialogue
from persona_handbook.model.values import Reference

Output = pytest.CaptureFixture[str]


def new(root: Path, *arguments: str) -> int:
    return main(["new", "--root", str(root), *arguments])


def test_a_file_is_written_and_one_is_told_where_to_go_on(copy: Path, capsys: Output) -> None:
    arguments = ("--role", "secondary", "--summary", "Pays: and asks first.", "--set", "needs=The address")
    assert new(copy, "Élodie Œuvrard", *arguments) == 0
    written = (copy / "personas" / "elodie-oeuvrard.yml").read_text("utf-8")
    assert written.startswith(
        "# yaml-language-server: $schema=../schema/persona.json\n"
        "# What stands behind a # is not read. Fill what you know: take the # and the space behind it away.\n"
        "# A claim is believed where it cites its source, [@survey-2026]; sources stand in handbook.yml.\n"
        "name: Élodie Œuvrard\n"
        "role: secondary\n"
        "status: draft  # not published; take this line out when everybody may read it\n"
        "market: consumer\n"
        'summary: "Pays: and asks first."\n'
    )
    assert "\nneeds:\n  - The address\n" in written
    assert "\n# influences:\n#   - persona: aissata-kone\n#     relation: grandmother\n" in written
    assert capsys.readouterr().out == (
        "personas/elodie-oeuvrard.yml is written: a secondary persona, as a draft.\n"
        "\n"
        "Go on:\n"
        "  open personas/elodie-oeuvrard.yml  fill what you know; what is optional stands there behind a #\n"
        "  handbook check                     says what is still missing, and what to type instead\n"
        "  make serve                         shows it at http://127.0.0.1:8000/personas/elodie-oeuvrard/, "
        "drafts too\n"
        "\n"
        "What its role must say still:\n"
        "\n"
        "  personas/elodie-oeuvrard.yml:5:7: notice: this draft does not say yet what a secondary persona "
        "must: influences is missing (unfinished-draft)\n"
        "    role: secondary\n"
        "          ^\n"
        "    fill influences before it is published\n"
        "\n"
        "  1 notice\n"
    )


def test_a_persona_that_exists_is_not_touched(copy: Path, capsys: Output) -> None:
    path = copy / "personas" / "claire-martin.yml"
    before = path.read_bytes()
    assert new(copy, "Claire Martin", "--role", "primary", "--summary", "x") == 2
    assert path.read_bytes() == before
    assert capsys.readouterr().err == (
        "handbook: personas/claire-martin.yml exists already; it stays as it is. "
        "Choose another name, or another --id\n"
    )


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "NAME, --role and --summary are missing"),
        (("Paul", "--role", "primary"), "--summary is missing"),
        (("保罗",), "--role and --summary are missing"),
        (
            ("保罗", "--role", "primary", "--summary", "x"),
            '"保罗" makes no id; give one of small letters, digits and hyphens with --id',
        ),
        (
            ("Paul", "--role", "primary", "--summary", "x", "--id", "Paul L"),
            '"Paul L" cannot be an id: an id holds small letters a to z, digits and single hyphens',
        ),
        (("Paul", "--set", "needs"), '--set wants FIELD=TEXT, not "needs"'),
        (("Paul", "--set", "frustation=x"), 'there is no field "frustation": did you mean "frustrations"?'),
        (
            ("Paul", "--set", "purpose=x"),
            '"purpose" is a group; say which part: use_for, not_for or decisions',
        ),
    ],
)
def test_what_cannot_be_written_is_refused_and_writes_nothing(
    copy: Path, capsys: Output, arguments: tuple[str, ...], reason: str
) -> None:
    before = sorted(copy.rglob("personas/*"))
    assert new(copy, *arguments) == 2
    assert capsys.readouterr().err == f"handbook: {reason}\n"
    assert sorted(copy.rglob("personas/*")) == before


def test_a_file_that_the_check_refuses_does_not_stay(copy: Path, capsys: Output) -> None:
    arguments = ("--role", "secondary", "--summary", "x", "--set", "influences.persona=claire-matin")
    assert new(copy, "Paul", *arguments) == 1
    error = capsys.readouterr().err
    assert 'error: there is no persona "claire-matin" (unknown-persona)' in error
    assert 'did you mean "claire-martin"?' in error
    assert error.endswith("handbook: personas/paul.yml was not written: mend what is said above\n")
    assert not (copy / "personas" / "paul.yml").exists()


def test_the_schemas_learn_of_a_new_persona_where_they_are_kept(copy: Path) -> None:
    main(["schema", str(copy)])
    assert main(["schema", str(copy), "--check"]) == 0
    assert new(copy, "Paul Leroy", "--role", "primary", "--summary", "x") == 0
    assert '"paul-leroy"' in (copy / "schema" / "persona.json").read_text("utf-8")
    assert main(["schema", str(copy), "--check"]) == 0


def test_a_dialogue_asks_what_the_role_needs_and_takes_no_wrong_word() -> None:
    lines = iter(
        [
            *("", "Paul Leroy", "Paul L. Leroy"),  # needed; taken; free
            *("secundary", "secondary"),
            "",
            "Pays and asks first.",
            *("claire-matin", "claire-martin", "grandfather", "Pays for it", "", "One toy is enough."),
        ]
    )
    said: list[str] = []
    answers: dict[str, object] = {}
    dialogue = Dialogue({Reference.PERSONA: ("claire-martin",)}, lambda _: next(lines), said.append)
    dialogue.complete(answers, lambda name: "taken" if name == "Paul Leroy" else "")
    assert answers == {
        "name": "Paul L. Leroy",
        "role": "secondary",
        "market": "consumer",
        "summary": "Pays and asks first.",
        "influences": [
            {
                "persona": "claire-martin",
                "relation": "grandfather",
                "how": "Pays for it",
                "message": "One toy is enough.",
            }
        ],
    }
    assert next(lines, None) is None
    assert [line for line in said if line.startswith(("  did", "  This", "  taken"))] == [
        "  This one is needed.",
        "  taken",
        '  did you mean "secondary"?',
        '  did you mean "claire-martin"?',
    ]


def _on_a_terminal(root: Path, typed: str) -> tuple[int, str]:
    """Run the command on a terminal of its own and return its exit code and what stood there."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "persona_handbook", "new", "--root", str(root)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), "SOURCE_DATE_EPOCH": EPOCH},
    ) as process:
        os.close(theirs)
        os.write(ours, typed.encode())
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            shown += piece
        os.close(ours)
        return process.wait(60), shown.decode()


def test_on_a_terminal_it_asks(copy: Path) -> None:
    answers = ["Zoé Petit", "anti-target", "", "Sells what we give away.", "It costs families their copy."]
    answers += [
        "Knows every edition",
        "",
        "Asks for a low number",
        "",
        "We make one a household.",
        "",
        "We change.",
    ]
    code, shown = _on_a_terminal(copy, "\n".join(answers) + "\n" * 9)
    assert code == 0, shown
    assert "What is this person to us?" in shown
    assert "personas/zoe-petit.yml is written: an anti-target, as a draft." in shown
    assert "exclusion:\n  reason: It costs families their copy.\n" in (
        copy / "personas" / "zoe-petit.yml"
    ).read_text("utf-8")


def test_leaving_in_the_middle_writes_nothing(copy: Path) -> None:
    before = sorted(copy.rglob("personas/*"))
    code, shown = _on_a_terminal(copy, "Zoé Petit\n\x04")
    assert (code, "Nothing was written." in shown) == (130, True)
    assert sorted(copy.rglob("personas/*")) == before
