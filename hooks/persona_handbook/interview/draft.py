"""A persona's first file: what is known stands in it, what can follow stands in comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model.docs import docs
from ..model.persona import Market, PersonaFile, Role
from ..model.values import Reference
from . import yaml
from .answers import Answers
from .controls import Control, Kind, control
from .question import Question
from .steps import questions_for

#: By which a program for editing finds the schema, whatever its settings.
MODELINE = "# yaml-language-server: $schema=../schema/persona.json"
_ALWAYS = ("name", "role", "status", "market", "summary")
_STATUS = "status: draft  # not published; take this line out when everybody may read it"
Ids = Mapping[Reference, Sequence[str]]


def draft(answers: Answers, ids: Ids) -> str:
    """Return the text of a new persona's file.

    Args:
        answers: What is known, as the file is to hold it; at least name, role and summary.
        ids: The ids of the handbook, for examples that can be taken as they are.
    """
    role, market = Role(answers["role"]), Market(answers.get("market", Market.CONSUMER))
    asked = {one.field: one for one in questions_for(role, market)}
    text = [*_opening(answers, role, market), ""]
    rest = [key for key in PersonaFile.model_fields if key not in _ALWAYS]
    untouched = []
    for key in rest:
        questions = [one for path, one in asked.items() if path.split(".")[0] == key]
        if key in answers or questions:
            text += [*_block(key, answers, questions, ids), ""]
        else:
            untouched.append(key)
    text += ["# A file can say more, where it is known:"]
    text += [f"#   {key}: {_said(key)}" for key in untouched if _fits(key, role, market)]
    return "\n".join(text) + "\n"


def _opening(answers: Answers, role: Role, market: Market) -> Iterator[str]:
    yield MODELINE
    yield "# What stands behind a # is not read. Fill what you know: take the # and the space behind it away."
    yield "# A claim is believed where it cites its source, [@survey-2026]; sources stand in handbook.yml."
    yield from yaml.lines({"name": answers["name"], "role": str(role)})
    yield _STATUS if answers.get("status", "draft") == "draft" else f"status: {answers['status']}"
    yield from yaml.lines({"market": str(market), "summary": answers["summary"]})


def _block(key: str, answers: Answers, questions: Sequence[Question], ids: Ids) -> Iterator[str]:
    """Yield one key of the file: what is known of it, then what else was to be asked, in comments."""
    yield f"# {_said(key)}"
    given = answers.get(key)
    units = [unit for one in questions for unit in _units(one, ids)]
    if not _is_group(key, questions) or not isinstance(given, Mapping | None):
        if given:
            yield from yaml.lines({key: given})
        else:
            for one in questions:
                yield f"# {one.ask}"
                yield from _commented(yaml.lines({key: _whole(control(one), one.example, ids)}), "# ")
        return
    yield f"{key}:" if given else f"# {key}:"
    yield from yaml.lines(given or {}, 2)
    for ask, subkey, value in units:
        if value and subkey not in (given or {}):
            before = "  # " if given else "#   "
            yield f"{before}{ask}" if given else f"{before}# {ask}"
            yield from _commented(yaml.lines({subkey: value}), before)


def _is_group(key: str, questions: Sequence[Question]) -> bool:
    return any(one.field != key or (not control(one).many and one.details) for one in questions)


def _units(question: Question, ids: Ids) -> Iterator[tuple[str, str, Any]]:
    """Yield what a question asks, the key below the first one that it fills, and an example."""
    one = control(question)
    if one.parts and not one.many:
        for detail, part in one.parts:
            yield detail.ask, part.key, _example(part, detail.example, ids)
    else:
        yield question.ask, one.key, _whole(one, question.example, ids)


def _whole(one: Control, example: str, ids: Ids) -> Any:
    if one.kind is not Kind.GROUP:
        return _example(one, example, ids)
    entry = {part.key: _example(part, detail.example, ids) for detail, part in one.parts}
    filled = {key: value for key, value in entry.items() if value}
    lacks = any(part.required and part.key not in filled for _, part in one.parts)
    return [] if lacks else [filled]


def _commented(lines: Iterator[str], before: str) -> Iterator[str]:
    for line in lines:
        yield f"{before}{line}"


def _example(one: Control, example: str, ids: Ids) -> Any:
    if one.kind is Kind.ID:
        value = next(iter(ids.get(one.reference, ())), "") if one.reference else ""
    elif one.kind is Kind.CHOICE:
        value = str(one.choices[0])
    elif one.kind is Kind.SCORE:
        value = "3"
    else:
        value = example
    if one.many:
        return [line for line in value.split("\n") if line]
    return value


def _said(key: str) -> str:
    return " ".join(docs(PersonaFile).get(key, "").split())


def _fits(key: str, role: Role, market: Market) -> bool:
    """Return whether a field that no question fills can stand in a file of this role and market."""
    only = {"influences": role is Role.SECONDARY, "exclusion": role is Role.ANTI_TARGET}
    only |= {"positioning": role is not Role.ANTI_TARGET, "company": market is Market.BUSINESS}
    return key != "replaced_by" and only.get(key, True)
