"""Collects every word of the site for the catalogues: ``python -m persona_handbook.catalogue``.

Messages come from calls of gettext in code and templates, and from the texts that pages show as they are:
what the models say of their fields and what the rules say of themselves.
"""

from __future__ import annotations

import inspect
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from .keeping.files import save
from .model.company import Company
from .model.contribution import Contribution
from .model.persona import PersonaFile
from .pages.press import TEMPLATES
from .pages.reference import rows
from .rules.registry import ALL_RULES
from .words import CATALOGUES

CODE = Path(__file__).parent
LANGUAGES = ("fr",)
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_TEMPLATE_OPTIONS = {
    "extensions": "jinja2.ext.do",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}


def messages() -> Catalog:
    """Return every message of the site, in the order of files and lines."""
    catalogue = Catalog(project="persona handbook", charset="utf-8", fuzzy=False)
    for name, message, context in _found():
        catalogue.add(message, locations=[(name, 0)], context=context)
    return catalogue


def update(language: str) -> Catalog:
    """Return the catalogue of ``language`` with every message of today; new ones are empty."""
    path = CATALOGUES / f"{language}.po"
    catalogue = Catalog(locale=language)
    if path.is_file():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    # Guessing from similar messages would put wrong words on pages.
    catalogue.update(messages(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def main() -> None:
    """Write the catalogues."""
    for language in LANGUAGES:
        text = io.BytesIO()
        write_po(text, update(language), width=110, omit_header=True, include_lineno=False)
        save(CATALOGUES / f"{language}.po", text.getvalue())


def _found() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    for path in sorted(CODE.rglob("*.py")):
        with path.open("rb") as file:
            yield from _extracted("python", path.relative_to(CODE).as_posix(), file)
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = f"overrides/handbook/{path.relative_to(TEMPLATES).as_posix()}"
        with path.open("rb") as file:
            yield from _extracted(babel_extract, name, file)
    for part in (PersonaFile, Company, Contribution):
        for row in rows(part):
            yield inspect.getmodule(part).__name__, row.description, None  # type: ignore[union-attr]
    for rule in ALL_RULES:
        yield "rules", rule.why, None


def _extracted(
    method: object, name: str, file: object
) -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    options = _TEMPLATE_OPTIONS if method is babel_extract else {}
    for _, message, _, context in extract(method, file, _KEYWORDS, (), options):  # type: ignore[arg-type]
        yield name, message, context


if __name__ == "__main__":
    main()
