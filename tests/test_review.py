"""``handbook review``: what is due, and the record of a review in a file that stays as it was."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_handbook.amend import Reviewed, persona_in, with_review
from persona_handbook.cli import main
from persona_handbook.clock import today
from persona_handbook.source.yaml import read

Make = Callable[..., Path]
Output = pytest.CaptureFixture[str]
COMPANY = """\
brand: {name: Marelle}
departments:
  sales: {name: Sales & co, contact: "@sales #1"}
"""
HEAD = "name: Claire\nrole: anti-target\nsummary: Buys.\n"
OVERDUE = HEAD + "review: {owner: sales, last: 2026-01-10}\n"


def run(root: Path, *arguments: str) -> int:
    return main(["review", *arguments, "--root", str(root)])


def handbook(small: Make, **personas: str) -> Path:
    files = {f"{name}.yml": text for name, text in personas.items()}
    return small(**{"handbook.yml": COMPANY, "claire.yml": OVERDUE}, **files)


def test_what_is_due_is_told_by_standing_the_most_urgent_first(small: Make, capsys: Output) -> None:
    root = handbook(
        small,
        ana=HEAD + "review: {owner: sales, last: 2026-06-10}\n",
        bea=HEAD,
        cleo=HEAD + "review: {last: 2026-11-01}\n",
        dan=HEAD + "status: draft\n",
        old=HEAD + "status: retired\n",
        eve=HEAD + "review: {last: 2026-05-21}\n",
        fay=HEAD + "review: {last: 2026-05-20}\n",
    )
    assert run(root) == 3
    assert capsys.readouterr().out == (
        "Overdue (2)\n"
        "  claire: due on 10 July 2026 (134 days ago); Sales & co (@sales #1)\n"
        "  fay: due on 20 November 2026 (1 day ago); nobody is named\n"
        "\n"
        "Never reviewed (1)\n"
        "  bea: never reviewed; nobody is named\n"
        "\n"
        "Due soon (2)\n"
        "  eve: due on 21 November 2026 (today); nobody is named\n"
        "  ana: due on 10 December 2026 (in 19 days); Sales & co (@sales #1)\n"
    )


def test_where_nothing_is_overdue_the_exit_code_is_0(small: Make, capsys: Output) -> None:
    root = small(**{"handbook.yml": COMPANY, "claire.yml": HEAD + "review: {last: 2026-11-20}\n"})
    assert run(root) == 0
    assert capsys.readouterr().out == "No review is due.\n"
    assert run(root, "--format", "markdown") == 0
    assert capsys.readouterr().out == "No review is due.\n"


def test_one_persona_can_be_asked_for(small: Make, capsys: Output) -> None:
    root = handbook(small, bea=HEAD)
    assert run(root, "bea") == 0
    assert capsys.readouterr().out == "Never reviewed (1)\n  bea: never reviewed; nobody is named\n"


def test_an_issue_is_told_in_markdown_of_which_no_name_makes_a_mark_or_a_mention(
    small: Make, capsys: Output
) -> None:
    named = OVERDUE.replace("name: Claire", "name: '@all <b>*Claire*</b> #7'")
    root = small(**{"handbook.yml": COMPANY, "claire.yml": named})
    assert run(root, "--format", "markdown") == 3
    assert capsys.readouterr().out == (
        "## Reviews that are due\n"
        "\n"
        "### Overdue\n"
        "\n"
        "- **&#64;all &#60;b&#62;&#42;Claire&#42;&#60;/b&#62; &#35;7** (`personas/claire.yml`): "
        "due on 10 July 2026 (134 days ago); Sales &#38; co &#40;&#64;sales &#35;1&#41;\n"
        "\n"
        "Read the persona once more with those who know, correct it, and record the day: "
        "`handbook review claire --done`, or `last:` under `review:` in the file.\n"
    )


def test_an_issue_has_room_for_what_is_told(small: Make, capsys: Output) -> None:
    root = handbook(small, **{f"p{number}": OVERDUE for number in range(70)})
    assert run(root, "--format", "markdown") == 3
    out = capsys.readouterr().out
    assert out.count("- **") == 60
    assert "\n- and 11 more\n" in out


def test_programs_are_told_of_every_review(small: Make, capsys: Output) -> None:
    root = handbook(small, bea=HEAD)
    assert run(root, "--format", "json") == 3
    assert json.loads(capsys.readouterr().out) == [
        {
            "persona": "claire",
            "name": "Claire",
            "status": "overdue",
            "due": "2026-07-10",
            "days": -134,
            "last": "2026-01-10",
            "every": "6 months",
            "owner": "sales",
            "text": "claire: due on 10 July 2026 (134 days ago); Sales & co (@sales #1)",
        },
        {
            "persona": "bea",
            "name": "Claire",
            "status": "never",
            "due": None,
            "days": None,
            "last": None,
            "every": "6 months",
            "owner": None,
            "text": "bea: never reviewed; nobody is named",
        },
    ]


def test_a_french_handbook_is_told_of_in_french(small: Make, capsys: Output) -> None:
    assert run(handbook(small), "--language", "fr") == 3
    assert capsys.readouterr().out == (
        "En retard (1)\n"
        "  claire\N{NO-BREAK SPACE}: à faire le 10 juillet 2026 (il y a 134 jours)\N{NARROW NO-BREAK SPACE}; "
        "Sales & co (@sales #1)\n"
    )


def test_of_a_handbook_with_errors_nothing_is_told(small: Make, capsys: Output) -> None:
    assert run(handbook(small, bea="name: Bea\n")) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("personas/bea.yml:1:1: error: ")
    assert said.err.endswith("handbook: the files have errors; what is due is known once they are mended\n")


#: What stands in a file before and after a review is recorded, by how it is laid out.
RECORDED = {
    "a block": (
        "review:\n  owner: sales\n  last: 2026-01-10  # in the garden\n  every: 6 months\n",
        "review:\n  owner: sales\n  last: 2026-11-21  # in the garden\n  every: 6 months\n",
    ),
    "in brackets": (
        "review: {owner: sales, last: 2026-01-10}\n",
        "review: {owner: sales, last: 2026-11-21}\n",
    ),
    "in quotes": ('"review": {"last": "2026-01-10"}\n', '"review": {"last": "2026-11-21"}\n'),
    "in single quotes": ("review: {last: '2026-01-10'} # x\n", "review: {last: '2026-11-21'} # x\n"),
    "a block text": ("review:\n  last: >-\n    2026-01-10\n", "review:\n  last: >-\n    2026-11-21\n"),
    "nothing after last": (
        "review:\n  last:   # when?\n  owner: sales\n",
        "review:\n  last: 2026-11-21   # when?\n  owner: sales\n",
    ),
    "an empty text": ('review: {last: "", owner: sales}\n', "review: {last: 2026-11-21, owner: sales}\n"),
    "no last, behind the owner": (
        "review:\n    owner: sales # them\n    every: 1 year\n# end\n",
        "review:\n    owner: sales # them\n    last: 2026-11-21\n    every: 1 year\n# end\n",
    ),
    "no last and no owner": (
        "review:\n  # often\n  every: 1 year\n",
        "review:\n  # often\n  last: 2026-11-21\n  every: 1 year\n",
    ),
    "no last in brackets": ("review: {owner: sales}\n", "review: {owner: sales, last: 2026-11-21}\n"),
    "no last and no owner in brackets": (
        "review: {every: 1 year}\n",
        "review: {last: 2026-11-21, every: 1 year}\n",
    ),
    "empty brackets": ("review: {}\n", "review: {last: 2026-11-21}\n"),
    "a group without anything": (
        "review: # soon\ntags: [a]\n",
        "review: {last: 2026-11-21} # soon\ntags: [a]\n",
    ),
    "no group": ("tags: [a]\n", "tags: [a]\nreview:\n  last: 2026-11-21\n"),
    "no group and no last line end": ("tags: [a] # b", "tags: [a] # b\nreview:\n  last: 2026-11-21\n"),
    "no group behind a comment and blank lines": (
        "tags: [a]\n\n# the end\n\n",
        "tags: [a]\n\n# the end\n\nreview:\n  last: 2026-11-21\n",
    ),
    "no group behind a text of many lines": (
        "story:\n  personal: |+\n    One.\n\n    review:\n\n",
        "story:\n  personal: |+\n    One.\n\n    review:\n\nreview:\n  last: 2026-11-21\n",
    ),
    "the same words in other places": (
        'quote: "last: 2026-01-10"\n# last: 2026-01-10\nreview: {last: 2026-01-10}\n',
        'quote: "last: 2026-01-10"\n# last: 2026-01-10\nreview: {last: 2026-11-21}\n',
    ),
    "an excuse": (
        "# handbook: excuse overdue-review because we move house\nreview:\n  last: 2026-01-10\n",
        "# handbook: excuse overdue-review because we move house\nreview:\n  last: 2026-11-21\n",
    ),
}


@pytest.mark.parametrize("layout", RECORDED)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_review_is_recorded_and_nothing_else_changes(
    small: Make, capsys: Output, layout: str, line_end: str, mark: bytes
) -> None:
    root = handbook(small)
    path = root / "personas" / "claire.yml"
    before, after = (mark + (HEAD + text).replace("\n", line_end).encode() for text in RECORDED[layout])
    path.write_bytes(before)
    assert run(root, "claire", "--done") == 0
    assert path.read_bytes() == after
    assert capsys.readouterr().out == "personas/claire.yml: reviewed on 2026-11-21.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{name: Claire, role: anti-target, summary: Buys}",
            "{review: {last: 2026-11-21}, name: Claire, role: anti-target, summary: Buys}",
        ),
        (
            "  name: Claire\n  role: anti-target\n  summary: Buys",
            "  name: Claire\n  role: anti-target\n  summary: Buys\n  review:\n    last: 2026-11-21\n",
        ),
        (
            f"---\n# $schema=x\n{HEAD}quote: |\n  Buys\n",
            f"---\n# $schema=x\n{HEAD}quote: |\n  Buys\nreview:\n  last: 2026-11-21\n",
        ),
    ],
)
def test_a_whole_file_keeps_its_layout(small: Make, before: str, after: str) -> None:
    root = handbook(small)
    path = root / "personas" / "claire.yml"
    path.write_bytes(before.encode())
    assert run(root, "claire", "--done") == 0
    assert path.read_bytes().decode() == after


def test_the_day_and_who_did_it_can_be_named(small: Make, capsys: Output) -> None:
    root = handbook(small)
    path = root / "personas" / "claire.yml"
    assert run(root, "claire", "--done", "--date", "2026-11-03", "--by", "Ana Petit") == 0
    assert capsys.readouterr().out == "personas/claire.yml: reviewed on 2026-11-03 by Ana Petit.\n"
    assert path.read_text("utf-8") == HEAD + "review: {owner: sales, last: 2026-11-03, by: Ana Petit}\n"
    assert run(root, "claire", "--done", "--by", 'Bea, "Bee": {x} # \\') == 0
    assert path.read_text("utf-8") == (
        HEAD + "review: {owner: sales, last: 2026-11-21, by: 'Bea, \"Bee\": {x} # \\'}\n"
    )


@given(
    who=st.text(min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: bool(text) and text.isprintable()),
    review=st.sampled_from(["", "review: {owner: sales}\n", "review:\n  owner: sales\n"]),
)
def test_whoever_did_it_is_recorded_as_named(who: str, review: str) -> None:
    data = (HEAD + review).encode()
    found = persona_in("a.yml", with_review("a.yml", data, Reviewed(today(), who)))
    assert (found.review.last, found.review.by) == (today(), who)


def test_what_is_recorded_already_is_not_written_again(small: Make, capsys: Output) -> None:
    root = handbook(small)
    assert run(root, "claire", "--done", "--date", "2026-01-10") == 0
    assert capsys.readouterr().out == "personas/claire.yml says so already: reviewed on 2026-01-10.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["clair", "--done"], 'there is no persona "clair": did you mean "claire"?'),
        (
            ["personas/claire.yml", "--done"],
            'there is no persona "personas/claire.yml": did you mean "claire"?',
        ),
        (["xyz"], 'there is no persona "xyz"'),
        (["--done"], "--done wants to know of whom: handbook review ID --done"),
        (["claire", "--by", "Ana"], "--date and --by belong to --done, which records a review"),
        (
            ["claire", "--done", "--date", "2026-11-22"],
            "2026-11-22 is still to come, and today is 2026-11-21; record a review once it is done",
        ),
        (
            ["claire", "--done", "--date", "3/11/2026"],
            '"3/11/2026" is no date as YYYY-MM-DD: did you mean 2026-11-03?',
        ),
        (["claire", "--done", "--date", "2026-02-30"], '"2026-02-30" is no date as YYYY-MM-DD'),
        (
            ["claire", "--done", "--date", "2026-01-09"],
            "claire was reviewed later than that already, on 2026-01-10",
        ),
        (["old", "--done"], "old is retired, and nobody reviews it any more"),
        (["old"], "old is retired, and nobody reviews it any more"),
        (["young"], "young is a draft; its reviews begin once it is published"),
        (["named", "--done"], 'the last review names Bea; say who did this one: --by "NAME"'),
    ],
)
def test_a_mistake_is_refused_and_nothing_is_written(
    small: Make, capsys: Output, arguments: list[str], said: str
) -> None:
    root = handbook(
        small,
        old=HEAD + "status: retired\n",
        young=HEAD + "status: draft\n",
        named=HEAD + "review: {last: 2026-01-10, by: Bea}\n",
    )
    before = {path: path.read_bytes() for path in (root / "personas").iterdir()}
    assert run(root, *arguments) == 2
    assert capsys.readouterr() == ("", f"handbook: {said}\n")
    assert {path: path.read_bytes() for path in (root / "personas").iterdir()} == before


def test_a_file_with_errors_is_refused_with_what_is_to_be_mended(small: Make, capsys: Output) -> None:
    root = handbook(small, bea=HEAD + "nedes: [Time]\n")
    path = root / "personas" / "bea.yml"
    assert run(root, "bea", "--done") == 1
    said = capsys.readouterr()
    assert said.err == (
        'personas/bea.yml:4:1: error: unknown key "nedes" (unknown-key)\n'
        "  nedes: [Time]\n"
        "  ^\n"
        '  did you mean "needs"?\n'
        "\n1 error\n"
        "handbook: personas/bea.yml stays as it is: mend what is said above first\n"
    )
    assert path.read_text("utf-8") == HEAD + "nedes: [Time]\n"


def test_errors_of_other_files_do_not_keep_a_review_from_being_recorded(small: Make) -> None:
    root = handbook(small, bea="name: [\n")
    assert run(root, "claire", "--done") == 0


def test_what_cannot_be_recorded_alone_is_refused(small: Make, capsys: Output) -> None:
    # A line end behind the last text would become part of it.
    text = HEAD + "story:\n  personal: |\n    One."
    root = handbook(small, bea=text)
    assert run(root, "bea", "--done") == 1
    assert capsys.readouterr().err == (
        "handbook: personas/bea.yml stays as it is: this cannot be recorded in it without touching something "
        'else; write "last:" under "review:" by hand\n'
    )
    assert (root / "personas" / "bea.yml").read_text("utf-8") == text


def test_a_file_is_put_in_place_at_once_with_its_rights_and_without_leavings(small: Make) -> None:
    root = handbook(small)
    path = root / "personas" / "claire.yml"
    path.chmod(0o640)
    inode = path.stat().st_ino
    assert run(root, "claire", "--done") == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    # Another file took its place; nobody could read half of it.
    assert path.stat().st_ino != inode
    assert sorted(one.name for one in path.parent.iterdir()) == ["claire.yml", "handbook.yml"]


def test_a_file_that_cannot_be_written_is_told(
    small: Make, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = handbook(small)

    def refuse(_descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", refuse)
    assert run(root, "claire", "--done") == 2
    assert capsys.readouterr().err == "handbook: cannot write personas/claire.yml: No space left on device\n"
    assert sorted(one.name for one in (root / "personas").iterdir()) == ["claire.yml", "handbook.yml"]
    assert (root / "personas" / "claire.yml").read_text("utf-8") == OVERDUE


def test_the_example_s_own_files_take_a_review_each(copy: Path) -> None:
    for path in sorted((copy / "personas").glob("*.yml")):
        if path.name in ("handbook.yml", "sophie-bernard.yml"):
            continue
        before = path.read_bytes()
        assert run(copy, path.stem, "--done", "--by", "Ana Petit") == 0
        old, new = (set(data.decode().splitlines()) for data in (before, path.read_bytes()))
        assert {line.split(":")[0].strip() for line in new - old} == {"last", "by"}
        assert all(line.strip().startswith("last:") for line in old - new)
        assert not read(path.name, path.read_bytes())[1]
