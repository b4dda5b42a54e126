"""JSON Schemas for one handbook: as those of the models, with its ids to choose from.

They lie in ``schema/`` beside ``personas/``, where VS Code and github.dev find them without asking another
host, and know drafts too, which the published ones must not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ..derive.withheld import possible
from ..model.values import REFERENCE_COMMENT, Reference
from ..rules import practice
from ..source.file import SourceFile
from ..source.tree import Mapping as Tree
from ..sources import Sources
from ..suggest import clip
from . import machines

#: The folder of the schemas, from the handbook's root on.
FOLDER = "schema"
#: What is known of each id, by what it points at: the id and what to say of it.
Known = Mapping[Reference, Mapping[str, str]]

_SECTIONS = {
    Reference.DEPARTMENT: "departments",
    Reference.OFFER: "offers",
    Reference.SOURCE: "sources",
    Reference.STAGE: "stages",
    Reference.KPI: "kpis",
}
_TITLES = {"persona": "A persona", "handbook": "The company", "contribution": "A contribution"}
#: An example in a docstring: what stands in quotes behind a colon or a comma.
_EXAMPLE = re.compile(r'[:,] "([^"]+)"')


def known(sources: Sources) -> Known:
    """Return the ids of a handbook, from its files as they are: what is wrong elsewhere hides none."""
    personas = {id_: _person(file) for id_, file in sources.personas.items()}
    personas |= dict.fromkeys(sources.unread, "")
    return {
        Reference.PERSONA: dict(sorted(personas.items())),
        **{kind: _defined(sources, section) for kind, section in _SECTIONS.items()},
    }


def schemas(ids: Known) -> dict[str, str]:
    """Return the schemas of a handbook with these ids, each by the name of its file."""
    return {f"{name}.json": _one(name, ids) for name in machines.SCHEMAS}


def _one(name: str, ids: Known) -> str:
    content = json.loads(machines.schema(name)) | {"title": _TITLES[name]}
    _complete(content, ids)
    if name == "handbook":
        levels = content["properties"]["checks"]
        level = levels.pop("additionalProperties")
        levels["properties"] = {rule.id: {**level, "description": rule.why} for rule in practice.RULES}
        levels["additionalProperties"] = False
        content["properties"]["internal"]["items"] = {"enum": [*possible()]}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _complete(schema: Any, ids: Known) -> None:
    """Put ids, and the examples of docstrings, into a schema and all that it holds."""
    if isinstance(schema, list):
        for item in schema:
            _complete(item, ids)
    if not isinstance(schema, dict):
        return
    for item in schema.values():
        _complete(item, ids)
    if entries := _ids(schema, ids):
        for key in ("pattern", "maxLength", "examples"):
            schema.pop(key, None)
        schema |= {"enum": [*entries], "enumDescriptions": [*entries.values()]}
    if entries := _ids(schema.get("propertyNames"), ids):
        del schema["propertyNames"]
        (entry,) = schema.pop("patternProperties").values()
        # Beside a reference, a description is what is shown of the key.
        schema["properties"] = {
            id_: {**entry, **({"description": said} if said else {})} for id_, said in entries.items()
        }
        schema["additionalProperties"] = False
    description = schema.get("description")
    if "type" in schema and "examples" not in schema and isinstance(description, str):
        examples = [one for one in _EXAMPLE.findall(description) if "enum" not in schema]
        schema |= {"examples": examples} if examples else {}


def _ids(schema: Any, ids: Known) -> Mapping[str, str]:
    comment = schema.get("$comment", "") if isinstance(schema, dict) else ""
    kind = comment.removeprefix(REFERENCE_COMMENT) if isinstance(comment, str) else ""
    return ids[Reference(kind)] if kind and kind != comment else {}


def _defined(sources: Sources, section: str) -> dict[str, str]:
    if sources.company is None:
        return {}
    keys = sources.keys(section) or ()
    node = sources.company.document.root.values.get(section)
    ordered = [id_ for id_ in node.values if id_ in keys] if isinstance(node, Tree) else []
    return {id_: _said(sources.company, section, id_) for id_ in ordered}


def _said(file: SourceFile, section: str, id_: str) -> str:
    places = ((section, id_), (section, id_, "name"), (section, id_, "title"))
    return next((clip(text.value) for place in places if (text := file.document.text(place))), "")


def _person(file: SourceFile) -> str:
    said = [text.value for key in ("name", "role") if (text := file.document.text((key,)))]
    return clip(", ".join(said))
