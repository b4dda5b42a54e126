"""The interview: its questions fit the models, and what is answered to them makes a persona."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answering import EVERYBODY, IDS, answers
from persona_handbook.check import inspect
from persona_handbook.clock import today
from persona_handbook.diagnostics import Severity
from persona_handbook.interview import yaml
from persona_handbook.interview.answers import Answers, NoTextError, UnknownFieldError, put
from persona_handbook.interview.controls import control, order
from persona_handbook.interview.draft import draft
from persona_handbook.interview.steps import STEPS
from persona_handbook.model.persona import Market, PersonaFile, Role
from persona_handbook.model.values import Reference
from persona_handbook.source import yaml as reader
from persona_handbook.source.encoding import FORBIDDEN
from persona_handbook.source.tree import Mapping, texts

IDS_BY_KIND = {Reference(kind): (id_,) for kind, id_ in IDS.items()}
QUESTIONS = [one for step in STEPS for one in step.questions]


def answered(role: Role, market: Market, *, needed: bool = False) -> Answers:
    found: Answers = {"name": "Paul Leroy", "role": str(role), "market": str(market), "status": "published"}
    for _, part, text in answers(role, market, needed=needed):
        put(found, part.path, text)
    return found


def told(root: Path, text: str) -> list[str]:
    """Return what the check has against a persona's file, notices aside."""
    (root / "personas" / "paul-leroy.yml").write_text(text, "utf-8")
    return [
        f"{one.place.line}: {one.message}"
        for one in inspect(root, today()).diagnostics
        if one.place.file == "personas/paul-leroy.yml" and one.severity is not Severity.NOTICE
    ]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.field)
def test_a_question_asks_for_a_field_of_the_models_and_says_why(question: object) -> None:
    assert question in QUESTIONS
    one = next(each for each in QUESTIONS if each is question)
    held = control(one)
    assert one.field in order(PersonaFile)
    assert held.doc
    assert one.ask.endswith(("?", "…"))
    assert one.why.endswith(".")
    assert one.example or all(
        part.reference or part.kind == "score" or detail.example for detail, part in held.parts
    )


@pytest.mark.parametrize(("role", "market"), EVERYBODY)
def test_the_needed_answers_are_all_that_a_role_needs(copy: Path, role: Role, market: Market) -> None:
    assert told(copy, draft(answered(role, market, needed=True), {})) == []


@pytest.mark.parametrize(("role", "market"), EVERYBODY)
def test_all_answers_together_pass_the_check_and_are_what_was_typed(
    copy: Path, role: Role, market: Market
) -> None:
    given_answers = answered(role, market)
    text = draft(given_answers, {})
    assert told(copy, text) == []
    document, _ = reader.read("personas/paul-leroy.yml", text.encode())
    found = {(path, one.value) for path, one in texts(document.root)}
    wanted = {(path, value) for path, value in _leaves(given_answers)}
    assert found == wanted


def _leaves(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in _leaves(item, (*path, key))]
    if isinstance(value, list):
        return [leaf for position, item in enumerate(value) for leaf in _leaves(item, (*path, position))]
    return [(path, str(value))]


@pytest.mark.parametrize(("role", "market"), EVERYBODY)
def test_what_stands_in_comments_can_be_taken_as_it_is(copy: Path, role: Role, market: Market) -> None:
    first = {"name": "Paul Leroy", "role": str(role), "market": str(market), "summary": "Pays."}
    text, closing, _ = draft(first, IDS_BY_KIND).partition("# A file can say more")
    assert closing
    opened = re.sub(r"^# (?=(?:  )*(?:# |- )?[a-z_]+:|(?:  )+(?:- |# ))", "", text, flags=re.MULTILINE)
    assert opened.count("\n#") < text.count("\n#") / 2
    opened = opened.replace("status: draft", "status: published")
    assert told(copy, opened) == []


def test_a_draft_with_gaps_has_notices_only(copy: Path) -> None:
    first = {"name": "Paul Leroy", "role": "secondary", "summary": "Pays."}
    assert told(copy, draft(first, {})) == []
    published = draft(first | {"status": "published"}, {})
    assert told(copy, published) == ["5: this secondary persona influences nobody"]


def test_a_text_is_put_where_its_path_leads() -> None:
    found: Answers = {}
    for path, text in (
        ("needs", "a"),
        ("needs", "b"),
        ("exclusion.reason", "c"),
        ("influences.persona", "d"),
        ("influences.how", "e"),
        ("influences.persona", "f"),
        ("positioning.benefits", "g"),
        ("positioning.benefits", "h"),
        ("buying.roles", "decider"),
        ("journey.awareness.thoughts", "i"),
    ):
        put(found, path, text)
    assert found == {
        "needs": ["a", "b"],
        "exclusion": {"reason": "c"},
        "influences": [{"persona": "d", "how": "e"}, {"persona": "f"}],
        "positioning": [{"benefits": ["g", "h"]}],
        "buying": {"roles": ["decider"]},
        "journey": {"awareness": {"thoughts": "i"}},
    }


@pytest.mark.parametrize("path", ["need", "exclusion.signal", "name.first", "influences.who", "needs.first"])
def test_a_path_that_leads_nowhere_is_refused(path: str) -> None:
    with pytest.raises(UnknownFieldError):
        put({}, path, "x")


@pytest.mark.parametrize("path", ["exclusion", "influences", "journey", "journey.awareness"])
def test_a_path_that_ends_at_a_group_is_refused(path: str) -> None:
    with pytest.raises(NoTextError):
        put({}, path, "x")


LINE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: bool(re.sub(r"[ \n]+", " ", yaml.tidy(text)))
)
TEXTS = st.dictionaries(
    st.sampled_from(["name", "needs", "buying"]),
    st.one_of(
        LINE,
        st.lists(LINE, min_size=1),
        st.lists(st.dictionaries(st.just("a"), LINE, min_size=1), min_size=1),
    ),
    min_size=1,
)


@given(TEXTS)
def test_whatever_is_written_is_read_again(value: dict[str, object]) -> None:
    written = "\n".join(yaml.lines(value)) + "\n"  # type: ignore[arg-type]
    document, faults = reader.read("personas/x.yml", written.encode())
    assert [one.message for one in faults] == []
    assert isinstance(document.root, Mapping)
    assert [one.value for _, one in texts(document.root)] == [
        _as_written(path, text) for path, text in _leaves(value)
    ]


def _as_written(path: tuple[str | int, ...], text: str) -> str:
    tidy = yaml.tidy(text)
    assert not FORBIDDEN.search(tidy)
    if len(path) == 1 or path[-1] == "a":  # behind a key, a text may have several lines
        return "\n".join(line.rstrip() for line in tidy.split("\n"))
    return re.sub(r"[ \n]+", " ", tidy)
