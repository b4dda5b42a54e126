"""Excuses: one practice rule passed over at one line, with a reason, and nothing passed over unseen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from histories import Past
from persona_handbook.check import Inspection, inspect
from persona_handbook.cli import main
from persona_handbook.clock import today
from persona_handbook.rules.excuses import EXAMPLE, RULES
from persona_handbook.source.comments import comments

Make = Callable[..., Path]
Output = pytest.CaptureFixture[str]
COMPANY = """\
brand: {name: Marelle}
offers:
  box:
    name: Box
    category: a box
    features: [toys]
    alternatives: [nothing]
checks: {never-reviewed: off, missing-contribution: off, role-incomplete: off, uncited-claims: off}
"""
CLAIRE = """\
name: Claire Martin
role: primary
summary: Buys toys.
positioning:
  - offer: box
    target: busy parents
    need: want a present
    benefits: [saves time]
    proof: It does
    difference: brings one unique toy
"""
REASON = "because our founder said it so"
EXCUSE = f"# handbook: excuse vague-positioning {REASON}"
IDLE = (
    'notice: nothing breaks the rule "{}" here, so there is nothing to excuse (idle-excuse) | '
    "take the excuse out, or move it to the line that is reported"
)


def claire(old: str = "    difference:", new: str = "    difference:") -> str:
    assert CLAIRE.count(old) == 1
    return CLAIRE.replace(old, new)


def found(small: Make, text: str, company: str = COMPANY) -> Inspection:
    return inspect(small(**{"handbook.yml": company, "claire.yml": text}), today())


def told(inspection: Inspection) -> list[str]:
    return [
        f"{one.place.line}:{one.place.column}: {one.severity}: {one.message} ({one.rule}) | {one.hint}"
        for one in inspection.diagnostics
    ]


def rules(inspection: Inspection) -> list[str]:
    return [one.rule for one in inspection.diagnostics]


def test_without_an_excuse_the_rule_speaks(small: Make) -> None:
    assert rules(found(small, CLAIRE)) == ["vague-positioning"]


@pytest.mark.parametrize(
    "text",
    [
        claire("unique toy\n", f"unique toy  {EXCUSE}\n"),
        claire(new=f"    {EXCUSE}\n    difference:"),
        claire(new=f"{EXCUSE}\n    difference:"),
        claire(new=f"    {EXCUSE}\n    # Another comment.\n    difference:"),
        claire(new=f"    #handbook:excuse vague-positioning {REASON}\n    difference:"),
        claire(
            new="    #\tHandbook: Excuse vague-positioning Because our founder said it so\n    difference:"
        ),
        claire(new=f"    # handbook: excuse empty-slot, vague-positioning {REASON}\n    difference:").replace(
            "    proof: It does\n", ""
        ),
        claire(
            "    difference: brings one unique toy\n",
            f"    difference: |  {EXCUSE}\n      brings one unique toy\n",
        ),
    ],
)
def test_an_excuse_on_the_line_or_above_it_lets_the_rule_pass(small: Make, text: str) -> None:
    inspection = found(small, text)
    assert "vague-positioning" not in rules(inspection)
    (one,) = inspection.excused
    assert (one.diagnostic.rule, one.reason) == ("vague-positioning", "our founder said it so")


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_any_line_end_and_a_byte_order_mark_will_do(small: Make, line_end: str) -> None:
    root = small(**{"handbook.yml": COMPANY})
    text = claire(new=f"    {EXCUSE}\n    difference:").replace("\n", line_end)
    (root / "personas" / "claire.yml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    inspection = inspect(root, today())
    assert (rules(inspection), len(inspection.excused)) == ([], 1)


@pytest.mark.parametrize(
    "text",
    [
        claire("unique toy", f"unique toy-{EXCUSE}".replace("handbook: ", "handbook:")),
        claire("brings one unique toy", f'"brings one unique toy {EXCUSE}"'),
        claire("brings one unique toy", f"'brings one unique toy {EXCUSE}'"),
        claire("brings one unique toy", f"|\n      {EXCUSE}\n      brings one unique toy"),
        claire("brings one unique toy", f">-\n      {EXCUSE}\n      brings one unique toy"),
        claire("brings one unique toy", f'"brings one\n      {EXCUSE}\n      unique toy"'),
        claire(new=f"    # handbook:\n    # {EXCUSE}\n    difference:"),
        claire(new=f"    # Not now: {EXCUSE}\n    difference:"),
    ],
)
def test_what_only_looks_like_an_excuse_is_none(small: Make, text: str) -> None:
    inspection = found(small, text)
    # A text that begins with a hash fits no sentence either.
    assert set(rules(inspection)) - {"positioning-shape"} == {"vague-positioning"}
    assert inspection.excused == ()


@pytest.mark.parametrize(
    "text",
    [
        claire(new=f"    {EXCUSE}\n\n    difference:"),
        claire("    target:", f"    {EXCUSE}\n    target:"),
        CLAIRE + EXCUSE,
        f"{EXCUSE}\n{CLAIRE}",
    ],
)
def test_an_excuse_that_stands_elsewhere_excuses_nothing_and_is_told(small: Make, text: str) -> None:
    inspection = found(small, text)
    assert sorted(rules(inspection)) == ["idle-excuse", "vague-positioning"]
    assert inspection.excused == ()


def test_one_excuse_names_several_rules_and_holds_for_its_line_alone(small: Make) -> None:
    files = "review: {last: 2025-01-01, owner: sales}\n"
    text = CLAIRE + f"# handbook: excuse overdue-review and same-name {REASON}\n" + files
    inspection = found(small, text, COMPANY + "departments: {sales: {name: Sales}}\n")
    assert [one.diagnostic.rule for one in inspection.excused] == ["overdue-review"]
    assert told(inspection)[1:] == [f"11:39: {IDLE.format('same-name')}"]


def test_the_top_of_a_file_excuses_what_is_said_of_the_whole(small: Make) -> None:
    company = COMPANY.replace("never-reviewed: off, ", "")
    text = f"# yaml-language-server: $schema=x\n\n# handbook: excuse never-reviewed {REASON}\n" + CLAIRE
    inspection = found(small, text, company)
    assert [(one.diagnostic.place.line, one.diagnostic.rule) for one in inspection.excused] == [
        (1, "never-reviewed")
    ]
    assert rules(inspection) == ["vague-positioning"]


def test_a_department_s_file_and_the_company_s_take_excuses(small: Make) -> None:
    company = COMPANY.replace("    category: a box\n", "").replace(
        "  box:", f"  # handbook: excuse offer-without-category {REASON}\n  box:"
    )
    company = company.replace("brand:", "departments: {sales: {name: Sales}}\nbrand:")
    root = small(
        **{
            "handbook.yml": company.replace("missing-contribution: off, ", ""),
            "claire.yml": CLAIRE.replace(" unique", ""),
            "claire/sales.yml": f"actions: [Calls]  # handbook: excuse unsigned-contribution {REASON}\n",
        }
    )
    inspection = inspect(root, today())
    assert [one.diagnostic.rule for one in inspection.excused] == [
        "unsigned-contribution",
        "offer-without-category",
    ]
    # Of the category the positioning is asked for elsewhere.
    assert rules(inspection) == []


NO_REASON = (
    "10:17: warning: this excuse gives no reason (excuse-without-reason) | "
    "say why behind the rules: # handbook: excuse vague-positioning because …"
)
UNKNOWN = '10:24: warning: there is no rule "{}" to excuse (excuse-of-unknown-rule) | {}'
INEXCUSABLE = (
    '10:24: warning: the rule "{}" cannot be excused (inexcusable-rule) | '
    "mend what it reports; only practice rules take an excuse"
)
WRONG = (
    '10:17: notice: this comment is meant for the handbook, which does not understand "{}" (wrong-excuse) | '
    "write an excuse such as: # handbook: excuse vague-positioning because our founder said it so"
)


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("excuse vague-positioning", NO_REASON),
        ("excuse vague-positioning because   ", NO_REASON),
        ("excuse vague-positioning our founder said it so", NO_REASON),
        (
            f"excuse vague-positionning {REASON}",
            UNKNOWN.format("vague-positionning", 'did you mean "vague-positioning"?'),
        ),
        (f"excuse xyz {REASON}", UNKNOWN.format("xyz", "a report names its rule at its end, in brackets")),
        (f"excuse unknown-key {REASON}", INEXCUSABLE.format("unknown-key")),
        (f"excuse idle-excuse {REASON}", INEXCUSABLE.format("idle-excuse")),
        (f"excuse overlap {REASON}", f"10:24: {IDLE.format('overlap')}"),
        (f"ignore overlap {REASON}", WRONG.format(f"ignore overlap {REASON}")),
        (f"excuse {REASON}", WRONG.format(f"excuse {REASON}")),
    ],
)
def test_an_excuse_that_cannot_hold_is_told_and_excuses_nothing(
    small: Make, comment: str, fault: str
) -> None:
    inspection = found(small, claire(new=f"    # handbook: {comment}\n    difference:"))
    assert [one for one in told(inspection) if "(vague-positioning) |" not in one] == [fault]
    assert rules(inspection).count("vague-positioning") == 1
    assert inspection.excused == ()


def test_of_an_excuse_without_reason_what_are_rules_is_told_apart_from_the_words_behind(small: Make) -> None:
    comment = "excuse vague-positioning, overlap and unknown-key our founder said it so"
    inspection = found(small, claire(new=f"    # handbook: {comment}\n    difference:"))
    assert [one for one in told(inspection) if "(vague-positioning) |" not in one] == [
        NO_REASON.replace("vague-positioning because", "vague-positioning, overlap, unknown-key because"),
        INEXCUSABLE.format("unknown-key").replace("10:24", "10:55"),
    ]


def test_a_second_excuse_of_one_thing_is_idle(small: Make) -> None:
    text = claire("unique toy\n", f"unique toy  {EXCUSE}\n").replace("    diff", f"    {EXCUSE}\n    diff")
    assert rules(found(small, text)) == ["idle-excuse"]


def test_an_excuse_of_a_rule_that_is_off_is_idle(small: Make) -> None:
    company = COMPANY.replace("checks: {", "checks: {vague-positioning: off, ")
    inspection = found(small, claire(new=f"    {EXCUSE}\n    difference:"), company)
    assert rules(inspection) == ["idle-excuse"]


def test_where_something_could_not_be_checked_no_excuse_is_called_idle(small: Make) -> None:
    text = claire(new=f"    {EXCUSE}\n    differnce:")
    assert rules(found(small, text)) == ["unknown-key"]
    unread = rules(found(small, f"{EXCUSE}\nname: [\n"))
    assert unread
    assert "idle-excuse" not in unread


def test_a_rule_set_to_error_can_be_excused(small: Make) -> None:
    company = COMPANY.replace("checks: {", "checks: {vague-positioning: error, ")
    assert found(small, CLAIRE, company).handbook is None
    inspection = found(small, claire(new=f"    {EXCUSE}\n    difference:"), company)
    assert inspection.handbook is not None
    assert rules(inspection) == []


def test_what_is_excused_is_counted_and_listed_with_its_reason(small: Make, capsys: Output) -> None:
    root = small(**{"handbook.yml": COMPANY, "claire.yml": claire(new=f"    {EXCUSE}\n    difference:")})
    assert main(["check", "--strict", str(root)]) == 0
    assert capsys.readouterr().out == "nothing to mend, 1 excused\n"
    assert main(["check", "--format", "github", str(root)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", "--format", "json", str(root)]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "personas/claire.yml",
            "line": 11,
            "column": 17,
            "severity": "notice",
            "rule": "vague-positioning",
            "message": '"unique" says little here: every competitor could say it',
            "hint": "say what the customer can do, see or count because of it",
            "excused": "our founder said it so",
        }
    ]


def test_an_excuse_is_no_change_of_a_persona(tmp_path: Path, capsys: Output) -> None:
    past = Past.of(tmp_path)
    (path,) = past.root.glob("personas/claire.yml")
    text = path.read_text("utf-8")
    past.write("personas/claire.yml", "# handbook: excuse never-reviewed because she is new\n" + text)
    assert main(["diff", "HEAD", "--root", str(past.root)]) == 0
    assert capsys.readouterr().out == "Nothing has changed for readers.\n"


@given(
    st.lists(st.sampled_from(["#", " ", "a", ":", "'", '"', "|", ">", "\n", "- ", "{", "}", "[", "]", ","]))
)
def test_a_comment_is_what_the_reader_passes_over(parts: list[str]) -> None:
    # With every comment taken out, YAML reads the same.
    lines = "".join(parts).split("\n")
    found_ = {one.mark.line: one.mark.column for one in comments(lines)}
    bare = [line[: found_[number]] if number in found_ else line for number, line in enumerate(lines)]

    def values(text: str) -> list[tuple[str, str]]:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        return [(type(one).__name__, str(getattr(one, "value", ""))) for one in events]

    try:
        whole = values("\n".join(lines) + "\n")
    except yaml.YAMLError:
        assert found_ == {}
        return
    assert values("\n".join(bare) + "\n") == whole


def test_the_page_of_rules_shows_how_a_line_is_excused(site: Path) -> None:
    page = (site / "reference" / "rules" / "index.html").read_text("utf-8")
    assert f"<code>{EXAMPLE}</code>" in page
    for rule in RULES:
        assert f'id="{rule.id}"' in page


def test_every_rule_of_excuses_has_a_case() -> None:
    text = Path(__file__).read_text("utf-8")
    assert [rule.id for rule in RULES if f"({rule.id})" not in text] == []
