"""What points at something: every rule of the reference tier, with its message, its hint and its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from persona_handbook import report
from persona_handbook.check import inspect
from persona_handbook.clock import today
from persona_handbook.rules import reference
from persona_handbook.rules.practice import RULES as PRACTICE
from told import told

Make = Callable[..., Path]
Of = Callable[..., list[str]]

CLAIRE = "name: Claire Martin\nrole: primary\nsummary: Buys toys in the evening.\n"
RETIRED = "name: Somebody\nrole: primary\nsummary: Bought toys.\nstatus: retired\n"
OFFERS = "offers:\n  box: {name: Box, category: a toy box}\n"
COMPANY = f"""\
brand: {{name: Marelle}}
departments:
  sales: {{name: Sales}}
  customer-service: {{name: Customer service}}
{OFFERS}\
sources:
  survey-2026: {{title: Spring survey, kind: survey}}
  crm-2026: {{title: Customer base, kind: analytics}}
stages: {{awareness: Awareness, purchase: Purchase}}
kpis: {{conversion: {{name: Conversion}}}}
"""


@pytest.fixture
def of(small: Make) -> Of:
    """Return a function that says what the reference tier tells of texts by file name below personas/."""

    def check(docs: dict[str, str] | None = None, **files: str) -> list[str]:
        root = small(**({"handbook.yml": COMPANY, "claire.yml": CLAIRE} | files))
        for name, text in (docs or {}).items():
            path = root / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return told(root, reference.RULES)

    return check


BOTH_DEPARTMENTS = "possible here: customer-service or sales"


@pytest.mark.parametrize(
    ("text", "place", "nothing", "hint"),
    [
        ("influences: [{persona: clair}]\n", "4:24", 'persona "clair"', 'did you mean "claire"?'),
        (
            "status: retired\nreplaced_by: nobody\n",
            "5:14",
            'persona "nobody"',
            "possible here: claire or hugo",
        ),
        ("exclusion: {lookalike_of: hugh}\n", "4:27", 'persona "hugh"', 'did you mean "hugo"?'),
        ("review: {owner: Sales}\n", "4:17", 'department "Sales"', 'did you mean "sales"?'),
        ("contributions:\n  support: {by: Nadia}\n", "5:3", 'department "support"', BOTH_DEPARTMENTS),
        ("journey:\n  awareness: {owner: data}\n", "5:22", 'department "data"', BOTH_DEPARTMENTS),
        ("positioning:\n  - target: all\n    offer: 'boxx'\n", "6:12", 'offer "boxx"', 'did you mean "box"?'),
        ("segment: {source: crm-2025}\n", "4:19", 'source "crm-2025"', 'did you mean "crm-2026"?'),
        (
            "kpis: [{kpi: conversion, source: kpis}]\n",
            "4:34",
            'source "kpis"',
            "possible here: crm-2026 or survey-2026",
        ),
        ("journey:\n  awarness: {emotion: 3}\n", "5:3", 'stage "awarness"', 'did you mean "awareness"?'),
        (
            "kpis:\n  - before: 1\n    kpi: retention\n",
            "6:10",
            'kpi "retention"',
            "possible here: conversion",
        ),
    ],
)
def test_an_id_that_does_not_exist_is_told_where_it_stands(
    of: Of, text: str, place: str, nothing: str, hint: str
) -> None:
    assert of(**{"claire.yml": CLAIRE + text, "hugo.yml": CLAIRE}) == [
        f"personas/claire.yml:{place}: error: there is no {nothing} (unknown-{nothing.partition(' ')[0]})",
        f"  {hint}",
    ]


def test_the_owner_of_a_source_is_a_department(of: Of) -> None:
    company = COMPANY.replace("kind: analytics}", "kind: analytics, owner: data}")
    assert of(**{"handbook.yml": company}) == [
        'personas/handbook.yml:9:60: error: there is no department "data" (unknown-department)',
        "  possible here: customer-service or sales",
    ]


def test_a_section_that_defines_nothing_is_named_as_the_reason(of: Of) -> None:
    files = {"handbook.yml": "brand: {name: Marelle}\n", "claire.yml": CLAIRE + "review: {owner: sales}\n"}
    assert of(**files) == [
        'personas/claire.yml:4:17: error: there is no department "sales" (unknown-department)',
        "  nothing is defined here yet",
    ]


@pytest.mark.parametrize("empty", ["offers:\n", "offers:\n  box:\n", "offers:\n  box: ''\n"])
def test_an_id_without_a_value_defines_nothing(of: Of, empty: str) -> None:
    company = COMPANY.replace(OFFERS, empty)
    assert of(**{"handbook.yml": company, "claire.yml": CLAIRE + "positioning: [{offer: box}]\n"}) == [
        'personas/claire.yml:4:23: error: there is no offer "box" (unknown-offer)',
        "  nothing is defined here yet",
    ]


def no_source(place: str, value: str = "survey") -> list[str]:
    return [
        f'personas/{place}: error: there is no source "{value}" (unknown-source)',
        '  did you mean "survey-2026"?',
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("needs: ['Short [@survey]']\n", ["4:17"]),
        ("needs:\n  - Short [@survey-2026; @survey]\n", ["5:26"]),
        ("needs:\n  - Short [@survey, p. 3]\n", ["5:12"]),
        ("needs:\n  - Short [@survey] and [@survey]\n", ["5:12", "5:26"]),
        ("needs:\n  - Short @survey or `[@survey]` [@survey]\n", ["5:35"]),
        ("needs:\n  - Short [@survey-2026] [@survey]\n", ["5:27"]),
        ("needs:\n  - Short and\n    long\n    [@survey]\n", ["7:6"]),
        ("needs:\n  - '[@survey-2026]'\n  - \"[@survey]\"\n", ["6:7"]),
        ('needs:\n  - "Said \\"no\\" [@survey]"\n', ["5:19"]),
        ("quote: 'It''s that [@survey]'\n", ["4:21"]),
        (
            "story:\n  personal: |\n    One [@survey].\n\n    - Two\n      [@survey-2026; @survey]\n",
            ["6:10", "9:22"],
        ),
        ("story:\n  personal: >-\n    One\n    [@survey]\n    [@survey]\n", ["7:6", "8:6"]),
        ("story:\n  brand: |+2\n     Indented [@survey]\n", ["6:16"]),
        ("contributions: {sales: {insights: ['Asks [@survey]']}}\n", ["4:43"]),
        ("journey: {purchase: {thoughts: 'So? [@survey]'}}\n", ["4:38"]),
        ("demographics: {occupation: 'Manager [@survey]'}\ntags: ['[@survey]']\n", []),
        ("needs: ['Asks @survey and survey@survey.example']\n", []),
    ],
)
def test_a_citation_of_nothing_is_told_at_its_mark(of: Of, text: str, places: list[str]) -> None:
    expected = [line for place in places for line in no_source(f"claire.yml:{place}")]
    assert of(**{"claire.yml": CLAIRE + text}) == expected


def test_a_claim_of_an_offer_and_of_a_department_file_may_cite(of: Of) -> None:
    company = COMPANY.replace("category: a toy box}", "category: a toy box, proof: ['Lasts [@survey]']}")
    files = {"handbook.yml": company, "claire/sales.yml": "by: Marc\ninsights:\n  - Asks [@survey]\n"}
    assert of(**files) == [*no_source("claire/sales.yml:3:11"), *no_source("handbook.yml:6:57")]


LINKS = "link to an https address, a mailto address, persona:<id>, or a page of docs/ such as guide/making.md"
HTTP = 'warning: "http://a.example" is not a secure address, so it is shown as text (insecure-link)'
PAGES = {"guide/making.md": "# Making\n", "method.md": "# Method\n"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("[Claire](persona:claire)", []),
        ("[how](method.md) and [made](guide/making.md#first)", []),
        ("[us](https://marelle.example) or [write](mailto:help@marelle.example)", []),
        (
            "Ask [Clara](persona:clara)",
            ['4:13: error: there is no persona "clara" (unknown-persona)', 'did you mean "claire"?'],
        ),
        (
            "See [how](methods.md#first)",
            [
                '4:13: error: there is no page "methods.md" in docs/ (unknown-page)',
                'did you mean "method.md"?',
            ],
        ),
        (
            "See [how](x/y.md)",
            [
                '4:13: error: there is no page "x/y.md" in docs/ (unknown-page)',
                "possible here: guide/making.md or method.md",
            ],
        ),
        (
            "See [how](javascript:alert(1))",
            [
                '4:13: error: a link to "javascript:alert(1)" is not possible (forbidden-link)',
                LINKS,
            ],
        ),
        (
            "See [how](http://a.example)",
            [f"4:13: {HTTP}", 'write "https://" if the site answers there'],
        ),
        (
            "See ![a cat](https://a.example/cat.png)",
            [
                "4:13: warning: an image is not possible here, so the text is shown as typed (image-as-text)",
                "take it out; a portrait is a file beside the persona",
            ],
        ),
        (
            "See <b>this</b>",
            [
                "4:13: warning: HTML is not possible here, so <b> is shown as typed (html-as-text)",
                "take it out, or use *emphasis* and **strong**",
                "4:20: warning: HTML is not possible here, so </b> is shown as typed (html-as-text)",
                "take it out, or use *emphasis* and **strong**",
            ],
        ),
    ],
)
def test_a_link_is_told_at_its_mark(of: Of, typed: str, expected: list[str]) -> None:
    found = of(PAGES, **{"claire.yml": f"{CLAIRE}quote: '{typed}'\n"})
    assert found == [f"personas/claire.yml:{one}" if one.startswith("4:") else f"  {one}" for one in expected]


AS_TEXT = "is not read as a citation, so it is shown as typed (citation-as-text)"


@pytest.mark.parametrize(
    ("typed", "place", "proposal"),
    [
        ("[@survey-2026, @crm-2026]", "4:16", "@survey-2026; @crm-2026"),
        ("[@survey-2026 @crm-2026]", "4:16", "@survey-2026; @crm-2026"),
        ("[see @crm-2026]", "4:16", "@crm-2026"),
        ("[ @crm-2026 ]", "4:16", "@crm-2026"),
        ("[@crm-2026", "4:16", "@crm-2026"),
        ("[@nothing @else]", "4:16", "@nothing; @else"),
    ],
)
def test_brackets_that_were_to_cite_are_told_with_the_form_that_does(
    of: Of, typed: str, place: str, proposal: str
) -> None:
    first = proposal.split(";", maxsplit=1)[0]
    assert of(**{"claire.yml": f"{CLAIRE}needs: ['Short {typed}']\n"}) == [
        f'personas/claire.yml:{place}: warning: "{typed}" {AS_TEXT}',
        f'  write "[{proposal}]", or with a place in the source "[{first}, p. 3]"',
    ]


def test_brackets_that_address_somebody_are_no_citation(of: Of) -> None:
    assert of(**{"claire.yml": f"{CLAIRE}needs: ['Short [ask @marc]']\n"}) == []


def test_the_second_of_two_equal_links_has_a_place_of_its_own(of: Of) -> None:
    link = "[how](http://a.example)"
    found = of(**{"claire.yml": f"{CLAIRE}quote: See {link} or {link}\n"})
    assert [one.split(" ")[0] for one in found[::2]] == [
        "personas/claire.yml:4:12:",
        "personas/claire.yml:4:39:",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('quote: "See <b class=\\"x\\">"\n', "4:13"),
        ("quote: 'See <b class=''x''>'\n", "4:13"),
        ("quote: See <b\n  class=x>\n", "4:12"),
        ("story:\n  personal: >\n    See\n    <b\n    class=x>\n", "7:5"),
        ("story:\n  personal: |\n    - See\n      <b\n      class=x>\n", "7:7"),
        ('quote: "See \\\n  <b class=x>"\n', "5:3"),
    ],
)
def test_a_mark_that_the_source_breaks_or_escapes_is_found(of: Of, text: str, place: str) -> None:
    found = of(**{"claire.yml": CLAIRE + text})
    begin = f"personas/claire.yml:{place}: warning: HTML is not possible here, so <b class="
    assert [one.startswith(begin) for one in found] == [True, False]


def test_an_address_that_is_not_secure_is_told_in_a_field_of_its_own_too(of: Of) -> None:
    assert of(**{"claire.yml": CLAIRE + "media:\n  - {channel: Shop, link: http://a.example}\n"}) == [
        f"personas/claire.yml:5:27: {HTTP}",
        '  write "https://" if the site answers there',
    ]


@pytest.mark.parametrize(
    "text",
    ["tags: ['[x](javascript:y)']\n", "demographics: {age: '<b>'}\n", "technology: {tools: ['![x](y)']}\n"],
)
def test_a_label_holds_no_marks_to_tell_of(of: Of, text: str) -> None:
    assert of(**{"claire.yml": CLAIRE + text}) == []


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("influences:\n  - persona: claire\n", "5:14", "persona"),
        ("status: retired\nreplaced_by: claire\n", "5:14", "replaced_by"),
        ("exclusion: {lookalike_of: claire}\n", "4:27", "lookalike_of"),
    ],
)
def test_a_persona_that_names_itself_is_told(of: Of, text: str, place: str, key: str) -> None:
    assert of(**{"claire.yml": CLAIRE + text}) == [
        f'personas/claire.yml:{place}: error: the persona names itself under "{key}" (self-reference)',
        "  name another persona",
    ]


def test_a_persona_may_link_to_itself(of: Of) -> None:
    assert of(**{"claire.yml": CLAIRE + "quote: 'As [I](persona:claire) say'\n"}) == []


def circle(file: str, way: str) -> list[str]:
    told_so = f'following "replaced_by" from here leads back here: {way} (replaced-in-a-circle)'
    return [
        f"personas/{file}.yml:5:14: error: {told_so}",
        "  let the last of them stand, without replaced_by",
    ]


def test_personas_that_replace_each_other_in_a_circle_are_told_each(of: Of) -> None:
    files = {
        "ada.yml": RETIRED + "replaced_by: bea\n",
        "bea.yml": RETIRED + "replaced_by: cleo\n",
        "cleo.yml": RETIRED + "replaced_by: ada\n",
        "dora.yml": RETIRED + "replaced_by: ada\n",
    }
    assert of(**files) == [
        *circle("ada", "ada → bea → cleo → ada"),
        *circle("bea", "bea → cleo → ada → bea"),
        *circle("cleo", "cleo → ada → bea → cleo"),
    ]


def test_a_chain_of_replacements_that_ends_is_no_circle(of: Of) -> None:
    files = {"ada.yml": RETIRED + "replaced_by: bea\n", "bea.yml": RETIRED + "replaced_by: claire\n"}
    assert of(**files) == []


@pytest.mark.parametrize(
    ("text", "place", "value"),
    [
        ("influences:\n  - {persona: hugo}\n  - {persona: hugo}\n", "6:15", "hugo"),
        ("positioning:\n  - {offer: box}\n  - {need: x, offer: 'box'}\n", "6:22", "box"),
        ("kpis:\n  - {kpi: conversion}\n  - {kpi: conversion}\n", "6:11", "conversion"),
    ],
)
def test_two_entries_about_one_thing_are_told_at_the_second(
    of: Of, text: str, place: str, value: str
) -> None:
    assert of(**{"claire.yml": CLAIRE + text, "hugo.yml": CLAIRE}) == [
        f'personas/claire.yml:{place}: error: "{value}" has an entry here already, in line 5 (named-twice)',
        "  put both together in one entry",
    ]


def test_a_third_entry_names_the_first_too(of: Of) -> None:
    found = of(**{"claire.yml": CLAIRE + "kpis:\n" + "  - {kpi: conversion}\n" * 3})
    twice = 'error: "conversion" has an entry here already, in line 5 (named-twice)'
    assert found[::2] == [f"personas/claire.yml:6:11: {twice}", f"personas/claire.yml:7:11: {twice}"]


def test_two_questions_may_be_equal(of: Of) -> None:
    text = (
        "questions:\n  - {question: Why?}\n  - {question: Why?}\njobs: [{want: to play}, {want: to play}]\n"
    )
    assert of(**{"claire.yml": CLAIRE + text}) == []


def test_a_contribution_in_two_places_is_told_at_the_key_and_names_the_file(of: Of) -> None:
    files = {
        "claire.yml": CLAIRE + "contributions:\n  customer-service: {by: Nadia}\n  sales: {by: Marc}\n",
        "claire/sales.yml": "by: Marc\n",
    }
    assert of(**files) == [
        'personas/claire.yml:6:3: error: the contribution of "sales" is written twice (contribution-twice)',
        "  keep one: this one, or personas/claire/sales.yml",
    ]


def test_a_file_of_an_unknown_department_is_told_at_its_beginning(of: Of) -> None:
    assert of(**{"claire/sale.yml": "# Ours\nby: Marc\n"}) == [
        'personas/claire/sale.yml:1:1: error: there is no department "sale" (unknown-department)',
        '  did you mean "sales"?',
    ]


def test_a_rule_that_does_not_exist_cannot_be_set(of: Of) -> None:
    company = COMPANY + "checks:\n  overlap: off\n  uncited-claim: off\n  xyzzy: off\n  unknown-key: off\n"
    possible = f"  possible here: {', '.join(sorted(rule.id for rule in PRACTICE)[:14])} …"
    assert of(**{"handbook.yml": company}) == [
        'personas/handbook.yml:14:3: error: there is no practice rule "uncited-claim" to set (unknown-rule)',
        '  did you mean "uncited-claims"?',
        'personas/handbook.yml:15:3: error: there is no practice rule "xyzzy" to set (unknown-rule)',
        possible,
        'personas/handbook.yml:16:3: error: there is no practice rule "unknown-key" to set (unknown-rule)',
        possible,
    ]


FORMS = "possible: ::: persona PERSONA, ::: comparison [PERSONA PERSONA …] or ::: statement PERSONA OFFER"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("::: persona claire", []),
        ("::: comparison", []),
        ("::: comparison claire hugo", []),
        ("::: statement claire box", []),
        ("```\n::: person claire\n```", []),
        (
            "::: persona clara",
            ['2:13: error: there is no persona "clara" (unknown-persona)', 'did you mean "claire"?'],
        ),
        (
            "  ::: comparison claire hugh",
            ['2:25: error: there is no persona "hugh" (unknown-persona)', 'did you mean "hugo"?'],
        ),
        (
            "::: statement hugo boxs",
            ['2:20: error: there is no offer "boxs" (unknown-offer)', 'did you mean "box"?'],
        ),
        (
            "::: person claire",
            ['2:5: error: the line "::: person claire" says nothing to the handbook (wrong-block)', FORMS],
        ),
        (
            "::: persona",
            ['2:5: error: the line "::: persona" says nothing to the handbook (wrong-block)', FORMS],
        ),
        (
            "::: persona claire hugo",
            [
                '2:5: error: the line "::: persona claire hugo" says nothing to the handbook (wrong-block)',
                FORMS,
            ],
        ),
        (":::", ['2:1: error: the line ":::" says nothing to the handbook (wrong-block)', FORMS]),
    ],
)
def test_a_block_of_a_hand_written_page_is_told_at_the_word(of: Of, line: str, expected: list[str]) -> None:
    found = of({"guide/making.md": f"# Making\n{line}\n"}, **{"hugo.yml": CLAIRE})
    assert found == [
        f"docs/guide/making.md:{one}" if one.startswith("2:") else f"  {one}" for one in expected
    ]


def test_a_block_is_told_with_its_line(small: Make) -> None:
    root = small()
    (root / "docs" / "about.md").write_text("# Here\n\n  ::: persona  nobody\n", "utf-8")
    found = [one for one in inspect(root, today()).diagnostics if one.rule == "unknown-persona"]
    assert report.text(found, colour=False) == (
        'docs/about.md:3:16: error: there is no persona "nobody" (unknown-persona)\n'
        "  |   ::: persona  nobody\n"
        "  |                ^\n"
        "  possible here: claire\n"
        "\n1 error\n"
    )


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("index.md", ""),
        ("README.md", ""),
        ("compare.md", "compare/"),
        ("compare.markdown", "compare/"),
        ("compare/index.md", "compare/"),
        ("compare/index.html", "compare/"),
        ("index.html", ""),
        ("anti-targets.md", "anti-targets/"),
        ("personas/claire.md", "personas/claire/"),
        ("personas/claire/card.md", "personas/claire/card/"),
        ("departments/sales.md", "departments/sales/"),
        ("reference/rules.md", "reference/rules/"),
        ("llms.txt", "llms.txt"),
        ("api/personas/claire.json", "api/personas/claire.json"),
        ("schema/persona.json", "schema/persona.json"),
    ],
)
def test_a_file_in_the_place_of_a_page_of_ours_is_told(of: Of, name: str, path: str) -> None:
    assert of({name: "Mine\n"}) == [
        f"docs/{name}:1:1: error: the handbook makes a page of its own here, /{path} (page-taken)",
        "  give this file another name",
    ]


@pytest.mark.parametrize("name", ["personas/hugo.md", "guide/compare.md", "compare.txt", "about/index.html"])
def test_a_file_beside_our_pages_is_no_fault(of: Of, name: str) -> None:
    assert of({name: "Mine\n"}) == []


def test_pages_are_looked_for_where_mkdocs_yml_says(small: Make) -> None:
    root = small(**{"claire.yml": CLAIRE + "quote: See [how](method.md) or [that](other.md)\n"})
    (root / "mkdocs.yml").write_text("site_name: x\ndocs_dir: 'pages'  # ours\n", "utf-8")
    (root / "pages").mkdir()
    (root / "pages" / "method.md").write_text("# Method\n", "utf-8")
    (root / "pages" / "compare.md").write_text("# Mine\n", "utf-8")
    assert told(root, reference.RULES) == [
        "pages/compare.md:1:1: error: the handbook makes a page of its own here, /compare/ (page-taken)",
        "  give this file another name",
        'personas/claire.yml:4:32: error: there is no page "other.md" in pages/ (unknown-page)',
        "  possible here: compare.md or method.md",
    ]


POINTING = (
    "needs: ['Short [@survey]', 'Long [@survey]']\nreview: {owner: sales}\npositioning: [{offer: box}]\n"
    "journey: {awareness: {emotion: 3}}\nkpis: [{kpi: conversion}]\n"
)


@pytest.mark.parametrize(
    "company",
    [
        'brand: "Marelle\n',
        "- brand\n",
        "\x00\n",
        "brand: {name: Marelle}\n  departments:\n",
        "sources: many\noffers: [box]\ndepartments: none\nstages: [awareness]\nkpis: some\n",
        "source: {}\noffer: {}\ndepartment: {}\nstage: {}\nkpi: {}\n",
        "sources: *a\noffers: *a\ndepartments: *a\nstages: *a\nkpis: *a\n",
    ],
)
def test_references_into_what_cannot_be_read_stay_silent(of: Of, company: str) -> None:
    assert of(**{"handbook.yml": company, "claire.yml": CLAIRE + POINTING}) == []


def test_an_unreadable_section_silences_no_other(of: Of) -> None:
    company = "brand: {name: Marelle}\nsources: many\ndepartments: {sales: {name: Sales}}\n"
    text = "needs: ['Short [@survey]']\nreview: {owner: sale}\n"
    assert of(**{"handbook.yml": company, "claire.yml": CLAIRE + text}) == [
        'personas/claire.yml:5:17: error: there is no department "sale" (unknown-department)',
        '  did you mean "sales"?',
    ]


@pytest.mark.parametrize("broken", ["name: [\n", "- a list\n", "", "name: Hugo\nrole: queen\n"])
def test_a_reference_to_a_persona_whose_file_has_faults_is_none(of: Of, broken: str) -> None:
    text = "influences: [{persona: hugo}]\nquote: 'As [Hugo](persona:hugo) says'\n"
    assert of(**{"claire.yml": CLAIRE + text, "hugo.yml": broken}) == []


@pytest.mark.parametrize("name", ["Hugo.yml", "hugo.yaml", "hugo_.yml"])
def test_a_reference_to_a_persona_whose_file_has_a_wrong_name_is_none(of: Of, name: str) -> None:
    assert of(**{"claire.yml": CLAIRE + "influences: [{persona: hugo}]\n", name: CLAIRE}) == []


def test_references_are_checked_in_a_file_with_other_faults(of: Of) -> None:
    text = "frustation: []\ntechnology: {comfort: 9}\nneeds: ['Short [@survey]']\nneeds: []\n"
    assert of(**{"claire.yml": CLAIRE + text}) == no_source("claire.yml:6:17")


def test_an_empty_reference_is_not_a_reference_to_nothing(of: Of) -> None:
    text = "review: {owner: }\nstatus: retired\nreplaced_by: ''\ninfluences: [{persona: }]\n"
    assert of(**{"claire.yml": CLAIRE + text}) == []


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ('"She says\n[@survey]"', "5:2"),
        ('"She says\n  [@survey]"', "5:4"),
        ('"She says [@survey-2026;\n@survey]"', "5:1"),
        # Of what is not in the source as it is read, the place is that of the whole text.
        ('"She says [@surve\\u0079]"', "4:8"),
    ],
)
def test_a_citation_is_told_where_it_stands_in_a_text_of_several_lines(
    of: Of, quote: str, place: str
) -> None:
    assert of(**{"claire.yml": f"{CLAIRE}quote: {quote}\n"}) == no_source(f"claire.yml:{place}")
