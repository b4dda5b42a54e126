"""Prints the cards of a built site as PDF files: ``python tools/cards.py SITE FOLDER`` (``make cards``).

FOLDER gets ``<persona>.pdf`` for each persona that has a card, and ``deck.pdf`` with all, a sheet each; of
many personas, ``deck.pdf`` has the first ones, ``deck_from_31.pdf`` those after them, and so on.
The browser is the one that CHROMIUM names (tools/find_chromium.sh), else Playwright's own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from serving import chromium_arguments, serving

DECK = "deck"


def cards(site: Path) -> Iterator[tuple[str, str]]:
    """Yield what is to be printed: the file's name without its ending, and the address below the root."""
    for path in sorted(site.glob("personas/*/card/index.html")):
        yield path.parts[-3], path.parent.relative_to(site).as_posix() + "/"
    yield DECK, "cards/"
    for path in sorted(site.glob("cards/*/index.html")):
        yield f"{DECK}_{path.parent.name}", path.parent.relative_to(site).as_posix() + "/"


def print_cards(site: Path, folder: Path) -> list[Path]:
    """Print every card of ``site`` into ``folder`` and return the files; earlier ones are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.pdf"):
        old.unlink()
    printed = []
    with serving(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=chromium_arguments()
        )
        page = browser.new_page()
        for name, address in cards(site):
            page.goto(root + address, wait_until="load")
            printed.append(folder / f"{name}.pdf")
            page.pdf(path=printed[-1], prefer_css_page_size=True)
        browser.close()
    return printed


def main(arguments: list[str]) -> int:
    """Print the cards and say where they are."""
    if len(arguments) != 2 or not (Path(arguments[0]) / "cards" / "index.html").is_file():
        sys.stderr.write("usage: python tools/cards.py SITE FOLDER, where SITE is a built site\n")
        return 2
    site, folder = map(Path, arguments)
    sys.stdout.write(f"{len(print_cards(site, folder))} files in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
