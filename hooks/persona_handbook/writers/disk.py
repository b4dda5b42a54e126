"""The disk writer: every page as a Markdown file, for any site generator."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import posixpath
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from ..keeping.folders import Successor
from ..links import resolve
from ..pages.edition import Edition
from ..pages.page import Page
from . import machines


def write(edition: Edition, pages: Sequence[Page], folder: Path, files: Mapping[str, str]) -> int:
    """Write every page, portrait and machine-readable file below ``folder``: all of them, or nothing.

    Args:
        edition: What is written.
        pages: Its pages.
        folder: Where to; it is made, and must be empty.
        files: Other files that templates print, by path.

    Returns:
        How many files were written.

    Raises:
        FileExistsError: if ``folder`` holds anything: a stale page is worse than a refusal.
        OSError: It cannot be written; what was there is there still.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    made = [one for one in folder.absolute().parents if not one.exists()]
    texts = {page.markdown_path: markdown(page) for page in pages}
    texts |= {path: make() for path, make in machines.files(edition, pages).items()}
    texts |= files
    portraits = {
        f"personas/{one.id}/{one.portrait.name}": one.portrait
        for one in edition.handbook.personas.values()
        if one.portrait
    }
    try:
        _fill(folder, texts, portraits)
    except BaseException:
        for one in made:
            with contextlib.suppress(OSError):
                one.rmdir()
        raise
    return len(texts) + len(portraits)


def _fill(folder: Path, texts: Mapping[str, str], portraits: Mapping[str, Path]) -> None:
    successor = Successor(folder)
    try:
        for name, text in texts.items():
            path = successor.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        for name, portrait in portraits.items():
            target = successor.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(portrait, target)
    except BaseException:
        successor.discard()
        raise
    successor.publish()


def markdown(page: Page) -> str:
    """Return a page as Markdown: front matter, then HTML under ``## Title {#anchor}`` headings.

    The HTML holds no blank line, so that every dialect of Markdown takes it as one block.
    """
    here = page.path or "."

    def relative(path: str) -> str:
        address = posixpath.relpath(path or ".", here)
        return f"{address}/" if not path or path.endswith("/") else address

    front = {"title": page.title, "description": page.description, "search": {"boost": page.boost}}
    parts = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    blocks = [resolve(page.lead, relative)]
    for section in page.sections:
        blocks.append(f"{'#' * section.level} {_escape(section.title)} {{#{section.anchor}}}")
        blocks.append(resolve(section.html, relative))
    return "---\n" + "\n".join(parts) + "\n---\n\n" + "\n\n".join(blocks) + "\n"


def _escape(title: str) -> str:
    """Return a heading's text so that no letter of it is Markdown, in whichever dialect.

    The first Markdown knows backslashes before the characters of its own only.
    """
    # A title that a template put together is escaped as HTML already.
    typed = title.unescape() if isinstance(title, Markup) else title
    escaped = re.sub(r"[\\`*_{}\[\]()#+.!-]", r"\\\g<0>", typed)
    return re.sub(r"[<>&|~]", lambda letter: f"&#{ord(letter[0])};", escaped)
