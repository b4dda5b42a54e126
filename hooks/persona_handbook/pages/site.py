"""The site: every page there is, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..derive.withheld import usual
from ..links import PERSONAS_ON_A_PAGE, ROLE_PATHS, path_of, path_of_shelf
from ..markup import plain
from ..model.company import Company
from ..model.contribution import Contribution
from ..model.persona import Persona, PersonaFile, Role, Status
from ..rules.excuses import EXAMPLE
from ..rules.registry import ALL_RULES
from ..words import N_
from .interview import choices, keys, new_file_address, part_label, steps
from .page import Group, Order, Page
from .press import Press
from .reference import rows
from .shelf import shelves

COMPANY_FILE = "personas/handbook.yml"
#: How much personas count in search beside other pages.
PERSONA_BOOST, RETIRED_BOOST, INDEX_BOOST, REFERENCE_BOOST = 4.0, 0.5, 0.6, 0.2

_ROLE_GROUPS = {
    Role.PRIMARY: (Group.PRIMARY, N_("Primary personas"), N_("The ideal customers: they buy.")),
    Role.SECONDARY: (Group.SECONDARY, N_("Secondary personas"), N_("Those who influence a purchase.")),
    Role.ANTI_TARGET: (Group.ANTI_TARGET, N_("Anti-targets"), N_("Those we deliberately do not target.")),
}
#: Pages that show the whole handbook from one side: template, group, whether it opens the group, title,
#: description.
_VIEWS = (
    ("compare", Group.COMPARE, True, N_("Compare"), N_("All personas side by side, theme by theme.")),
    (
        "positioning",
        Group.COMPARE,
        False,
        N_("Positioning"),
        N_("What each offer is to each persona, in three forms."),
    ),
    ("journeys", Group.COMPARE, False, N_("Journeys"), N_("The stages of every persona's journey.")),
    ("influence", Group.COMPARE, False, N_("Influence"), N_("Who influences whom, and how.")),
    ("cards", Group.COMPARE, False, N_("Cards"), N_("A card of each persona, to print.")),
)
_EVIDENCE_VIEWS = (
    ("evidence", Group.EVIDENCE, True, N_("Evidence"), N_("What each claim rests on, and what on nothing.")),
    ("kpis", Group.EVIDENCE, False, N_("Figures"), N_("What the use of personas has changed.")),
    ("review", Group.EVIDENCE, False, N_("Reviews"), N_("Which reviews are overdue, due and done.")),
)


def pages(press: Press) -> Iterator[Page]:
    """Print every page of the site."""
    return map(press.page, orders(press))


def orders(press: Press) -> Iterator[Order]:
    """Yield the order of every page of the site."""
    words = press.edition.words
    yield press.order(
        "home",
        "",
        words.gettext("Home"),
        description=plain(press.edition.handbook.company.brand.promise),
        is_index=True,
        wide=True,
        source=COMPANY_FILE,
    )
    for role, (group, title, description) in _ROLE_GROUPS.items():
        if not press.edition.shows(role):
            continue
        yield from _shelved(
            press,
            "role",
            ROLE_PATHS[role],
            words.gettext(title),
            press.edition.handbook.of_role(role),
            description=words.gettext(description),
            group=group,
            is_index=True,
            role=role,
        )
    yield from _personas(press)
    yield from _views(press, _VIEWS)
    yield from _departments(press)
    yield from _views(press, _EVIDENCE_VIEWS)
    if press.edition.shows("changes"):
        yield press.order(
            "changes",
            path_of("changes"),
            words.gettext("Changes"),
            description=words.gettext("What has changed, for whom, and when."),
            group=Group.EVIDENCE,
            boost=INDEX_BOOST,
            brief=_are_many(press),
        )
    yield from _reference(press)
    yield _interview(press)


def _shelved(  # noqa: PLR0913  # what a page is, each by its name
    press: Press,
    template: str,
    path: str,
    title: str,
    personas: Sequence[Persona],
    *,
    is_index: bool = False,
    **arguments: Any,
) -> Iterator[Order]:
    """Order a page that shows ``personas``, so many at once; what follows the first is only led to by it."""
    gettext = press.edition.words.gettext
    for shelf in shelves(path, personas):
        place = {"title": title, "first": shelf.first, "last": shelf.last}
        yield press.order(
            template,
            path_of_shelf(path, shelf.first),
            title if shelf.is_first else gettext("%(title)s, %(first)s to %(last)s") % place,
            is_index=is_index and shelf.is_first,
            listed=shelf.is_first,
            boost=INDEX_BOOST if shelf.is_first else 0,
            brief=_are_many(press),
            shelf=shelf,
            batch=shelf.first,
            **arguments,
        )


def _interview(press: Press) -> Order:
    edition = press.edition
    return press.order(
        "interview",
        path_of("interview"),
        edition.words.gettext("Describe somebody"),
        description=edition.words.gettext(
            "The questions of a good interview, and the file that comes of them."
        ),
        group=Group.REFERENCE,
        wide=True,
        boost=INDEX_BOOST,
        steps=steps(),
        keys=keys(),
        choices=lambda one: choices(edition, one),
        part_label=part_label,
        new_file=new_file_address(edition.edit_base),
    )


def _personas(press: Press) -> Iterator[Order]:
    handbook = press.edition.handbook
    few = not _are_many(press)
    for persona in handbook.personas.values():
        yield persona_page(press, persona, listed=few)
        if persona.status is not Status.RETIRED:
            yield press.order(
                "card",
                path_of("card", persona.id),
                press.edition.words.gettext("%(name)s on one page") % {"name": persona.name},
                description=plain(persona.summary),
                group=_ROLE_GROUPS[persona.role][0],
                listed=False,
                source=_source(persona),
                boost=0,
                batch=_batch(press, persona),
                persona=persona,
            )


def persona_page(press: Press, persona: Persona, *, listed: bool = True) -> Order:
    """Return the order of the page of one persona; ``listed``: in the navigation, unless it is retired."""
    retired = persona.status is Status.RETIRED
    return press.order(
        "persona",
        path_of("persona", persona.id),
        persona.name,
        description=plain(persona.summary),
        group=_ROLE_GROUPS[persona.role][0],
        listed=listed and not retired,
        source=_source(persona),
        boost=RETIRED_BOOST if retired else PERSONA_BOOST,
        changed=press.chronicle.changed(persona.id),
        batch=_batch(press, persona),
        persona=persona,
    )


def _views(press: Press, views: tuple[tuple[str, Group, bool, str, str], ...]) -> Iterator[Order]:
    words, handbook = press.edition.words, press.edition.handbook
    by_urgency = [handbook.personas[state.persona] for state in press.edition.calendar]
    for template, group, is_index, title, description in views:
        if not press.edition.shows(template):
            continue
        yield from _shelved(
            press,
            template,
            path_of(template),
            words.gettext(title),
            by_urgency if template == "review" else handbook.current,
            description=words.gettext(description),
            group=group,
            is_index=is_index,
            wide=template == "compare",
        )


def _departments(press: Press) -> Iterator[Order]:
    words, handbook = press.edition.words, press.edition.handbook
    yield from _shelved(
        press,
        "departments",
        path_of("departments"),
        words.gettext("Departments"),
        handbook.current,
        description=words.gettext("Who has contributed to which persona, and who has not yet."),
        group=Group.DEPARTMENTS,
        is_index=True,
        source=COMPANY_FILE,
    )
    for id_, department in handbook.company.departments.items():
        yield from _shelved(
            press,
            "department",
            path_of("department", id_),
            department.name,
            handbook.current,
            description=words.gettext("What this department does, says and avoids for each persona."),
            group=Group.DEPARTMENTS,
            source=COMPANY_FILE,
            department_id=id_,
            department=department,
        )


def _reference(press: Press) -> Iterator[Order]:
    words = press.edition.words
    yield press.order(
        "reference",
        path_of("reference"),
        words.gettext("Fields"),
        description=words.gettext("Every field an editor can fill, and what it is for."),
        group=Group.REFERENCE,
        is_index=True,
        boost=REFERENCE_BOOST,
        files=(
            ("personas/<id>.yml", tuple(rows(PersonaFile))),
            (COMPANY_FILE, tuple(rows(Company))),
            ("personas/<id>/<department>.yml", tuple(rows(Contribution))),
        ),
        internal=usual(),
    )
    yield press.order(
        "rules",
        path_of("rules"),
        words.gettext("Rules"),
        description=words.gettext("What is checked, why, and how severely."),
        group=Group.REFERENCE,
        boost=REFERENCE_BOOST,
        rules=ALL_RULES,
        excuse=EXAMPLE,
    )


def _are_many(press: Press) -> bool:
    """Whether the navigation lists no personas, and the search knows pages of everybody by their titles only.

    They hold all that is said of anybody once more.
    """
    return len(press.edition.handbook.current) > PERSONAS_ON_A_PAGE


def _batch(press: Press, persona: Persona) -> int:
    """Return with whom the shelf begins on which a persona stands; a retired one, on none, goes first."""
    return press.edition.shelf_of.get(persona.id, 1)


def _source(persona: Persona) -> str:
    return f"personas/{persona.id}.yml"
