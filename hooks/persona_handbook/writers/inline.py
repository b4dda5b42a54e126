"""Files put into a document: style sheets as one text, pictures and faces as addresses that hold them."""

from __future__ import annotations

import base64
import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from ..sources import DEFAULT_DOCS

#: Where the style sheets that come with the handbook are named.
HOME = Path(__file__).parents[3]
_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)""")
_IMPORT = re.compile(r"@(?:import|charset)\b[^;]*;")
_LIGHT, _DARK = ("default", "slate")
_SCHEME = re.compile(rf"""\[data-md-color-scheme=["']?({_LIGHT}|{_DARK})["']?\]""")


def address(path: Path) -> str:
    """Return the address that holds the file at ``path``.

    Raises:
        OSError: It cannot be read.
    """
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"


def style(root: Path, docs: str = DEFAULT_DOCS) -> str:
    """Return the style sheets that the mkdocs.yml in ``root`` names, in ``docs``; they ask for no other file.

    Where it names none, those that come with the handbook. Without a script nobody switches to dark: what the
    sheets say of the dark scheme holds where the reader's system asks for it.
    """
    sheets = tuple(_sheets(root, docs)) or tuple(_sheets(HOME, DEFAULT_DOCS))
    return "\n".join(_schemes(_sheet(path, folder)) for path, folder in sheets)


def _sheets(root: Path, docs: str) -> Iterator[tuple[Path, Path]]:
    folder = (root / docs).resolve()
    for name in _named(root / "mkdocs.yml"):
        path = (folder / name).resolve()
        if path.is_file() and path.is_relative_to(folder):
            yield path, folder


def _named(config: Path) -> list[str]:
    """Return the style sheets that mkdocs.yml names; its tags, such as !ENV, are no matter."""
    try:
        root = yaml.compose(config.read_text("utf-8"), yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return []
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    held = [value for key, value in pairs if key.value == "extra_css"]
    items = held[0].value if held and isinstance(held[0], yaml.SequenceNode) else []
    return [item.value for item in items if isinstance(item, yaml.ScalarNode)]


def _sheet(path: Path, docs: Path) -> str:
    def held(found: re.Match[str]) -> str:
        name = next((one for one in found.groups() if one), "")
        if name.startswith(("data:", "#")):
            return found[0]
        target = (path.parent / re.split("[?#]", name)[0]).resolve()
        is_ours = target.is_file() and target.is_relative_to(docs)
        return f'url("{address(target) if is_ours else "data:,"}")'

    return _URL.sub(held, _IMPORT.sub("", path.read_text("utf-8")))


def _schemes(sheet: str) -> str:
    """Return a sheet whose dark scheme is that of a reader who asks for it, on the screen only."""
    if not any(scheme == _DARK for scheme in _SCHEME.findall(sheet)):
        return sheet

    def turned(found: re.Match[str]) -> str:
        return f'[data-md-color-scheme="{_LIGHT if found[1] == _DARK else _DARK}"]'

    dark = _SCHEME.sub(turned, sheet)
    return f"{sheet}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}"
