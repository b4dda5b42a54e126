r"""The corpus of bad and odd inputs: what is typed, and all that the checker says of it.

``tests/corpus/`` holds texts of cases: a title, files, and what is told of them.

    === a typo in a key
    --- claire.yml
    @head
    frustation: [Waits]
    +++
    claire.yml:4:1 error unknown-key

``@head`` stands for the three required keys. Files that a case does not name are those of ``BASE``. In a
file marked ``(escaped)``, what editors or git would change is escaped: ``\x`` stands for one byte, ``\u`` and
``\U`` for a character in UTF-8, ``\t``, ``\r``, ``\n`` and ``\\`` for what they do in Python; and a line ends
only where ``\n`` is typed.

The golden files of the reader and of the validation belong to the corpus too, each as one file of a whole
handbook: ``goldens.txt`` holds what is told of them there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from persona_handbook.check import inspect
from persona_handbook.clock import today
from persona_handbook.rules import practice

TESTS = Path(__file__).parents[1]
FOLDER = TESTS / "corpus"
HEAD = "name: Claire Martin\nrole: primary\nsummary: Buys toys.\n"
COMPANY = """\
brand: {name: Marelle}
departments:
  sales: {name: Sales}
  marketing: {name: Marketing}
offers:
  box: {name: Box, category: a toy box}
sources:
  survey-2026: {title: Survey, kind: survey}
  crm: {title: Customers, kind: analytics}
stages: {awareness: Awareness, purchase: Purchase}
kpis: {conversion: {name: Conversion}}
"""
#: Practice is another matter, and told by the calendar too: here its rules are not looked at.
PRACTICE = frozenset(rule.id for rule in practice.RULES)
BASE = {
    "handbook.yml": COMPANY.encode(),
    "claire.yml": HEAD.encode(),
    "hugo.yml": HEAD.replace("Claire", "Hugo").encode(),
}
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([nrt\\])|$)|\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One input.

    Attributes:
        name: What it is, unique in the corpus.
        files: What its files hold, by their path below personas/.
        expected: What is told of them: ``file:line:column severity rule``, in the order of the report.
    """

    name: str
    files: dict[str, bytes]
    expected: tuple[str, ...]


def told(folder: Path, files: dict[str, bytes]) -> tuple[str, ...]:
    """Return what the checker says of a handbook of these ``files``, made in ``folder``."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Marelle\n", "utf-8")
    for name, data in (BASE | files).items():
        path = folder / "personas" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    said = [one for one in inspect(folder, today()).diagnostics if one.rule not in PRACTICE]
    # A diagnostic without a hint, or that spills Python, is not what anybody agreed on.
    assert all(one.hint and one.message and "Traceback" not in one.message for one in said)
    places = (f"{one.place.file}:{one.place.line}:{one.place.column}" for one in said)
    return tuple(
        f"{place.removeprefix('personas/')} {one.severity} {one.rule}"
        for place, one in zip(places, said, strict=True)
    )


def cases() -> list[Case]:
    """Return the whole corpus."""
    typed = [case for path in sorted(FOLDER.glob("*.cases")) for case in _typed(path)]
    return [*typed, *_large(), *_goldens()]


def _typed(path: Path) -> Iterator[Case]:
    for block in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        body, _, expected = rest.partition("+++\n")
        files = {}
        for part in re.split(r"^--- ", body, flags=re.MULTILINE)[1:]:
            name, _, text = part.partition("\n")
            text = text.replace("@head\n", HEAD)
            plain = name.removesuffix(" (escaped)")
            files[plain] = text.encode() if plain == name else escaped(text)
        yield Case(title, files, tuple(expected.split("\n")[:-1]) if expected.strip() else ())


def escaped(text: str) -> bytes:
    """Return the bytes that ``text`` stands for; of line ends, only those of the head count."""
    head = HEAD if text.startswith(HEAD) else ""
    return head.encode() + b"".join(_bytes(text.removeprefix(HEAD)))


def _bytes(text: str) -> Iterator[bytes]:
    end = 0
    for match in _ESCAPE.finditer(text):
        yield text[end : match.start()].encode()
        end = match.end()
        byte, short, long, letter = match.groups()
        if byte:
            yield bytes.fromhex(byte)
        elif short or long:
            yield chr(int(short or long, 16)).encode("utf-8", "surrogatepass")
        elif letter:
            yield {"n": b"\n", "r": b"\r", "t": b"\t", "\\": b"\\"}[letter]
    yield text[end:].encode()


def _large() -> Iterator[Case]:
    """Yield what would be too long to be typed into a file."""

    def case(name: str, text: str, *expected: str) -> Case:
        verdict = tuple(f"claire.yml:{one}" for one in expected)
        return Case(name, {"claire.yml": (HEAD + text).encode()}, verdict)

    deep = "4:{} error too-deep"
    yield case("thirty thousand brackets", "goals: " + "[" * 30_000 + "\n", deep.format(19))
    yield case("thirty thousand braces", "goals: " + "{a: " * 30_000 + "\n", deep.format(52))
    yield case("thirty thousand dashes", "goals:\n  " + "- " * 30_000 + "\n", "5:25 error too-deep")
    yield case("a value of 20 kB and a byte", f"quote: {'x' * 20_481}\n", "4:8 error text-too-large")
    yield case("a value of 20 kB", f"quote: {'x' * 20_480}\n")
    yield case("a value of ten megabytes", f"quote: {'x' * 10_000_000}\n", "1:1 error file-too-large")
    yield case("a key of a thousand letters", "k" * 1_000 + ": x\n", "4:1 error unknown-key")
    yield case("a key of two thousand letters", "k" * 2_000 + ": x\n", "4:1 error yaml-syntax")
    yield case(
        "a number of five thousand digits",
        f"segment: {{share: {'9' * 5_000}}}\n",
        "4:18 error wrong-number",
    )
    yield case("five thousand quotation marks in a story", f"story: {{personal: '{'> ' * 5_000}x'}}\n")
    yield case("five thousand opening brackets in a story", f"story: {{personal: '{'[' * 5_000}x'}}\n")
    yield case("five thousand stars in a sentence", f"quote: '{'*_' * 5_000}'\n")


def _goldens() -> Iterator[Case]:
    expected = verdicts_of_goldens()
    for path in golden_files():
        name = f"{path.parts[-3]}/{path.stem}"
        yield Case(
            name, {golden_place(name): path.read_bytes()}, expected.get(name, ("nothing was agreed on",))
        )


def golden_files() -> list[Path]:
    """Return the inputs of the golden files."""
    folders = (TESTS / "source" / "corpus", TESTS / "schema" / "corpus")
    return sorted(path for folder in folders for path in folder.iterdir() if path.suffix in (".yml", ".bin"))


def golden_place(name: str) -> str:
    """Return which file of a handbook a golden input is."""
    if name.startswith("schema/") and "-company" in name:
        return "handbook.yml"
    return "claire/sales.yml" if name.startswith("schema/") and "-contribution" in name else "claire.yml"


def verdicts_of_goldens() -> dict[str, tuple[str, ...]]:
    """Return what is told of each golden input as one file of a whole handbook, by its name."""
    found: dict[str, list[str]] = {}
    name = ""
    path = FOLDER / "goldens.txt"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        if line.startswith("  "):
            found[name].append(line.strip())
        else:
            name = line
            found[name] = []
    return {key: tuple(lines) for key, lines in found.items()}


def accept(found: dict[str, tuple[str, ...]]) -> None:
    """Write down what is told now of each case, by its name, as what was agreed on."""
    lines = (
        f"{name}\n" + "".join(f"  {line}\n" for line in told_) for name, told_ in found.items() if "/" in name
    )
    (FOLDER / "goldens.txt").write_text("".join(lines), "utf-8", newline="\n")
    for path in FOLDER.glob("*.cases"):
        blocks = re.split(r"^(?==== )", path.read_text("utf-8"), flags=re.MULTILINE)
        for at, block in enumerate(blocks[1:], 1):
            title = block.partition("\n")[0].removeprefix("=== ")
            body = block.partition("+++\n")[0]
            blocks[at] = body + "+++\n" + "".join(f"{line}\n" for line in found[title])
        path.write_text("".join(blocks), "utf-8", newline="\n")
