"""What a build leaves out: drafts, and on a public site what is for colleagues only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..model.audience import Audience
from ..model.company import Company
from ..model.part import SHORTHAND, Part
from ..model.persona import INTERNAL_ROLES, Persona, PersonaFile, Role, Status
from ..model.shape import fields

#: What an owner sets for the making of the site: no reader has a use for it, so no list need name it.
SETTINGS = frozenset({"internal", "checks"})
#: Fields that mean something where they are not filled: without them, pages would say what is not so.
_MEANING = frozenset({"audience", "status", "market", "kpis.better"})


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a build leaves out.

    Attributes:
        drafts: Whether drafts are left out.
        public: Whether anybody may read the site.
        names: The fields of both sorts of file, by dotted path, and the roles that are left out.
    """

    drafts: bool = True
    public: bool = False
    names: frozenset[str] = frozenset()

    def hides(self, persona: Persona) -> bool:
        """Tell whether readers are not to know of a persona."""
        return (self.drafts and persona.status is Status.DRAFT) or persona.role in self.names

    def shows(self, field: str) -> bool:
        """Tell whether readers see the field at a dotted path."""
        steps = field.split(".")
        return not any(".".join(steps[: at + 1]) in self.names for at in range(len(steps)))


def withheld(company: Company, *, drafts: bool = True) -> Withheld:
    """Return what a site of ``company`` leaves out; ``drafts`` says whether drafts are among it."""
    if company.audience is not Audience.PUBLIC:
        return Withheld(drafts)
    names = usual() if company.internal is None else company.internal
    return Withheld(drafts, public=True, names=frozenset(names) | SETTINGS)


@cache
def usual() -> tuple[str, ...]:
    """Return the names that are internal unless an owner says otherwise, in the order of the files."""
    paths = (path for model in (PersonaFile, Company) for path, info in _paths(model) if info.is_internal)
    return tuple(dict.fromkeys([*(role for role in Role if role in INTERNAL_ROLES), *paths]))


@cache
def possible() -> tuple[str, ...]:
    """Return every name that can be internal, in the order of the files."""
    paths = (path for model in (PersonaFile, Company) for path, info in _paths(model) if not info.is_needed)
    return tuple(dict.fromkeys([*Role, *(path for path in paths if path not in needed())]))


@cache
def needed() -> frozenset[str]:
    """Return the fields that no site can do without: required ones, and those that say what it leaves out."""
    found = (path for model in (PersonaFile, Company) for path, info in _paths(model) if info.is_needed)
    return frozenset(found) | SETTINGS | _MEANING


@dataclass(frozen=True, slots=True)
class _Info:
    """What a model says of a field."""

    is_internal: bool
    is_needed: bool


def _paths(model: type[Part], holder: str = "") -> Iterator[tuple[str, _Info]]:
    for key, shape in fields(model).items():
        if key == SHORTHAND:
            continue
        info = model.model_fields[key]
        path = f"{holder}.{key}" if holder else key
        yield path, _Info(Audience.INTERNAL in info.metadata, info.is_required())
        inner = shape.item or shape
        if inner.part:
            yield from _paths(inner.part, path)
