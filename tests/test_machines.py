"""What programs read: JSON Schemas that editors complete from, JSON of what was typed, and llms.txt."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from handbooks import REPOSITORY
from people import company, handbook, persona
from persona_handbook.check import Inspection
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona, PersonaFile
from persona_handbook.pages.edition import Edition
from persona_handbook.pages.page import Group, Page
from persona_handbook.words import words
from persona_handbook.writers import machines
from persona_handbook.writers.machines import SCHEMAS, schema

TODAY = datetime.date(2026, 11, 21)
CORPUS = Path(__file__).parent / "schema" / "corpus"


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2, as editors' programs take it: a date is a text, and so are ``off`` and ``no``."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def files(edition: Edition, pages: Sequence[Page]) -> dict[str, str]:
    """Return the content of each machine-readable file."""
    return {path: make() for path, make in machines.files(edition, pages).items()}


def load(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader)  # noqa: S506  # a safe loader, but for dates


def validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads(schema(name)))


def faults(name: str, value: object) -> list[str]:
    return [error.message for error in validator(name).iter_errors(value)]


def nodes(value: object) -> Iterator[object]:
    yield value
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from nodes(child)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_itself(name: str) -> None:
    content = json.loads(schema(name))
    assert content["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(content)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_knows_no_null_and_no_default(name: str) -> None:
    for node in nodes(json.loads(schema(name))):
        assert node is not None
        if isinstance(node, dict):
            assert node.get("type") != "null"
            assert "default" not in node


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_of_a_schema_is_explained(name: str) -> None:
    content = json.loads(schema(name))
    unexplained, count = [], 0
    for node in nodes(content):
        is_part = isinstance(node, dict) and node.get("additionalProperties") is False
        properties = node["properties"] if is_part and isinstance(node, dict) else {}
        for key, field in properties.items():
            count += 1
            definition = content["definitions"].get(field.get("$ref", "").rpartition("/")[2], {})
            if not (field.get("description") or definition.get("description")):
                unexplained.append(key)
    assert unexplained == []
    assert count >= 5


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_key_of_a_schema_is_one_that_cannot_be_typed(name: str) -> None:
    assert "\\u0000" not in schema(name)


SOURCES = REPOSITORY / "personas"
EXAMPLES = {
    **dict.fromkeys(SOURCES.glob("*.yml"), "persona"),
    **dict.fromkeys(SOURCES.glob("*/*.yml"), "contribution"),
    SOURCES / "handbook.yml": "handbook",
}


@pytest.mark.parametrize("path", sorted(EXAMPLES), ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_every_file_of_the_example_fits_its_schema(path: Path) -> None:
    assert faults(EXAMPLES[path], load(path)) == []


def _schema_of(case: Path) -> str:
    kinds = {"-company": "handbook", "-contribution": "contribution"}
    return next((name for part, name in kinds.items() if part in case.stem), "persona")


@pytest.mark.parametrize("case", sorted(CORPUS.glob("accepted-*.yml")), ids=lambda path: path.stem)
def test_an_editor_complains_of_nothing_that_is_accepted(case: Path) -> None:
    if case.stem == "accepted-null-as-text":
        assert faults("persona", load(case)) != []  # To an editor it is the missing value that it mostly is.
    else:
        assert faults(_schema_of(case), load(case)) == []


#: What only the handbook knows: that a day does not exist, that an empty value was not meant.
BEYOND_A_SCHEMA = ("empty-value-", "wrong-date-impossible", "empty-required-blanks", "wrong-number-huge")


@pytest.mark.parametrize(
    "case",
    sorted(
        path
        for path in CORPUS.glob("*.yml")
        if not path.stem.startswith(("accepted-", *BEYOND_A_SCHEMA)) and "-id-" not in path.stem
    ),
    ids=lambda path: path.stem,
)
def test_an_editor_sees_almost_every_fault_of_a_field(case: Path) -> None:
    assert faults(_schema_of(case), load(case)) != []


def test_a_typo_is_a_fault_of_its_own() -> None:
    typed = {"name": "Claire", "role": "primary", "summary": "Buys.", "frustation": ["Noise"]}
    assert faults("persona", typed) == [
        "Additional properties are not allowed ('frustation' was unexpected)",
    ]


def test_an_editor_proposes_words_and_examples() -> None:
    definitions = json.loads(schema("persona"))["definitions"]
    assert definitions["Role"]["enum"] == ["primary", "secondary", "anti-target"]
    assert definitions["Medium"]["properties"]["channel"]["examples"] == ["Instagram"]
    assert definitions["Review"]["properties"]["every"]["description"] == (
        'How often: "6 months". The handbook\'s own rhythm unless said.'
    )


FULL: dict[str, Any] = {
    "name": "Ada [the first]",
    "role": "secondary",
    "status": "draft",
    "market": "business",
    "summary": "Buys *toys* [@survey].",
    "tags": ["a", "b"],
    "segment": {"share": 38.5, "rfm": {"recency": 1, "frequency": 5}},
    "media": [{"channel": "Radio", "rank": 1, "link": "https://a.example"}],
    "buying": {"roles": [{"role": "decider"}, {"role": "user", "when": "at home"}]},
    "goals": {"short_term": ["Learn"], "long_term": ["Teach"]},
    "story": {"personal": "One\n\n- two\n"},
    "journey": {"awareness": {"emotion": 3, "actions": ["Sees"]}},
    "influences": [{"persona": "bea", "strength": 4}],
    "contributions": {"sales": {"by": "Marc", "date": "2026-06-02"}},
    "kpis": [{"kpi": "orders", "before": -1.5, "after": 0.0}],
    "validation": [{"date": "2026-05-12", "method": "focus-group", "participants": 0}],
    "review": {"owner": "sales", "last": "2026-06-10", "every": "2 weeks"},
}


def edition(book: Handbook) -> Edition:
    return Edition(book, TODAY, words("en"))


def data(book: Handbook, id_: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(edition(book), ())[f"api/personas/{id_}.json"])
    return found


def typed(content: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key not in ("id", "page", "derived")}


@pytest.mark.parametrize(
    "fields",
    [FULL, {"goals": ["Learn"], "review": {"every": "1 year"}}, {}, {"segment": {"share": 0}}],
    ids=["full", "shorthands", "nothing", "zero"],
)
def test_json_holds_what_was_typed_and_can_be_read_back(fields: dict[str, Any]) -> None:
    ada = persona("ada", **fields)
    content = data(handbook(ada), "ada")
    required = {"name": "Ada", "role": "primary", "summary": "Buys toys."}
    assert typed(content) == required | fields
    assert Persona.model_validate({**typed(content), "id": content["id"]}) == ada


def test_json_of_every_example_persona_can_be_read_back_and_fits_the_schema(example: Inspection) -> None:
    assert example.handbook is not None
    for one in example.handbook.personas.values():
        content = typed(data(example.handbook, one.id))
        assert faults("persona", content) == []
        again = PersonaFile.model_validate(content)
        assert [name for name in PersonaFile.model_fields if getattr(again, name) != getattr(one, name)] == []


def test_no_file_holds_null() -> None:
    found = files(edition(handbook(persona("ada"), persona("bea", **FULL))), ())
    for name, text in found.items():
        if name.endswith(".json"):
            assert None not in list(nodes(json.loads(text))), name


def test_what_is_derived_stands_apart() -> None:
    sold = company(sources={"survey": {"title": "Survey", "kind": "survey"}})
    bea = persona("bea", needs=["Time [@survey]", "Quiet"], review={"last": "2026-06-10"})
    ada = persona("ada", role="secondary", influences=[{"persona": "bea"}])
    content = data(handbook(ada, bea, of=sold), "bea")
    assert content["page"] == "personas/bea/"
    assert content["derived"] == {
        "evidence": {"claims": 2, "hypotheses": 1, "sources": ["survey"], "maturity": 1},
        "influenced_by": ["ada"],
        "review": {"due": "2026-12-10", "status": "due-soon"},
    }
    assert data(handbook(ada, bea, of=sold), "ada")["derived"]["review"] == {"status": "never"}


def test_the_handbook_in_json_names_the_company_and_every_persona() -> None:
    sold = company(brand={"name": "Marelle"}, departments={"sales": {"name": "Sales"}})
    content = json.loads(files(edition(handbook(persona("ada", **FULL), of=sold)), ())["api/handbook.json"])
    assert content == {
        "company": {"brand": {"name": "Marelle"}, "departments": {"sales": {"name": "Sales"}}},
        "personas": [
            {
                "id": "ada",
                "name": "Ada [the first]",
                "role": "secondary",
                "status": "draft",
                "market": "business",
                "summary": "Buys toys.",
                "tags": ["a", "b"],
                "departments": ["sales"],
                "page": "personas/ada/",
                "data": "api/personas/ada.json",
            }
        ],
    }


def test_files_are_text_that_git_and_people_can_read() -> None:
    found = files(edition(handbook(persona("ada", name="Élodie"))), ())
    for text in found.values():
        assert text.endswith("\n")
        assert "\r" not in text
    assert '"name": "Élodie"' in found["api/personas/ada.json"]


def page(path: str, title: str, template: str, group: Group = Group.COMPARE) -> Page:
    return Page(path, title, f"All about\n{title}.", template, lead=words("en").gettext, group=group)  # type: ignore[arg-type]


def test_llms_txt_has_the_form_that_was_proposed() -> None:
    pages = [
        page("", "Home", "home"),
        page("personas/ada/", "Ada", "persona"),
        page("personas/ada/card/", "Ada on one page", "card"),
        page("compare/", "Compare [all]", "compare"),
        replace(page("compare/from_31/", "Compare, 31 to 60", "compare"), listed=False),
        page("reference/", "Fields", "reference", Group.REFERENCE),
    ]
    book = handbook(
        persona("ada", **FULL),
        persona("bea", name="Bea\nBlue", summary="Buys [late](persona:ada)."),
        persona("old", status="retired"),
        of=company(brand={"name": "Marelle", "promise": "Fewer *toys*, [kept](https://a.example) longer."}),
    )
    assert files(edition(book), pages)["llms.txt"] == (
        "# Marelle\n"
        "\n"
        "> Fewer toys, kept longer.\n"
        "\n"
        "## Personas\n"
        "\n"
        "- [Bea Blue](personas/bea/): Buys late.\n"
        "- [Ada (the first)](personas/ada/): Buys toys.\n"
        "\n"
        "## Pages\n"
        "\n"
        "- [Compare (all)](compare/): All about Compare (all).\n"
    )


def test_llms_txt_says_nothing_of_what_is_not_there() -> None:
    text = files(edition(handbook()), [page("compare/", "Compare", "compare")])["llms.txt"]
    assert text == "# Marelle\n\n## Pages\n\n- [Compare](compare/): All about Compare.\n"
