"""The JSON Schemas of one handbook: its ids to choose from, and a warning when they are behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from handbooks import REPOSITORY
from persona_handbook.check import read
from persona_handbook.cli import main
from persona_handbook.writers.schemas import known, schemas

Make = Callable[..., Path]
Output = pytest.CaptureFixture[str]


def made(root: Path, name: str) -> Any:
    return json.loads(schemas(known(read(root)[0]))[f"{name}.json"])


def messages(schema: Any, text: str) -> list[str]:
    found = jsonschema.Draft7Validator(schema).iter_errors(yaml.safe_load(text))
    return sorted(one.message for one in found)


def test_the_schemas_beside_the_sources_know_everything(capsys: Output) -> None:
    assert main(["schema", str(REPOSITORY), "--check"]) == 0
    assert capsys.readouterr().out == ""


def test_a_schema_that_is_behind_is_told(small: Make, capsys: Output) -> None:
    root = small()
    assert main(["schema", str(root)]) == 0
    assert main(["schema", str(root), "--check"]) == 0
    small(**{"paul.yml": "name: Paul\nrole: primary\nsummary: x\n"})
    assert main(["schema", str(root), "--check"]) == 1
    assert capsys.readouterr().out == (
        "schema/persona.json does not know all that personas/ holds now; run: make schema\n"
    )


def test_every_id_is_a_choice_with_its_name(small: Make) -> None:
    root = small(**{"paul.yml": "name: Paul\nrole: primary\nstatus: draft\nsummary: x\n"})
    schema = made(root, "persona")
    persona = schema["definitions"]["Influence"]["properties"]["persona"]
    assert persona["enum"] == ["claire", "paul"]
    assert persona["enumDescriptions"] == ["Claire Martin, anti-target", "Paul, primary"]
    assert schema["definitions"]["Review"]["properties"]["owner"]["enum"] == ["sales"]
    assert schema["definitions"]["Segment"]["properties"]["source"]["enumDescriptions"] == ["Spring survey"]
    assert schema["definitions"]["Positioning"]["properties"]["offer"]["enum"] == ["box"]
    assert schema["properties"]["journey"]["properties"]["awareness"]["description"] == "Awareness"
    assert schema["properties"]["journey"]["additionalProperties"] is False


def test_a_key_that_holds_others_says_what_it_is_for(small: Make) -> None:
    schema = made(small(), "persona")
    assert schema["properties"]["review"] == {
        "$ref": "#/definitions/Review",
        "description": "Who reviews the persona, when it was last done, and how often it is due.",
    }


def test_ids_of_which_there_are_none_stay_open(small: Make) -> None:
    schema = made(small(**{"handbook.yml": "brand: {name: Marelle}\n"}), "persona")
    assert "enum" not in schema["definitions"]["KpiReading"]["properties"]["kpi"]
    assert messages(schema, "name: A\nrole: primary\nsummary: x\nkpis: [{kpi: any}]\n") == []


def test_a_mistake_elsewhere_hides_no_id(small: Make) -> None:
    root = small(**{"claire.yml": "name: Claire Martin\nrole: primry\nneeds: [\n", "paul.yml": "nam: x\n"})
    persona = made(root, "persona")["definitions"]["Influence"]["properties"]["persona"]
    assert persona["enum"] == ["claire", "paul"]


def test_a_wrong_id_is_refused_and_a_right_one_is_not(small: Make) -> None:
    schema = made(small(), "persona")
    text = "name: A\nrole: secondary\nsummary: x\ninfluences:\n  - persona: {}\n"
    assert messages(schema, text.format("claire")) == []
    assert messages(schema, text.format("clara")) == ["'clara' is not one of ['claire']"]


def test_rules_that_can_be_set_are_known_with_their_reasons() -> None:
    checks = made(REPOSITORY, "handbook")["properties"]["checks"]
    assert checks["properties"]["too-many-personas"]["description"].endswith(".")
    assert checks["additionalProperties"] is False


def test_examples_come_from_what_the_models_say() -> None:
    demographics = made(REPOSITORY, "persona")["definitions"]["Demographics"]["properties"]
    assert demographics["age"]["examples"] == ["34-42"]
    assert "examples" not in demographics["gender"]


def test_the_workspace_names_schemas_that_are_there() -> None:
    text = (REPOSITORY / ".vscode" / "settings.json").read_text("utf-8")
    names = {path.name for path in (REPOSITORY / "schema").iterdir()}
    assert names == {"persona.json", "handbook.json", "contribution.json"}
    assert all(f'"./schema/{name}"' in text for name in names)
