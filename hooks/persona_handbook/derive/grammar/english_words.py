"""English words and endings: what is plural, what sounds like a vowel, what looks like a verb.

No dictionary: short lists of what handbooks hold, and endings. Where they cannot tell, the statement is set
out as labelled parts, so a word that is missing here costs a sentence and never makes a wrong one on purpose.
"""

from __future__ import annotations

import re
import unicodedata

from .text import is_acronym

#: Who speaks a whole sentence: "I want …", "they need …".
SUBJECTS = frozenset("i we they he she it you there".split())
#: Words that open a relative clause; an editor who types one needs no "who" or "that" of ours.
RELATIVES = frozenset("who that which whose whom where".split())
#: Words that begin neither a noun phrase nor a verb.
LINKS = frozenset(
    "to in on at by from of because when if so and or but into during while than instead including".split()
)
SINGULAR_DETERMINERS = frozenset("a an this that every each another either neither one much".split())
PLURAL_DETERMINERS = frozenset(
    "these those all both many few several most some two three four five six seven eight nine ten "
    "eleven twelve".split()
)
DETERMINERS = (
    SINGULAR_DETERMINERS
    | PLURAL_DETERMINERS
    | frozenset("the my our your his her its their any no more fewer less enough half such plenty".split())
)
#: Pronouns that stand for the whole phrase: "anyone with a garden".
PRONOUNS = frozenset(
    "anyone anybody everyone everybody someone somebody whoever nobody nothing everything anything "
    "something".split()
)
#: Words that are no names, so that a capital typed at the start of a noun phrase can go: "Busy parents".
COMMON = frozenset(
    "parents mothers fathers families grandparents godparents people adults children women men "
    "students teachers teams managers owners directors buyers companies businesses professionals "
    "customers users young busy small large new older working single first-time independent growing "
    "monthly weekly online local digital mobile personal wooden toys travel doing going asking using "
    "buying keeping waiting leaving nothing paper spreadsheets supermarkets free".split()
)
_UNCOUNTED = frozenset(
    "software hardware equipment furniture clothing footwear advice insurance coffee tea food music "
    "training coaching consulting tutoring support staff personnel management packaging hosting "
    "accounting banking catering childcare care help content education news police youth".split()
)
_PLURALS = frozenset(
    "people children men women folk mice feet teeth geese alumni media data criteria".split()
)
_SINGULARS_IN_S = frozenset("bus gas lens atlas canvas bias news series species".split())
#: Words after which a noun phrase has named its head: "parents of …", "toys for …", "box to …".
_AFTER_HEAD = (
    LINKS
    | RELATIVES
    | DETERMINERS
    | frozenset(
        "for with without about around near under over between after before against like as per".split()
    )
)
#: Words that follow a plural head as its own: "toys made by …", "families new to …".
_AFTER_PLURAL = frozenset(
    "new keen able ready aware likely alone abroad too online chosen made built taught bought sold "
    "born grown known drawn sent kept held sewn worn cut led written".split()
)

#: Verbs that stand before any other of their clause, and a few that handbooks love.
FINITE = frozenset(
    "is are was were has have had does do did can cannot could will would must should may might want "
    "wants isn't aren't don't doesn't can't won't".split()
)
#: Words after which a finite verb is no sign of a whole sentence: "parents who are …", "what they want".
SUBORDINATORS = RELATIVES | frozenset(
    "what how why as while since although than when because if whom".split()
)
_BASES = (
    "save make get give let keep bring deliver reduce allow enable provide avoid become find buy choose take "
    "send spend help end grow create ensure improve protect simplify remove replace add solve prevent turn "
    "put stop"
).split()
#: Third persons that are rarely nouns: "saves time" is no noun phrase.
THIRD_PERSONS = frozenset(
    "saves makes gets gives lets keeps brings delivers reduces allows enables provides avoids "
    "becomes takes sends helps ends grows creates ensures improves protects simplifies removes "
    "replaces adds solves prevents teaches tells frees".split()
)
#: Bare verbs: "save time" is neither a noun phrase nor fit after "that" for one thing.
BASES = frozenset(_BASES) | {"be", "have", "do"}
_NOUNS_FIRST = frozenset("help end add stop turn".split())  # "help desk": no verdict as nouns
BASES_NEVER_NOUNS = BASES - _NOUNS_FIRST
_ADVERBS = frozenset(
    "never always also only just really actually finally simply still even already not no".split()
)
#: Words in -ing that are verbs as they stand, and the words in -ings made of them.
_ING_VERBS = frozenset("bring sing ring sting spring cling wring fling swing string".split())
_VERBS_OF = frozenset(
    "think dream hear know learn approve speak talk consist complain tire dispose despair".split()
)

#: Nouns by their ending; "mentions", "functions", "questions", "cautions" and "positions" may be verbs.
_NOUN_ENDING = re.compile(r"(ity|(?<!men)(?<!func)(?<!ques)(?<!cau)(?<!posi)tions?)$")

_AN_DESPITE_CONSONANT = re.compile(r"(hour|honest|honou?r|heir|hors)")
_A_DESPITE_VOWEL = re.compile(
    r"(uni(?!n|m|d|r|ss)|unanim|eu|ewe|one(?!r|t)|once|us(e|a|u)|uti|uten|uto|ubi|ukr|uku|ura|uro|uru)"
)
#: Acronyms said as a word; all others are spelt, and a letter's name decides: "an SME", "a UK shop".
_SPOKEN_ACRONYMS = frozenset("LEGO NASA NATO FIFA SIM STEM LAN RAM ROM MOOC HEPA MIDI SWOT".split())
_LONGEST_ACRONYM = 5


def words(text: str) -> list[str]:
    """Return the words of a plain text; hyphens and apostrophes bind: "don't", "one-off"."""
    found = re.findall(r"[^\s\"“”(),;:!?…]+", text.replace("’", "'"))
    return [word for one in found if (word := one.rstrip("."))]


def article(word: str) -> str:
    """Return "a" or "an" as ``word`` sounds: a European, an hour, an SME, an 8-week course."""
    first = re.split(r"[-/.]", word)[0] or word
    if first[0].isdigit():
        group = re.match(r"\d+", first)
        return "an" if first[0] == "8" or (group and group[0] in ("11", "18")) else "a"
    letter = len(first) == 1 and first != word and first.isupper()  # "X-ray"
    if (letter or is_acronym(first)) and len(first) <= _LONGEST_ACRONYM and first not in _SPOKEN_ACRONYMS:
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    sound = unicodedata.normalize("NFD", first.casefold().replace("œ", "oe"))
    if _AN_DESPITE_CONSONANT.match(sound):
        return "an"
    return "an" if sound[0] in "aeiou" and not _A_DESPITE_VOWEL.match(sound) else "a"


def is_plural_word(word: str) -> bool:
    """Return whether ``word`` looks plural: "toys", "tradesmen", "parents-to-be"; not "business", "bus"."""
    word = re.sub(r"-(to|in|of|at)-.*", "", word.casefold())
    if word in _PLURALS or word.endswith(("women", "smen", "children", "people")):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and word not in _SINGULARS_IN_S


def has_determiner(text: str) -> bool:
    """Return whether a plain noun phrase needs no article of ours: "the …", "two …", "everyone …"."""
    first = words(text)[0]
    return first.casefold() in DETERMINERS | PRONOUNS or bool(re.fullmatch(r"[\d,.]+%?|.*'s", first))


def is_plural(text: str) -> bool:
    """Return whether a plain noun phrase is plural, by its determiner or by its head.

    The head is the last word before a preposition, a relative or a participle: "toys chosen by …".
    """
    found = words(text)
    first = found[0].casefold()
    if first in SINGULAR_DETERMINERS or first in PLURAL_DETERMINERS:
        return first in PLURAL_DETERMINERS
    head = found[0]
    for position, word in enumerate(found):
        if position and word.casefold() in _AFTER_HEAD:
            break
        if is_plural_word(head) and position and (word.endswith(("ing", "ed")) or word in _AFTER_PLURAL):
            break
        head = word
    return is_plural_word(head)


def is_uncounted(text: str) -> bool:
    """Return whether a plain noun phrase takes no article because nobody counts it: "accounting software"."""
    found = words(text)
    head = found[0]
    for word in found[1:]:
        if word.casefold() in _AFTER_HEAD:
            break
        head = word
    return head.casefold() in _UNCOUNTED


def is_third_person(word: str) -> bool:
    """Return whether ``word`` can open the verb of one thing: "ends", "is", "never", "quietly"."""
    word = word.casefold()
    if word in FINITE - {"are", "have", "do", "want"} or word in _ADVERBS or word.endswith(("ly", "n't")):
        return True
    if word.endswith("ings") and word[:-1] not in _ING_VERBS:
        return False
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def is_singular_verb(word: str) -> bool:
    """Return whether ``word`` is a verb of one thing and of one only: "ends", "is"; not "can", "always"."""
    word = word.casefold()
    return word in ("is", "has", "does", "was") or (
        is_third_person(word) and word.endswith("s") and word not in _ADVERBS
    )


def is_gerund(word: str) -> bool:
    """Return whether ``word`` is a verb in -ing that cannot follow "who" or "that"."""
    return len(word) > len("ring") and word.casefold().endswith("ing") and word.casefold() not in _ING_VERBS


def names_something(found: list[str]) -> bool:
    """Return whether words that should be a verb are a noun phrase: "a gift", "peace of mind", "safety"."""
    first, second = [*(word.casefold() for word in found[:2]), ""][:2]
    if (first, second) == ("no", "longer"):
        return False
    begins_so = first in DETERMINERS - RELATIVES or first in PRONOUNS or first[0].isdigit()
    return begins_so or bool(_NOUN_ENDING.search(first)) or (second == "of" and first not in _VERBS_OF)
