"""Puts a made-up handbook into a folder, as one that this engine builds."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from .people import SEED, Made, make

REPOSITORY = Path(__file__).parents[2]
HOOKS, TOOLS = REPOSITORY / "hooks", REPOSITORY / "tools"
_PAGE = "# About\n\nThis handbook was made up to be measured; nobody in it exists.\n"


class _Dumper(yaml.CSafeDumper):
    """Writes YAML as editors do: what stands twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # PyYAML gives the signature
        return True


def write_sources(folder: Path, count: int, seed: int = SEED) -> Made:
    """Make up ``count`` personas and write their files to ``folder``/personas."""
    made = make(count, seed)
    personas = folder / "personas"
    write(personas / "handbook.yml", made.company)
    for id_, data in made.personas.items():
        write(personas / f"{id_}.yml", data)
    for (id_, department), data in made.departments.items():
        write(personas / id_ / f"{department}.yml", data)
    return made


def write_handbook(folder: Path, count: int, seed: int = SEED) -> Made:
    """Write a whole handbook to ``folder``: made-up personas, with this repository's engine and theme.

    Its settings are those of the repository; only what is hand-written is left at home, but for the glossary.
    """
    made = write_sources(folder, count, seed)
    settings = (
        f"INHERIT: {REPOSITORY / 'mkdocs.yml'}\n"
        "site_name: Speichwerk persona handbook\n"
        f"theme: {{custom_dir: {REPOSITORY / 'overrides'}}}\n"
        f"hooks: [{REPOSITORY / 'hooks' / 'handbook.py'}]\n"
        "watch: []\n"
        "nav: [about.md, {Guide: [guide/glossary.md]}]\n"
    )
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    docs = folder / "docs"
    shutil.copytree(REPOSITORY / "docs" / "assets", docs / "assets")
    (docs / "guide").mkdir()
    shutil.copy(REPOSITORY / "docs" / "guide" / "glossary.md", docs / "guide")
    (docs / "about.md").write_text(_PAGE, "utf-8")
    return made


def write(path: Path, data: Mapping[str, Any]) -> None:
    """Write a file of YAML."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100), encoding="utf-8"
    )
