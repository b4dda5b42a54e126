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

#: It begins with letters that stand nowhere else: to try two words at each place took ten times as long.
_ADDRESS = re.compile(r'="~/(?:(?<=\bhref="~/)|(?<=\bsrc="~/))([^"#?]*)([#?][^"]*)?"')
#: As many personas as one page shows of all. Beyond this, pages that show everybody consist of shelves, each
#: a page of its own, and the navigation lists only the pages that list personas: with everybody on every
#: page, the site would grow with the square of their number.
PERSONAS_ON_A_PAGE = 30
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
#: The pages, besides those of roles and of departments, that show everybody.
SHELVED = (
    "compare",
    "positioning",
    "journeys",
    "influence",
    "cards",
    "departments",
    "evidence",
    "kpis",
    "review",
)
_BY_ID = {
    "persona": "personas/{}/",
    "card": "personas/{}/card/",
    "department": "departments/{}/",
    "persona-json": "api/personas/{}.json",
}


def path_of(kind: str, id_: str = "") -> str:
    """Return the path of a page: ``path_of("persona", "claire-martin")``; KeyError for an unknown kind."""
    return _BY_ID[kind].format(id_) if id_ else FIXED[kind]


def path_of_shelf(path: str, first: int) -> str:
    """Return where the shelf stands that begins with persona number ``first``.

    The first is at ``path`` itself. No id holds an underscore, so that no shelf is taken for a department.
    """
    return path if first == 1 else f"{path}from_{first}/"


def link(kind: str, id_: str = "", anchor: str = "", first: int = 1) -> str:
    """Return the address of a page, or of a place on it, as every template writes it.

    Args:
        kind, id_: As for ``path_of``.
        anchor: The place on the page.
        first: The number of the persona with which the shelf begins.
    """
    return f"~/{path_of_shelf(path_of(kind, id_), first)}" + (f"#{anchor}" if anchor else "")


def resolve(html: str, relative: Callable[[str], str]) -> str:
    """Return ``html`` with every address as ``relative`` makes it from a path below the root."""
    return _ADDRESS.sub(lambda found: f'="{relative(found[1])}{found[2] or ""}"', html)


def paths(personas: Iterable[str], departments: Iterable[str]) -> frozenset[str]:
    """Return every path that the handbook takes for itself."""
    people = tuple(personas)
    desks = [path_of("department", id_) for id_ in departments]
    shelved = [*(FIXED[kind] for kind in SHELVED), *ROLE_PATHS.values(), *desks]
    firsts = range(1 + PERSONAS_ON_A_PAGE, 1 + len(people), PERSONAS_ON_A_PAGE)
    return frozenset(
        [
            *FIXED.values(),
            *ROLE_PATHS.values(),
            *(path_of(kind, id_) for id_ in people for kind in ("persona", "card", "persona-json")),
            *desks,
            *(path_of_shelf(path, first) for path in shelved for first in firsts),
        ]
    )


def path_of_file(name: str) -> str:
    """Return the path of a file of docs/: ``guide/making.md`` is ``guide/making/``."""
    if not _PAGE.search(name):
        return re.sub(r"(^|/)index\.html$", r"\1", name)
    folder, _, stem = _PAGE.sub("", name).rpartition("/")
    parts = [part for part in (folder, "" if stem in ("index", "README") else stem) if part]
    return "".join(f"{part}/" for part in parts)
