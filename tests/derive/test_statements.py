"""Statements of whole handbooks: what is inherited, missing, misshaped; and that no text breaks them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_handbook.check import Inspection
from persona_handbook.derive.grammar import english_words, french_words
from persona_handbook.derive.grammar.text import tidy
from persona_handbook.derive.statements import (
    Cell,
    Fill,
    Form,
    Row,
    Slot,
    Statements,
    StatementSet,
    matrix,
    shape_faults,
    statement_set,
)
from persona_handbook.model.company import Brand, Company, Offer
from persona_handbook.model.handbook import Handbook
from persona_handbook.model.persona import Persona, Role, Status
from persona_handbook.model.relations import Positioning

BOX = Offer(
    name="Discovery Box",
    category="a toy box",
    features=("toys chosen by an educator",),
    benefits=("ends the search", "saves time"),
    proof=("92% renew [@crm]", "Nobody returns one [@crm]"),
    alternatives=("the toy aisle", "doing nothing"),
    trends=("Parents buy less. And later [@survey].",),
)
CLAIRE = Positioning(
    offer="box",
    target="busy parents",
    need="want a present",
    difference="brings one toy",
    alternative="a gift card",
)


def one(positioning: Positioning = CLAIRE, offer: Offer = BOX, language: str = "en") -> StatementSet:
    return statement_set("claire", positioning, offer, Brand(name="Marelle"), language)


def without(**empty: object) -> Positioning:
    return CLAIRE.model_copy(update=empty)


def persona(persona_id: str, *positioning: Positioning, **more: object) -> Persona:
    return Persona.model_validate(
        {
            "id": persona_id,
            "name": "Claire",
            "role": Role.PRIMARY,
            "summary": "A parent",
            "positioning": positioning,
            **more,
        }
    )


def test_a_sentence_is_pieces_that_keep_the_editors_texts_apart() -> None:
    pieces = one().sentence.pieces
    assert [(piece.text, piece.slot) for piece in pieces] == [
        ("Marelle", Slot.BRAND),
        (" offers ", None),
        ("busy parents", Slot.TARGET),
        (" ", None),
        ("a toy box", Slot.CATEGORY),
        (" with ", None),
        ("toys chosen by an educator", Slot.FEATURES),
        (" that ", None),
        ("ends the search", Slot.BENEFITS),
        (" and ", None),
        ("saves time", Slot.BENEFITS),
        (".", None),
    ]


def test_moore_has_the_key_benefit_and_the_primary_alternative() -> None:
    assert one(without(alternative="")).moore.text == (
        "For busy parents who want a present, Discovery Box is a toy box that ends the search. "
        "Unlike the toy aisle, Discovery Box brings one toy."
    )
    assert dict(one().moore.parts)[Slot.BENEFITS] == ("ends the search",)


def test_dunford_is_ordered_parts_and_never_a_sentence() -> None:
    dunford = one().dunford
    assert dunford.pieces == ()
    assert dunford.parts == (
        (Slot.ALTERNATIVE, ("a gift card", "the toy aisle", "doing nothing")),
        (Slot.FEATURES, ("toys chosen by an educator",)),
        (Slot.BENEFITS, ("ends the search", "saves time")),
        (Slot.PROOF, ("92% renew [@crm]", "Nobody returns one [@crm]")),
        (Slot.TARGET, ("busy parents",)),
        (Slot.CATEGORY, ("a toy box",)),
        (Slot.TRENDS, ("Parents buy less. And later [@survey].",)),
    )


def test_what_a_positioning_says_replaces_what_the_offer_says() -> None:
    own = one(without(benefits=("brings calm",), proof="Claire slept [@crm]", alternative="The toy aisle."))
    parts = dict(own.dunford.parts)
    assert parts[Slot.BENEFITS] == ("brings calm",)
    assert parts[Slot.PROOF] == ("Claire slept [@crm]",)
    assert parts[Slot.ALTERNATIVE] == ("The toy aisle.", "the toy aisle", "doing nothing")


def test_an_alternative_is_not_listed_twice() -> None:
    assert dict(one(without(alternative="the toy aisle.")).dunford.parts)[Slot.ALTERNATIVE] == (
        "the toy aisle.",
        "doing nothing",
    )


@pytest.mark.parametrize(
    ("positioning", "missing"),
    [
        (Positioning(offer="box"), (Slot.TARGET, Slot.NEED, Slot.DIFFERENCE)),
        (without(need="  "), (Slot.NEED,)),
        (CLAIRE, ()),
    ],
)
def test_empty_slots_are_named(positioning: Positioning, missing: tuple[Slot, ...]) -> None:
    found = one(positioning)
    assert found.missing == missing
    assert bool(found.moore.pieces) is (not missing)
    assert [slot for slot, _ in found.moore.parts] == [
        Slot.TARGET,
        Slot.NEED,
        Slot.PRODUCT,
        Slot.CATEGORY,
        Slot.BENEFITS,
        Slot.ALTERNATIVE,
        Slot.DIFFERENCE,
    ]


def test_a_need_that_is_missing_leaves_the_one_sentence_form_whole() -> None:
    found = one(without(need=""))
    assert found.sentence.text.startswith("Marelle offers")
    assert found.moore.text == ""
    assert found.moore.missing == (Slot.NEED,)


def test_a_sentence_reads_well_without_features_and_dunford_without_trends() -> None:
    found = one(offer=BOX.model_copy(update={"features": (), "trends": ()}))
    assert found.sentence.text == "Marelle offers busy parents a toy box that ends the search and saves time."
    assert (found.sentence.missing, found.dunford.missing) == ((), (Slot.FEATURES,))


def test_a_misshaped_text_is_set_out_in_the_forms_that_use_it() -> None:
    found = one(without(need="I want a present."))
    assert found.sentence.pieces
    assert (found.moore.pieces, found.moore.misshaped) == ((), (Slot.NEED,))
    assert dict(found.moore.parts)[Slot.NEED] == ("I want a present.",)
    assert found.dunford.misshaped == ()


def test_a_second_benefit_is_none_of_moores_business() -> None:
    found = one(without(benefits=("ends the search", "peace of mind")))
    assert (found.sentence.misshaped, found.moore.misshaped) == ((Slot.BENEFITS,), ())


def test_faults_name_the_text_and_whose_it_is() -> None:
    offer = BOX.model_copy(
        update={"benefits": ("ends the search", "", "peace of mind"), "category": "is a box"}
    )
    faults = shape_faults(
        without(alternative=""), offer.model_copy(update={"alternatives": ("to wait", "to go")}), "en"
    )
    assert [(fault.slot, fault.path, fault.in_offer, fault.problem) for fault in faults] == [
        (Slot.CATEGORY, ("category",), True, 'it begins with "is", a verb'),
        (Slot.BENEFITS, ("benefits", 2), True, "it looks like a noun phrase"),
        (Slot.ALTERNATIVE, ("alternatives", 0), True, 'it begins with "to"'),
    ]


@pytest.mark.parametrize(
    ("language", "begun"),
    [
        ("fr", "Marelle propose"),
        ("fr-CA", "Marelle propose"),
        ("en_GB", "Marelle offers"),
        ("de", "Marelle offers"),
    ],
)
def test_a_language_that_we_do_not_speak_is_english(language: str, begun: str) -> None:
    french = BOX.model_copy(
        update={"category": "une box", "features": ("des jouets",), "benefits": ("dure",)}
    )
    texts = (without(target="parents"), french) if language.startswith("fr") else (CLAIRE, BOX)
    assert one(*texts, language).sentence.text.startswith(begun)


def handbook() -> Handbook:
    company = Company(brand=Brand(name="Marelle"), offers={"box": BOX, "gift": Offer(name="Gift")})
    return Handbook.of(
        company,
        [
            persona("claire", CLAIRE, without(target="others"), Positioning(offer="gift", target="aunts")),
            persona("noe"),
            persona("old", CLAIRE, status=Status.RETIRED),
            persona("lost", Positioning(offer="gone", target="nobody")),
        ],
    )


def test_statements_are_those_of_current_personas_and_known_offers() -> None:
    found = Statements(handbook(), "en")
    assert list(found) == [("claire", "box"), ("claire", "gift")]
    assert dict(found["claire", "box"].dunford.parts)[Slot.TARGET] == ("busy parents",)


def test_the_matrix_tells_complete_from_partial_from_absent() -> None:
    gaps = tuple(slot for slot in Slot if slot not in (Slot.BRAND, Slot.PRODUCT, Slot.TARGET, Slot.TRENDS))
    assert matrix(handbook()) == (
        Row("claire", (Cell("box", Fill.COMPLETE), Cell("gift", Fill.PARTIAL, gaps))),
        Row("lost", (Cell("box", Fill.ABSENT), Cell("gift", Fill.ABSENT))),
        Row("noe", (Cell("box", Fill.ABSENT), Cell("gift", Fill.ABSENT))),
    )


def test_the_matrix_agrees_with_the_statements() -> None:
    for key, found in Statements(handbook(), "fr").items():
        (row,) = (row for row in matrix(handbook()) if row.persona_id == key[0])
        (cell,) = (cell for cell in row.cells if cell.offer_id == key[1])
        assert cell.missing == found.missing


def test_the_example_handbook_makes_whole_sentences(example: Inspection) -> None:
    assert example.handbook is not None
    found = Statements(example.handbook, "en")
    assert len(found) >= 8
    for each in found.values():
        for statement in (each.sentence, each.moore):
            assert statement.pieces, (each.persona_id, each.offer_id, statement)
            assert re.fullmatch(r"[A-Z].*[^.]\.", statement.text)
            assert not re.search(r"  |\.\.|,,|\b(who who|that that|a a|to to|with with)\b", statement.text)


SOME_WORDS = sorted(
    english_words.DETERMINERS
    | english_words.RELATIVES
    | english_words.LINKS
    | french_words.SINGULAR_DETERMINERS
    | french_words.RELATIVES
    | french_words.LINKS
    | french_words.CLITICS
    | french_words.SUBJECTS
    | {
        "toys",
        "ends",
        "met",
        "jouets",
        "école",
        "aux",
        "Les",
        "PME",
        "contrairement",
        "unlike",
        "with",
        "ayant",
        "etc.",
    }
    | {
        "**",
        "*",
        "[@a]",
        "[@a; @b, p. 3].",
        "[x](https://a.b)",
        "`",
        "«",
        "»",
        "(",
        "\n",
        ".",
        "…",
        "!",
        ",",
        "8",
        "📦",
        "’",
    }
)
TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(SOME_WORDS), max_size=7).map(" ".join),
    st.sampled_from(
        ["parents pressés", "busy parents", "ends the search", "met fin au tri", "a box", "une box", ""]
    ),
)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)


def core(text: str) -> str:
    """The word that must be found again: the first whose case and article stay as they are."""
    words = tidy(text).casefold().split()
    led = ("à", "au", "aux", "pour", "for", "le", "la", "les", "l'", "l’")
    while len(words) > 1 and words[0].strip('*_["“«‘(') in led:
        words = words[1:]
    return re.sub(r"^\W*(l['’])?", "", words[0] if words else "")


@settings(max_examples=400, deadline=None)
@given(data=st.data(), language=st.sampled_from(["en", "fr"]))
def test_no_text_breaks_a_statement_and_none_is_lost(data: st.DataObject, language: str) -> None:
    offer = Offer(
        name=data.draw(TEXT),
        category=data.draw(TEXT),
        features=data.draw(TEXTS),
        benefits=data.draw(TEXTS),
        proof=data.draw(TEXTS),
        alternatives=data.draw(TEXTS),
        trends=data.draw(TEXTS),
    )
    positioning = Positioning(
        offer="box",
        target=data.draw(TEXT),
        need=data.draw(TEXT),
        benefits=data.draw(TEXTS),
        alternative=data.draw(TEXT),
        difference=data.draw(TEXT),
        proof=data.draw(TEXT),
    )
    found = statement_set("claire", positioning, offer, Brand(name=data.draw(TEXT)), language)
    typed = (
        positioning.target,
        positioning.need,
        positioning.alternative,
        positioning.difference,
        positioning.proof,
    )
    benefits = [text for text in positioning.benefits if text.strip()] or offer.benefits
    shown = {text for statement in found.forms for _, texts in statement.parts for text in texts}
    for text in (*typed, *benefits, *offer.features, *offer.trends, offer.category, offer.name):
        assert not text.strip() or text in shown
    for statement in found.forms:
        if not statement.pieces:
            assert statement.form is Form.DUNFORD or statement.missing or statement.misshaped
            continue
        for slot, texts in statement.parts:
            pieces = " ".join(piece.text.casefold() for piece in statement.pieces if piece.slot is slot)
            for text in texts:
                assert slot is Slot.PRODUCT or core(text) in pieces
        added = [piece.text for piece in statement.pieces if piece.slot is None]
        assert not any(re.search(r"\s\s|\.\.|\s[.,]", text) for text in added)
        for before, after in zip(statement.pieces, statement.pieces[1:], strict=False):
            if before.slot is None or after.slot is None:
                assert not (before.text[-1].isspace() and after.text[0].isspace())
                assert not (before.text.endswith(".") and after.text.startswith("."))
