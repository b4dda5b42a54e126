"""A French handbook made of the example: every text replaced by French words, every structure kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from persona_handbook.check import read
from persona_handbook.model.shape import Leaf, walk
from persona_handbook.model.values import TextKind
from persona_handbook.source.tree import Listing, Node, Text

#: What fits into a statement, by the key of a positioning or of an offer.
SHAPED = {
    "target": "parents pressés",
    "need": "cherchent un cadeau qui dure",
    "benefits": "abrège la recherche",
    "alternative": "le rayon jouets du supermarché",
    "difference": "apporte un seul jouet bien choisi",
    "category": "une boîte mensuelle de jouets en bois",
    "features": "jouets choisis par une éducatrice",
}
#: What stays: names that only the test's own words would confuse.
KEPT_KEYS = {"time"}


def words() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"« l’été {number:04d} »"


def translate(root: Path, target: Path) -> None:
    """Write the handbook in ``root`` to ``target``, its texts in French."""
    sources, faults = read(root)
    assert not faults
    supply = words()
    for file, model, _ in sources.files():
        document = file.document
        assert not file.faults
        leaves = {leaf.path: leaf for leaf in walk(document.root, model)}
        path = target / document.file
        path.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML, and quotes everything.
        path.write_text(json.dumps(_plain(document.root, (), leaves, supply), ensure_ascii=False), "utf-8")


def _plain(node: Node, path: tuple[Any, ...], leaves: dict[Any, Leaf], supply: Iterator[str]) -> Any:
    if isinstance(node, Text):
        leaf = leaves[path]
        if not isinstance(leaf.marker, TextKind) or path[-1] in KEPT_KEYS:
            return node.value
        keys = [step for step in path if isinstance(step, str)]
        if keys[0] in ("positioning", "offers") and keys[-1] in SHAPED:
            return SHAPED[keys[-1]]
        citation = node.value[node.value.rindex("[@") :] if "[@" in node.value else ""
        return f"{next(supply)} {citation}".strip()
    if isinstance(node, Listing):
        return [_plain(item, (*path, at), leaves, supply) for at, item in enumerate(node.items)]
    return {key: _plain(value, (*path, key), leaves, supply) for key, value in node.values.items()}
