"""The one place that knows where pages are.

HTML made here holds addresses as ``href="~/path/?query#anchor"``: from the site's root, so that what is
rendered once can stand on any page. The writer that publishes a page turns them into what its place asks for
with ``resolve``.
Text from source files can never look like one, because its quotation marks are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from .model.persona import Role

_ADDRESS = re.compile(r'\b(href|src)="~/([^"#?]*)([#?][^"]*)?"')
#: The endings by which MkDocs knows a page.
_PAGE = re.compile(r"\.(?:md|markdown|mdown|mkdn|mkd)$")
ROLE_PATHS = {Role.PRIMARY: "primary/", Role.SECONDARY: "secondary/", Role.ANTI_TARGET: "anti-targets/"}
FIXED = {
    "home": "",
    "compare": "compare/",
    "positioning": "positioning/",
    "departments": "departments/",
    "journeys": "journeys/",
    "influence": "influence/",
    "evidence": "evidence/",
    "kpis": "kpis/",
    "review": "review/",
    "reviews": "review/reviews.ics",
    "changes": "changes/",
    "feed": "changes/feed.xml",
    "reference": "reference/",
    "rules": "reference/rules/",
    "cards": "cards/",
    "interview": "interview/",
    "primary": "primary/",
    "secondary": "secondary/",
    "anti-target": "anti-targets/",
    "handbook-json": "api/handbook.json",
    "persona-schema": "schema/persona.json",
    "handbook-schema": "schema/handbook.json",
    "contribution-schema": "schema/contribution.json",
    "llms": "llms.txt",
}
_BY_ID = {
    "persona": "personas/{}/",
    "card": "personas/{}/card/",
    "department": "departments/{}/",
    "persona-json": "api/personas/{}.json",
}


def path_of(kind: str, id_: str = "") -> str:
    """Return the path of a page: ``path_of("persona", "claire-martin")``; KeyError for an unknown kind."""
    return _BY_ID[kind].format(id_) if id_ else FIXED[kind]


def link(kind: str, id_: str = "", anchor: str = "") -> str:
    """Return the address of a page, or of a place on it, as every template writes it."""
    return f"~/{path_of(kind, id_)}" + (f"#{anchor}" if anchor else "")


def resolve(html: str, relative: Callable[[str], str]) -> str:
    """Return ``html`` with every address as ``relative`` makes it from a path below the root."""
    return _ADDRESS.sub(lambda found: f'{found[1]}="{relative(found[2])}{found[3] or ""}"', html)


def paths(personas: Iterable[str], departments: Iterable[str]) -> frozenset[str]:
    """Return every path that the handbook takes for itself."""
    return frozenset(
        [
            *FIXED.values(),
            *ROLE_PATHS.values(),
            *(path_of(kind, id_) for id_ in personas for kind in ("persona", "card", "persona-json")),
            *(path_of("department", id_) for id_ in departments),
        ]
    )


def path_of_file(name: str) -> str:
    """Return the path of a file of docs/: ``guide/making.md`` is ``guide/making/``."""
    if not _PAGE.search(name):
        return re.sub(r"(^|/)index\.html$", r"\1", name)
    folder, _, stem = _PAGE.sub("", name).rpartition("/")
    parts = [part for part in (folder, "" if stem in ("index", "README") else stem) if part]
    return "".join(f"{part}/" for part in parts)
