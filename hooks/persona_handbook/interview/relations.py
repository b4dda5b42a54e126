"""What a persona is to others and to us: influence, exclusion, words, positioning."""

from __future__ import annotations

from ..words import N_
from .question import ANTI_TARGET, CUSTOMERS, PRIMARY, SECONDARY, Detail, Question, Step

INFLUENCE = Step(
    "influence",
    N_("Whom they sway"),
    N_("A secondary persona is worth having for whom it sways. Without that, nobody can use it."),
    (
        Question(
            "influences",
            N_("Whose purchase do they change, and how?"),
            N_("Somebody who says one word at the right table can outweigh a campaign."),
            needed=SECONDARY,
            roles=SECONDARY,
            details=(
                Detail("persona", N_("Whom do they sway?")),
                Detail("relation", N_("What are they to them?"), N_("grandmother")),
                Detail(
                    "how", N_("How does it work?"), N_("Pays, and asks for the address of the shop first")
                ),
                Detail("strength", N_("How much does it weigh?")),
                Detail(
                    "message",
                    N_("What shall we tell them?"),
                    N_("Here is what she will still play with at Easter."),
                ),
            ),
        ),
    ),
)
EXCLUSION = Step(
    "exclusion",
    N_("Why not"),
    N_("What they look for is legitimate, and we are not it. A decision with a reason, not a dislike."),
    (
        Question(
            "exclusion.reason",
            N_("Why do we not pursue them?"),
            N_("The reason is strategic: what serving them would cost those whom we are here for."),
            N_("Copies that go to auction leave families without one."),
            needed=ANTI_TARGET,
            roles=ANTI_TARGET,
        ),
        Question(
            "exclusion.traits",
            N_("What are they like?"),
            N_("Described with respect, or colleagues will make a joke of the page instead of using it."),
            N_("Knows our editions better than we do"),
            needed=ANTI_TARGET,
            roles=ANTI_TARGET,
        ),
        Question(
            "exclusion.signals",
            N_("By what do we recognise them, early?"),
            N_("A signal is something that can be seen before the order, not an opinion after it."),
            N_("Asks for a low number\nThree orders in a minute"),
            needed=ANTI_TARGET,
            roles=ANTI_TARGET,
        ),
        Question(
            "exclusion.response",
            N_("What do we answer, politely?"),
            N_("Whoever meets them should not have to invent the sentence alone."),
            N_("We make one for each household, with a child’s name burnt into it."),
            needed=ANTI_TARGET,
            roles=ANTI_TARGET,
        ),
        Question(
            "exclusion.redirect",
            N_("Who serves them better?"),
            N_("A good address is remembered longer than a refusal."),
            N_("The collectors’ fairs of the region"),
            roles=ANTI_TARGET,
        ),
        Question(
            "exclusion.reconsider_when",
            N_("What would have to change for us to think again?"),
            N_("A decision that nothing could change is a habit."),
            N_("We make a series for collectors"),
            needed=ANTI_TARGET,
            roles=ANTI_TARGET,
        ),
        Question(
            "exclusion.lookalike_of",
            N_("Which of our customers are they easily taken for?"),
            N_("Their page then stands beside that customer’s, so that sales can tell them apart."),
            N_("The one who asks the same first question"),
            roles=ANTI_TARGET,
        ),
    ),
)
TALK = Step(
    "talk",
    N_("How to talk"),
    N_("What sales, support and marketing can use tomorrow morning."),
    (
        Question(
            "messages.say",
            N_("Which words and arguments work with them?"),
            N_("Everybody says the same, and says what was heard to work."),
            N_("Say the age it suits, first\nSay what it will still be good for at Easter"),
            roles=CUSTOMERS,
        ),
        Question(
            "messages.avoid",
            N_("Which words do harm?"),
            N_("One wrong word undoes a page of right ones."),
            N_("Educational, when we mean wooden"),
        ),
        Question(
            "messages.tone",
            N_("How should we sound?"),
            N_("A tone that fits is noticed by nobody. One that does not is noticed before the words are."),
            N_("Warm, brief, no baby talk"),
        ),
        Question(
            "positioning",
            N_("What is our offer to them, in one sentence?"),
            N_("If we cannot finish the sentence, neither can they. The parts make a positioning statement."),
            needed=PRIMARY,
            roles=PRIMARY,
            details=(
                Detail("offer", N_("Which offer?")),
                Detail("target", N_("For whom? (a group of people)"), N_("busy parents of small children")),
                Detail(
                    "need", N_("Who … (what they need)"), N_("want a present that lasts longer than a day")
                ),
                Detail(
                    "benefits", N_("That … (what they gain)"), N_("ends the search for the right present")
                ),
                Detail(
                    "alternative", N_("Unlike … (what they would use)"), N_("the toy aisle of a supermarket")
                ),
                Detail(
                    "difference",
                    N_("The offer … (what sets it apart)"),
                    N_("brings one toy chosen for her age"),
                ),
            ),
        ),
    ),
)
