"""What moves people to buy: asked about the last purchase, in the order in which it happened."""

from __future__ import annotations

from ..words import N_
from .question import CUSTOMERS, PRIMARY, Detail, Question, Step

PURCHASE = Step(
    "purchase",
    N_("The last purchase"),
    N_("Ask about the last time it really happened. Opinions about the future are polite fiction."),
    (
        Question(
            "buying.triggers",
            N_("What had happened when they first thought of buying?"),
            N_("It tells us when to speak. A month too early, nobody listens."),
            N_("An invitation to a birthday, ten days ahead\nThe old one breaks in front of guests"),
            needed=PRIMARY,
            roles=PRIMARY,
        ),
        Question(
            "buying.roles",
            N_("What part do they play when something is bought?"),
            N_("Who decides, who pays and who uses it are often three people who listen for three things."),
            N_("Decider and buyer; the children are users"),
            roles=CUSTOMERS,
        ),
        Question(
            "buying",
            N_("Where and how often do they buy?"),
            N_("It decides where we must be found, and how much one customer may cost us."),
            roles=PRIMARY,
            details=(
                Detail("where", N_("Online, in a shop, or both?"), N_("Online, after a look in the shop")),
                Detail("frequency", N_("How often?"), N_("Six times a year, four of them birthdays")),
            ),
        ),
        Question(
            "media",
            N_("Where did they look first, and where next?"),
            N_("We cannot answer a question where we are not present."),
            roles=CUSTOMERS,
            details=(
                Detail("channel", N_("Which channel?"), N_("School-gate talk")),
                Detail("use", N_("What do they do there?"), N_("Asks what lasted longer than a week")),
            ),
        ),
        Question(
            "buying.criteria",
            N_("What did they compare, and what settled it?"),
            N_("What is compared becomes a table. What settles it becomes our first sentence."),
            N_("Whether it suits her age\nWhether it can be returned without a discussion"),
            roles=PRIMARY,
        ),
        Question(
            "buying.objections",
            N_("What made them hesitate, and what would have stopped them?"),
            N_("An objection that is met calmly is half a sale. One that surprises us is none."),
            roles=PRIMARY,
            details=(
                Detail(
                    "objection", N_("What do they say against it?"), N_("It costs too much for what it is.")
                ),
                Detail("answer", N_("What do we answer?"), N_("Two children use it for three years each.")),
            ),
        ),
    ),
)
WANTS = Step(
    "wants",
    N_("What they want"),
    N_("In their words, before ours. Cite what each claim rests on; without a source it is a hypothesis."),
    (
        Question(
            "frustrations",
            N_("What no longer works for them?"),
            N_("What pushes people away from the old is what makes them look at anything new."),
            N_("Toys that are forgotten within a week\nCannot tell from the label who made it"),
            needed=PRIMARY,
            roles=CUSTOMERS,
        ),
        Question(
            "needs",
            N_("What do they need from an offer like ours?"),
            N_("A need is theirs and would exist without us. A feature is ours, and belongs to the offer."),
            N_("Compares three shops before buying\nMust be able to give it back"),
            needed=PRIMARY,
            roles=CUSTOMERS,
        ),
        Question(
            "motivations",
            N_("Why does it matter to them?"),
            N_("Ask why once more than feels polite. Behind the second answer stands what people pay for."),
            N_("Wants to be the one whose present is still played with"),
            roles=CUSTOMERS,
        ),
        Question(
            "jobs",
            N_("In which situation do they want what, and what for?"),
            N_("The situation explains more purchases than the age does."),
            roles=PRIMARY,
            details=(
                Detail("when", N_("When does it come up?"), N_("When a birthday is ten days away")),
                Detail("want", N_("What do they want then?"), N_("to see at once what suits her age")),
                Detail("so_that", N_("What for?"), N_("stop comparing")),
            ),
        ),
        Question(
            "success_factors",
            N_("How will they know that it was the right choice?"),
            N_("It is what they will tell a friend, and the only promise worth making."),
            N_("It lies on the floor a month later, and not on the shelf"),
            needed=PRIMARY,
            roles=PRIMARY,
        ),
    ),
)
