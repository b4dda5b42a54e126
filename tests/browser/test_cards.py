"""The cards as files, as ``make cards`` prints them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

import cards
from handbooks import REPOSITORY
from persona_handbook.check import Inspection


def test_each_current_persona_and_the_deck_become_a_file(
    site: Path, tmp_path: Path, example: Inspection
) -> None:
    assert example.handbook
    (tmp_path / "gone.pdf").write_bytes(b"of a persona that is no more")
    # In a process of its own, as the tests' browser has this one's event loop.
    subprocess.run(  # noqa: S603
        [sys.executable, str(REPOSITORY / "tools" / "cards.py"), str(site), str(tmp_path)], check=True
    )
    lengths = {path.stem: len(PdfReader(path).pages) for path in tmp_path.glob("*.pdf")}
    current = [persona.id for persona in example.handbook.without_drafts().current]
    assert lengths == dict.fromkeys(current, 1) | {cards.DECK: len(current)}


def test_a_folder_without_a_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cards.main([str(tmp_path), str(tmp_path / "out")]) == 2
    assert "usage" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_of_many_personas_each_shelf_of_the_deck_becomes_a_file(
    tortured: Callable[[str], tuple[Path, str]],
) -> None:
    site, _ = tortured("thirty-one")
    decks = [one for one in cards.cards(site) if one[0].startswith(cards.DECK)]
    assert decks == [("deck", "cards/"), ("deck_from_31", "cards/from_31/")]
    assert len(list(cards.cards(site))) == 31 + 2
