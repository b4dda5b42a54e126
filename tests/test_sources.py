"""What was read of a handbook, before anything of it is known to be valid."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handbooks import MINIMAL_PERSONA
from persona_handbook.check import inspect, read, theme_language
from persona_handbook.clock import today
from persona_handbook.model.company import Company
from persona_handbook.model.contribution import Contribution
from persona_handbook.model.persona import PersonaFile

Make = Callable[..., Path]

CLAIRE = """\
# Claire
name: Claire Martin
role: primary
summary: Buys toys.
needs:
  - Short deliveries
buying:

  where: Online
  objections: [Too dear]
"""
COMPANY = "brand: {name: Marelle}\ndepartments: {sales: {name: Sales}, data: }\nsources:\nstages: many\n"


def test_each_file_comes_with_its_model_and_its_persona(small: Make) -> None:
    root = small(**{"claire/sales.yml": "by: Marc\n"})
    assert [(file.path, model, persona) for file, model, persona in read(root)[0].files()] == [
        ("personas/handbook.yml", Company, ""),
        ("personas/claire.yml", PersonaFile, "claire"),
        ("personas/claire/sales.yml", Contribution, "claire"),
    ]


def test_the_keys_of_each_file_are_known_with_their_lines_two_levels_deep(small: Make) -> None:
    files = {"handbook.yml": COMPANY, "claire.yml": CLAIRE, "claire/sales.yml": "by: Marc\n"}
    assert read(small(**files))[0].lines() == {
        "personas/handbook.yml": {
            "brand": 1,
            "brand.name": 1,
            "departments": 2,
            "departments.sales": 2,
            "departments.data": 2,
            "sources": 3,
            "stages": 4,
        },
        "personas/claire.yml": {
            "name": 2,
            "role": 3,
            "summary": 4,
            "needs": 5,
            "buying": 7,
            "buying.where": 9,
            "buying.objections": 10,
        },
        "personas/claire/sales.yml": {"by": 1},
    }


def test_the_ids_that_a_section_defines_are_those_with_a_value(small: Make) -> None:
    sources, _ = read(small(**{"handbook.yml": COMPANY}))
    assert sources.keys("departments") == frozenset({"sales"})
    assert sources.keys("sources") == frozenset()
    assert sources.keys("offers") == frozenset()


def test_of_a_section_that_cannot_be_read_no_id_is_known(small: Make) -> None:
    assert read(small(**{"handbook.yml": COMPANY}))[0].keys("stages") is None
    # An unknown key may be what was meant.
    assert read(small(**{"handbook.yml": COMPANY + "offer: {}\n"}))[0].keys("offers") is None
    root = small(**{"handbook.yml": "brand: [\n"})
    assert read(root)[0].keys("departments") is None


def test_without_a_handbook_nothing_is_known_of_the_company(small: Make) -> None:
    root = small()
    (root / "personas" / "handbook.yml").unlink()
    sources, _ = read(root)
    assert [file.path for file, _, _ in sources.files()] == ["personas/claire.yml"]
    assert sources.keys("departments") is None


@pytest.mark.parametrize("config", [None, b"theme: {language: fr}\n# caf\xe9\n"], ids=["none", "not UTF-8"])
def test_without_a_configuration_that_can_be_read_statements_are_english(
    small: Make, config: bytes | None
) -> None:
    root = small()
    (root / "mkdocs.yml").unlink()
    if config is not None:
        (root / "mkdocs.yml").write_bytes(config)
    assert theme_language(root) == "en"
    assert read(root)[0].docs == "docs"


def test_a_portrait_belongs_to_its_persona_in_the_sources_and_in_the_handbook(small: Make) -> None:
    root = small(**{"claire/sales.yml": "by: Marc\n", "hugo.yml": MINIMAL_PERSONA})
    portrait = root / "personas" / "claire" / "portrait.png"
    portrait.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IEND" + bytes(4))
    assert read(root)[0].portraits == {"claire": portrait}
    handbook = inspect(root, today()).handbook
    assert handbook is not None
    assert {id_: one.portrait for id_, one in handbook.personas.items()} == {"claire": portrait, "hugo": None}
