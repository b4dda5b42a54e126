"""Handbooks that no company has: every field filled with what is hardest to show, or with nothing at all.

The fields come from the engine's own models, so that a new one is filled the day it is added.
"""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from handbooks import copy_handbook, run_mkdocs
from persona_handbook.model.company import Company
from persona_handbook.model.part import SHORTHAND, Part
from persona_handbook.model.persona import PersonaFile, Role
from persona_handbook.model.shape import Shape, fields
from persona_handbook.model.values import Interval, Reference, TextKind

WORD = "Donaudampfschiff" * 187 + "fahrtend"  # 3,000 letters and no place to break
ITEM = (
    "Compares shops, prices and promises for weeks before anything is bought, and then asks a friend; " * 6
)[:499] + "."
LONG_NAME = "Wilhelmina-Anastasia Featherstonehaugh-Cholmondeley-Marjorib"
ARABIC = "تقارن بين ثلاثة متاجر قبل أن تشتري هدية لابنتها، وتسأل صديقتها"
JAPANESE = "誕生日の前に三つの店を比べてから、友だちに相談して木のおもちゃを選びます。"
SHORT = "Compares three shops"

#: Enough of each to be too many for a page that counts on few.
MANY = {"motivations": 17, "titles": 19}
IDS = {
    Reference.DEPARTMENT: ("marketing", "sales", "customer-service-and-everything-around-it"),
    Reference.KPI: ("conversion", "retention"),
    Reference.OFFER: ("box", "subscription"),
    Reference.SOURCE: ("survey", "interviews"),
    Reference.STAGE: ("awareness", "consideration", "purchase", "retention", "advocacy"),
    Reference.PERSONA: (),
}
#: What a file leaves out: fields that would change which personas there are, or the rules.
LEFT_OUT = {"audience", "checks", "internal", "replaced_by", "status", SHORTHAND}


@dataclass(frozen=True)
class Words:
    """What texts are made of, and how long lists are.

    Attributes:
        texts: Told one after the other, from the beginning again when all were told.
        items: The length of a list that ``MANY`` does not name.
        others: The personas that may be pointed at.
    """

    texts: tuple[str, ...]
    items: int = 3
    others: tuple[str, ...] = ()


def filled(part: type[Part], words: Words, **given: Any) -> dict[str, Any]:
    """Return a mapping that fills every field of ``part``, but for what is ``given``."""
    supply = cycle(words.texts)
    return {
        key: given[key] if key in given else _value(shape, key, words, supply)
        for key, shape in fields(part).items()
        if key not in LEFT_OUT
    } | given


def _value(shape: Shape, key: str, words: Words, supply: Iterator[str]) -> Any:
    if shape.part:
        inner = fields(shape.part).items()
        return {name: _value(one, name, words, supply) for name, one in inner if name not in LEFT_OUT}
    if shape.item and shape.by_id:
        assert isinstance(shape.marker, Reference), key
        return {id_: _value(shape.item, key, words, supply) for id_ in IDS[shape.marker]}
    if shape.item:
        values = [_value(shape.item, key, words, supply) for _ in range(MANY.get(key, words.items))]
        return _told_apart(values, words)
    return _text(shape, words, supply)


def _told_apart(values: list[Any], words: Words) -> list[Any]:
    """Let entries that point at something point at one thing each."""
    pools = {"persona": words.others, "offer": IDS[Reference.OFFER], "kpi": IDS[Reference.KPI]}
    for key, pool in pools.items():
        if values and isinstance(values[0], dict) and key in values[0]:
            return [value | {key: one} for value, one in zip(values, pool, strict=False)]
    return values


def _text(shape: Shape, words: Words, supply: Iterator[str]) -> str:
    if isinstance(shape.marker, Reference):
        pool = words.others if shape.marker is Reference.PERSONA else IDS[shape.marker]
        return pool[0] if pool else ""
    if shape.marker is TextKind.CLAIM:
        return f"{next(supply)} [@{IDS[Reference.SOURCE][0]}]"
    if shape.marker is TextKind.PROSE:
        return f"{next(supply)}\n\n- {next(supply)}\n- {next(supply)}\n\n{next(supply)}"
    if isinstance(shape.marker, TextKind):
        return next(supply)
    return _word(shape.values)


def _word(values: type[Any]) -> str:
    if issubclass(values, StrEnum):
        return str(next(iter(values)))
    plain = {
        datetime.date: "2026-05-12",
        Interval: "6 months",
        int: "4",
        float: "38.5",
        str: "https://marelle.example/" + "a-very-long-address/" * 8,
    }
    return plain[values]


def company(words: Words) -> dict[str, Any]:
    """Return a ``handbook.yml`` with every field filled."""
    supply = cycle(words.texts)
    pools = {
        "departments": IDS[Reference.DEPARTMENT],
        "offers": IDS[Reference.OFFER],
        "sources": IDS[Reference.SOURCE],
        "stages": IDS[Reference.STAGE],
        "kpis": IDS[Reference.KPI],
    }
    told: dict[str, Any] = {}
    for key, shape in fields(Company).items():
        if key in pools:
            assert shape.item
            told[key] = {id_: _value(shape.item, key, words, supply) for id_ in pools[key]}
        elif key not in LEFT_OUT:
            told[key] = _value(shape, key, words, supply)
    return told


def bare(name: str = "Bo", role: Role = Role.PRIMARY) -> dict[str, Any]:
    """Return a persona of which only the required keys are filled."""
    return {"name": name, "role": role, "summary": "Buys."}


def hard() -> dict[str, dict[str, Any]]:
    """Return the files of a handbook in which everything is too long, foreign or missing."""
    names = ("bare-anti-target", "bare-primary", "bare-secondary", "endless", "japanese", "arabic", "maximal")
    others = names[:4]
    long = Words((ITEM, SHORT), items=8, others=others)
    # A word of 3,000 letters in one text of nine, or the file would be too large to be read.
    endless = Words((WORD, *[SHORT, "x" * 60, ITEM, SHORT] * 2), others=names[:3])
    return {
        "handbook": company(Words((LONG_NAME, ITEM, "Sales", WORD, ARABIC), others=others)),
        "maximal": filled(PersonaFile, long, name="Maxime Plein", role=Role.PRIMARY),
        "endless": filled(PersonaFile, endless, name=LONG_NAME, role=Role.SECONDARY),
        "arabic": filled(
            PersonaFile, Words((ARABIC,), others=others), name="ليلى بنت عبد الرحمن", role=Role.SECONDARY
        ),
        "japanese": filled(
            PersonaFile, Words((JAPANESE,), others=others), name="佐々木 美咲", role=Role.ANTI_TARGET
        ),
        **{f"bare-{role}": bare(f"Bo {role.name.title()}", role) for role in Role},
    }


def lone() -> dict[str, dict[str, Any]]:
    """Return the files of a handbook with one persona, of which nothing is known."""
    return {"handbook": {"brand": {"name": "Marelle"}}, "bo": bare()}


def crowd(number: int) -> dict[str, dict[str, Any]]:
    """Return the files of a handbook of ``number`` personas, each with every field filled."""
    ids = [f"persona-{at:02}" for at in range(number)]
    roles = list(islice(cycle(Role), number))
    words = Words((SHORT, "Asks a friend", "Wood, not plastic"), items=2)
    return {
        "handbook": company(words),
        **{
            id_: filled(
                PersonaFile,
                replace(words, others=(ids[at - 1], ids[at - 2])),
                name=f"Persona {at:02} of Many",
                role=role,
            )
            for at, (id_, role) in enumerate(zip(ids, roles, strict=True))
        },
    }


def write(folder: Path, files: dict[str, dict[str, Any]]) -> Path:
    """Write a handbook of these ``files``, with our own engine, into ``folder``, and return its root."""
    root = copy_handbook(folder / "handbook")
    shutil.rmtree(root / "personas")
    (root / "personas").mkdir()
    for name, told in files.items():
        # JSON is YAML, and quotes everything.
        (root / "personas" / f"{name}.yml").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    for page in (root / "docs").rglob("*.md"):
        # The guide shows personas of the example.
        page.write_text(re.sub(r"^:::.*$", "", page.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    return root


def build(folder: Path, files: dict[str, dict[str, Any]]) -> Path:
    """Build a handbook of these ``files`` in ``folder`` with our own engine, and return its site."""
    run_mkdocs("build", "-d", str(folder / "site"), folder=write(folder, files))
    return folder / "site"
