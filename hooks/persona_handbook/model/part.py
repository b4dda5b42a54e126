"""What every model of the source format has in common.

Models see only what the reader hands them: text, tuples and mappings. So pydantic's lax mode loses nothing
(each number and date has a coercion of its own in ``values``) and lets a word become a member of an
enumeration.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from .docs import docs

#: The key of a field that can only be filled by shorthand; no YAML key can be spelt so.
SHORTHAND = "\0"

#: In the place of each part's own; pydantic changes none but those of copies.
_NONE_SET: set[str] = set()


class Part(BaseModel):
    """A mapping of the source format: frozen, closed; false when nothing in it was filled.

    ``shorthand`` names the field that anything but a mapping stands for: ``decider`` for ``{role: decider}``,
    a plain list of goals for a mapping of lists.
    """

    # A part that stands in others only needs no validator of its own.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    shorthand: ClassVar[str] = ""

    def __bool__(self) -> bool:
        return any(
            value not in (None, "", ()) and value != {} and (not isinstance(value, Part) or bool(value))
            for value in self.__dict__.values()
        )

    @classmethod
    def key_of(cls, name: str) -> str:
        """Return the key that fills the field ``name``."""
        alias = cls.model_fields[name].validation_alias
        return alias if isinstance(alias, str) else name

    @model_validator(mode="before")
    @classmethod
    def _from_shorthand(cls, typed: Any) -> Any:
        if cls.shorthand and not isinstance(typed, dict):
            return {cls.key_of(cls.shorthand): typed}
        return typed

    @model_validator(mode="after")
    def _forget_what_was_set(self) -> Self:
        # Nobody asks which fields were typed, and the sets that say so are a quarter of a handbook's memory.
        object.__setattr__(self, "__pydantic_fields_set__", _NONE_SET)
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        whole = handler.resolve_ref_schema(schema)
        for name, said in docs(cls).items():
            if name in cls.model_fields:
                whole["properties"][cls.key_of(name)]["description"] = said
        if not cls.shorthand:
            return schema
        short = whole["properties"][cls.key_of(cls.shorthand)]
        mapping = {key: value for key, value in whole.items() if key not in ("title", "description")}
        mapping["properties"] = {key: value for key, value in whole["properties"].items() if key != SHORTHAND}
        described = {key: whole[key] for key in ("title", "description") if key in whole}
        whole.clear()
        whole.update(described | {"anyOf": [mapping, short]})
        return schema
