"""Other ways to the same content, written as projects of their own: naive, plain pages, Hugo."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from .grammar import say
from .people import SEED

HERE = Path(__file__).parent
_PLAIN = """\
site_name: Plain pages
site_url: https://plain.example/
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: /pages/
"""


def write_naive(folder: Path, sources: Path) -> None:
    """Write the naive way to ``folder``: a template to Markdown, and every page in the navigation."""
    shutil.copytree(HERE / "naive", folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(sources, folder / "personas")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Personas\n", "utf-8")


def write_hugo(folder: Path, sources: Path) -> None:
    """Write a site of Hugo to ``folder``: all that the files say, in a bare layout."""
    shutil.copytree(HERE / "hugo", folder)
    shutil.copytree(sources, folder / "personas")


def write_plain(folder: Path, pages: int, seed: int = SEED) -> None:
    """Write small pages of Markdown to ``folder``, none of them in the navigation but the first."""
    rng = random.Random(f"{seed}:plain")  # noqa: S311
    docs = folder / "docs"
    (docs / "pages").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_PLAIN, "utf-8")
    (docs / "index.md").write_text("# Plain pages\n", "utf-8")
    for number in range(1, pages):
        items = "".join(f"- {say(rng, 'need')}\n" for _ in range(4))
        text = f"# {say(rng, 'thing')} {number}\n\n{say(rng, 'reason')}\n\n## Needs\n\n{items}\n## Answer\n\n"
        (docs / "pages" / f"{number:05}.md").write_text(f"{text}{say(rng, 'answer')}\n", "utf-8")
