"""``handbook diff``: each change told once, in words, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from histories import Past, git
from persona_handbook.cli import main

Output = pytest.CaptureFixture[str]
Make = Callable[[Past], None]
CLAIRE_FILE, COLETTE_FILE, COMPANY_FILE = (f"personas/{one}.yml" for one in ("claire", "colette", "handbook"))
CLAIRE_SAID, COLETTE_SAID = "Claire Martin (personas/claire.yml)", "Colette Roux (personas/colette.yml)"
PIXEL = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def _edit(name: str, pairs: Sequence[tuple[str, str]]) -> Make:
    def make(past: Past) -> None:
        for old, new in pairs:
            past.edit(name, old, new)

    return make


def claire(*pairs: tuple[str, str]) -> Make:
    """Return an edit of Claire's file."""
    return _edit(CLAIRE_FILE, pairs)


def company(*pairs: tuple[str, str]) -> Make:
    """Return an edit of the company's file."""
    return _edit(COMPANY_FILE, pairs)


def _rename_colette(past: Past) -> None:
    git(past.root, "mv", COLETTE_FILE, "personas/colette-roux.yml")


def _rename_claire(past: Past) -> None:
    git(past.root, "mv", CLAIRE_FILE, "personas/claire-martin.yml")
    past.edit(COLETTE_FILE, "persona: claire", "persona: claire-martin")


def _rename_source(past: Past) -> None:
    past.edit(COMPANY_FILE, "  survey: {", "  survey-2026: {")
    text = (past.root / CLAIRE_FILE).read_text("utf-8")
    past.write(CLAIRE_FILE, text.replace("[@survey]", "[@survey-2026]"))


def _move_contribution(past: Past) -> None:
    line = (
        "  sales: {by: Marc, date: 2026-06-02, insights: [Asks for refills], actions: [Offer the refill]}\n"
    )
    past.edit(CLAIRE_FILE, f"contributions:\n{line}", "")
    past.write(
        "personas/claire/sales.yml",
        "by: Marc\ndate: 2026-06-02\ninsights: [Asks for refills]\nactions: [Offer the refill]\n",
    )


def _portrait(past: Past) -> None:
    path = past.root / "personas" / "claire" / "portrait.png"
    path.parent.mkdir()
    path.write_bytes(PIXEL)


def _support_contributes(past: Past) -> None:
    past.write("personas/claire/support.yml", "by: Ana\ndate: 2026-07-01\ninsights: [Writes late]\n")


def _new_persona(past: Past) -> None:
    past.write("personas/hugo.yml", "name: Hugo Petit\nrole: anti-target\nsummary: Resells limited toys.\n")


def _broken(past: Past) -> None:
    past.edit(COLETTE_FILE, "role: secondary", "role: queen")
    past.edit(CLAIRE_FILE, "role: primary", "role: secondary")


PLACE = "Positioning › Discovery Box › Benefits"
#: An edit, and all that is told of it.
CASES: dict[str, tuple[Make, list[str]]] = {
    "an item added": (
        claire(("frustrations:\n", "frustrations:\n  - Gifts in too much plastic [@survey]\n")),
        [CLAIRE_SAID, "Struggles with: added “Gifts in too much plastic”"],
    ),
    "an item removed": (
        claire(("  - Shops that ask for an account\n", "")),
        [
            CLAIRE_SAID,
            "Struggles with: removed “Shops that ask for an account”",
            "What follows",
            "Claire Martin: hypotheses 5 → 4, of 8 claims",
        ],
    ),
    "an item rephrased": (
        claire(("Parcels that come when nobody is at home", "Parcels that arrive while nobody is at home")),
        [
            CLAIRE_SAID,
            (
                "Struggles with: “Parcels that come when nobody is at home” becomes "
                "“Parcels that arrive while nobody is at home”"
            ),
        ],
    ),
    "one item moved within its list": (
        claire(
            ("  - Shops that ask for an account\n", ""),
            ("frustrations:\n", "frustrations:\n  - Shops that ask for an account\n"),
        ),
        [CLAIRE_SAID, "Struggles with: “Shops that ask for an account” has moved within the list"],
    ),
    "an item moved to another field": (
        claire(
            ("  - Wants her children to play without a screen\n", ""),
            ("motivations:\n", ""),
            ("needs:\n", "needs:\n  - Wants her children to play without a screen\n"),
        ),
        [CLAIRE_SAID, "Needs: “Wants her children to play without a screen” has come here from Motivations"],
    ),
    "two claims without their source": (
        claire(("buying [@survey]", "buying"), ("age [@survey]", "age")),
        [
            CLAIRE_SAID,
            (
                "2 claims lost their evidence: “Compares three shops before buying”; "
                "“Wants to see at once what suits the age”"
            ),
            "What follows",
            "Claire Martin: hypotheses 5 → 7, of 9 claims",
            "Claire Martin: maturity of the evidence 1 → 0, of 4",
        ],
    ),
    "a claim with a source": (
        claire(("when nobody is at home", "when nobody is at home [@crm]")),
        [
            CLAIRE_SAID,
            "Struggles with: “Parcels that come when nobody is at home” now rests on Customer base",
            "What follows",
            "Claire Martin: hypotheses 5 → 4, of 9 claims",
        ],
    ),
    "a claim with another source": (
        claire(("week [@crm]", "week [@survey]")),
        [
            CLAIRE_SAID,
            (
                "Struggles with: “Presents that break within a week” now rests on Spring survey, "
                "before on Customer base"
            ),
        ],
    ),
    "a benefit of a positioning": (
        claire(("ends the search for a present", "ends the search for the right present")),
        [
            CLAIRE_SAID,
            f"{PLACE}: “ends the search for a present” becomes “ends the search for the right present”",
        ],
    ),
    "an answer to an objection": (
        claire(("answer: It is played with for years", "answer: It outlasts three cheap ones")),
        [
            CLAIRE_SAID,
            (
                "Buying › Objections and answers › It costs too much for what it is › Answer: "
                "“It is played with for years” becomes “It outlasts three cheap ones”"
            ),
        ],
    ),
    "an objection rephrased": (
        claire(("It costs too much for what it is", "It costs much for what it is")),
        [
            CLAIRE_SAID,
            (
                "Buying › Objections and answers › Objections: “It costs too much for what it is” becomes "
                "“It costs much for what it is”"
            ),
        ],
    ),
    "a choice, a number and a date": (
        claire(
            ("role: primary", "role: secondary"),
            ("emotion: 4", "emotion: 2"),
            ("last: 2026-06-10", "last: 2026-11-01"),
            ("every: 6 months", "every: 1 year"),
        ),
        [
            CLAIRE_SAID,
            "Role: Primary becomes Secondary",
            "Journey › Awareness › Feels: 4 becomes 2",
            "Review › Last review: 10 June 2026 becomes 1 November 2026",
            "Review › Every: 6 months becomes 1 year",
        ],
    ),
    "a reference": (
        claire(("owner: marketing, last", "owner: sales, last")),
        [CLAIRE_SAID, "Review › Reviewed by: Marketing becomes Sales"],
    ),
    "a channel removed and one added": (
        claire(("{channel: School gate, use: Asks other parents, rank: 2}", "{channel: Radio, use: Drives}")),
        [CLAIRE_SAID, "Where to reach: removed School gate", "Where to reach: added Radio"],
    ),
    "a file renamed": (
        _rename_colette,
        ["Colette Roux (personas/colette-roux.yml)", "renamed from colette to colette-roux"],
    ),
    "a file renamed that others name": (
        _rename_claire,
        ["Claire Martin (personas/claire-martin.yml)", "renamed from claire to claire-martin"],
    ),
    "a source's id": (
        _rename_source,
        ["The company", "Sources › Spring survey: its id survey becomes survey-2026"],
    ),
    "a contribution moved to a file of its own": (_move_contribution, []),
    "a contribution in a file of its own": (
        _support_contributes,
        [
            CLAIRE_SAID,
            "What departments know: added Customer service",
            "What follows",
            "Customer service: the first contribution to Claire Martin",
            "Claire Martin: hypotheses 5 → 6, of 10 claims",
        ],
    ),
    "a contribution gone": (
        claire(
            (
                (
                    "contributions:\n  sales: {by: Marc, date: 2026-06-02, insights: [Asks for refills], "
                    "actions: [Offer the refill]}\n"
                ),
                "",
            )
        ),
        [
            CLAIRE_SAID,
            "What departments know: removed Sales",
            "What follows",
            "Sales: no contribution to Claire Martin yet",
            "Claire Martin: hypotheses 5 → 4, of 8 claims",
        ],
    ),
    "a new persona": (
        _new_persona,
        [
            "Hugo Petit (personas/hugo.yml)",
            "a new persona",
            "What follows",
            "Marketing, Sales and Customer service: no contribution to Hugo Petit yet",
        ],
    ),
    "a persona removed": (
        lambda past: (past.root / COLETTE_FILE).unlink(),
        ["Colette Roux (personas/colette.yml)", "no longer in the handbook"],
    ),
    "an offer": (
        company(("a monthly wooden-toy box", "a monthly box of wooden toys"), ("sample: 412", "sample: 500")),
        [
            "The company",
            (
                "Offers › Discovery Box › Category: “a monthly wooden-toy box” becomes "
                "“a monthly box of wooden toys”"
            ),
            "Sources › Spring survey › Sample: 412 becomes 500",
        ],
    ),
    "a department": (
        company(
            (
                "  support: {name: Customer service}",
                "  support: {name: Customer service}\n  data: {name: Data}",
            )
        ),
        [
            "The company",
            "Departments: added Data",
            "What follows",
            "Data: no contribution to Claire Martin yet",
            "Data: no contribution to Colette Roux yet",
        ],
    ),
    "departments in another order": (
        company(
            ("  marketing: {name: Marketing}\n", ""),
            ('contact: "#sales"}\n', 'contact: "#sales"}\n  marketing: {name: Marketing}\n'),
        ),
        ["The company", "Departments: Sales has moved within the list"],
    ),
    "a portrait": (_portrait, [CLAIRE_SAID, "Portrait: added"]),
    "lines folded anew, a comment, another order of keys": (
        claire(
            ("summary: Buys toys in the evening, on her phone.\n", ""),
            (
                "role: primary\n",
                "# Who buys\nrole: primary\nsummary: >-\n  Buys toys in the evening,\n  on her phone.\n",
            ),
        ),
        [],
    ),
    "emphasis alone": (
        claire(("that break within", "that *break* within")),
        [CLAIRE_SAID, "Struggles with: links or emphasis changed in “Presents that break within a week”"],
    ),
    "a file with a fault": (
        _broken,
        [
            CLAIRE_SAID,
            "Role: Primary becomes Secondary",
            "Not compared",
            'personas/colette.yml:2:7, in HEAD: "queen" is not possible for "role"',
        ],
    ),
}


def lines(text: str) -> list[str]:
    """Return what a report says, line by line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_once_and_nothing_else(tmp_path: Path, capsys: Output, case: str) -> None:
    make, expected = CASES[case]
    past = Past.of(tmp_path)
    make(past)
    past.commit("Change it")
    assert main(["diff", "HEAD~1", "HEAD", "--root", str(tmp_path)]) == 0
    assert lines(capsys.readouterr().out) == (expected or ["Nothing has changed for readers."])


def test_a_history_of_every_kind_of_change_is_told_commit_by_commit(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    told = {}
    for case, (make, _) in CASES.items():
        git(past.root, "checkout", "--quiet", "-B", "main", past.ids[0])
        make(past)
        past.commit(case)
        main(["diff", past.ids[0], past.ids[-1], "--root", str(tmp_path), "--format", "json"])
        found = json.loads(capsys.readouterr().out)
        told[case] = [change["text"] for group in found["personas"] for change in group["changes"]] + [
            change["text"] for change in found["company"]
        ]
    assert {case: len(texts) for case, texts in told.items() if len(texts) != len(set(texts))} == {}
    assert sum(map(len, told.values())) >= 20


def test_without_head_the_files_are_compared_as_they_are_new_ones_included(
    tmp_path: Path, capsys: Output
) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "age: 34-42", "age: 30-42")
    past.write("personas/hugo.yml", "name: Hugo Petit\nrole: anti-target\nsummary: Resells toys.\n")
    assert main(["diff", "main", "--root", str(tmp_path)]) == 0
    assert lines(capsys.readouterr().out)[:4] == [
        CLAIRE_SAID,
        "Who this is › Age: “34-42” becomes “30-42”",
        "Hugo Petit (personas/hugo.yml)",
        "a new persona",
    ]
    assert git(past.root, "status", "--porcelain") == "M personas/claire.yml\n?? personas/hugo.yml"


def test_a_handbook_in_a_folder_of_a_repository_is_compared(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path / "part")
    shutil.move(tmp_path / "part" / ".git", tmp_path / ".git")
    past.edit(CLAIRE_FILE, "age: 34-42", "age: 30-42")
    past.commit("Change it")
    past.edit(CLAIRE_FILE, "age: 30-42", "age: 28-42")
    assert main(["diff", "HEAD", "--root", str(tmp_path / "part")]) == 0
    assert lines(capsys.readouterr().out) == [CLAIRE_SAID, "Who this is › Age: “30-42” becomes “28-42”"]


def test_two_personas_that_come_to_resemble_each_other_are_told(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    claims = "needs: [Wants wooden toys, Wants quick delivery]\nfrustrations: [Plastic everywhere]\n"
    one = "name: Hugo Petit\nrole: primary\nsummary: Buys toys.\n"
    past.write("personas/hugo.yml", one + claims)
    past.write("personas/ines.yml", one.replace("Hugo Petit", "Inès Le Gall"))
    past.commit("Two more")
    past.write("personas/ines.yml", one.replace("Hugo Petit", "Inès Le Gall") + claims)
    assert main(["diff", "HEAD", "--root", str(tmp_path)]) == 0
    assert lines(capsys.readouterr().out)[-1] == "Hugo Petit and Inès Le Gall now share more than they differ"


def test_markdown_takes_every_sign_that_was_typed_as_it_is(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "age: 34-42", "age: '<img src=x> [a](b) @all #1 `c`'")
    assert main(["diff", "HEAD", "--root", str(tmp_path), "--format", "markdown"]) == 0
    assert capsys.readouterr().out == (
        "## What changes for readers\n\n"
        "### Claire Martin (personas/claire.yml)\n\n"
        "- **Who this is** › **Age**: ~~“34&#45;42”~~ becomes “&#60;img src&#61;x&#62; "
        "&#91;a&#93;&#40;b&#41; &#64;all &#35;1 &#96;c&#96;”\n"
    )


def test_json_holds_values_as_typed_and_what_follows(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "week [@crm]", "week")
    assert main(["diff", "HEAD", "--root", str(tmp_path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "base": "HEAD",
        "head": None,
        "company": [],
        "personas": [
            {
                "id": "claire",
                "name": "Claire Martin",
                "changes": [
                    {
                        "kind": "evidence-lost",
                        "field": "frustrations",
                        "before": "Presents that break within a week [@crm]",
                        "after": "Presents that break within a week",
                        "text": "Struggles with: “Presents that break within a week” lost its evidence, "
                        "Customer base",
                    }
                ],
            }
        ],
        "effects": {
            "coverage": {"filled": [], "opened": []},
            "evidence": [
                {
                    "persona": "claire",
                    "before": {"claims": 9, "hypotheses": 5, "maturity": 1},
                    "after": {"claims": 9, "hypotheses": 6, "maturity": 1},
                }
            ],
            "overlap": {"new": [], "gone": []},
        },
        "not_compared": [],
    }


def test_a_report_that_is_too_long_is_cut_between_lines_with_a_word(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "Lyon}", "Besançon}")
    past.edit(CLAIRE_FILE, "  - Shops that ask for an account\n", "")
    command = ["diff", "HEAD", "--root", str(tmp_path), "--format", "markdown"]
    assert main(command) == 0
    whole = capsys.readouterr().out
    word = "\n… and more: only the beginning fits here. `handbook diff` tells all of it.\n"
    for most in range(100, len(whole.encode()) + 3):
        assert main([*command, "--most", str(most)]) == 0
        said = capsys.readouterr().out
        assert len(said.encode()) <= most
        kept = said.removesuffix(word)
        assert whole.startswith(kept)
        assert not kept or kept.endswith("\n")
        assert (kept == whole) == (most >= len(whole.encode()))
    assert main([*command[:-1], "json", "--most", "10"]) == 0
    assert json.loads(capsys.readouterr().out)["personas"]


def test_it_speaks_the_language_of_the_site(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    past.write("mkdocs.yml", "site_name: Petit\ntheme:\n  language: fr\n")
    past.edit(CLAIRE_FILE, "  - Shops that ask for an account\n", "")
    assert main(["diff", "HEAD", "--root", str(tmp_path)]) == 0
    said = lines(capsys.readouterr().out)
    assert said[1].endswith("«\u202fShops that ask for an account\u202f»")
    assert "removed" not in said[1]


def test_what_a_file_holds_reaches_no_terminal_raw(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    past.edit(CLAIRE_FILE, "age: 34-42", 'age: "\\e[31mred"')
    main(["diff", "HEAD", "--root", str(tmp_path)])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("nowhere", 'handbook: there is no revision "nowhere"\n'),
        ("HEAD:personas", 'handbook: there is no revision "HEAD:personas"\n'),
        ("HEAD\x1b[31m", 'handbook: there is no revision "HEAD␛[31m"\n'),
    ],
)
def test_an_unknown_revision_is_wrong_usage(
    tmp_path: Path, capsys: Output, revision: str, message: str
) -> None:
    Past.of(tmp_path)
    assert main(["diff", revision, "--root", str(tmp_path)]) == 2
    assert capsys.readouterr() == ("", message)


def test_outside_a_repository_there_is_nothing_to_compare(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\n", "utf-8")
    assert main(["diff", "main", "--root", str(tmp_path)]) == 2
    assert capsys.readouterr() == ("", f"handbook: {tmp_path} is in no git repository\n")


def test_a_folder_that_is_no_handbook_is_wrong_usage(tmp_path: Path, capsys: Output) -> None:
    assert main(["diff", "main", "--root", str(tmp_path)]) == 2
    assert capsys.readouterr() == ("", f"handbook: {tmp_path} is not a handbook: it holds no mkdocs.yml\n")


def test_without_git_it_says_so(tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    Past.of(tmp_path)
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    assert main(["diff", "main", "--root", str(tmp_path)]) == 2
    assert capsys.readouterr() == (
        "",
        "handbook: git is not installed, and it alone knows what the handbook was\n",
    )


def test_a_revision_that_a_shallow_clone_lacks_says_what_to_fetch(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path / "whole")
    past.commit("Again")
    git(tmp_path, "clone", "--quiet", "--depth", "1", (tmp_path / "whole").as_uri(), "shallow")
    assert main(["diff", past.ids[0], "--root", str(tmp_path / "shallow")]) == 2
    assert capsys.readouterr().err == (
        f'handbook: there is no revision "{past.ids[0]}" in this shallow clone; fetch the whole history\n'
    )


def test_the_company_of_the_cases_is_sound(tmp_path: Path, capsys: Output) -> None:
    Past.of(tmp_path)
    assert main(["check", str(tmp_path)]) == 0
    assert "error" not in capsys.readouterr().out
