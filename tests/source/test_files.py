"""What is found under personas/, and what is said of the rest."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from persona_handbook.rules.files import RULES
from persona_handbook.source import folder
from persona_handbook.source.files import SourceFiles, scan
from persona_handbook.source.portrait import MAX_PORTRAIT_BYTES
from persona_handbook.source.yaml import MAX_FILE_BYTES

PNG = b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IEND" + bytes(4)
JPEG = b"\xff\xd8\xff\xe0" + bytes(10) + b"\xff\xd9"
WEBP = b"RIFF\x08\x00\x00\x00WEBPVP8 "
BASE = {"handbook.yml": b"brand: {name: Marelle}\n", "claire-martin.yml": b"name: Claire\n"}
NO_ID = "an id holds small letters a to z, digits and single hyphens"
USE_IDS = 'use small letters, digits and single hyphens, as in "claire-martin"'
TAKEN = 'choose another name; "claire-martin" is taken, and some computers see no difference'
TOP = "here are handbook.yml, <id>.yml for each persona, and their folders; pages go to docs/"
INSIDE = "here are the persona's portrait and <department>.yml for each department; pages go to docs/"
NO_PERSONA = "a folder without a persona of the same name has no place here (unknown-file)"


def write(root: Path, files: dict[str, bytes], base: dict[str, bytes] | None = None) -> None:
    for name, data in {**(BASE if base is None else base), **files}.items():
        path = root / "personas" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def told(root: Path) -> list[str]:
    """Return three lines for each fault: its file below personas/, its message with the rule, its hint."""
    diagnostics = scan(root)[1]
    assert {(one.place.line, one.place.column, one.excerpt) for one in diagnostics} <= {(1, 1, "")}
    return [
        line
        for one in diagnostics
        for line in (one.place.file.removeprefix("personas/"), f"{one.message} ({one.rule})", one.hint)
    ]


def test_all_kinds_of_sources_are_found(tmp_path: Path) -> None:
    more = {
        "a.yml": b"name: A\n",
        "a/sales.yml": b"by: B\n",
        "a/customer-service.yml": b"by: C\n",
        "a/portrait.webp": WEBP,
        "claire-martin/portrait.jpg": JPEG,
    }
    write(tmp_path, more)
    files, diagnostics = scan(tmp_path)
    assert diagnostics == []
    assert files == SourceFiles(
        handbook=BASE["handbook.yml"],
        personas={"a": b"name: A\n", "claire-martin": b"name: Claire\n"},
        departments={("a", "customer-service"): b"by: C\n", ("a", "sales"): b"by: B\n"},
        portraits={
            "a": tmp_path / "personas/a/portrait.webp",
            "claire-martin": tmp_path / "personas/claire-martin/portrait.jpg",
        },
    )


def test_the_order_is_that_of_names_whatever_the_file_system_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [*(f"{letter}.yml" for letter in "dbeca"), "b/x.yml", "b/a.yml", "X.txt", "W.txt"]
    write(tmp_path, dict.fromkeys(names, b""))
    expected, diagnostics = scan(tmp_path)
    assert [*expected.personas] == ["a", "b", "c", "claire-martin", "d", "e"]
    assert [*expected.departments] == [("b", "a"), ("b", "x")]
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda path: sorted(listed(path), reverse=True))
    assert scan(tmp_path) == (expected, diagnostics)


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    names = [".DS_Store", "Thumbs.db", "claire-martin/.x.yml.swp", "claire-martin/thumbs.db"]
    write(tmp_path, dict.fromkeys(names, b""))
    (tmp_path / "personas/.#claire-martin.yml").symlink_to("nowhere")
    assert told(tmp_path) == []


def test_a_missing_folder_is_told_at_its_path(tmp_path: Path) -> None:
    assert scan(tmp_path)[0] == SourceFiles()
    assert told(tmp_path) == [
        "personas",
        "the folder personas/ is missing (missing-file)",
        "a handbook keeps its sources there: handbook.yml, and one file for each persona",
    ]


def test_a_missing_handbook_is_told_at_its_path(tmp_path: Path) -> None:
    write(tmp_path, {}, {"claire-martin.yml": b""})
    assert scan(tmp_path)[0].handbook is None
    assert told(tmp_path) == [
        "handbook.yml",
        "handbook.yml, which describes the company, is missing (missing-file)",
        "add it, beginning with the brand: brand: {name: Marelle}",
    ]


@pytest.mark.parametrize("name", ["handbook.yaml", "Handbook.yml", "HANDBOOK.YAML"])
def test_a_misnamed_handbook_is_told_once(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: b""}, {"claire-martin.yml": b""})
    assert told(tmp_path) == [
        name,
        f'a file named "{name}" has no place here (unknown-file)',
        'rename it to "handbook.yml"',
    ]


def test_a_second_handbook_is_to_be_removed(tmp_path: Path) -> None:
    write(tmp_path, {"handbook.yaml": b""})
    assert told(tmp_path) == [
        "handbook.yaml",
        'a file named "handbook.yaml" has no place here (unknown-file)',
        'remove it: there is a "handbook.yml"',
    ]


def test_a_file_named_personas_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "personas").write_text("")
    assert told(tmp_path) == [
        "personas",
        "this cannot be read: it is no folder (unreadable-file)",
        "put a folder of this name in its place",
    ]


@pytest.mark.parametrize(
    ("name", "fault", "hint"),
    [
        ("Claire Martin", NO_ID, TAKEN),
        ("Claire-Martin", NO_ID, TAKEN),
        ("Élodie_Garnier", NO_ID, 'rename it to "elodie-garnier.yml"'),
        ("claire-martin (1)", NO_ID, 'rename it to "claire-martin-1.yml"'),
        ("œuvre--", NO_ID, 'rename it to "oeuvre.yml"'),
        ("山田", NO_ID, USE_IDS),
        ("Straße-Łódź", NO_ID, 'rename it to "strasse-lodz.yml"'),
        ("con", "the name is reserved", "choose another name"),
        ("a" * 61, "it has 61 characters, at most 60 are possible", f'rename it to "{"a" * 60}.yml"'),
    ],
)
def test_a_wrong_id_comes_with_a_proposal(tmp_path: Path, name: str, fault: str, hint: str) -> None:
    write(tmp_path, {f"{name}.yml": b"name: X\n"})
    assert told(tmp_path) == [f"{name}.yml", f'"{name}" cannot be an id: {fault} (wrong-id)', hint]
    files, _ = scan(tmp_path)
    assert [*files.personas] == ["claire-martin"]
    assert name in files.unread


def test_a_file_name_that_is_not_utf_8_is_shown_with_its_bytes(tmp_path: Path) -> None:
    write(tmp_path, {})
    try:
        Path(os.fsdecode(os.fsencode(tmp_path / "personas") + b"/caf\xe9.yml")).write_bytes(b"")
    except OSError:
        pytest.skip("this file system has UTF-8 names only")
    said = f'"caf\\xe9" cannot be an id: {NO_ID} (wrong-id)'
    assert told(tmp_path) == ["caf\\xe9.yml", said, 'rename it to "caf-xe9.yml"']


@pytest.mark.parametrize(
    ("name", "said", "hint"),
    [
        ("eva.yaml", 'a file that ends in ".yaml"', 'rename it to "eva.yml"'),
        ("Eva B.YML", 'a file that ends in ".YML"', 'rename it to "eva-b.yml"'),
        (
            "claire-martin.yaml",
            'a file that ends in ".yaml"',
            'remove it: there is a "claire-martin.yml"',
        ),
        ("eva.png", "a picture", "a portrait goes to the folder of its persona: <id>/portrait.png"),
        ("README.md", "this file", TOP),
        ("claire-martin.yml~", "this file", TOP),
        ("claire-martin/marketing.yaml", 'a file that ends in ".yaml"', 'rename it to "marketing.yml"'),
        (
            "claire-martin/photo.png",
            "a picture of this name",
            "a persona has one picture: portrait.png, .jpg or .webp",
        ),
        ("claire-martin/notes.txt", "this file", INSIDE),
        (
            "claire-martin/old/sales.yml",
            "a folder inside a persona's folder",
            "move its files up, or elsewhere",
        ),
    ],
)
def test_what_does_not_belong_there_is_told_where_to_go(
    tmp_path: Path, name: str, said: str, hint: str
) -> None:
    write(tmp_path, {name: b"x"})
    shown = name.removesuffix("/sales.yml")
    assert told(tmp_path) == [shown, f"{said} has no place here (unknown-file)", hint]


def test_a_department_s_file_is_named_by_an_id(tmp_path: Path) -> None:
    write(tmp_path, {"claire-martin/Customer Service.yml": b""})
    assert told(tmp_path) == [
        "claire-martin/Customer Service.yml",
        f'"Customer Service" cannot be an id: {NO_ID} (wrong-id)',
        'rename it to "customer-service.yml"',
    ]


def test_a_folder_without_persona_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    write(tmp_path, {"clair-martin/sales.yml": b"", "zed/x.txt": b"", "Claire-Martin/sales.yml": b""})
    assert told(tmp_path) == [
        "Claire-Martin",
        NO_PERSONA,
        'rename it to "claire-martin", or write the persona "claire-martin.yml" beside it',
        "clair-martin",
        NO_PERSONA,
        'rename it to "claire-martin", or write the persona "clair-martin.yml" beside it',
        "zed",
        NO_PERSONA,
        'write the persona "zed.yml" beside it',
    ]


def test_a_folder_of_a_persona_whose_own_name_is_wrong_is_not_told_as_well(tmp_path: Path) -> None:
    write(tmp_path, dict.fromkeys(["Eva.yml", "Eva/sales.yml", "noa.yaml", "noa/sales.yml"], b""))
    assert told(tmp_path)[::3] == ["Eva.yml", "noa.yaml"]
    assert scan(tmp_path)[0].unread == {"Eva", "eva", "noa"}


@pytest.mark.parametrize(
    ("name", "data", "said", "hint"),
    [
        ("portrait.jpeg", JPEG, 'a portrait cannot end in ".jpeg"', 'rename it to "portrait.jpg"'),
        ("portrait.jpeg", PNG, 'a portrait cannot end in ".jpeg"', 'rename it to "portrait.png"'),
        ("portrait.jpe", b"x" * 16, 'a portrait cannot end in ".jpe"', 'rename it to "portrait.jpg"'),
        ("portrait.jfif", b"x" * 16, 'a portrait cannot end in ".jfif"', 'rename it to "portrait.jpg"'),
        ("portrait.PNG", PNG, 'a portrait cannot end in ".PNG"', 'rename it to "portrait.png"'),
        (
            "portrait.gif",
            b"GIF8",
            'a portrait cannot end in ".gif"',
            "save it as portrait.png or portrait.jpg",
        ),
        (
            "portrait.svg",
            b"<svg>",
            'a portrait cannot end in ".svg"',
            "save it as portrait.png or portrait.jpg",
        ),
        ("portrait", b"x", "a portrait cannot be without ending", "save it as portrait.png or portrait.jpg"),
        ("portrait", PNG, "a portrait cannot be without ending", 'rename it to "portrait.png"'),
        ("portrait.png", JPEG, "this file holds a JPEG picture", 'rename it to "portrait.jpg"'),
        ("portrait.webp", PNG, "this file holds a PNG picture", 'rename it to "portrait.png"'),
        ("portrait.jpg", WEBP, "this file holds a WebP picture", 'rename it to "portrait.webp"'),
        (
            "portrait.png",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "this file holds no PNG, JPEG or WebP picture",
            "save the picture as portrait.png or portrait.jpg",
        ),
        (
            "portrait.jpg",
            b"",
            "this file holds no PNG, JPEG or WebP picture",
            "save the picture as portrait.png or portrait.jpg",
        ),
        (
            "portrait.png",
            PNG + bytes(MAX_PORTRAIT_BYTES - len(PNG) + 1),
            "this portrait is larger than 5 MB",
            "save it smaller: 800 pixels are wide enough",
        ),
        *(
            (
                f"portrait.{extension}",
                data[:-2],
                "this picture ends too early, so it is broken",
                "copy or save it once more",
            )
            for extension, data in (("jpg", JPEG), ("webp", WEBP))
        ),
        (
            "portrait.png",
            PNG[:8] + b"\x00\x00\x01\x00IHDR" + bytes(99),
            "this picture ends too early, so it is broken",
            "copy or save it once more",
        ),
        ("Portrait.png", PNG, 'a portrait cannot be named "Portrait.png"', 'rename it to "portrait.png"'),
    ],
)
def test_a_wrong_portrait_is_told(tmp_path: Path, name: str, data: bytes, said: str, hint: str) -> None:
    write(tmp_path, {f"claire-martin/{name}": data})
    assert told(tmp_path) == [f"claire-martin/{name}", f"{said} (wrong-portrait)", hint]
    assert scan(tmp_path)[0].portraits == {}


def test_a_portrait_may_have_five_megabytes(tmp_path: Path) -> None:
    write(tmp_path, {"claire-martin/portrait.png": PNG + bytes(MAX_PORTRAIT_BYTES - len(PNG))})
    assert told(tmp_path) == []


def test_of_two_portraits_the_second_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"claire-martin/portrait.png": PNG, "claire-martin/portrait.jpg": JPEG})
    assert told(tmp_path) == [
        "claire-martin/portrait.png",
        'there is a portrait already: "portrait.jpg" (wrong-portrait)',
        "keep one of the two",
    ]


def test_no_link_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("name: Secret\n")
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path, {"claire-martin/sales.yml": b""}, {"claire-martin.yml": b""})
    links = {
        "claire-martin/marketing.yml": secret,
        "claire-martin/portrait.png": secret,
        "eva.yml": secret,
        "handbook.yml": secret,
        "noa": tmp_path / "elsewhere",
        "noa.yml": Path("nowhere"),
    }
    for name, target in links.items():
        (tmp_path / "personas" / name).symlink_to(target)
    files, _ = scan(tmp_path)
    assert files == SourceFiles(
        None, {"claire-martin": b""}, {("claire-martin", "sales"): b""}, unread=frozenset({"eva", "noa"})
    )
    said = ["this is a link to another place (symlink)", "put the file itself here"]
    assert told(tmp_path) == [line for name in links for line in (name, *said)]


def test_a_linked_personas_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "personas").symlink_to(tmp_path / "real")
    assert told(tmp_path) == [
        "personas",
        "this is a link to another place (symlink)",
        "put the file itself here",
    ]


def test_pipes_and_sockets_are_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"claire-martin/sales.yml": b""})
    os.mkfifo(tmp_path / "personas/pipe.yml")
    os.mkfifo(tmp_path / "personas/claire-martin/portrait.png")
    # The path of a socket must be short.
    monkeypatch.chdir(tmp_path / "personas")
    with socket.socket(socket.AF_UNIX) as connection:
        connection.bind("socket.yml")
        found = told(tmp_path)
    reason = "this cannot be read: it is no file, but a pipe or a device (unreadable-file)"
    assert found == [
        line
        for name in ("claire-martin/portrait.png", "pipe.yml", "socket.yml")
        for line in (name, reason, "put an ordinary file here, or remove it")
    ]


def test_a_pipe_that_took_the_place_of_a_file_since_it_was_listed_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="not a plain file"):
        folder.read(tmp_path / "pipe", 10)


def test_a_link_that_took_the_place_of_a_file_since_it_was_listed_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("secret")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with pytest.raises(OSError, match="link"):
        folder.read(tmp_path / "link", 10)


def test_a_folder_named_like_a_file_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"eva.yml/x": b"", "claire-martin/sales.yml/x": b""})
    assert told(tmp_path)[::3] == ["claire-martin/sales.yml", "eva.yml"]


def test_a_folder_named_handbook_yml_leaves_the_handbook_missing(tmp_path: Path) -> None:
    write(tmp_path, {"handbook.yml/x": b""}, {"claire-martin.yml": b""})
    assert told(tmp_path)[1::3] == [
        "handbook.yml, which describes the company, is missing (missing-file)",
        NO_PERSONA,
    ]


@pytest.mark.parametrize(
    ("error", "reason", "hint"),
    [
        (
            PermissionError(13, "x"),
            "you have no permission",
            "allow reading it in its properties, or ask whoever owns it",
        ),
        (FileNotFoundError(2, "x"), "it vanished while the handbook was read", "try again"),
        (
            OSError(5, "x"),
            "the disk or the system refuses",
            "copy it to another name, remove it, and rename the copy",
        ),
    ],
)
def test_what_cannot_be_opened_is_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str, hint: str
) -> None:
    write(tmp_path, {"claire-martin/portrait.png": PNG, "claire-martin/sales.yml": b""})

    def refuse(_path: Path, _flags: int) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    names = ["claire-martin.yml", "claire-martin/portrait.png", "claire-martin/sales.yml", "handbook.yml"]
    said = f"this cannot be read: {reason} (unreadable-file)"
    assert told(tmp_path) == [line for name in names for line in (name, said, hint)]
    assert scan(tmp_path)[0] == SourceFiles(unread=frozenset({"claire-martin"}))


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"claire-martin/sales.yml": b""})
    listed = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "claire-martin":
            raise PermissionError(13, "x")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert told(tmp_path) == [
        "claire-martin",
        "this cannot be read: you have no permission (unreadable-file)",
        "allow reading it in its properties, or ask whoever owns it",
    ]


def test_never_more_is_read_than_tells_that_a_file_is_too_large(tmp_path: Path) -> None:
    write(tmp_path, {"claire-martin.yml": b"x" * (MAX_FILE_BYTES + 100)})
    assert len(scan(tmp_path)[0].personas["claire-martin"]) == MAX_FILE_BYTES + 1


def test_every_rule_of_files_is_told_above() -> None:
    source = Path(__file__).read_text("utf-8")
    assert [rule.id for rule in RULES if f"({rule.id})" not in source] == []
