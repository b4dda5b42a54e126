"""The browser in which pages are tested, and the sites that it visits.

The browser is the one that ``CHROMIUM`` names; ``make test`` sets it to one that runs.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import searching
import torture
from browsing import told_faults
from handbooks import copy_handbook, run_mkdocs
from serving import chromium_arguments, serving

# Generous: machines that run tests are busy, and a page of thirty personas is large.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM"),
        "args": chromium_arguments(),
    }


@pytest.fixture(scope="session")
def root(site: Path) -> Iterator[str]:
    """The address of the repository's own handbook."""
    with serving(site) as address:
        yield address


@pytest.fixture
def faults(page: Page, root: str) -> list[str]:
    """What a page says on the console, and what it asks of other hosts."""
    return told_faults(page, root)


@pytest.fixture(scope="session")
def tortured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], tuple[Path, str]]]:
    """Return a function that builds a handbook of ``torture``, once, and gives its site and its address."""
    handbooks: dict[str, Callable[[], dict[str, dict[str, Any]]]] = {
        "hard": torture.hard,
        "lone": torture.lone,
        "thirty": partial(torture.crowd, 30),
        "thirty-one": partial(torture.crowd, 31),
        "many": partial(torture.crowd, 64),
    }
    built: dict[str, tuple[Path, str]] = {}
    with ExitStack() as served:

        def get(name: str) -> tuple[Path, str]:
            if name not in built:
                site = torture.build(tmp_path_factory.mktemp(name), handbooks[name]())
                built[name] = site, served.enter_context(serving(site))
            return built[name]

        yield get


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, bool], str]]:
    """Return a function that builds a handbook of ``searching``, once, and gives its address."""
    built: dict[tuple[str, bool], str] = {}
    with ExitStack() as served:

        def get(language: str, many: bool) -> str:  # noqa: FBT001  # a parameter of tests
            key = language, many
            if key not in built:
                site = searching.build(tmp_path_factory.mktemp("searched") / "handbook", language, many=many)
                built[key] = served.enter_context(serving(site))
            return built[key]

        yield get


@pytest.fixture(scope="session")
def instant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example with instant navigation, which fetches a page and swaps its parts."""
    folder = copy_handbook(tmp_path_factory.mktemp("instant") / "handbook")
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    assert "    - navigation.indexes\n" in text
    configuration.write_text(
        text.replace("    - navigation.indexes\n", "    - navigation.indexes\n    - navigation.instant\n"),
        "utf-8",
    )
    (folder / "site").mkdir()
    # The theme swaps only pages that its map of the site names by their whole addresses.
    with serving(folder / "site") as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", address)
        run_mkdocs("build", folder=folder)
        yield address
