"""The handbook for machines: JSON of what was typed and derived, JSON Schemas, and llms.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema, to_json

from ..links import path_of
from ..markup import plain
from ..model.company import Company
from ..model.contribution import Contribution
from ..model.handbook import Handbook
from ..model.persona import Persona, PersonaFile, Status
from ..pages.edition import Edition
from ..pages.page import Group, Page

SCHEMAS: dict[str, type[BaseModel]] = {
    "persona": PersonaFile,
    "handbook": Company,
    "contribution": Contribution,
}
_DRAFT = "http://json-schema.org/draft-07/schema#"


class _Schema(GenerateJsonSchema):
    """A schema as editors' programs complete best from it: no null, no titles made of the keys."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # pydantic's own signature
        return False


@cache
def schema(name: str) -> str:
    """Return the JSON Schema of "persona", "handbook" or "contribution" as text.

    Draft 7 is what yaml-language-server, and so VS Code and github.dev, complete from.
    """
    content = SCHEMAS[name].model_json_schema(schema_generator=_Schema, ref_template="#/definitions/{model}")
    content["definitions"] = content.pop("$defs", {})
    return _text({"$schema": _DRAFT, **content})


def files(edition: Edition, pages: Sequence[Page]) -> dict[str, Callable[[], str]]:
    """Return what makes each machine-readable file, by its path below the site's root."""
    return {
        path_of("handbook-json"): partial(_index, edition.handbook),
        **{
            path_of("persona-json", persona.id): partial(_whole, edition, persona)
            for persona in edition.handbook.personas.values()
        },
        **{path_of(f"{name}-schema"): partial(schema, name) for name in SCHEMAS},
        path_of("llms"): partial(_llms, edition, pages),
    }


def _index(handbook: Handbook) -> str:
    return _text(
        {
            "company": handbook.company.model_dump(mode="json", exclude_defaults=True),
            "personas": [_summary(persona) for persona in handbook.personas.values()],
        }
    )


def _summary(persona: Persona) -> dict[str, Any]:
    return {
        "id": persona.id,
        "name": persona.name,
        "role": persona.role,
        "status": persona.status,
        "market": persona.market,
        "summary": plain(persona.summary),
        "tags": persona.tags,
        "departments": tuple(persona.contributions),
        "page": path_of("persona", persona.id),
        "data": path_of("persona-json", persona.id),
    }


def _whole(edition: Edition, persona: Persona) -> str:
    support = edition.support[persona.id]
    review = edition.review(persona.id)
    typed = persona.model_dump(mode="json", exclude_defaults=True, exclude={"portrait"})
    return _text(
        {
            **typed,
            "page": path_of("persona", persona.id),
            "derived": {
                "evidence": {
                    "claims": len(support.claims),
                    "hypotheses": len(support.hypotheses),
                    "sources": support.sources,
                    "maturity": support.maturity.level,
                },
                "influenced_by": [tie.source for tie in edition.ties_to.get(persona.id, ())],
                "review": {
                    **({"due": review.due.isoformat()} if review.due else {}),
                    "status": review.status,
                },
            },
        }
    )


def _llms(edition: Edition, pages: Iterable[Page]) -> str:
    """Return the site's contents for language models, as https://llmstxt.org proposes."""
    company = edition.handbook.company
    gettext = edition.words.gettext
    personas = "\n".join(
        f"- [{_flat(one.name)}]({path_of('persona', one.id)}): {_flat(plain(one.summary))}"
        for one in edition.handbook.personas.values()
        if one.status is not Status.RETIRED
    )
    others = "\n".join(
        f"- [{_flat(page.title)}]({page.path}): {_flat(page.description)}"
        for page in pages
        if page.path
        and page.listed
        and page.template not in ("persona", "card")
        and page.group is not Group.REFERENCE
    )
    promise = _flat(plain(company.brand.promise))
    parts = (
        f"# {_flat(company.brand.name)}",
        f"> {promise}" if promise else "",
        f"## {gettext('Personas')}\n\n{personas}" if personas else "",
        f"## {gettext('Pages')}\n\n{others}",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _flat(text: str) -> str:
    """Return ``text`` on one line with brackets that make no link."""
    return " ".join(text.split()).replace("[", "(").replace("]", ")")


def _text(content: object) -> str:
    # Python's own writes indents ten times as slowly.
    return to_json(content, indent=1).decode() + "\n"
