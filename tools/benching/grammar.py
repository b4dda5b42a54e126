"""Words and forms of sentences of which made-up personas are made; none is about the example's toys."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

_SLOT = re.compile(r"\{(\w+)\}")


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


#: Each word of a form in braces stands for one of these, which may hold such words again.
FORMS: Mapping[str, tuple[str, ...]] = {
    "thing": _phrases(
        "brake pads | the cargo box | a second battery | the spare key | the tyre pump | the child seat | "
        "mudguards | the repair invoice | a loan bike | the folding lock | the chain guard | the saddle "
        "post | the service booklet | a front light | the insurance form | the pannier rack | winter tyres | "
        "the charging cable | a rain cover | the frame number | the gear cable | a reflective vest | "
        "the trailer hitch | the pedal wrench | the warranty card | the hire contract"
    ),
    "place": _phrases(
        "in the cellar of the block | at the station rack | behind the bakery | in the office garage | "
        "on the canal path | under the stairs | at the school gate | in the queue at the workshop | "
        "at the traffic light by the bridge | in the lift | on the cobbles of the old town | "
        "beside the sports hall | at the ferry landing | in the allotment shed | on the ring road | "
        "in front of the town hall | at the weekly market | on platform two"
    ),
    "moment": _phrases(
        "before the first frost | on a Sunday evening | between two trains | in the week before Easter | "
        "after a puncture | when the clocks change | on the last day of term | during the lunch break | "
        "at a quarter to eight | when it has rained for three days | in the month of the tax return | "
        "on the way home from choir | after the second invoice | while the kettle boils | "
        "the night before a holiday | whenever the tram is on strike | once the evenings are light | "
        "as soon as the salary is paid"
    ),
    "person": _phrases(
        "the caretaker | a brother-in-law | the office manager | the neighbour with the tools | "
        "the works council | the mechanic on Saturdays | an aunt in the country | the fleet accountant | "
        "the head of the nursery | the cycling club's treasurer | a former flatmate | the courier "
        "dispatcher | the physiotherapist | the apprentice | the landlady | a colleague from logistics"
    ),
    "doing": _phrases(
        "compare {thing} with {thing} | find {thing} {place} | lend {thing} to {person} | replace {thing} "
        "{moment} | ask {person} about {thing} | carry {thing} up four floors | photograph {thing} {place} | "
        "order {thing} {moment} | put off {thing} until {person} insists | pay for {thing} without {thing} | "
        "look for {thing} {moment} | store {thing} {place}"
    ),
    "does": _phrases(
        "compares {thing} with {thing} | finds {thing} {place} | lends {thing} to {person} | "
        "replaces {thing} {moment} | asks {person} about {thing} | photographs {thing} {place} | "
        "orders {thing} {moment} | puts off {thing} until {person} insists | looks for {thing} {moment} | "
        "stores {thing} {place} | returns {thing} {moment}"
    ),
    "noun": _phrases(
        "commuters from the outer districts | parents who ride with a trailer | couriers on their second "
        "bike | offices without parking | students between two flats | retired couples who tour in May | "
        "landlords with a bicycle cellar | shift workers without a night bus | village doctors on call | "
        "clubs that lend to beginners"
    ),
    "need": _phrases(
        "To {doing} {moment} | To know when to {doing} | A way to {doing} {place} | "
        "To be told {moment} that {thing} is due | Not to {doing} twice in one season | "
        "To leave {thing} {place} and **not** think of it again | One date on which to {doing}"
    ),
    "motive": _phrases(
        "To arrive {moment} without having to {doing} | The look of {person} on seeing {thing} {place} | "
        "Never again to {doing} {moment} | To own {thing} that {person} would borrow | "
        "To be the one who can {doing} | An hour {moment} that belongs to nobody else, {place}"
    ),
    "goal": _phrases(
        "Be able to {doing} {moment} | Have {thing} ready {moment} | Stop having to {doing} {place} | "
        "Teach {person} to {doing} | Get through a winter without {thing} failing {place}"
    ),
    "pain": _phrases(
        "Nobody says that {thing} wears out {moment} | Has to {doing} although {person} promised otherwise | "
        "{thing} is never in stock {moment} | Waits {place} while {person} {does} | "
        "Paid twice for {thing} and still had to {doing}"
    ),
    "success": _phrases(
        "{thing} still works {moment} | {person} no longer {does} | Can {doing} within ten minutes {place} | "
        "Has not thought of {thing} since the workshop's last message {moment}"
    ),
    "trigger": _phrases(
        "{person} {does} and talks about it {place} | {thing} breaks {moment} | "
        "A letter from {person} {moment}, about {thing} | Sees {thing} {place} {moment}"
    ),
    "criterion": _phrases(
        "Can {doing} without a phone call {moment} | {thing} is included, even {moment} | "
        "Somebody {place} can {doing} | The price of {thing} stands on the page {moment} | Lets {person} "
        "{doing}"
    ),
    "objection": _phrases(
        "I can {doing} myself, {moment}. | What if {thing} breaks {place}? | {person} does it for less, "
        "{moment}. | And who is going to {doing} {moment}?"
    ),
    "answer": _phrases(
        "Then we {doing} at your door {moment}; it takes a quarter of an hour. | "
        "You can, and we show you how to {doing} {place}. | Every contract lets you {doing} {moment}, "
        "without a fee. | Ask {person}, who {does} with us *every* spring. | We bring {thing} {moment} and "
        "take the old one along."
    ),
    "value": _phrases(
        "What can be repaired is not replaced, least of all {thing} | "
        "Owes {person} nothing, not even {thing} {moment} | Keeps a promise made {place}, also {moment} | "
        "Would rather {doing} than complain {moment}"
    ),
    "interest": _phrases(
        "Rides {place} {moment} | Reads reviews of {thing} and buys none | Meets {person} {place} {moment} | "
        "Keeps a list of every time that {person} {does}"
    ),
    "insight": _phrases(
        "{share}% of those we asked {doing} {moment} | In one call out of {few} somebody wants to {doing} "
        "{place} | Who {does} {moment} stays {few} months longer | Complaints about {thing} come {moment}, "
        "from {place}"
    ),
    "action": _phrases(
        "Sends a reminder {moment}, with {thing} in the first line | Offers to {doing} before anybody asks | "
        "Names the price of {thing} {place} | Lets {person} decide about {thing} {moment}"
    ),
    "query": _phrases(
        "Product, could we {doing} {moment}? | Who tells {person} that {thing} is late {moment}? | "
        "Data, how many {doing} {place}?"
    ),
    "asked": _phrases(
        "Can I {doing} {moment}? | What happens to {thing} {moment}? | Do you {doing} {place}? | May "
        "{person} {doing}?"
    ),
    "say": _phrases(
        "How to {doing} {place}, in one sentence | That {thing} is covered {moment} | The name of who will "
        "{doing}"
    ),
    "avoid": _phrases(
        "Any joke about {thing} {moment} | Promising to {doing} {moment} | Words that only {person} "
        "understands"
    ),
    "seen": _phrases("{person} {place} with {thing} | {thing}, chained up {place} {moment}"),
    "said": _phrases(
        "I will {doing} {moment}, I promise. | Ask {person}, not me. | Nobody needs {thing} {moment}."
    ),
    "felt": _phrases(
        "Uneasy {place} {moment} | Proud of {thing}, a little | Cross with {person} about {thing}"
    ),
    "paragraph": _phrases(
        "{Name} came to cycling {moment}, when {person} left {thing} {place}. What followed was a year in "
        "which nobody could {doing}, and **everybody** had an opinion. | "
        "There is a rule at home: who {does} also has to {doing}. It is broken {moment}, mostly {place}. | "
        "At work {Name} {does} and is known for it. {Name} once tried to {doing} {place}, *in the rain*, and "
        "tells it {moment}. | "
        "The first bill was for {thing}. The second came {moment} and led to a talk {place} with {person}."
    ),
    "alternative": _phrases(
        "the workshop {place} | {person} and a borrowed wrench | leaving {thing} as it is | a "
        "marketplace's {thing}"
    ),
    "benefit": _phrases(
        "keeps {thing} ready {moment} | saves having to {doing} | makes {person} stop asking about {thing}"
    ),
    "difference": _phrases("comes {place} {moment} to {doing} | brings {thing} {moment}, before it fails"),
    "want_of_target": _phrases("want to {doing} {moment} | have no time to {doing} {place}"),
    "reason": _phrases(
        "Serving those who {doing} {moment} would cost {few} hours a year each and teach us nothing. | "
        "Who {does} {place} sends {thing} back, and we are not made for that."
    ),
}
FIRST_NAMES = (
    "Ada Aurel Bea Bram Carla Cosmin Dalia Dario Edda Emeric Fanny Florin Gesa Goran Hedda Hugo Ilka Ivo "
    "Jana Joris Kaja Kaspar Lene Luca Maren Matteo Nele Nils Odile Oskar Petra Pavel Quirine Rafael Rosa "
    "Ruben Saskia Stellan Tilda Tomas Ulla Urs Vera Viktor Wanda Willem Xenia Yann Ylva Zoran Zélie José "
    "Åsa René Anaïs"
).split()
_BEGINNINGS = (
    "Alder Berg Brand Cort Dall Eisen Fal Garn Hol Ilm Jess Kron Lind Mar Nord Oster Pell Quist Rost Sand "
    "Tann Ul Vester Wald Yster Zell Brück Böhm Grün Møl"
).split()
_ENDINGS = (
    "au bach berg by dahl er feld gaard hausen horst ing ker land mann mark ner quist rup sen stad ström thal"
).split()
LAST_NAMES = tuple(begin + end for begin in _BEGINNINGS for end in _ENDINGS)
TOWNS = (
    "Aarhus Basel Bergen Bremen Brno Delft Freiburg Gdańsk Ghent Graz Groningen Innsbruck Kiel Leiden "
    "Lucerne Malmö Maribor Münster Namur Odense Padua Szeged Tartu Turku Uppsala Utrecht Vilnius Winterthur"
).split()
TRADES = _phrases(
    "night nurse | surveyor | pastry cook | tax clerk | piano tuner | warehouse planner | music teacher | "
    "vet | court usher | sound engineer | optician | glazier | midwife | tram driver | archivist | roofer | "
    "lab technician | florist | bookbinder | site manager"
)
CHANNELS = _phrases(
    "Instagram | Newsletter of the town | Club notice board | Local radio | Podcast on the train | Search "
    "engine | Video reviews | Cargo bike forum | Staff magazine | Neighbours' chat | Trade fair | Ferry "
    "timetable app | Workshop counter | Town festival | Poster at the station | Parents' evening"
)
TAGS = _phrases(
    "commuting | touring | cargo | rental | winter | village | city centre | shift work | family | fleet | "
    "students | second-hand | electric | club"
)


def say(rng: random.Random, form: str, **given: object) -> str:
    """Return a sentence of the form named ``form``; ``given`` fills slots that are no forms.

    It begins with a capital, as its words chosen at random may not.
    """
    text = _filled(rng, rng.choice(FORMS[form]), given)
    return text[:1].upper() + text[1:]


def phrase(rng: random.Random, form: str, **given: object) -> str:
    """Return words of the form named ``form`` to stand within a sentence."""
    return _filled(rng, rng.choice(FORMS[form]), given)


def _filled(rng: random.Random, text: str, given: Mapping[str, object]) -> str:
    def fill(slot: re.Match[str]) -> str:
        name = slot[1]
        if name in given:
            return str(given[name])
        if name == "share":
            return str(rng.randint(3, 96))
        if name == "few":
            return str(rng.randint(2, 19))
        return _filled(rng, rng.choice(FORMS[name]), given)

    return _SLOT.sub(fill, text)
