"""French statements, told as whole sentences: articles, contractions, elision, agreement, lists."""

from __future__ import annotations

import pytest

from persona_handbook.derive.grammar import french_words as words
from persona_handbook.derive.statements import Slot, StatementSet, shape_faults, statement_set
from persona_handbook.model.company import Brand, Offer
from persona_handbook.model.relations import Positioning

OFFER = Offer(
    name="La Box Découverte",
    category="une box mensuelle de jouets en bois",
    features=("des jouets choisis par une éducatrice",),
    benefits=("met fin à la recherche du bon cadeau",),
)
POSITIONING = Positioning(
    offer="box",
    target="parents pressés",
    need="veulent un cadeau qui dure",
    alternative="le rayon jouets d'un supermarché",
    difference="apporte un seul jouet",
)


def example(texts: dict[str, object]) -> tuple[Positioning, Offer]:
    """The example with other texts, each where its key belongs."""
    of_offer = {key: text for key, text in texts.items() if key in ("name", "category", "features")}
    own = {key: text for key, text in texts.items() if key not in of_offer}
    return POSITIONING.model_copy(update=own), OFFER.model_copy(update=of_offer)


def said(brand: str = "Marelle", **texts: object) -> StatementSet:
    return statement_set("claire", *example(texts), Brand(name=brand), "fr")


def problem(**texts: object) -> str:
    return "; ".join(fault.problem for fault in shape_faults(*example(texts), "fr"))


@pytest.mark.parametrize(
    ("target", "gift"),
    [
        # Without article: one is given.
        ("parents pressés", "propose aux parents pressés une box qui leur offre du temps."),
        ("directrices de crèche", "propose aux directrices de crèche une box qui leur offre du temps."),
        ("enfants", "propose aux enfants une box qui leur offre du temps."),
        ("hôpitaux", "propose aux hôpitaux une box qui leur offre du temps."),
        ("héros", "propose aux héros une box qui leur offre du temps."),
        ("habitants de Lyon", "propose aux habitants de Lyon une box qui leur offre du temps."),
        ("œuvres sociales", "propose aux œuvres sociales une box qui leur offre du temps."),
        ("PME industrielles", "propose aux PME industrielles une box qui leur offre du temps."),
        ("école maternelle", "propose à l’école maternelle une box qui lui offre du temps."),
        ("Parents pressés", "propose aux parents pressés une box qui leur offre du temps."),
        ("Lyonnaises pressées", "propose aux Lyonnaises pressées une box qui leur offre du temps."),
        ("Élève", "propose à l’Élève une box qui lui offre du temps."),
        ("hôpital public", "propose à l’hôpital public une box qui lui offre du temps."),
        ("hameau", "propose au hameau une box qui lui offre du temps."),
        ("directeur des achats", "propose au directeur des achats une box qui lui offre du temps."),
        ("directrice de crèche", "propose à la directrice de crèche une box qui lui offre du temps."),
        # With its article: it is contracted where it must be.
        (
            "les mères de jeunes enfants",
            "propose aux mères de jeunes enfants une box qui leur offre du temps.",
        ),
        ("Les Parisiens", "propose aux Parisiens une box qui leur offre du temps."),
        ("le directeur des achats", "propose au directeur des achats une box qui lui offre du temps."),
        ("le héros du jour", "propose au héros du jour une box qui lui offre du temps."),
        ("la maîtresse", "propose à la maîtresse une box qui lui offre du temps."),
        ("l'école", "propose à l'école une box qui lui offre du temps."),
        ("l’équipe", "propose à l’équipe une box qui lui offre du temps."),
        ("la plupart des parents", "propose à la plupart des parents une box qui leur offre du temps."),
        # With another determiner: « à » alone.
        ("une équipe d'acheteurs", "propose à une équipe d'acheteurs une box qui lui offre du temps."),
        ("Une directrice", "propose à une directrice une box qui lui offre du temps."),
        ("des parents pressés", "propose à des parents pressés une box qui leur offre du temps."),
        ("de jeunes parents", "propose à de jeunes parents une box qui leur offre du temps."),
        ("tous les parents", "propose à tous les parents une box qui leur offre du temps."),
        ("deux familles sur trois", "propose à deux familles sur trois une box qui leur offre du temps."),
        ("ceux qui débutent", "propose à ceux qui débutent une box qui leur offre du temps."),
        ("Claire Martin", "propose à Claire Martin une box qui lui offre du temps."),
        # With « à » or « pour » typed: nothing is said twice.
        ("Aux parents pressés", "propose aux parents pressés une box qui leur offre du temps."),
        ("au directeur", "propose au directeur une box qui lui offre du temps."),
        ("à l'école", "propose à l'école une box qui lui offre du temps."),
        ("pour les parents", "propose aux parents une box qui leur offre du temps."),
        # Several groups: « à » is repeated before each article, but not inside a clause.
        ("le père et la mère", "propose au père et à la mère une box qui leur offre du temps."),
        (
            "les mères, les pères et les grands-parents",
            "propose aux mères, aux pères et aux grands-parents une box qui leur offre du temps.",
        ),
        (
            "une directrice et son équipe",
            "propose à une directrice et à son équipe une box qui leur offre du temps.",
        ),
        (
            "les directrices de la crèche et les parents",
            "propose aux directrices de la crèche et aux parents une box qui leur offre du temps.",
        ),
        (
            "les parents qui aiment le bois et le jeu",
            "propose aux parents qui aiment le bois et le jeu une box qui leur offre du temps.",
        ),
        (
            "les familles avec un enfant et un chien",
            "propose aux familles avec un enfant et un chien une box qui leur offre du temps.",
        ),
        (
            "parents et grands-parents",
            "propose aux parents et grands-parents une box qui leur offre du temps.",
        ),
        # Marks and the editor's full stop.
        (
            "**les parents** pressés [@a].",
            "propose **aux parents** pressés [@a] une box qui leur offre du temps.",
        ),
        (
            "[les parents](https://a.fr) pressés",
            "propose [aux parents](https://a.fr) pressés une box qui leur offre du temps.",
        ),
    ],
)
def test_a_target_takes_a_and_its_article(target: str, gift: str) -> None:
    one = said(target=target, category="une box", features=(), benefits=("du temps",))
    assert one.sentence.text == f"Marelle {gift}"


@pytest.mark.parametrize(
    ("target", "begun"),
    [
        ("parents pressés", "Pour les parents pressés qui veulent un cadeau qui dure, La Box"),
        ("Aux parents pressés", "Pour les parents pressés qui veulent un cadeau qui dure, La Box"),
        ("au directeur", "Pour le directeur qui veulent un cadeau qui dure, La Box"),
        ("école", "Pour l’école qui veulent un cadeau qui dure, La Box"),
        ("des mères", "Pour des mères qui veulent un cadeau qui dure, La Box"),
        ("le père et la mère", "Pour le père et la mère qui veulent un cadeau qui dure, La Box"),
        ("Pour ceux qui débutent", "Pour ceux qui débutent et qui veulent un cadeau qui dure, La Box"),
        ("parents [@a]", "Pour les parents [@a] qui veulent un cadeau qui dure, La Box"),
    ],
)
def test_moore_opens_with_pour_and_the_target(target: str, begun: str) -> None:
    assert said(target=target).moore.text.startswith(begun)


@pytest.mark.parametrize(
    ("need", "clause"),
    [
        ("cherchent un cadeau", "parents pressés qui cherchent un cadeau, La Box"),
        ("Cherchent un cadeau.", "parents pressés qui cherchent un cadeau, La Box"),
        ("qui cherchent un cadeau", "parents pressés qui cherchent un cadeau, La Box"),
        ("dont les enfants s'ennuient", "parents pressés dont les enfants s'ennuient, La Box"),
        ("n'ont pas le temps", "parents pressés qui n'ont pas le temps, La Box"),
        ("s'inquiètent du prix", "parents pressés qui s'inquiètent du prix, La Box"),
        ("les voient grandir", "parents pressés qui les voient grandir, La Box"),
        ("en ont assez", "parents pressés qui en ont assez, La Box"),
    ],
)
def test_a_need_follows_qui_once(need: str, clause: str) -> None:
    assert clause in said(need=need).moore.text


@pytest.mark.parametrize(
    ("alternative", "sentence"),
    [
        ("le rayon jouets", "Contrairement au rayon jouets, La Box Découverte apporte un seul jouet."),
        ("rayon jouets", "Contrairement au rayon jouets, La Box Découverte apporte un seul jouet."),
        ("supermarchés", "Contrairement aux supermarchés, La Box Découverte apporte un seul jouet."),
        ("les brocantes.", "Contrairement aux brocantes, La Box Découverte apporte un seul jouet."),
        ("achat en ligne", "Contrairement à l’achat en ligne, La Box Découverte apporte un seul jouet."),
        ("l'achat en ligne", "Contrairement à l'achat en ligne, La Box Découverte apporte un seul jouet."),
        ("hypermarché", "Contrairement à l’hypermarché, La Box Découverte apporte un seul jouet."),
        ("un tableur", "Contrairement à un tableur, La Box Découverte apporte un seul jouet."),
        ("Amazon", "Contrairement à Amazon, La Box Découverte apporte un seul jouet."),
        (
            "Supermarchés du quartier",
            "Contrairement aux supermarchés du quartier, La Box Découverte apporte un seul jouet.",
        ),
        ("Box", "Contrairement à Box, La Box Découverte apporte un seul jouet."),
        ("IKEA", "Contrairement à IKEA, La Box Découverte apporte un seul jouet."),
        ("La Redoute", "Contrairement à La Redoute, La Box Découverte apporte un seul jouet."),
        ("Le Bon Coin", "Contrairement au Bon Coin, La Box Découverte apporte un seul jouet."),
        ("contrairement au rayon", "Contrairement au rayon, La Box Découverte apporte un seul jouet."),
        (
            "les magasins et la vente en ligne",
            "Contrairement aux magasins et à la vente en ligne, La Box Découverte apporte un seul jouet.",
        ),
    ],
)
def test_an_alternative_follows_contrairement(alternative: str, sentence: str) -> None:
    assert said(alternative=alternative).moore.text.endswith(f". {sentence}")


@pytest.mark.parametrize(
    ("benefits", "clause"),
    [
        (("une paix durable",), "qui leur offre une paix durable."),
        (("La paix du foyer.",), "qui leur offre la paix du foyer."),
        (("la paix", "du temps"), "qui leur offre la paix et du temps."),
        (("Met fin au tri.",), "qui met fin au tri."),
        (("qui met fin au tri",), "qui met fin au tri."),
        (("met fin au tri", "dure", "s'adapte"), "qui met fin au tri, dure et s'adapte."),
        (("la paix", "met fin au tri"), "qui leur offre la paix et met fin au tri."),
        (("met fin au tri", "la paix", "du temps"), "qui met fin au tri, et leur offre la paix et du temps."),
        (("les aide à choisir",), "qui les aide à choisir."),
        (("leur fait gagner du temps",), "qui leur fait gagner du temps."),
        (("leur tranquillité",), "qui leur offre leur tranquillité."),
        (("l'aide d'un éducateur",), "qui leur offre l'aide d'un éducateur."),
        (("moins de tri et plus de jeu",), "qui leur offre moins de tri et plus de jeu."),
        (
            ("fait gagner du temps, de la place et de l'argent", "dure", "met fin au tri"),
            "qui fait gagner du temps, de la place et de l'argent\u202f; dure\u202f; et met fin au tri.",
        ),
        (("met fin aux listes, aux tris, etc.",), "qui met fin aux listes, aux tris, etc."),
        (("dure…",), "qui dure…"),
        (("met fin au tri [@a].",), "qui met fin au tri [@a]."),
    ],
)
def test_benefits_follow_qui_as_gifts_or_as_verbs(benefits: tuple[str, ...], clause: str) -> None:
    assert said(benefits=benefits, features=()).sentence.text == (
        f"Marelle propose aux parents pressés une box mensuelle de jouets en bois {clause}"
    )


@pytest.mark.parametrize(
    ("category", "named"),
    [
        ("une box", "une box ayant"),
        ("Une box", "une box ayant"),
        ("box mensuelle", "une box mensuelle ayant"),
        ("coffret", "un coffret ayant"),
        ("application", "une application ayant"),
        ("outil en ligne", "un outil en ligne ayant"),
        ("nouvelle gamme", "une nouvelle gamme ayant"),
        ("jeune école", "une jeune école ayant"),
        ("la box", "la box ayant"),
    ],
)
def test_a_category_has_an_article(category: str, named: str) -> None:
    assert f"parents pressés {named}" in said(category=category).sentence.text


@pytest.mark.parametrize(
    ("features", "listed"),
    [
        (("jouets en bois",), "ayant des jouets en bois qui"),
        (("beaux jouets", "autres surprises"), "ayant de beaux jouets et d’autres surprises qui"),
        (
            ("livraison gratuite", "paiement en trois fois"),
            "ayant une livraison gratuite et un paiement en trois fois qui",
        ),
        (("24 jouets", "Une pause.", "un sac"), "ayant 24 jouets, une pause et un sac qui"),
        (("un sac et un jouet", "une pause"), "ayant un sac et un jouet, et une pause qui"),
        (("avec un sac",), "en bois avec un sac qui"),
        (("ayant un sac",), "en bois ayant un sac qui"),
    ],
)
def test_features_follow_ayant_with_their_articles(features: tuple[str, ...], listed: str) -> None:
    assert listed in said(features=features).sentence.text


def test_verbs_agree_with_a_plural_category() -> None:
    one = said(
        category="des coffrets", name="Les Coffrets", benefits=("la paix", "mettent fin au tri"), features=()
    )
    assert one.sentence.text == (
        "Marelle propose aux parents pressés des coffrets qui leur offrent la paix et mettent fin au tri."
    )
    assert "Les Coffrets sont des coffrets qui leur offrent la paix. " in one.moore.text


def test_one_thing_that_is_several_takes_ce_sont() -> None:
    one = said(category="des coffrets", benefits=("du temps",))
    assert ", La Box Découverte, ce sont des coffrets qui leur offrent du temps. " in one.moore.text


@pytest.mark.parametrize(
    ("brand", "begun"),
    [
        ("Le Slip", "Le Slip propose aux"),
        ("La Box", "La Box propose aux"),
        ("Les Petits Frères", "Les Petits Frères proposent aux"),
        ("marelle", "Marelle propose aux"),
        ("éole", "Éole propose aux"),
        ("iRobot", "iRobot propose aux"),
    ],
)
def test_a_brand_is_a_name(brand: str, begun: str) -> None:
    assert said(brand).sentence.text.startswith(begun)


def test_a_product_is_a_name_and_not_said_twice() -> None:
    one = said(name="Le Slip Malin", difference="Le Slip Malin tient chaud.")
    assert ", Le Slip Malin est une box" in one.moore.text
    assert one.moore.text.endswith(
        "Contrairement au rayon jouets d'un supermarché, Le Slip Malin tient chaud."
    )


@pytest.mark.parametrize(
    ("texts", "said_of_it"),
    [
        ({"need": "je veux un cadeau"}, 'it begins with "je"'),
        ({"need": "J’ai besoin de temps"}, 'it begins with "J\'"'),
        ({"need": "pour trouver un cadeau"}, 'it begins with "pour"'),
        ({"need": "trouver un cadeau"}, "it looks like no verb in the third person"),
        ({"need": "se simplifier la vie"}, "it looks like no verb in the third person"),
        ({"need": "un cadeau"}, "it looks like a noun phrase"),
        ({"need": "vous cherchez un cadeau"}, 'it begins with "vous"'),
        ({"target": "acheter des jouets"}, 'it begins with "acheter", a verb'),
        ({"target": "à destination des mères"}, 'it begins with "à"'),
        ({"target": "les parents veulent un jouet"}, "it looks like a whole sentence"),
        ({"target": "père et mère"}, "its article is missing"),
        ({"category": "kiwi"}, "its article is missing"),
        ({"category": "est une box"}, 'it begins with "est", a verb'),
        ({"features": ("sans plastique",)}, 'it begins with "sans"'),
        ({"benefits": ("tranquillité d'esprit",)}, "it looks like no verb in the third person"),
        ({"benefits": ("leur jardin",)}, 'it is not clear whether "leur" belongs to a noun or to a verb'),
        ({"benefits": ("mettent fin au tri",)}, "its verb is plural, and the category singular"),
        (
            {"benefits": ("met fin au tri",), "category": "des coffrets"},
            "its verb is singular, and the category plural",
        ),
        ({"alternative": "ne rien faire"}, 'it begins with "ne"'),
        ({"alternative": "au lieu du supermarché"}, 'it begins with "au lieu"'),
        ({"alternative": "Toupies en plastique"}, "its article is missing"),
        ({"difference": "un seul jouet"}, "it looks like a noun phrase"),
        ({"difference": "qui apporte un jouet"}, 'it begins with "qui"'),
        ({"difference": "elle apporte un jouet"}, 'it begins with "elle"'),
    ],
)
def test_a_text_of_another_shape_is_told(texts: dict[str, object], said_of_it: str) -> None:
    assert problem(**texts) == said_of_it


@pytest.mark.parametrize(
    "word", ["école", "Élysée", "œuvre", "hôpital", "héroïne", "homme", "huître", "hôte", "Yonne", "haltère"]
)
def test_le_is_elided_before(word: str) -> None:
    assert words.elides(word)


@pytest.mark.parametrize(
    "word",
    ["crèche", "héros", "hameau", "huit", "onze", "oui", "yaourt", "HLM", "hall", "hors-série", "handicap"],
)
def test_le_stands_before(word: str) -> None:
    assert not words.elides(word)


def test_every_lesson_fits_its_own_slot() -> None:
    assert (
        problem(
            target="les parents pressés de jeunes enfants",
            need="veulent un cadeau qui dure plus d’un jour",
            category="une box mensuelle de jouets en bois",
            features=("des jouets choisis par une éducatrice",),
            benefits=("la fin des courses du samedi", "met fin à la recherche du bon cadeau"),
            alternative="le rayon jouets d’un supermarché",
            difference="apporte un seul jouet bien choisi",
        )
        == ""
    )
    (fault,) = shape_faults(POSITIONING.model_copy(update={"need": "un jouet"}), OFFER, "fr")
    assert (fault.slot, fault.lesson) == (
        Slot.NEED,
        'words that complete "qui …", such as "veulent un cadeau qui dure plus d’un jour"',
    )
