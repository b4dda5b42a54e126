"""Handbooks in which every text of every field is what its editor should never have typed.

Each text bears a label of its own, letters that nothing changes, at both ends. So wherever a text comes out,
in a page, an attribute, the search or a feed, it can be told which it is, and whether it is still the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torture
from anytext import drawn
from handbooks import copy_handbook, run_mkdocs
from histories import git
from persona_handbook.model.company import Company
from persona_handbook.model.part import Part
from persona_handbook.model.persona import PersonaFile, Role
from persona_handbook.model.shape import walk
from persona_handbook.model.values import TextKind
from persona_handbook.source.yaml import read

#: Where a labelled text begins and ends.
LABELLED = re.compile(r"Zq(\d+)a((?:(?!Zq\d+a).)*?)a\1qZ", re.DOTALL)
#: Where one begins: a title or a description may be cut before its end.
BEGUN = re.compile(r"Zq(\d+)a")
#: The labels of what stood there before have numbers from here on.
BEFORE = 10**6
_SPOT = re.compile(r"Spot\d+x")


@dataclass
class Told:
    """A handbook, and what its texts are.

    Attributes:
        files: What its files hold, by their name below personas/ without extension.
        texts: Each text by the number of its label.
    """

    files: dict[str, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)


def handbook(text: Callable[[TextKind], str], first: int = 1) -> Told:
    """Return a handbook in which every field is filled by what ``text`` returns for its kind.

    Args:
        text: Called for each text in turn.
        first: The number of the first label.
    """
    told = Told()
    spots = torture.Words(tuple(f"Spot{number}x" for number in range(9)), items=2)
    trees: dict[str, tuple[type[Part], dict[str, Any]]] = {"handbook": (Company, torture.company(spots))}
    ids = {Role.PRIMARY: "ada", Role.SECONDARY: "bea", Role.ANTI_TARGET: "cleo"}
    for role, id_ in ids.items():
        spots = torture.Words(spots.texts, 2, others=tuple(one for one in ids.values() if one != id_))
        trees[id_] = PersonaFile, torture.filled(PersonaFile, spots, name="Spot0x", role=role)
    for name, (model, tree) in trees.items():
        numbers = iter(range(10**6))
        typed = _SPOT.sub(lambda _: f"Spot{next(numbers)}x", json.dumps(tree))  # noqa: B023
        kinds = _kinds(typed, model)

        def labelled(spot: re.Match[str]) -> str:
            number = first + len(told.texts)
            told.texts[number] = text(kinds[spot[0]])  # noqa: B023
            return json.dumps(f"Zq{number}a{told.texts[number]}a{number}qZ", ensure_ascii=False)[1:-1]

        told.files[name] = _SPOT.sub(labelled, typed)
    return told


def _kinds(typed: str, model: type[Part]) -> dict[str, TextKind]:
    document, faults = read("personas/x.yml", typed.encode())
    assert faults == []
    found = {}
    for leaf in walk(document.root, model):
        for spot in _SPOT.findall(leaf.text.value):
            assert isinstance(leaf.marker, TextKind), leaf
            found[spot] = leaf.marker
    return found


def any_handbook(*, fixed: bool) -> Told:
    """Return a handbook of any texts, the same ones each time where they are ``fixed``.

    A field that takes marks gets a text that holds none.
    """
    kinds: list[TextKind] = []

    def counted(kind: TextKind) -> str:
        kinds.append(kind)
        return "n"

    handbook(counted)
    count = kinds.count(TextKind.LABEL)
    labels = iter(drawn("labels", count, fixed=fixed))
    sentences = iter(drawn("sentences", len(kinds) - count, fixed=fixed))
    return handbook(lambda kind: next(labels if kind is TextKind.LABEL else sentences))


def neutral(told: Told) -> Told:
    """Return the same handbook with letters in the place of every sign, so that only its shape is left."""
    texts = {number: re.sub(r"\S", "n", text) for number, text in told.texts.items()}
    numbers = iter(sorted(texts))
    return handbook(lambda _: texts[next(numbers)], min(texts))


#: What runs, loads or leads elsewhere where a page takes a text for markup, wherever a text may stand.
CANARY = (
    '<script>window.canary=1</script> "><img src=x onerror=window.canary=2> '
    "' autofocus onfocus='window.canary=3' x=' `onmouseover=window.canary=4 "
    "</title></style></textarea></script><svg/onload=window.canary=5> "
    "--><iframe srcdoc='<script>parent.canary=6</script>'></iframe><!-- "
    "<a href=javascript:window.canary=7>x</a> "
    "<link rel=stylesheet href=https://evil.example/x.css><base href=https://evil.example/> "
    "<meta http-equiv=refresh content='0;url=https://evil.example/'> "
    "{{7+7}} {{ config.items() }} {% include 'mkdocs.yml' %} ${7+7} #{7+7} "
    '--8<-- "mkdocs.yml" ::: persona ada ::error file=x::y # Heading | a | b | =HYPERLINK(1) '
    "\\u003cscript\\u003ewindow.canary=8\\u003c/script\\u003e &lt;script&gt;window.canary=9&lt;/script&gt;"
)
#: A field that is shown as typed can hold links too: elsewhere they are errors.
LINKS = " [x](javascript:window.canary=10) [y](data:text/html,<script>parent.canary=11</script>) **b**"


def canary(kind: TextKind) -> str:
    """Return the canary for a field of a kind."""
    return CANARY + LINKS if kind is TextKind.LABEL else CANARY


def write(root: Path, told: Told) -> None:
    """Write the files of a handbook."""
    for name, text in told.files.items():
        (root / "personas" / f"{name}.yml").write_text(text + "\n", "utf-8")


def build(folder: Path, told: Told) -> Path:
    """Build a handbook that was empty words before it became what is ``told``; return its site."""
    root = copy_handbook(folder / "handbook")
    for path in sorted((root / "personas").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for page in (root / "docs").rglob("*.md"):
        # The guide shows personas of the example.
        page.write_text(re.sub(r"^:::.*$", "", page.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    for state in (handbook(lambda _: "plain", BEFORE), told):
        write(root, state)
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "-m", "Write")
    run_mkdocs("build", "-d", str(folder / "site"), folder=root)
    return folder / "site"


def found_in(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield each labelled text in ``text``: its number, what it says there, and whether that is all of it.

    What is cut off to fit says what it says up to its ellipsis, or to the end of the line.
    """
    whole = {match.start(): (int(match[1]), match[2], True) for match in LABELLED.finditer(text)}
    for match in BEGUN.finditer(text):
        rest = re.split("…|\n", text[match.end() :], maxsplit=1)[0]
        yield whole.get(match.start(), (int(match[1]), rest, False))


def changed(place: str, text: str, told: Told) -> tuple[list[int], list[tuple[int, str]]]:
    """Return which texts of ``told`` stand in ``text``, and those that are no longer as they were typed."""
    found, wrong = [], []
    for number, says, is_whole in found_in(text):
        if number >= BEFORE:
            continue
        # Brackets would open a link among the lines of llms.txt.
        typed = told.texts[number]
        typed = fold(typed.replace("[", "(").replace("]", ")") if place == "llms.txt" else typed)
        found.append(number)
        label = f"a{number}qZ"
        if fold(says) != typed if is_whole else not (typed + label).startswith(fold(says)):
            wrong.append((number, says))
    return found, wrong


def fold(text: str) -> str:
    """Return ``text`` with each run of blanks as one space, as browsers show it."""
    return " ".join(text.split())
