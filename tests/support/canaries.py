"""A handbook with a word of its own in every place, so that a site can be searched for what must not be.

A canary is made of letters alone, so that no renderer, index or address spells it otherwise, and is searched
for in every byte of every file: names, compressed files and data addresses included.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from persona_handbook.model.company import Company
from persona_handbook.model.part import SHORTHAND, Part
from persona_handbook.model.shape import Shape, fields
from persona_handbook.model.values import Reference, TextKind

DEPARTMENT, OFFER, STAGE, KPI = "sales", "box", "awareness", "conversion"
#: Sources by who cites them.
SEEN, UNSEEN, UNUSED = "survey", "watch", "shelf"
IDS = {
    Reference.DEPARTMENT: DEPARTMENT,
    Reference.OFFER: OFFER,
    Reference.STAGE: STAGE,
    Reference.KPI: KPI,
}
_DATA = re.compile(rb"data:[\w/+.-]*;base64,([A-Za-z0-9+/=]+)")


def canary(*places: str) -> str:
    """Return the word of a place: ``canary("claire", "media.use")``."""
    digits = hashlib.blake2b("/".join(places).encode(), digest_size=6).hexdigest()
    return "zq" + digits.translate(str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst"))


@dataclass(frozen=True)
class Filler:
    """Fills the fields of a file, each text with its canary.

    Attributes:
        owner: Whose file it is; a part of each canary.
        source: The source that its claims cite.
        others: The personas that it influences.
        tide: Tells the canaries of one time from those of another.
    """

    owner: str
    source: str = SEEN
    others: tuple[str, ...] = ()
    tide: str = ""

    def part(self, model: type[Part], holder: str = "") -> dict[str, Any]:
        """Return a mapping that fills every field of ``model`` which stands at ``holder``."""
        found = {
            key: self._value(shape, f"{holder}.{key}" if holder else key)
            for key, shape in fields(model).items()
            if key != SHORTHAND and (holder or key not in _SET)
        }
        return {key: one for key, one in found.items() if one not in ("", [])}

    def _value(self, shape: Shape, path: str) -> Any:
        if shape.part:
            return self.part(shape.part, path)
        if shape.item and shape.by_id:
            assert isinstance(shape.marker, Reference), path
            return {IDS[shape.marker]: self._value(shape.item, path)}
        if path == "influences":
            assert shape.item
            entry = self._value(shape.item, path)
            return [entry | {"persona": one} for one in self.others]
        return [self._value(shape.item, path)] if shape.item else self._text(shape, path)

    def _text(self, shape: Shape, path: str) -> str:
        if isinstance(shape.marker, Reference):
            return self.source if shape.marker is Reference.SOURCE else IDS.get(shape.marker, "")
        word = canary(self.owner, path, self.tide)
        if shape.marker is TextKind.CLAIM:
            return f"{word} [@{self.source}]"
        if isinstance(shape.marker, TextKind):
            return word
        return f"https://marelle.example/{word}" if path.endswith("link") else _plain(shape)


#: What a test says itself, because it changes who is seen.
_SET = {"replaced_by", "role", "status", "market"}


def filled(
    owner: str, model: type[Part], source: str = SEEN, *, others: tuple[str, ...] = (), tide: str = ""
) -> dict[str, Any]:
    """Return a mapping that fills every field of ``model``; the rest is as in ``Filler``."""
    return Filler(owner, source, others, tide).part(model)


def _plain(shape: Shape) -> str:
    values = shape.values
    if issubclass(values, StrEnum):
        return str(next(iter(values)))
    return {"int": "4", "float": "41.37", "date": "2026-05-12", "Interval": "6 months"}[values.__name__]


def words(owner: str, model: type[Part], tide: str = "") -> dict[str, str]:
    """Return each canary of a file filled by ``filled`` with the dotted path of its field."""
    told = json.dumps(filled(owner, model, others=("a",), tide=tide))
    return {word: path for path in _paths(model) if (word := canary(owner, path, tide)) in told}


def _paths(model: type[Part], holder: str = "") -> Iterator[str]:
    for key, shape in fields(model).items():
        path = f"{holder}.{key}" if holder else key
        yield path
        inner = shape.item or shape
        if inner.part:
            yield from _paths(inner.part, path)


def company(*, tide: str = "") -> dict[str, Any]:
    """Return a ``handbook.yml`` with a canary in every text."""

    def entry(section: str, id_: str) -> dict[str, Any]:
        shape = fields(Company)[section].item
        assert shape
        assert shape.part
        inner = filled(f"handbook.{section}.{id_}", shape.part, SEEN, tide=tide)
        return inner | ({"owner": DEPARTMENT} if section == "sources" else {})

    return {
        "brand": {"name": canary("handbook", "brand.name"), "promise": canary("handbook", "brand.promise")},
        "departments": {DEPARTMENT: entry("departments", DEPARTMENT)},
        "offers": {OFFER: entry("offers", OFFER)},
        "sources": {one: entry("sources", one) for one in (SEEN, UNSEEN, UNUSED)},
        "stages": {STAGE: canary("handbook", "stages")},
        "kpis": {KPI: entry("kpis", KPI)},
    }


def portrait(word: str) -> bytes:
    """Return a picture of one dot that holds ``word`` as a comment."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    comment = b"Comment\0" + word.encode("ascii")
    dot = zlib.compress(b"\0\0")
    parts = ((b"IHDR", header), (b"tEXt", comment), (b"IDAT", dot), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in parts)


def contents(site: Path) -> dict[str, bytes]:
    """Return what every file of a site says, with its name, unpacked and in small letters."""
    found = {}
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        data = path.read_bytes()
        if path.suffix == ".gz":
            data += gzip.decompress(data)
        data += b"\n".join(base64.b64decode(one + b"==") for one in _DATA.findall(data))
        name = path.relative_to(site).as_posix()
        found[name] = (name.encode() + b"\n" + data).lower()
    return found


def seen(site: Path) -> dict[str, list[str]]:
    """Return the files of a site by each canary that stands in them."""
    found: dict[str, list[str]] = {}
    for name, data in contents(site).items():
        for word in set(re.findall(rb"zq[bcdfghjklmnpqrst]{12}", data)):
            found.setdefault(word.decode(), []).append(name)
    return found
