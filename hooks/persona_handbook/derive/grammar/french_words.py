"""French words and endings: gender and number of a noun, elision, what looks like a verb.

No dictionary: short lists of what handbooks hold, and endings. Where they cannot tell, the statement is set
out as labelled parts, so a word that is missing here costs a sentence and never makes a wrong one on purpose.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from .text import is_acronym


class Gender(Enum):
    """The gender of a noun; the values are its articles, indefinite and definite."""

    MASCULINE = ("un", "le")
    FEMININE = ("une", "la")


SINGULAR_DETERMINERS = frozenset(
    "un une ce cet cette mon ma ton ta son sa notre votre leur chaque tout toute aucun aucune du".split()
)
PLURAL_DETERMINERS = frozenset(
    "des ces mes tes ses nos vos leurs plusieurs quelques certains certaines tous toutes divers "
    "diverses deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cent mille zéro "
    "beaucoup plus moins trop peu assez".split()
)
#: Pronouns that stand for the whole phrase: "ceux qui débutent", "rien".
PRONOUNS = frozenset("ceux celles celui celle quiconque chacun chacune rien personne".split())
PLURAL_PRONOUNS = frozenset("ceux celles".split())
#: Who speaks a whole sentence: "je cherche …", "ils veulent …".
SUBJECTS = frozenset("je j' tu il elle on ils elles ce c' ça cela ceci moi".split())
RELATIVES = frozenset("qui que qu' dont où".split())
#: Words that begin neither a noun phrase nor a verb.
LINKS = frozenset(
    "pour afin à au aux dans chez sur sous par sans avec entre vers dès depuis pendant parce quand "
    "lorsque si car et ou mais comme donc plutôt face comparé".split()
)
#: Pronouns and negations before a verb: "s'inquiètent", "n'ont pas", "en finissent", "lui fait gagner".
CLITICS = frozenset("ne n' se s' me m' te t' y en lui".split())
BEFORE_VERB = CLITICS | frozenset("nous vous pas plus jamais rien".split())

_VOWELS = "aeiou"
#: Words that begin with a vowel and are not elided: le onze, le oui, le ouistiti, le uhlan.
_NO_ELISION = frozenset("onze onzième oui ouistiti uhlan ululement".split())
#: Words in y that are: l'Yonne, l'yeuse. (le yaourt, le yoga are not.)
_ELIDED_Y = frozenset("yeuse yonne yvelines ypres yeux".split())
#: Beginnings with an aspirated h, which bars elision: le hameau, la hausse, le huitième.
_ASPIRATED = re.compile(
    r"(hach|hack|hai|haï(?!ti)|halag|halet|hall(es?|s)?$|hallebard|halo|halte($|s|-)|hamac|hambur|hameau|hamster|hanche|hand"
    r"|hangar|hanneton|hant|harang|haras|harcel|harcèl|hard|harem|hareng|hargn|haricot|harnach|harnais|harp|hasard"
    r"|hasch|hasht|hât|hauss|haut|havre|hayon|hennir|hériss|hernie|héron|héros$|herse|hêtre|heurt|hibou|hic$|hideu"
    r"|hiérarch|high|hip($|-)|hippie|hiss|hit(s|-|$)|hobb|hoche|hockey|hold|holl|homard|home(s|-|$)|hongr|hont|hoquet"
    r"|horde|hors|hot(s|-|$)|hotline|hott|hou|hub(s|-|$)|huch|huée|huguenot|huit(?!r)|hulul|hurl|husky|hussard|hutt)"
)

#: Words that are no names, so that a capital typed at the start of a noun phrase can go: "Parents pressés".
COMMON = frozenset(
    "parents mères pères mamans papas enfants femmes hommes familles grands-parents jeunes chefs "
    "responsables directeurs directrices dirigeants dirigeantes acheteurs acheteuses étudiants "
    "étudiantes enseignants amateurs entreprises équipes habitants clients clientes utilisateurs "
    "professionnels artisans commerçants salariés cadres seniors adolescents élèves personnes "
    "particuliers box coffret coffrets abonnement service application logiciel jouets livraison "
    "paiement supermarchés supermarché magasins tableur tableurs rayon achat".split()
)
_INVARIABLE = frozenset(
    "bus fils pays corps mois cas héros avis prix choix voix époux temps bras repas tapis colis "
    "concours succès accès box duplex index gros vieux gaz permis secours cours discours parcours jus virus "
    "campus bonus process business tiers".split()
)
_FEMININE = frozenset(
    "box offre gamme plateforme plate-forme appli boîte marque mallette carte crèche école maman "
    "mère sœur tante femme fille famille équipe mairie entreprise start-up startup pme tpe eti ong "
    "association personne cheffe aide main fin mer cour tour dent jument leçon façon plage page "
    "image cage nage eau peau couleur fleur valeur douceur chaleur saveur odeur hauteur longueur "
    "largeur grandeur fraîcheur lenteur peur vapeur faveur rigueur crème méthode mode petite grande "
    "bonne jolie vraie première future grosse commune ferme banque chaîne région newsletter grand- "
    "mère belle-mère assistante étude garantie solution".split()
)
_MASCULINE = frozenset(
    "cours annuaire service logiciel site outil produit jouet jeu kit pack programme système guide "
    "livre club réseau cadeau papa père homme chef cadre catalogue manuel rayon magasin marché "
    "concurrent coffret mobilier musée lycée trophée employé comité été côté comté pâté génie "
    "incendie parapluie silence garçon blouson poisson magazine espace accueil suivi prêt retour "
    "essai achat devis fil bois podcast blog atelier grand-père beau-père médecin gérant parent "
    "enfant petit grand bon joli vrai premier futur gros vieux adolescent modèle label réfrigérateur "
    "groupe".split()
)
_FEMININE_ENDING = re.compile(
    r"([tsx]ion|aison|[tm]ié|té|ence|ance|esse|ette|euse|trice|ière|ure|ude|ade|ée|elle|enne|onne|ille|ie|ise|otte|aine"
    r"|ine|èche|tresse)$"
)
_MASCULINE_ENDING = re.compile(
    r"(ment|age|isme|eau|ier|eur|ien|al|el|il|ard|ant|ent|et|it|ot|oir|if|at|is|in|ain|um|ail|euil|é|on|er|ou|ac|ec|ic|ex)$"
)
#: Adjectives that stand before their noun and whose form does not show its gender.
_EPICENE = frozenset("jeune vaste large autre simple véritable unique".split())
#: Adjectives that stand before a plural noun: "de beaux jouets", not "des beaux jouets".
PLURAL_ADJECTIVES = frozenset(
    "beaux belles bons bonnes nouveaux nouvelles petits petites grands grandes jeunes vieux vieilles "
    "jolis jolies gros grosses autres vrais vraies longs longues".split()
)

_INFINITIVES_IN_RE = frozenset(
    "être faire dire lire mettre prendre rendre vendre apprendre comprendre vivre suivre croire "
    "connaître plaire réduire produire construire conduire répondre attendre entendre permettre "
    "transmettre perdre écrire convaincre".split()
)
#: Infinitives that editors type where a noun phrase is due: "acheter au supermarché", "ne rien faire".
_INFINITIVES = _INFINITIVES_IN_RE | frozenset(
    "acheter commander chercher trouver aller continuer demander utiliser louer emprunter bricoler "
    "passer rester garder gérer travailler payer gagner éviter économiser jouer donner offrir "
    "choisir finir réussir avoir savoir recevoir recourir simplifier vérifier étudier apprécier".split()
)
_VERBS = (
    "accompagne aide amuse apaise apporte assure délivre dispense encourage épargne évite facilite guide "
    "incite inspire laisse libère motive offre occupe ouvre prépare procure protège rapproche rassure "
    "simplifie soulage donne garde forme montre livre économise invite"
)
#: Third persons that follow les, leur, le, la or l' as a pronoun: "les rassure", "leur fait gagner du temps".
OBJECT_VERBS = frozenset(
    "fait font permet permettent rend rendent garantit garantissent apprend apprennent sert servent "
    "surprend met soutient convient plaît réunit fournit remet redonne promet évitera permettra fera "
    "a ont".split()
) | {form for verb in _VERBS.split() for form in (verb, f"{verb}nt")}
#: Of these, nouns after le, la or l' unless "à" follows: "l'aide d'un éducateur", but "l'aide à choisir".
HOMOGRAPHS = frozenset("aide guide offre garde forme montre livre fait".split())
#: Finite verbs that cannot begin a noun phrase: "permet de choisir".
FINITE = (OBJECT_VERBS - HOMOGRAPHS) | frozenset(
    "permet met est sont veut veulent cherche cherchent peut peuvent doit doivent achète achètent "
    "réduit".split()
)
#: Verbs by which a whole sentence is told: "les parents veulent un cadeau".
SENTENCE_VERBS = frozenset(
    "sont ont veulent veut cherchent peuvent peut doivent doit souhaitent achètent".split()
)
_NOUN_ENDING = re.compile(r"(ement|iance|ience|ssance|isme|rance)$")
_NEVER_VERBS = frozenset("autonomie confiance économie aisance calme vie joie service ensemble".split())


#: Quantities that need "de" to be one: "plus de temps", but not "plus rapide".
QUANTITIES = frozenset("plus moins beaucoup trop peu assez davantage".split())


def words(text: str) -> list[str]:
    """Return the words of a plain text, an elided one with its apostrophe: "l'école" gives "l'", "école"."""
    return re.findall(r"\d[\d,.]*|[^\W_]+(?:[-·.][^\W_]+)*(?:'(?=[^\W_]))?", text.replace("’", "'"))


def elides(word: str) -> bool:
    """Return whether "le" and "la" lose their vowel: before école, œuvre, hôpital; not héros, onze."""
    lower = word.casefold()
    if lower.rstrip("s") in _NO_ELISION:
        return False
    first = unicodedata.normalize("NFD", lower.replace("œ", "oe").replace("æ", "ae"))[:1]
    if first == "h":
        return not is_acronym(word) and not _ASPIRATED.match(unicodedata.normalize("NFC", lower))
    return first != "" and (first in _VOWELS or lower in _ELIDED_Y)


def is_plural_word(word: str) -> bool | None:
    """Return whether a noun or adjective looks plural (s, x, z); None for "héros", "PME", which hide it."""
    if is_acronym(word) or word.casefold() in _INVARIABLE:
        return None
    return word.casefold().endswith(("s", "x", "z"))


def gender(found: list[str]) -> Gender | None:
    """Return the gender of a singular noun phrase without article, by lexicon and ending; None if unsure."""
    told = next((word for word in found if word.casefold() not in _EPICENE), "")
    lower = told.casefold()
    for known, lexicon in ((Gender.FEMININE, _FEMININE), (Gender.MASCULINE, _MASCULINE)):
        if lower in lexicon or lower.split("-")[0] in lexicon:
            return known
    if not is_acronym(told):
        for known, ending in (
            (Gender.FEMININE, _FEMININE_ENDING),
            (Gender.MASCULINE, _MASCULINE_ENDING),
        ):
            if ending.search(lower):
                return known
    return None


def is_infinitive(found: list[str]) -> bool:
    """Return whether words that should be a noun phrase begin with an infinitive: "acheter des jouets"."""
    first = found[0].casefold()
    if first in _INFINITIVES:
        return True
    after = found[1].casefold() if len(found) > 1 else ""
    object_follows = after in ("un", "une", "le", "la", "l'", "les", "des", "ses", "son", "sa", "leurs")
    return object_follows and first.endswith("er") and not first.endswith("ier")


def is_third_person(word: str) -> bool:
    """Return whether ``word`` can be a verb after "qui": it ends in e, t, d, a or nc, and is no noun we know.

    "met", "cherchent", "prend", "fera"; not "tranquillité", "trouver", "adapté", "jouets", "abonnement".
    """
    lower = word.casefold()
    if lower in _INFINITIVES_IN_RE or lower.endswith("ant") or is_noun(lower):
        return False
    return lower.endswith(("e", "t", "d", "a", "nc")) and not lower[0].isdigit()


def agrees(verb: str, *, plural: bool) -> bool:
    """Return whether a third person can have such a subject: "met" one thing, "mettent" several."""
    lower = verb.casefold()
    if not lower.endswith("nt"):
        return not plural
    return plural or lower.endswith(("ient", "sent", "ment"))


def is_noun(word: str) -> bool:
    """Return whether ``word`` is surely a noun: "tranquillité", "attention", "abonnement"."""
    lower = word.casefold()
    return (
        lower in _NEVER_VERBS
        or bool(_NOUN_ENDING.search(lower))
        or lower.endswith(("té", "tion", "sion", "eur"))
    )
