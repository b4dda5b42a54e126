"""The shape of the engine: who may know whom, and that nothing defined is left out."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType

import pytest

from handbooks import REPOSITORY
from persona_handbook import labels
from persona_handbook.derive.comparison import ROWS
from persona_handbook.model.company import Company
from persona_handbook.model.contribution import Contribution
from persona_handbook.model.docs import docs
from persona_handbook.model.part import SHORTHAND, Part
from persona_handbook.model.persona import PersonaFile
from persona_handbook.model.shape import fields
from persona_handbook.rules.registry import ALL_RULES
from persona_handbook.rules.rule import Rule, Tier

HOOKS = REPOSITORY / "hooks"
ENGINE = HOOKS / "persona_handbook"
MODULES = {
    path.relative_to(ENGINE).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): path
    for path in sorted(ENGINE.rglob("*.py"))
}
MOST_LINES = 310
#: What each part of the engine may know besides itself: parts, or single modules of a part.
#: Whoever reads knows the words for faults and the form of an id, and nothing else of what follows.
MAY_KNOW: dict[str, set[str]] = {
    "diagnostics": set(),
    "clock": set(),
    "memory": set(),
    "ahead": {"memory"},
    "suggest": set(),
    "keeping": set(),
    "markup": {"memory"},
    "blocks": set(),
    "model": {"source.tree"},
    "source": {"diagnostics", "suggest", "model.values", "rules.rule", "rules.files", "rules.syntax"},
    "sources": {"model", "source"},
    "links": {"model"},
    "words": {"model"},
    "derive": {"markup", "memory", "suggest", "model", "source.tree"},
    "rules": {
        "ahead",
        "blocks",
        "derive",
        "diagnostics",
        "links",
        "markup",
        "model",
        "source",
        "sources",
        "suggest",
    },
    "explain": {"diagnostics", "suggest", "model", "source", "rules"},
    "validate": {"diagnostics", "explain", "model", "source", "rules"},
    "amend": {"diagnostics", "model", "source", "validate"},
    "readings": {"diagnostics", "model", "source", "validate"},
    "check": {"ahead", "diagnostics", "model", "readings", "source", "sources", "rules"},
    "report": {"diagnostics"},
    "pictures": {"derive", "markup", "model"},
    # The group of a page in the navigation has a name too.
    "labels": {"derive", "diagnostics", "model", "rules.rule", "words", "pages.page"},
    "interview": {"model", "source", "suggest", "words"},
    "pages": {
        "blocks",
        "derive",
        "history",
        "interview",
        "labels",
        "links",
        "markup",
        "memory",
        "model",
        "pictures",
        "rules",
        "telling",
        "words",
    },
    "writers": {
        "ahead",
        "blocks",
        "check",
        "clock",
        "derive",
        "diagnostics",
        "memory",
        "history",
        "keeping",
        "links",
        "markup",
        "model",
        "pages",
        "readings",
        "report",
        "rules",
        "source",
        "sources",
        "suggest",
        "words",
    },
    "catalogue": {"keeping", "model", "pages", "rules", "words"},
    # The past is read from git, and what changed since is told in the words of pages.
    "history": {"derive", "diagnostics", "model", "source", "sources", "suggest", "validate"},
    "telling": {"derive", "diagnostics", "history", "labels", "markup", "model", "report", "words"},
    "commands": {
        "amend",
        "check",
        "clock",
        "derive",
        "diagnostics",
        "history",
        "interview",
        "keeping",
        "links",
        "model",
        "pages",
        "report",
        "source",
        "suggest",
        "telling",
        "words",
        "writers",
    },
    "cli": {"commands", "memory", "report"},
    "__main__": {"cli"},
    "__init__": set(),
}
#: Parts of other parts that know more, or less, than these.
RULES_KNOW_LITTLE = {"rules.rule", "rules.schema", "rules.syntax", "rules.files"}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _imported(name: str, path: Path) -> Iterator[str]:
    """Yield the full name of every module that a module of the engine imports, wherever in it."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""
        elif isinstance(node, ast.ImportFrom):
            base = [part for part in package if part][: len(package) - node.level + 1]
            module = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{module}.{alias.name}".lstrip(".")
                yield f"persona_handbook.{inner if inner in MODULES else module}".rstrip(".")


IMPORTS = {name: sorted(set(_imported(name, path))) for name, path in MODULES.items()}


def ours(name: str) -> list[str]:
    """Return the modules of the engine that ``name`` imports, from the engine's root on."""
    prefix = "persona_handbook"
    return [
        one.removeprefix(prefix).removeprefix(".") for one in IMPORTS[name] if one.split(".")[0] == prefix
    ]


def part_of(name: str) -> str:
    return name.partition(".")[0]


def test_every_part_of_the_engine_has_its_place_in_the_table() -> None:
    assert {part_of(name) for name in MODULES} == set(MAY_KNOW)


def test_nothing_is_known_that_is_not_there() -> None:
    known = {one for allowed in MAY_KNOW.values() for one in allowed}
    assert known <= {*MODULES, *(part_of(name) for name in MODULES)}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_knows_only_what_its_part_may_know(name: str) -> None:
    allowed = MAY_KNOW[part_of(name)]
    unknown = [
        one for one in ours(name) if part_of(one) != part_of(name) and not {one, part_of(one)} & allowed
    ]
    assert unknown == []


def test_the_table_allows_no_more_than_is_used() -> None:
    used = {
        part: {one for name in MODULES if part_of(name) == part for one in ours(name)} for part in MAY_KNOW
    }
    idle = {
        part: sorted(one for one in allowed if not any(one in (user, part_of(user)) for user in used[part]))
        for part, allowed in MAY_KNOW.items()
    }
    assert {part: ones for part, ones in idle.items() if ones} == {}


@pytest.mark.parametrize("name", sorted(RULES_KNOW_LITTLE))
def test_a_rule_by_itself_knows_only_what_a_diagnostic_is(name: str) -> None:
    assert set(ours(name)) <= {"diagnostics", "rules.rule"}


def test_only_its_own_writers_and_the_hook_know_mkdocs() -> None:
    users = {name for name, imported in IMPORTS.items() for one in imported if one.split(".")[0] == "mkdocs"}
    assert users == {
        f"writers.{name}"
        for name in ("conversions", "drawings", "generated", "mkdocs", "publication", "shared")
    }
    users.add("writers.earlier")  # it holds what they leave
    assert users & {one for name in MODULES if name not in users for one in ours(name)} == set()


def test_only_pages_the_catalogue_and_who_has_to_do_with_the_themes_templates_know_jinja() -> None:
    users = {name for name, imported in IMPORTS.items() for one in imported if one.split(".")[0] == "jinja2"}
    pages = {"pages.press", "pages.environment", "pages.compiled"}
    assert users == pages | {"catalogue", "writers.publication", "writers.shared"}


def test_pydantic_stays_with_the_model_and_those_who_tell_of_its_errors_and_schemas() -> None:
    users = {
        part_of(name)
        for name, imported in IMPORTS.items()
        for one in imported
        if one.split(".")[0] in ("pydantic", "pydantic_core")
    }
    assert users == {"model", "validate", "explain", "writers"}


def test_no_module_asks_the_network_and_few_run_a_program_or_call_the_system() -> None:
    network = {"socket", "ssl", "http", "urllib", "requests", "ftplib"}
    forbidden = {*network, "subprocess", "pickle", "marshal", "ctypes"}
    users = {
        (name, one)
        for name, imported in IMPORTS.items()
        for one in imported
        # Taking an address apart asks nobody.
        if one.split(".")[0] in forbidden and one != "urllib.parse"
    }
    assert users == {
        ("history.git", "subprocess"),
        ("keeping.exchange", "ctypes"),
        # Between a process and its copies.
        ("ahead", "pickle"),
        ("memory", "ctypes"),
        # Of its own numbers and keys, within one process.
        ("source.places", "marshal"),
    }


def test_the_hook_holds_events_and_nothing_else() -> None:
    body = tree(HOOKS / "handbook.py").body
    functions = [node.name for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert functions
    assert [name for name in functions if not name.lstrip("_").startswith("on_")] == []
    assert [node for node in body if isinstance(node, ast.ClassDef)] == []


def test_every_event_of_the_hook_is_one_of_mkdocs() -> None:
    from mkdocs.plugins import EVENTS  # noqa: PLC0415  # only this test may know it

    functions = [node.name for node in tree(HOOKS / "handbook.py").body if isinstance(node, ast.FunctionDef)]
    # Of two functions for one event MkDocs wants names that do not begin with "on_".
    events = {name.removeprefix("on_") for name in functions if not name.startswith("_")}
    parts = {name.removeprefix("_on_") for name in functions if name.startswith("_")}
    assert events <= set(EVENTS)
    assert [part for part in parts if not any(part.startswith(f"{event}_") for event in EVENTS)] == []


def test_the_hook_knows_the_writers_alone() -> None:
    imported = {
        node.module
        for node in ast.walk(tree(HOOKS / "handbook.py"))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("persona_handbook")
    }
    assert imported
    assert {name for name in imported if not str(name).startswith("persona_handbook.writers.")} == set()


@pytest.mark.parametrize("path", [HOOKS / "handbook.py", *MODULES.values()], ids=lambda path: path.as_posix())
def test_no_module_is_too_long_to_be_read_at_once(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is_for(name: str) -> None:
    if MODULES[name].read_text("utf-8").strip():
        assert ast.get_docstring(tree(MODULES[name]))


def parts(root: type[Part], path: str = "") -> Iterator[tuple[str, type[Part], str]]:
    """Yield each field below ``root``: its dotted path, the model that has it, and its name."""
    for key, shape in fields(root).items():
        name = root.shorthand if key == SHORTHAND else key
        here = f"{path}.{name}" if path else name
        yield here, root, name
        inner = shape.item or shape
        if inner.part:
            yield from parts(inner.part, here)


FIELDS = {path: (part, name) for path, part, name in parts(PersonaFile)}


@pytest.mark.parametrize("root", [PersonaFile, Company, Contribution])
def test_every_field_and_every_model_is_explained(root: type[Part]) -> None:
    unexplained = []
    for path, part, name in parts(root):
        # What only a shorthand fills is explained where the shorthand is.
        is_hidden = part.key_of(name) == SHORTHAND
        if not is_hidden and name not in docs(part):
            unexplained.append(path)
        if not part.__doc__:
            unexplained.append(part.__name__)
    assert unexplained == []


def test_every_section_of_a_persona_has_a_label() -> None:
    for name in PersonaFile.model_fields:
        assert labels.field(name)


def _labels_asked_for() -> set[str]:
    """Return the fields whose labels pages ask for by name, in templates and in comparisons."""
    templates = (REPOSITORY / "overrides").rglob("*.html")
    asked = {
        found
        for path in templates
        for found in re.findall(r"""\blabel\((["'])([\w.]+)\1\)""", path.read_text("utf-8"))
    }
    return {name for _, name in asked} | {name for names in ROWS.values() for name in names}


def test_every_field_that_a_page_calls_by_name_has_a_label() -> None:
    asked = _labels_asked_for()
    assert len(asked) > 60
    for name in asked:
        assert labels.field(name)


def test_every_label_is_that_of_a_field() -> None:
    labelled = set(labels._FIELDS)  # noqa: SLF001  # pages ask for one at a time
    assert labelled - FIELDS.keys() == set()


def _choices() -> Iterator[type[StrEnum]]:
    for root in (PersonaFile, Company, Contribution):
        for _, part, name in parts(root):
            shape = fields(part)[part.key_of(name)]
            values = (shape.item or shape).values
            if isinstance(values, type) and issubclass(values, StrEnum):
                yield values


def test_every_word_that_an_editor_may_choose_has_a_label() -> None:
    found = {one for one in _choices() if one.__name__ != "CheckLevel"}
    assert len(found) >= 8
    for choice in found:
        for member in choice:
            assert labels.choice(member)


def test_every_rule_has_an_id_of_its_own_that_can_be_typed() -> None:
    ids = [rule.id for rule in ALL_RULES]
    assert len(ids) == len(set(ids))
    assert [id_ for id_ in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)] == []


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_every_rule_says_what_is_wrong_what_to_type_and_why(rule: Rule) -> None:
    assert rule.message.strip()
    assert rule.hint.strip()
    assert rule.why.strip()
    assert not re.match("[A-Z][a-z]", rule.message)
    assert not rule.message.endswith(".")
    assert rule.why.endswith(".")


def _rule_modules() -> dict[str, ModuleType]:
    return {
        name: importlib.import_module(f"persona_handbook.{name}")
        for name in MODULES
        if name.startswith("rules.") and name not in ("rules.rule", "rules.registry")
    }


def _rules_of(module: ModuleType) -> Iterator[Rule]:
    """Yield the rules among a module's constants, those in mappings and tuples too."""
    for name, value in vars(module).items():
        held = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        for one in held if name != "RULES" else ():
            rule = getattr(one, "rule", one)
            if isinstance(rule, Rule):
                yield rule


def test_every_rule_that_is_defined_is_registered() -> None:
    known = {rule.id for rule in ALL_RULES}
    defined = {rule.id for module in _rule_modules().values() for rule in _rules_of(module)}
    assert defined == known


def test_every_rule_stands_in_the_rules_of_its_own_module() -> None:
    for name, module in _rule_modules().items():
        listed = {getattr(one, "rule", one).id for one in getattr(module, "RULES", ())}
        assert {rule.id for rule in _rules_of(module)} <= listed, name


@pytest.mark.parametrize(
    ("part", "tier"),
    [
        ("rules.files", Tier.FORMAT),
        ("rules.syntax", Tier.FORMAT),
        ("rules.schema", Tier.FORMAT),
        ("rules.reference", Tier.REFERENCE),
        ("rules.practice", Tier.PRACTICE),
    ],
)
def test_each_module_of_rules_is_one_tier(part: str, tier: Tier) -> None:
    assert {rule.tier for rule in _rules_of(_rule_modules()[part])} == {tier}
