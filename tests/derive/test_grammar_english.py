"""English statements, told as whole sentences: articles, relatives, lists, what does not fit."""

from __future__ import annotations

import pytest

from persona_handbook.derive.grammar import english_words as words
from persona_handbook.derive.statements import Slot, StatementSet, shape_faults, statement_set
from persona_handbook.model.company import Brand, Offer
from persona_handbook.model.relations import Positioning

OFFER = Offer(
    name="Discovery Box",
    category="a toy box",
    features=("toys chosen by an educator",),
    benefits=("ends the search",),
)
POSITIONING = Positioning(
    offer="box",
    target="busy parents",
    need="want a present that lasts",
    alternative="the toy aisle of a supermarket",
    difference="brings one toy chosen for her age",
)


def example(texts: dict[str, object]) -> tuple[Positioning, Offer]:
    """The example with other texts, each where its key belongs."""
    of_offer = {key: text for key, text in texts.items() if key in ("name", "category", "features")}
    own = {key: text for key, text in texts.items() if key not in of_offer}
    return POSITIONING.model_copy(update=own), OFFER.model_copy(update=of_offer)


def said(brand: str = "Marelle", **texts: object) -> StatementSet:
    return statement_set("claire", *example(texts), Brand(name=brand), "en")


def problem(**texts: object) -> str:
    return "; ".join(fault.problem for fault in shape_faults(*example(texts), "en"))


def test_the_two_sentences_of_the_example() -> None:
    one = said(
        target="busy parents of small children",
        category="a monthly wooden-toy box",
        features=("toys chosen by an educator", "a bag for what is outgrown"),
        benefits=("ends the search for the right present", "keeps the cupboard as it was"),
    )
    assert one.sentence.text == (
        "Marelle offers busy parents of small children a monthly wooden-toy box with toys chosen by an "
        "educator and a bag for what is outgrown that ends the search for the right present and keeps the "
        "cupboard as it was."
    )
    assert one.moore.text == (
        "For busy parents of small children who want a present that lasts, Discovery Box is a monthly "
        "wooden-toy box that ends the search for the right present. Unlike the toy aisle of a supermarket, "
        "Discovery Box brings one toy chosen for her age."
    )


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("busy parents", "Marelle offers busy parents a toy box that ends the search."),
        ("for busy parents", "Marelle offers busy parents a toy box that ends the search."),
        ("For the busy parents.", "Marelle offers the busy parents a toy box that ends the search."),
        ("The parents", "Marelle offers the parents a toy box that ends the search."),
        ("procurement manager", "Marelle offers a procurement manager a toy box that ends the search."),
        ("sales manager", "Marelle offers a sales manager a toy box that ends the search."),
        ("a procurement team", "Marelle offers a procurement team a toy box that ends the search."),
        ("Busy parents.", "Marelle offers busy parents a toy box that ends the search."),
        ("French parents", "Marelle offers French parents a toy box that ends the search."),
        ("SME", "Marelle offers an SME a toy box that ends the search."),
        ("SMEs", "Marelle offers SMEs a toy box that ends the search."),
        ("HR director", "Marelle offers an HR director a toy box that ends the search."),
        (
            "parents expecting a baby",
            "Marelle offers parents expecting a baby a toy box that ends the search.",
        ),
        ("tradesmen", "Marelle offers tradesmen a toy box that ends the search."),
        ("nursery staff", "Marelle offers nursery staff a toy box that ends the search."),
        ("parents-to-be", "Marelle offers parents-to-be a toy box that ends the search."),
        ("anyone with a garden", "Marelle offers anyone with a garden a toy box that ends the search."),
        ("Claire Martin", "Marelle offers Claire Martin a toy box that ends the search."),
        (
            "families hoping to have a child",
            "Marelle offers families hoping to have a child a toy box that ends the search.",
        ),
        ("**busy** parents [@a].", "Marelle offers **busy** parents [@a] a toy box that ends the search."),
    ],
)
def test_a_target_takes_an_article_only_where_one_is_due(target: str, sentence: str) -> None:
    assert said(target=target, features=()).sentence.text == sentence


@pytest.mark.parametrize(
    ("category", "sentence"),
    [
        ("a toy box", "Marelle offers busy parents a toy box that ends the search."),
        ("A toy box.", "Marelle offers busy parents a toy box that ends the search."),
        ("monthly toy box", "Marelle offers busy parents a monthly toy box that ends the search."),
        ("SME loan", "Marelle offers busy parents an SME loan that ends the search."),
        ("UK guide", "Marelle offers busy parents a UK guide that ends the search."),
        ("LEGO set", "Marelle offers busy parents a LEGO set that ends the search."),
        ("hour-long course", "Marelle offers busy parents an hour-long course that ends the search."),
        ("European toy box", "Marelle offers busy parents a European toy box that ends the search."),
        ("one-off present", "Marelle offers busy parents a one-off present that ends the search."),
        ("union card", "Marelle offers busy parents a union card that ends the search."),
        ("unusual box", "Marelle offers busy parents an unusual box that ends the search."),
        ("8-week course", "Marelle offers busy parents an 8-week course that ends the search."),
        ("180-page guide", "Marelle offers busy parents a 180-page guide that ends the search."),
        ("X-ray service", "Marelle offers busy parents an X-ray service that ends the search."),
        ("accounting software", "Marelle offers busy parents accounting software that ends the search."),
    ],
)
def test_a_category_takes_a_or_an_by_its_sound(category: str, sentence: str) -> None:
    assert said(category=category, features=()).sentence.text == sentence


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("honest", "an"),
        ("heir", "an"),
        ("herb", "a"),
        ("university", "a"),
        ("uninsured", "an"),
        ("useful", "a"),
        ("umbrella", "an"),
        ("once", "a"),
        ("onerous", "an"),
        ("euro", "a"),
        ("écru", "an"),
        ("œuvre", "an"),
        ("MP3", "an"),
        ("FSC-certified", "an"),
        ("NASA", "a"),
        ("U-shaped", "a"),
        ("A4", "an"),
        ("11-day", "an"),
        ("18th", "an"),
        ("110-page", "a"),
        ("e-bike", "an"),
        ("O'Reilly", "an"),
    ],
)
def test_an_article_follows_the_sound(word: str, article: str) -> None:
    assert words.article(word) == article


@pytest.mark.parametrize(
    ("benefits", "clause"),
    [
        (("ends the search", "saves time"), "that ends the search and saves time."),
        (("Ends the search.", "Saves time.", "is fun"), "that ends the search, saves time and is fun."),
        (("that ends the search", "saves time"), "that ends the search and saves time."),
        (("which ends the search",), "which ends the search."),
        (("brings joy and calm", "saves time"), "that brings joy and calm, and saves time."),
        (
            ("saves money, time and nerves", "ends it", "is fun"),
            "that saves money, time and nerves; ends it; and is fun.",
        ),
        (("can be paused",), "that can be paused."),
        (("never runs out",), "that never runs out."),
        (("is made in the U.S.",), "that is made in the U.S."),
        (("saves time, money, etc.", "ends it"), "that saves time, money, etc., and ends it."),
        (("lasts…",), "that lasts…"),
        (
            ("ends the *search*. [@a]", "saves time [@b; @c, p. 3]."),
            "that ends the *search* [@a] and saves time [@b; @c, p. 3].",
        ),
    ],
)
def test_benefits_follow_that_once(benefits: tuple[str, ...], clause: str) -> None:
    assert (
        said(benefits=benefits, features=()).sentence.text
        == f"Marelle offers busy parents a toy box {clause}"
    )


def test_verbs_agree_with_a_plural_category() -> None:
    one = said(category="wooden toys", benefits=("end the search", "save time"), features=())
    assert one.sentence.text == "Marelle offers busy parents wooden toys that end the search and save time."
    assert ", Discovery Box is wooden toys that end the search." in one.moore.text
    assert (
        ", Tiny Toys are wooden toys that"
        in said(name="Tiny Toys", category="wooden toys", benefits=("end the search",)).moore.text
    )


@pytest.mark.parametrize(
    ("features", "listed"),
    [
        (("a bag",), "a toy box with a bag that"),
        (("A bag", "The card."), "a toy box with a bag and the card that"),
        (("with a bag", "a card"), "a toy box with a bag and a card that"),
        (
            ("a bag, a box and a card", "a pause", "advice"),
            "a toy box with a bag, a box and a card; a pause; and advice that",
        ),
        ((), "a toy box that"),
    ],
)
def test_features_follow_with_once(features: tuple[str, ...], listed: str) -> None:
    assert listed in said(features=features).sentence.text


@pytest.mark.parametrize(
    ("need", "clause"),
    [
        ("want a present", "For busy parents who want a present, Discovery Box is"),
        ("Want a present.", "For busy parents who want a present, Discovery Box is"),
        ("who want a present", "For busy parents who want a present, Discovery Box is"),
        ("whose children are bored", "For busy parents whose children are bored, Discovery Box is"),
        ("no longer have time", "For busy parents who no longer have time, Discovery Box is"),
        ("think of everything", "For busy parents who think of everything, Discovery Box is"),
        ("bring their own", "For busy parents who bring their own, Discovery Box is"),
        ("need advice [@a]", "For busy parents who need advice [@a], Discovery Box is"),
    ],
)
def test_a_need_follows_who_once(need: str, clause: str) -> None:
    assert said(need=need).moore.text.startswith(clause)


def test_a_target_with_a_clause_of_its_own_is_not_misread() -> None:
    one = said(target="nurseries that close in July", need="want a present")
    assert one.moore.text.startswith("For nurseries that close in July and who want a present, Discovery Box")


@pytest.mark.parametrize(
    ("alternative", "sentence"),
    [
        ("doing nothing", "Unlike doing nothing, Discovery Box brings one toy chosen for her age."),
        ("The toy aisle", "Unlike the toy aisle, Discovery Box brings one toy chosen for her age."),
        ("The Body Shop", "Unlike The Body Shop, Discovery Box brings one toy chosen for her age."),
        ("unlike the toy aisle", "Unlike the toy aisle, Discovery Box brings one toy chosen for her age."),
        ("Travel agencies", "Unlike travel agencies, Discovery Box brings one toy chosen for her age."),
        ("Small Planet", "Unlike Small Planet, Discovery Box brings one toy chosen for her age."),
        ("a gift card.", "Unlike a gift card, Discovery Box brings one toy chosen for her age."),
    ],
)
def test_an_alternative_follows_unlike_once(alternative: str, sentence: str) -> None:
    assert said(alternative=alternative).moore.text.endswith(f". {sentence}")


def test_a_product_that_the_editor_named_is_not_said_twice() -> None:
    one = said(difference="Discovery Box brings one toy.")
    assert one.moore.text.endswith("Unlike the toy aisle of a supermarket, Discovery Box brings one toy.")


@pytest.mark.parametrize(
    ("brand", "begun"), [("marelle", "Marelle offers"), ("iRobot", "iRobot offers"), ("éole", "Éole offers")]
)
def test_a_sentence_opens_with_a_capital_unless_a_name_has_its_own(brand: str, begun: str) -> None:
    assert said(brand).sentence.text.startswith(begun)


@pytest.mark.parametrize(
    ("texts", "said_of_it"),
    [
        ({"target": "to busy parents"}, 'it begins with "to"'),
        ({"target": "I want toys"}, 'it begins with "I"'),
        ({"target": "buy toys"}, 'it begins with "buy", a verb'),
        ({"target": "parents want toys"}, "it looks like a whole sentence"),
        ({"target": "Busy parents. They have no time."}, "it holds several sentences"),
        ({"target": "busy\nparents"}, "it holds a line break"),
        ({"target": "busy parents!"}, 'it ends in "!"'),
        ({"target": "- busy parents"}, 'it begins with "-"'),
        ({"target": "…"}, "it holds no words"),
        ({"target": "parents " * 30}, "it has 239 characters, at most 160 fit into a sentence"),
        ({"category": "is a box"}, 'it begins with "is", a verb'),
        ({"features": ("saves time",)}, 'it begins with "saves", a verb'),
        ({"features": ("that comes at night",)}, 'it begins with "that"'),
        ({"benefits": ("End the search",)}, "it looks like a bare verb"),
        ({"benefits": ("to save time",)}, 'it begins with "to"'),
        ({"benefits": ("saving time",)}, 'it begins with "saving"'),
        ({"benefits": ("peace of mind",)}, "it looks like a noun phrase"),
        ({"benefits": ("more time", "savings")}, "it looks like a noun phrase; it looks like a noun phrase"),
        ({"benefits": ("It’s fun",)}, 'it begins with "It\'s"'),
        (
            {"benefits": ("ends the search",), "category": "wooden toys"},
            "its verb is singular, and the category plural",
        ),
        ({"need": "I need a present"}, 'it begins with "I"'),
        ({"need": "to find a gift"}, 'it begins with "to"'),
        ({"need": "a gift"}, "it looks like a noun phrase"),
        ({"need": "security"}, "it looks like a noun phrase"),
        ({"alternative": "buy it themselves"}, 'it begins with "buy", a verb'),
        ({"alternative": "instead of toys"}, 'it begins with "instead"'),
        ({"difference": "a toy"}, "it looks like a noun phrase"),
        ({"difference": "that brings toys"}, 'it begins with "that"'),
    ],
)
def test_a_text_of_another_shape_is_told(texts: dict[str, object], said_of_it: str) -> None:
    assert problem(**texts) == said_of_it


def test_it_is_a_pronoun_and_IT_a_trade() -> None:  # noqa: N802
    assert said(target="IT departments").sentence.text.startswith("Marelle offers IT departments a toy box")


def test_every_lesson_fits_its_own_slot() -> None:
    assert (
        problem(
            target="busy parents of small children",
            need="want a present that lasts longer than a day",
            category="a monthly wooden-toy box",
            features=("toys chosen by an educator",),
            benefits=("ends the search for the right present",),
            alternative="the toy aisle of a supermarket",
            difference="brings one toy chosen for her age",
        )
        == ""
    )
    (fault,) = shape_faults(POSITIONING.model_copy(update={"target": "they"}), OFFER, "en")
    assert (fault.slot, fault.path, fault.in_offer) == (Slot.TARGET, ("target",), False)
    assert fault.lesson == 'a noun phrase such as "busy parents of small children"'
