"""What the builder of a tree keeps of each list and mapping until its end is reached."""

from __future__ import annotations

from dataclasses import dataclass, field

from .tree import Mark, Node


@dataclass(slots=True)
class Key:
    """A key that waits for its value.

    Attributes:
        name: The key; None where its value is to be dropped.
        mark: Where it stands.
        merge: Whether it is YAML's order to copy another part.
    """

    name: str | None
    mark: Mark
    merge: bool = False


@dataclass(slots=True)
class Frame:
    """A list or mapping whose end was not reached yet.

    Attributes:
        mark: Where it begins.
        is_list: Whether it is a list.
        brackets: Whether it stands in brackets.
        in_key: Whether it is a key or part of one, and will be dropped.
        items: The entries of a list so far.
        values: The values of a mapping so far.
        keys: Where their keys stand.
        key: The key of a mapping whose value comes next; None where a key does.
    """

    mark: Mark
    is_list: bool
    brackets: bool
    in_key: bool = False
    items: list[Node] = field(default_factory=list)
    values: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Mark] = field(default_factory=dict)
    key: Key | None = None
