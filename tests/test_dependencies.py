"""What the handbook depends on: few packages, locked with checksums, each with its licence and its reason."""

from __future__ import annotations

import importlib.metadata
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbooks import REPOSITORY

TABLE = (REPOSITORY / "requirements" / "README.md").read_text("utf-8")
ROWS = {
    name: (licence, reason)
    for name, licence, reason in re.findall(r"^\| ([\w-]+) \| ([^|]+) \| ([^|]+) \|$", TABLE, re.MULTILINE)
    if name != "package"
}
LOCKS = sorted((REPOSITORY / "requirements").glob("*.txt"))
#: How packages without an expression of SPDX say what their licence is.
_CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "Artistic License": "Artistic-1.0",
    "BSD License": "BSD",
    "GNU General Public License (GPL)": "GPL",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
#: Licences that ask for no more than their own text to be kept.
FREE = set("MIT MIT-CMU BSD BSD-2-Clause BSD-3-Clause Apache-2.0 ISC PSF-2.0".split())
OTHERS = {"certifi", "pathspec", "hypothesis", "text-unidecode"}


def _project() -> tuple[set[str], set[str]]:
    """Return what pyproject.toml and package.json ask for."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    python = {re.split(r"[^\w.-]", one)[0] for one in wanted}
    npm = set(json.loads((REPOSITORY / "package.json").read_text("utf-8"))["devDependencies"])
    return python, npm


def _locked() -> Iterator[tuple[str, str]]:
    for lock in LOCKS:
        yield from re.findall(r"^([\w.-]+)==([^ ;]+)", lock.read_text("utf-8"), re.MULTILINE)


def licence(name: str) -> set[str]:
    """Return the licences that an installed package names."""
    package = importlib.metadata.distribution(name)
    said = package.metadata
    if expression := said["License-Expression"]:
        return set(re.split(r" (?:OR|AND) |[()]", expression)) - {""}
    prefix = "License :: OSI Approved :: "
    found = [one.removeprefix(prefix) for one in said.get_all("Classifier", []) if one.startswith(prefix)]
    if found:
        return {_CLASSIFIERS[one] for one in found}
    if named := said["License"]:
        return {named}
    texts = [str(file.read_text()) for file in package.files or () if file.name.startswith("LICENSE")]
    return {"MIT"} if texts and "MIT License" in texts[0] else set()


def test_the_table_names_what_is_asked_for_and_nothing_else() -> None:
    python, npm = _project()
    assert set(ROWS) == python | npm
    assert len(ROWS) == len(re.findall(r"^\| [\w-]+ \|", TABLE, re.MULTILINE)) - 1


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_table_gives_the_licence_that_the_package_names(name: str) -> None:
    told, reason = ROWS[name]
    if name in _project()[1]:
        packages = json.loads((REPOSITORY / "package-lock.json").read_text("utf-8"))["packages"]
        assert packages[f"node_modules/{name}"]["license"] == told
    else:
        named = licence(name)
        assert named
        # A classifier knows one BSD license, of which there are several.
        assert {one if one in named else one.partition("-")[0] for one in told.split(" OR ")} == named
    assert len(reason) > 8


def test_what_is_locked_is_under_licences_that_the_table_accounts_for() -> None:
    installed = {name: licence(name) for name, _ in _locked() if _is_installed(name)}
    assert len(installed) > 60
    assert {name for name, found in installed.items() if not found} == set()
    assert {name for name, found in installed.items() if not found & FREE} == OTHERS
    assert [name for name in sorted(OTHERS) if name not in TABLE] == []


def _is_installed(name: str) -> bool:
    """Some are locked for other systems or other versions of Python alone."""
    try:
        importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_a_version_and_a_checksum(lock: Path) -> None:
    text = lock.read_text("utf-8")
    entries = [one for one in re.split(r"\n(?=\S)", text) if not one.startswith("#")]
    assert len(entries) > (0 if lock.name in ("audit.txt", "bench.txt") else 30)
    for entry in entries:
        assert re.match(r"[\w.-]+==[\w.]+ ", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert "://" not in text


def test_every_npm_package_has_a_checksum_and_no_address() -> None:
    packages = json.loads((REPOSITORY / "package-lock.json").read_text("utf-8"))["packages"]
    assert len(packages) > 100
    for name, package in packages.items():
        assert not name or package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
