"""Personas side by side: what counts as shared, and who resembles whom too much."""

from __future__ import annotations

import pytest

from people import persona
from persona_handbook.derive.comparison import (
    ROWS,
    TELLING_ROWS,
    Overlap,
    Row,
    Theme,
    Trait,
    compare,
    overlaps,
    sharing,
    signature,
    values_at,
)
from persona_handbook.model.persona import Market, Persona


def rows(*personas: Persona) -> dict[str, Row]:
    return {row.field: row for _, found in compare(personas).themes for row in found}


def shared(*personas: Persona, field: str = "needs") -> list[list[tuple[object, int]]]:
    """Return what each says in a row, and with how many others it is shared."""
    return [[(trait.value, trait.shared) for trait in cell] for cell in rows(*personas)[field].cells]


def needs(id_: str, *texts: str) -> Persona:
    return persona(id_, needs=texts)


def test_a_cell_holds_the_traits_of_one_persona_and_with_how_many_others_each_is_shared() -> None:
    ada, bea, cleo = needs("ada", "Time", "Quiet"), needs("bea", "Time"), needs("cleo", "Time", "Money")
    assert shared(ada, bea, cleo, needs("dora")) == [
        [("Time", 2), ("Quiet", 0)],
        [("Time", 2)],
        [("Time", 2), ("Money", 0)],
        [],
    ]


def test_what_is_shared_in_a_row_has_one_number_for_all_who_share_it() -> None:
    row = rows(needs("ada", "Quiet", "Time", "Books"), needs("bea", "books", "Money", "time"))["needs"]
    assert row.cells == (
        (Trait("Quiet", 0, 0), Trait("Time", 1, 1), Trait("Books", 1, 2)),
        (Trait("books", 1, 2), Trait("Money", 0, 0), Trait("time", 1, 1)),
    )


def test_a_few_are_compared_as_a_part_of_all() -> None:
    ada, bea = needs("ada", "Quiet", "Time"), persona("bea", needs=("Books",), frustrations=("Noise",))
    cleo = needs("cleo", "Time", "Books")
    among = sharing((ada, bea, cleo))
    alone = {row.field: row.cells for _, found in compare((ada,), among).themes for row in found}
    assert alone["needs"] == ((Trait("Quiet", 0, 0), Trait("Time", 0, 1)),)  # shared, though with nobody here
    assert alone["frustrations"] == ((),)  # others say something of it
    two = {row.field: row.cells for _, found in compare((bea, cleo), among).themes for row in found}
    assert two["needs"] == ((Trait("Books", 1, 2),), (Trait("Time", 0, 1), Trait("Books", 1, 2)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A present that lasts", "a PRESENT that lasts."),
        ("Élodie’s crèche", "elodies creche"),
        ("A present that lasts [@survey]", "A *present* that lasts [@crm, p. 3]"),
        ("Online and in a shop", "In a shop, online"),
        ("[Claire](persona:claire) asks", "Claire asks"),
        ("second-hand toys", "Second hand toys"),
        ("34", "34"),
        ("no", "No"),
    ],
)
def test_two_traits_are_one_by_their_telling_words(first: str, second: str) -> None:
    assert signature(first) == signature(second)
    assert shared(needs("ada", first), needs("bea", second)) == [[(first, 1)], [(second, 1)]]


@pytest.mark.parametrize(
    ("first", "second"),
    [("A present", "A pretence"), ("no", "yes"), ("34", "35"), ("one toy", "two toys"), ("4 × 4", "4 × 5")],
)
def test_two_traits_of_other_words_are_two(first: str, second: str) -> None:
    assert shared(needs("ada", first), needs("bea", second)) == [[(first, 0)], [(second, 0)]]


def test_a_trait_that_a_persona_says_twice_is_shared_with_nobody_by_that() -> None:
    assert shared(needs("ada", "Time", "time")) == [[("Time", 0), ("time", 0)]]


def test_numbers_and_choices_are_compared_too() -> None:
    ada = persona("ada", technology={"comfort": "4"}, market="business", segment={"share": "38"})
    bea = persona("bea", technology={"comfort": "4"}, segment={"share": "12.5"})
    assert shared(ada, bea, field="technology.comfort") == [[(4, 1)], [(4, 1)]]
    assert shared(ada, bea, field="market") == [[(Market.BUSINESS, 0)], [(Market.CONSUMER, 0)]]
    assert shared(ada, bea, field="segment.share") == [[(38.0, 0)], [(12.5, 0)]]


def test_a_share_of_nothing_is_a_trait() -> None:
    assert shared(persona("ada", segment={"share": "0"}), field="segment.share") == [[(0.0, 0)]]


def test_an_entry_of_a_list_stands_in_a_row_by_its_subject() -> None:
    ada = persona(
        "ada",
        media=[{"channel": "Radio", "use": "Mornings"}, {"channel": "Post"}],
        buying={
            "roles": ["decider", {"role": "user", "when": "at home"}],
            "objections": [{"objection": "Dear"}],
        },
        jobs=[{"want": "to play", "title": "Play"}],
    )
    found = rows(ada)
    assert [trait.value for trait in found["media.channel"].cells[0]] == ["Radio", "Post"]
    assert [trait.value for trait in found["buying.roles.role"].cells[0]] == ["decider", "user"]
    assert [trait.value for trait in found["buying.objections.objection"].cells[0]] == ["Dear"]
    assert [trait.value for trait in found["jobs.want"].cells[0]] == ["to play"]


def test_goals_that_nobody_dated_have_a_row_of_their_own() -> None:
    found = rows(persona("ada", goals=["Learn"]), persona("bea", goals={"long_term": ["Learn"]}))
    assert found["goals.undated"].cells == ((Trait("Learn", 0),), ())
    assert found["goals.long_term"].cells == ((), (Trait("Learn", 0),))


def test_rows_and_themes_about_which_nobody_says_anything_are_left_out() -> None:
    compared = compare((persona("ada"), needs("bea", "Time")))
    assert [(theme, [row.field for row in found]) for theme, found in compared.themes] == [
        (Theme.WHO, ["market"]),
        (Theme.WANTS, ["needs"]),
    ]


def test_columns_keep_the_order_in_which_personas_are_given() -> None:
    bea, ada = persona("bea"), persona("ada")
    assert compare((bea, ada)).personas == (bea, ada)


def test_nobody_is_compared_without_a_row() -> None:
    assert compare(()).themes == ()


@pytest.mark.parametrize(
    ("texts", "differs"),
    [
        ((("Time",), ("time",)), False),
        ((("Time",), ("Money",)), True),
        ((("Time", "Money"), ("Time",)), True),
        ((("Time",), ()), True),
        ((("Time",), ("Time",), ("Time", "Money")), True),
        ((("Time",),), False),
    ],
)
def test_a_row_differs_unless_all_say_the_same(texts: tuple[tuple[str, ...], ...], differs: object) -> None:
    personas = (needs(f"p{number}", *own) for number, own in enumerate(texts))
    assert rows(*personas)["needs"].differs is differs


def test_every_row_is_a_field_of_a_persona() -> None:
    empty = persona()
    for name in {*TELLING_ROWS, *(name for names in ROWS.values() for name in names)}:
        assert values_at(empty, name) == ((Market.CONSUMER,) if name == "market" else ())


def test_every_telling_row_is_compared() -> None:
    assert set(TELLING_ROWS) <= {name for names in ROWS.values() for name in names}


def test_personas_that_share_more_than_they_differ_by_overlap() -> None:
    found = overlaps((needs("ada", "Time", "Quiet", "Money"), needs("bea", "time", "quiet", "Books")))
    assert found == ()
    found = overlaps((needs("ada", "Time", "Quiet", "Money"), needs("bea", "time", "quiet")))
    assert found == (Overlap("ada", "bea", shared=2, different=1),)


def test_as_many_shared_as_different_traits_are_no_overlap() -> None:
    assert overlaps((needs("ada", "Time", "Money"), needs("bea", "Time"))) == ()
    assert overlaps((needs("ada", "Time"), needs("bea", "Time"))) == (Overlap("ada", "bea", 1, 0),)


def test_a_trait_said_twice_counts_once() -> None:
    assert overlaps((needs("ada", "Time", "time", "TIME."), needs("bea", "Time"))) == (
        Overlap("ada", "bea", 1, 0),
    )


def test_one_goal_is_shared_whenever_it_is_dated() -> None:
    ada = persona("ada", goals={"short_term": ["Learn to sew"]})
    bea = persona("bea", goals=["Learn to sew"])
    assert overlaps((ada, bea)) == (Overlap("ada", "bea", 1, 0),)


def test_one_text_in_two_fields_is_not_shared() -> None:
    assert overlaps((needs("ada", "Time"), persona("bea", motivations=["Time"]))) == ()


def test_what_is_not_telling_makes_no_overlap() -> None:
    same = {"demographics": {"age": "34"}, "buying": {"where": "Online"}, "tags": ["gift"]}
    assert overlaps((persona("ada", **same), persona("bea", **same))) == ()


def test_every_overlapping_pair_is_found_once_in_the_order_of_its_personas() -> None:
    found = overlaps(tuple(needs(id_, "Time") for id_ in ("ada", "bea", "cleo")))
    assert [(one.first, one.second) for one in found] == [("ada", "bea"), ("ada", "cleo"), ("bea", "cleo")]
    found = overlaps((needs("zoe", "Time"), needs("ada", "Time")))
    assert [(one.first, one.second) for one in found] == [("zoe", "ada")]


def test_personas_that_say_nothing_telling_do_not_overlap() -> None:
    assert overlaps((persona("ada"), persona("bea"))) == ()
