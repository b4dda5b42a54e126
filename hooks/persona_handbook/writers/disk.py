"""The disk writer: every page as a Markdown file, for any site generator."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from ..links import resolve
from ..pages.edition import Edition
from ..pages.page import Page
from . import machines


def write(edition: Edition, pages: Sequence[Page], folder: Path, files: Mapping[str, str]) -> int:
    """Write every page, portrait and machine-readable file below ``folder``.

    Args:
        edition: What is written.
        pages: Its pages.
        folder: Where to; it is made, and must be empty.
        files: Other files that templates print, by path.

    Returns:
        How many files were written.

    Raises:
        FileExistsError: if ``folder`` holds anything: a stale page is worse than a refusal.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    texts = (
        {page.markdown_path: markdown(page) for page in pages} | machines.files(edition, pages) | dict(files)
    )
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    portraits = [one for one in edition.handbook.personas.values() if one.portrait]
    for persona in portraits:
        if persona.portrait:
            target = folder / "personas" / persona.id / persona.portrait.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(persona.portrait, target)
    return len(texts) + len(portraits)


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
