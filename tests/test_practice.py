"""Good practice: a handbook that has nothing to mend, and each way of spoiling it by one rule."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from golden import agreed
from persona_handbook import report
from persona_handbook.check import inspect
from persona_handbook.clock import today
from persona_handbook.diagnostics import Diagnostic, Severity
from persona_handbook.model.handbook import Handbook
from persona_handbook.readings import Readings
from persona_handbook.rules.practice import PRACTICE, RULES
from persona_handbook.rules.practice.case import Case, PersonaRule

Make = Callable[..., Path]
REPORTS = Path(__file__).parent / "practice"

COMPANY = """\
brand: {name: Marelle}
departments:
  sales: {name: Sales}
offers:
  box:
    name: Box
    category: a monthly wooden-toy box
    features: [toys chosen by an educator]
    benefits: [ends the search for the right present]
    alternatives: [the toy aisle of a supermarket]
sources:
  survey: {title: Spring survey, kind: survey, date: 2026-03-01}
stages: {awareness: Awareness}
review: {every: 6 months}
"""
KEPT = "contributions: {sales: {by: Marc, date: 2026-06-02}}\nreview: {owner: sales, last: 2026-06-10}\n"
CLAIRE = f"""\
name: Claire Martin
role: primary
summary: Buys toys in the evening.
demographics: {{age: 34-42}}
buying: {{where: Online}}
needs: ["A present that lasts [@survey]"]
frustrations: ["Toys that break [@survey]"]
success_factors: ["The cupboard closes [@survey]"]
positioning:
  - offer: box
    target: busy parents of small children
    need: want a present that lasts
    difference: brings one toy chosen for her age
    proof: "92% renew [@survey]"
{KEPT}"""
COLETTE = f"""\
name: Colette Roux
role: secondary
summary: Grandmother with a large car.
influences:
  - {{persona: claire, relation: mother, how: "Fills the boot [@survey]", message: One toy is enough}}
{KEPT}"""
GILLES = f"""\
name: Gilles Aubry
role: anti-target
summary: Collects and sells on.
exclusion:
  reason: Toys of ours are to be played with.
  traits: ["Never opens a box [@survey]"]
  signals: ["Asks for the number [@survey]"]
  response: We do not number this one.
  reconsider_when: He plays.
  lookalike_of: claire
{KEPT}"""
SOUND = {"handbook.yml": COMPANY, "claire.yml": CLAIRE, "colette.yml": COLETTE, "gilles.yml": GILLES}
Changes = Mapping[str, tuple[str, str]]


def spoilt(changes: Changes) -> dict[str, str]:
    """Return the sound handbook's files with a text put in the place of another; of "", the whole file."""
    files = dict(SOUND)
    for name, (old, new) in changes.items():
        if old:
            assert files[name].count(old) == 1, (name, old)
            files[name] = files[name].replace(old, new)
        else:
            files[name] = new
    return files


def found(root: Path) -> list[Diagnostic]:
    return list(inspect(root, today()).diagnostics)


def test_a_handbook_can_have_nothing_to_mend(small: Make) -> None:
    assert found(small(**SOUND)) == []


RETIRED = "name: Old Claire\nrole: primary\nstatus: retired\nsummary: Bought toys.\n"
DRAFT = f"""\
name: Clara Roche
role: primary
status: draft
summary: Buys games.
demographics: {{age: 20}}
buying: {{where: In a shop}}
needs: ["A game for four [@survey]"]
frustrations: ["Missing dice [@survey]"]
success_factors: ["Everybody laughs [@survey]"]
positioning: [{{offer: box}}]
{KEPT}"""
TWIN = CLAIRE.replace("name: Claire Martin", "name: Clara Martin")
#: Three sentences, long enough to hide the second.
LONG = (
    "She compares the toys of three shops before she buys one. " * 5 + "Then she asks two friends, and waits"
)
#: Each spoils the sound handbook in one way, and is named after the rule that says so in practice/<case>.txt.
CASES: dict[str, Changes] = {
    "role-incomplete": {"claire.yml": ("demographics: {age: 34-42}\nbuying: {where: Online}\n", "")},
    "role-incomplete-one-part": {"claire.yml": ("needs: [", "motivations: [")},
    "role-incomplete-one-of-two": {"claire.yml": ("success_factors:", "motivations:")},
    "role-incomplete-empty-parts": {"claire.yml": ("demographics: {age: 34-42}", "demographics: {}")},
    "role-incomplete-business": {"claire.yml": ("role: primary\n", "role: primary\nmarket: business\n")},
    "role-incomplete-secondary": {"colette.yml": (", message: One toy is enough}", "}")},
    "role-incomplete-anti-target": {
        "gilles.yml": ("  response: We do not number this one.\n  reconsider_when: He plays.\n", "")
    },
    "unfinished-draft": {
        "colette.yml": (
            "",
            f"name: Colette Roux\nrole: secondary\nstatus: draft\nsummary: Grandmother.\n{KEPT}",
        )
    },
    "influences-nobody": {
        "colette.yml": ("", f"name: Colette Roux\nrole: secondary\nsummary: Grandmother.\n{KEPT}")
    },
    "no-signals": {"gilles.yml": ('  signals: ["Asks for the number [@survey]"]\n', "")},
    "targeted-anti-target-positioning": {
        "gilles.yml": ("exclusion:", "positioning: [{offer: box}]\nexclusion:")
    },
    "targeted-anti-target-influences": {
        "gilles.yml": ("exclusion:", "influences: [{persona: claire, how: 'Sells [@survey]'}]\nexclusion:")
    },
    "excluded-target": {"claire.yml": ("needs:", "exclusion: {reason: Too many already.}\nneeds:")},
    "lookalike-not-primary": {"gilles.yml": ("lookalike_of: claire", "lookalike_of: colette")},
    "replaced-but-in-use": {"claire.yml": ("needs:", "replaced_by: colette\nneeds:")},
    "retired-without-successor": {"old.yml": ("", RETIRED)},
    "business-without-company": {"colette.yml": ("influences:", "market: business\ninfluences:")},
    "uncited-claims": {
        "claire.yml": ('["Toys that break [@survey]"]', '["Toys that break [@survey]", Noise]')
    },
    "uncited-claims-behind-an-empty-entry": {"claire.yml": ("needs: [", 'needs: ["", Time, ')},
    "uncited-claims-of-a-department": {
        "claire.yml": ("contributions: {sales: {by: Marc, date: 2026-06-02}}\n", ""),
        "claire/sales.yml": ("", "by: Marc\ndate: 2026-06-02\ninsights:\n  - Asks for refills\n"),
    },
    "uncited-claims-of-which-a-third-is-cited": {
        "gilles.yml": ('["Never opens a box [@survey]"]', '["Never opens a box [@survey]", A, B, C, D]')
    },
    "mostly-hypotheses": {
        "gilles.yml": ('["Never opens a box [@survey]"]', '["Never opens a box [@survey]", A, B, C, D, E]')
    },
    "small-sample": {"handbook.yml": ("date: 2026-03-01", "date: 2026-03-01, sample: 29")},
    "small-sample-of-talks": {
        "handbook.yml": (
            "sources:",
            "sources:\n  talks: {title: Talks, kind: interviews, date: 2026-03-01, sample: 4}",
        ),
        "claire.yml": ('[@survey]"]\nfrustrations', '[@talks]"]\nfrustrations'),
    },
    "unsigned-contribution": {"claire.yml": ("{by: Marc, date: 2026-06-02}", "{date: 2026-06-02}")},
    "unsigned-contribution-in-a-file": {
        "claire.yml": ("contributions: {sales: {by: Marc, date: 2026-06-02}}\n", ""),
        "claire/sales.yml": ("", "actions:\n  - Calls back\n"),
    },
    "missing-contribution": {"claire.yml": ("contributions: {sales: {by: Marc, date: 2026-06-02}}\n", "")},
    "missing-contribution-that-is-empty": {
        "claire.yml": ("{by: Marc, date: 2026-06-02}", "{}"),
    },
    "offer-without-category": {"handbook.yml": ("    category: a monthly wooden-toy box\n", "")},
    "positioning-shape": {"claire.yml": ("need: want a present", "need: To find a present")},
    "positioning-shape-of-the-offer": {"handbook.yml": ("[ends the search for", "[To end the search for")},
    "vague-positioning": {"claire.yml": ("brings one toy chosen", "brings *unique* toys chosen")},
    "vague-positioning-french": {"claire.yml": ("brings one toy chosen", "brings toys haut de gamme chosen")},
    "vague-positioning-benefit": {
        "claire.yml": ("    proof:", "    benefits: [saves time, gives best-in-class advice]\n    proof:")
    },
    "vague-positioning-target": {"claire.yml": ("busy parents of", "leading parents of")},
    "vague-positioning-of-the-offer": {"handbook.yml": ("toys chosen by", "high-quality toys chosen by")},
    "empty-slot": {
        "claire.yml": (
            "    need: want a present that lasts\n    difference: brings one toy chosen for her age\n",
            "",
        )
    },
    "empty-slot-proof": {"claire.yml": ('    proof: "92% renew [@survey]"\n', "")},
    "empty-slot-of-the-offer": {"handbook.yml": ("    features: [toys chosen by an educator]\n", "")},
    "long-entry": {"claire.yml": ("needs: [", f'needs: ["{LONG} [@survey]", ')},
    "long-entry-by-semicolons": {
        "claire.yml": ("needs: [", f'needs: ["{LONG.replace(".", ";")} [@survey]", ')
    },
    "idle-demographics": {
        "claire.yml": ("{age: 34-42}", "{age: 34-42, education: Mathematics, income: '€9,950 gross'}")
    },
    "no-alternative": {"handbook.yml": ("    alternatives: [the toy aisle of a supermarket]\n", "")},
    "overdue-review": {"claire.yml": ("last: 2026-06-10", "last: 2026-05-20")},
    "overdue-review-own-rhythm": {
        "claire.yml": ("owner: sales, last: 2026-06-10", "every: 4 weeks, last: 2026-10-23")
    },
    "never-reviewed": {"claire.yml": ("review: {owner: sales, last: 2026-06-10}\n", "")},
    "never-reviewed-but-owned": {"claire.yml": ("owner: sales, last: 2026-06-10", "owner: sales")},
    "silent-department": {
        **dict.fromkeys(("claire.yml", "colette.yml"), ("date: 2026-06-02", "date: 2025-11-20")),
        "gilles.yml": ("date: 2026-06-02", "date: 2025-10-01"),
    },
    "ageing-source": {"handbook.yml": ("date: 2026-03-01", "date: 2023-11-20")},
    "date-to-come-source": {"handbook.yml": ("date: 2026-03-01", "date: 2026-11-22")},
    "date-to-come-review": {"claire.yml": ("last: 2026-06-10", "last: 2027-06-10")},
    "date-to-come-contribution": {"claire.yml": ("date: 2026-06-02", "date: 2026-12-24")},
    "date-to-come-validation": {
        "claire.yml": ("needs:", "validation:\n  - {date: 2026-12-01, method: survey}\nneeds:")
    },
    "overlap": {"clara.yml": ("", TWIN)},
    "same-name": {"colette.yml": ("name: Colette Roux", "name: claire MARTIN")},
    "same-name-by-accents": {"colette.yml": ("name: Colette Roux", "name: Claïre-Martin")},
    "points-at-draft": {
        "colette.yml": ("role: secondary", "role: secondary\nstatus: draft"),
        "old.yml": ("", RETIRED + "replaced_by: colette\n"),
    },
    "points-at-draft-as-a-lookalike": {
        "gilles.yml": ("lookalike_of: claire", "lookalike_of: clara"),
        "clara.yml": ("", DRAFT),
    },
    "names-withheld": {
        "handbook.yml": ("review:", "audience: public\nreview:"),
        "claire.yml": ("in the evening.", "in the evening, unlike gilles aubry."),
    },
    "names-withheld-in-an-offer": {
        "handbook.yml": (
            "alternatives: [the toy aisle of a supermarket]\n",
            "alternatives: [the shelf of Gilles Aubry]\naudience: public\n",
        ),
    },
}
#: Near misses: nothing is to be mended.
SILENT: dict[str, Changes] = {
    "the name of an anti-target where colleagues read": {
        "claire.yml": ("in the evening.", "in the evening, unlike Gilles Aubry.")
    },
    "the name of an anti-target in what the public site leaves out": {
        "handbook.yml": ("review:", "audience: public\nreview:"),
        "claire.yml": ("by: Marc", "by: Gilles Aubry"),
        "colette.yml": ("message: One toy is enough", 'message: "As [Gilles Aubry](persona:gilles) says"'),
    },
    "jobs in the place of success factors": {
        "claire.yml": ('success_factors: ["The cupboard closes [@survey]"]', "jobs: [{want: to play}]")
    },
    "a redirect in the place of a response": {"gilles.yml": ("response:", "redirect:")},
    "a retired persona that says what replaced it": {"old.yml": ("", RETIRED + "replaced_by: claire\n")},
    "a retired persona that says little, cites nothing and is called as another": {
        "old.yml": ("", CLAIRE.replace("role:", "status: retired\nreplaced_by: claire\nrole:"))
    },
    "a business persona with its company": {
        "colette.yml": ("influences:", "market: business\ncompany: {sector: Nurseries}\ninfluences:")
    },
    "an alternative of the positioning's own": {
        "handbook.yml": ("    alternatives: [the toy aisle of a supermarket]\n", ""),
        "claire.yml": ("    proof:", "    alternative: the toy aisle of a supermarket\n    proof:"),
    },
    "a word that only contains a vague one": {
        "claire.yml": ("brings one toy chosen", "misleadingly brings toys")
    },
    "a review that is due today": {"claire.yml": ("last: 2026-06-10", "last: 2026-05-21")},
    "a source of three years to the day": {"handbook.yml": ("date: 2026-03-01", "date: 2023-11-21")},
    "a source of today": {"handbook.yml": ("date: 2026-03-01", "date: 2026-11-21")},
    "a contribution of today": {"claire.yml": ("date: 2026-06-02", "date: 2026-11-21")},
    "a review of today": {"claire.yml": ("last: 2026-06-10", "last: 2026-11-21")},
    "a sample of thirty": {"handbook.yml": ("date: 2026-03-01", "date: 2026-03-01, sample: 30")},
    "a small sample of what is read rather than counted": {
        "handbook.yml": ("kind: survey, date: 2026-03-01", "kind: publication, date: 2026-03-01, sample: 2")
    },
    "a small sample that carries nothing by itself": {
        "handbook.yml": (
            "sources:",
            "sources:\n  talks: {title: Talks, kind: interviews, date: 2026-03-01, sample: 4}",
        ),
        "claire.yml": ('[@survey]"]\nfrustrations', '[@survey; @talks]"]\nfrustrations'),
    },
    "a department that spoke a year ago to the day": dict.fromkeys(
        ("claire.yml", "colette.yml", "gilles.yml"), ("date: 2026-06-02", "date: 2025-11-21")
    ),
    "a department that spoke lately of one persona": dict.fromkeys(
        ("claire.yml", "colette.yml"), ("date: 2026-06-02", "date: 2024-01-01")
    ),
    "demographics that something takes up, by a word's beginning or a figure": {
        "claire.yml": (
            "{age: 34-42}\nbuying: {where: Online}",
            (
                "{education: Teaches, income: 48000, location: Toyland, family: Parents of two}\n"
                "buying: {where: 'Online, from a teacher, below 48000'}"
            ),
        )
    },
    "one idle field, for orientation": {"claire.yml": ("{age: 34-42}", "{age: 34-42, location: Lyon}")},
    "a draft's idle demographics": {
        "dan.yml": (
            "",
            DRAFT.replace("age: 20", "income: '€9,950 gross', education: Mathematics")
            .replace("Clara Roche", "Dan Roche")
            .replace("Buys games", "Buys kites"),
        )
    },
    "a long entry of two sentences, and a short one of four": {
        "claire.yml": (
            "needs: [",
            f'needs: ["{LONG.replace(". ", ", ", 4)} [@survey]", "A. B. C. D. [@survey]", ',
        )
    },
    "a long answer, which is said and no list": {
        "claire.yml": (
            "buying: {where: Online}",
            f'buying: {{where: Online, objections: [{{objection: "Dear [@survey]", answer: "{LONG}"}}]}}',
        )
    },
    "dots that end no sentence": {
        "claire.yml": (
            "needs: [",
            f'needs: ["{"Asks e.g. for 3.5 stars, i.e. the best, " * 8}so what [@survey]", ',
        )
    },
    "a draft's positioning with gaps": {"clara.yml": ("", DRAFT)},
    "vague words of an alternative, which may be called so": {
        "claire.yml": ("    proof:", "    alternative: the leading toy shop\n    proof:")
    },
    "a source without a date": {"handbook.yml": (", date: 2026-03-01", "")},
    "a category that is no noun phrase, where no positioning needs it": {
        "handbook.yml": ("sources:", "  other: {name: Other, category: To play}\nsources:")
    },
}


@pytest.mark.parametrize("case", CASES)
def test_a_spoilt_handbook_gets_the_report_that_was_agreed_on(small: Make, case: str) -> None:
    text = report.text(found(small(**spoilt(CASES[case]))), colour=False)
    assert text == agreed(REPORTS / f"{case}.txt", text)


@pytest.mark.parametrize("case", CASES)
def test_a_spoilt_handbook_breaks_one_rule_once(small: Make, case: str) -> None:
    practice = {rule.id for rule in RULES}
    (rule,) = [one.rule for one in found(small(**spoilt(CASES[case]))) if one.rule in practice]
    assert case.startswith(rule)


def test_every_practice_rule_has_a_case() -> None:
    elsewhere = {"no-persona", "too-many-personas"}
    shown = {rule.id for rule in RULES for case in CASES if case.startswith(rule.id)}
    assert shown | elsewhere == {rule.id for rule in RULES}


def test_every_agreed_report_has_its_case() -> None:
    assert {path.stem for path in REPORTS.iterdir()} == set(CASES)


@pytest.mark.parametrize("case", SILENT)
def test_a_near_miss_breaks_no_rule(small: Make, case: str) -> None:
    assert found(small(**spoilt(SILENT[case]))) == []


def test_a_fault_of_an_offer_is_told_once_however_many_personas_it_is_offered_to(small: Make) -> None:
    files = spoilt({"handbook.yml": ("[ends the search for", "[To end the search for")})
    root = small(**files, **{"clara.yml": DRAFT})
    assert [one.rule for one in found(root)] == ["positioning-shape"]


def many(count: int) -> dict[str, str]:
    return {f"p{number}.yml": f"name: P {number}\nrole: primary\nsummary: One.\n" for number in range(count)}


QUIET = "checks: {role-incomplete: off, never-reviewed: off, missing-contribution: off}\n"


def test_twelve_personas_are_many_and_thirteen_too_many(small: Make) -> None:
    files = {"handbook.yml": COMPANY + QUIET, "claire.yml": "name: C\nrole: primary\nsummary: One.\n"}
    assert found(small(**files, **many(11))) == []
    place = "personas/handbook.yml:1:1"
    assert report.text(found(small(**files, **many(12))), colour=False) == (
        f"{place}: notice: 13 personas are more than people keep in mind (too-many-personas)\n"
        "  brand: {name: Marelle}\n"
        "  ^\n"
        "  merge those that overlap, or retire those that no decision uses; see the comparison\n"
        "\n1 notice\n"
    )


def test_a_retired_persona_is_not_one_too_many(small: Make) -> None:
    files = {"handbook.yml": COMPANY + QUIET, "claire.yml": RETIRED + "replaced_by: p1\n"}
    assert found(small(**files, **many(12))) == []


def test_a_company_without_personas_is_told_so_kindly(small: Make) -> None:
    root = small()
    (root / "personas" / "claire.yml").unlink()
    assert report.text(found(root), colour=False) == (
        "personas/handbook.yml:1:1: notice: there is no persona yet (no-persona)\n"
        "  brand: {name: Marelle}\n"
        "  ^\n"
        "  add a file such as personas/claire-martin.yml with the keys name, role and summary\n"
        "\n1 notice\n"
    )


@pytest.mark.parametrize("name", ["Claire.yml", "claire.yaml", "claire.yml"])
def test_a_persona_that_cannot_be_read_is_a_persona(small: Make, name: str) -> None:
    root = small()
    (root / "personas" / "claire.yml").unlink()
    (root / "personas" / name).write_text("name: [\n", "utf-8")
    assert "no-persona" not in {one.rule for one in found(root)}


@pytest.mark.parametrize("level", list(Severity))
def test_an_owner_sets_what_a_rule_does(small: Make, level: Severity) -> None:
    files = spoilt(CASES["same-name"])
    (one,) = found(small(**files | {"handbook.yml": f"{COMPANY}checks: {{same-name: {level}}}\n"}))
    assert (one.rule, one.severity) == ("same-name", level)


def test_an_owner_turns_a_rule_off_and_no_other(small: Make) -> None:
    files = spoilt({**CASES["same-name"], **CASES["vague-positioning"]})
    files["handbook.yml"] += "checks: {same-name: off}\n"
    assert [one.rule for one in found(small(**files))] == ["vague-positioning"]


def test_a_rule_set_to_error_stops_the_handbook(small: Make) -> None:
    files = spoilt(CASES["same-name"])
    assert inspect(small(**files), today()).handbook is not None
    files["handbook.yml"] += "checks: {same-name: error}\n"
    assert inspect(small(**files), today()).handbook is None


@pytest.mark.parametrize("case", CASES)
def test_every_practice_rule_can_be_turned_off(small: Make, case: str) -> None:
    files = spoilt(CASES[case])
    files["handbook.yml"] += f"checks: {{{', '.join(f'{rule.id}: off' for rule in RULES)}}}\n"
    assert {one.rule for one in found(small(**files))} <= {"empty-value"}


@pytest.mark.parametrize("case", CASES)
def test_a_rule_of_one_persona_finds_the_same_whatever_the_others_say(small: Make, case: str) -> None:
    inspected = inspect(small(**spoilt(CASES[case])), today())
    assert inspected.handbook
    rules = [one for one in PRACTICE if isinstance(one, PersonaRule)]
    for persona in inspected.handbook.current:
        alone = Handbook.of(inspected.handbook.company, [persona])
        among, by_herself = (
            [list(one.find(Case(book, inspected.sources, today(), "en"), persona)) for one in rules]
            for book in (inspected.handbook, alone)
        )
        assert among == by_herself


def test_what_is_remembered_of_a_persona_is_what_would_be_found_anew(small: Make) -> None:
    readings = Readings()
    claire = CLAIRE.replace("lasts [@survey]", "lasts").replace("brings one toy", "unique toy")
    files = SOUND | {"claire.yml": claire}
    day = today()
    seen = set()

    def look(days: int = 0, language: str = "en") -> None:
        root = small(**files)
        then = day + datetime.timedelta(days=days)
        anew = inspect(root, then, language=language).diagnostics
        assert inspect(root, then, language=language, readings=readings).diagnostics == anew
        seen.add(anew)

    look()
    look(days=400)
    look(language="fr")
    files["claire.yml"] = claire.replace("needs: [", "needs: [A box a child can open, ")
    look()
    files["claire.yml"] = f"# A line of its own\n{claire}"
    look()
    files["handbook.yml"] = f"{COMPANY}checks: {{uncited-claims: warning}}\n"
    look()
    files["handbook.yml"] = COMPANY.replace("6 months", "1 month")
    look()
    files["claire/sales.yml"] = "by: Marc\n"
    files["claire.yml"] = claire.replace("contributions: {sales: {by: Marc, date: 2026-06-02}}\n", "")
    look()
    assert len(seen) == 8


def test_what_the_calendar_alone_can_change_is_a_notice() -> None:
    calendar = {"silent-department", "overdue-review", "never-reviewed", "ageing-source", "date-to-come"}
    assert {rule.severity for rule in RULES if rule.id in calendar} == {Severity.NOTICE}


def test_no_practice_rule_is_an_error_unless_an_owner_says_so() -> None:
    assert {rule.severity for rule in RULES} == {Severity.WARNING, Severity.NOTICE}


def test_personas_with_errors_are_left_out_and_the_others_looked_at(small: Make) -> None:
    files = spoilt(CASES["vague-positioning"]) | {"hugo.yml": "name: Hugo\nrole: queen\nsummary: One.\n"}
    assert [one.rule for one in found(small(**files))] == ["vague-positioning", "wrong-choice"]


FRENCH = """\
brand: {name: Marelle}
offers:
  box:
    name: Box
    category: une boîte mensuelle de jouets en bois
    features: [jouets choisis par une éducatrice]
    benefits: [abrège la recherche]
    alternatives: [le rayon jouets du supermarché]
"""
FRENCH_POSITIONING = """\
positioning:
  - offer: box
    target: parents pressés
    need: cherchent un cadeau qui dure
    difference: apporte un seul jouet bien choisi
"""


@pytest.mark.parametrize(
    ("config", "language"),
    [
        ("site_name: x\n", "en"),
        ("theme: material\nextra: {language: fr}\n", "en"),
        ("theme:\n  name: material\n  # ours\n\n  language: fr\nplugins: [search]\n", "fr"),
        ("theme: {name: material, language: 'fr'}\n", "fr"),
    ],
)
def test_statements_are_judged_in_the_language_of_the_site(small: Make, config: str, language: str) -> None:
    claire = f"name: Claire\nrole: primary\nsummary: Mère de deux enfants.\n{FRENCH_POSITIONING}"
    root = small(**{"handbook.yml": FRENCH, "claire.yml": claire})
    (root / "mkdocs.yml").write_text(config, "utf-8")
    is_odd = "positioning-shape" in {one.rule for one in found(root)}
    assert ("en" if is_odd else "fr") == language
