"""Files and folders that take the place of others: whole, at once, with what belongs to them."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from handbooks import REPOSITORY
from persona_handbook.keeping import folders
from persona_handbook.keeping.files import create, save
from persona_handbook.keeping.folders import Successor
from trees import tree


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refuse(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_is_replaced_and_keeps_its_mode_and_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "claire.yml"
    path.write_bytes(b"name: Claire\r\n")
    path.chmod(0o640)
    save(path, "name: Louise\r\n# why\r\n")
    assert path.read_bytes() == b"name: Louise\r\n# why\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["claire.yml"]


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    save(tmp_path / "saved", "")
    create(tmp_path / "created", "")
    assert len({path.stat().st_mode for path in tmp_path.iterdir()}) == 1


def test_a_link_goes_on_leading_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", "utf-8")
    (tmp_path / "link").symlink_to("real")
    save(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8") == "new"


def test_the_folder_in_which_somebody_stands_is_filled_anew_and_stays_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "old").touch()
    itself = site.stat().st_ino
    monkeypatch.chdir(site)
    successor = Successor(Path())
    (successor.folder / "new").touch()
    successor.publish()
    assert (names(site), names(tmp_path), site.stat().st_ino) == (["new"], ["site"], itself)


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "claire.yml"
    path.write_text("theirs", "utf-8")
    with pytest.raises(OSError, match="it was changed meanwhile; try again"):
        save(path, "mine", before=b"read before")
    assert tree(tmp_path) == {"claire.yml": b"theirs"}


def test_a_file_that_cannot_be_written_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "claire.yml"
    path.write_text("old", "utf-8")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        save(path, "new")
    with pytest.raises(OSError, match="No space left"):
        create(tmp_path / "louise.yml", "new")
    assert tree(tmp_path) == {"claire.yml": b"old"}


def test_a_file_that_is_there_is_not_created(tmp_path: Path) -> None:
    path = tmp_path / "claire.yml"
    path.write_text("old", "utf-8")
    with pytest.raises(FileExistsError):
        create(path, "new")
    assert tree(tmp_path) == {"claire.yml": b"old"}


def test_a_file_is_created_where_a_disk_knows_no_second_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    create(tmp_path / "claire.yml", "new")
    with pytest.raises(FileExistsError):
        create(tmp_path / "claire.yml", "other")
    assert tree(tmp_path) == {"claire.yml": b"new"}


def fill(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


OLD = {
    "index.html": "old",
    "gone.html": "old",
    "sub/gone.html": "old",
    "turns": "file",
    "becomes/it.html": "old",
}
NEW = {"index.html": "new", "come.css": "new", "turns/folder.html": "new", "becomes": "file"}


def replaced(site: Path) -> None:
    successor = Successor(site)
    fill(successor.folder, NEW)
    successor.publish()


def expected() -> dict[str, bytes]:
    return {name: text.encode() for name, text in NEW.items()}


def unable(number: int) -> object:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [None, errno.EINVAL, errno.ENOSYS])
def test_a_folder_is_replaced_whatever_the_system_can_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    site = fill(tmp_path / "site", OLD)
    if number:
        monkeypatch.setattr(folders, "exchange", unable(number))
    replaced(site)
    assert tree(tmp_path) == {f"site/{name}": content for name, content in expected().items()}


def test_a_folder_that_cannot_be_renamed_gets_its_files_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fill(tmp_path / "site", OLD)
    inode = site.stat().st_ino
    monkeypatch.setattr(folders, "exchange", unable(errno.EXDEV))
    monkeypatch.setattr(Path, "rename", unable(errno.EBUSY))
    replaced(site)
    assert site.stat().st_ino == inode
    assert tree(tmp_path) == {f"site/{name}": content for name, content in expected().items()}
    assert not (site / "sub").exists()


def test_a_link_to_a_folder_goes_on_leading_to_it(tmp_path: Path) -> None:
    fill(tmp_path / "real", OLD)
    (tmp_path / "site").symlink_to("real")
    replaced(tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "real") == expected()
    assert names(tmp_path) == ["real", "site"]


def test_a_file_in_the_place_of_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", "utf-8")
    with pytest.raises(NotADirectoryError):
        Successor(tmp_path / "site")
    assert tree(tmp_path) == {"site": b"mine"}


def test_the_new_folder_has_the_mode_of_the_old_one_or_of_any_new_folder(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    fill(tmp_path / "closed", OLD).chmod(0o750)
    for name in ("closed", "new"):
        replaced(tmp_path / name)
    assert (tmp_path / "closed").stat().st_mode & 0o777 == 0o750
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_what_a_killed_builder_left_is_removed_and_what_a_living_one_holds_is_not(tmp_path: Path) -> None:
    site = fill(tmp_path / "site", OLD)
    living = Successor(site)
    fill(tmp_path / ".site.build-dead", {"lock": "", "new/index.html": "half"})
    fill(tmp_path / ".site.build-early", {})
    (tmp_path / ".site.build-early").mkdir()
    fill(tmp_path / ".other.build-dead", {"lock": "", "new/index.html": "half"})
    replaced(site)
    assert living.folder.is_dir()
    assert names(tmp_path) == [".other.build-dead", living.folder.parent.name, "site"]
    living.discard()
    assert names(tmp_path) == [".other.build-dead", "site"]


def test_a_folder_is_put_back_where_a_builder_was_killed_between_two_renames(tmp_path: Path) -> None:
    fill(tmp_path / ".site.build-dead", {"lock": "", "old/index.html": "old", "new/index.html": "new"})
    Successor(tmp_path / "site").discard()
    assert tree(tmp_path) == {"site/index.html": b"old"}


def test_a_folder_whose_successor_cannot_come_is_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fill(tmp_path / "site", OLD)
    before = tree(tmp_path)
    monkeypatch.setattr(folders, "exchange", unable(errno.EINVAL))
    rename = Path.rename

    def only_away(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", only_away)
    with pytest.raises(OSError, match="Input/output error"):
        replaced(site)
    assert tree(tmp_path) == before


_RESTLESS = """
import sys
from pathlib import Path
from persona_handbook.keeping.folders import Successor
for number in range(100000):
    successor = Successor(Path(sys.argv[1]))
    for part in range(20):
        (successor.folder / f"{part}.html").write_text(str(number))
    successor.publish()
    print(number, flush=True)
"""
KILLS = 30


@contextmanager
def restless(site: Path) -> Iterator[None]:
    """Have the folder replaced again and again by another process, which is killed in the end."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", _RESTLESS, str(site)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")},
        stdout=subprocess.PIPE,
    ) as building:
        try:
            assert building.stdout
            assert building.stdout.readline() == b"0\n"
            yield
        finally:
            building.kill()


def test_a_kill_in_the_instant_of_the_exchange_leaves_a_whole_folder(tmp_path: Path) -> None:
    site, chance = tmp_path / "site", random.Random(20261121)  # noqa: S311
    seen = set()
    for _ in range(KILLS):
        with restless(site):
            time.sleep(chance.random() / 50)
        found = tree(site)
        assert len(found) == 20
        (number,) = set(found.values())
        seen.add(number)
    assert len(seen) > 1
    Successor(site).discard()
    assert names(tmp_path) == ["site"]


def test_a_reader_never_finds_the_folder_missing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with restless(site):
        assert len({site.stat().st_ino for _ in range(50_000)}) > 1
