"""Who it is, and what the page is for: asked of everybody."""

from __future__ import annotations

from ..words import N_
from .question import BUSINESS, CONSUMER, CUSTOMERS, PRIMARY, ROLES, Detail, Question, Step

BEGINNING = Step(
    "begin",
    N_("Who is it?"),
    N_("Four answers make a page. Everything after them makes it useful."),
    (
        Question(
            "role",
            N_("What is this person to us?"),
            N_(
                "The role decides what a page must say. A primary persona buys; a secondary one sways "
                "somebody who buys; an anti-target is somebody whom we politely decline."
            ),
            N_("Secondary: she does not buy from us, but three families follow her advice."),
            needed=ROLES,
        ),
        Question(
            "market",
            N_("Do they buy for themselves or for a company?"),
            N_("In business several people decide, and the company has to fit before the person does."),
            N_("For a company: she signs for four nurseries."),
        ),
        Question(
            "name",
            N_("What shall we call them?"),
            N_("A name makes a group easy to talk about. Invent it: nobody real may be recognised."),
            N_("Claire Martin"),
            needed=ROLES,
        ),
        Question(
            "summary",
            N_("Who is this, in one line?"),
            N_("Most colleagues read only this line. It should fit this person and nobody else here."),
            N_("Mother of two in Lyon who would rather buy one good toy than five that are forgotten."),
            needed=ROLES,
        ),
    ),
)
LIFE = Step(
    "life",
    N_("Their life"),
    N_("Only what changes a decision of ours. The rest misleads, however true it is."),
    (
        Question(
            "demographics",
            N_("Which facts of their life change what they buy?"),
            N_("A detail that explains nothing is remembered first. Leave it out."),
            needed=PRIMARY,
            markets=CONSUMER,
            details=(
                Detail("age", N_("How old are they?"), N_("34-42")),
                Detail("location", N_("Where do they live?"), N_("Lyon and around, in a flat")),
                Detail("family", N_("Who lives with them?"), N_("Two children, 3 and 6")),
                Detail("occupation", N_("What do they do for a living?"), N_("Pharmacist, four days a week")),
            ),
        ),
        Question(
            "company",
            N_("In what kind of company do they work?"),
            N_("A perfect contact in the wrong company costs a year of polite meetings."),
            needed=PRIMARY,
            markets=BUSINESS,
            details=(
                Detail("sector", N_("What does it do?"), N_("Private nurseries")),
                Detail("headcount", N_("How many work there?"), N_("50-250")),
                Detail("geography", N_("Where does it work?"), N_("Four towns in the Rhône valley")),
                Detail("triggers", N_("What opens a purchase there?"), N_("A new site opens")),
                Detail(
                    "disqualifiers", N_("By what do we see that it is not for us?"), N_("Buys by tender only")
                ),
            ),
        ),
        Question(
            "work",
            N_("What do they answer for at work, and to whom?"),
            N_("People buy what makes them look good in front of somebody. Know who that is."),
            markets=BUSINESS,
            details=(
                Detail("titles", N_("Under which job titles do we meet them?"), N_("Nursery director")),
                Detail("reports_to", N_("To whom do they report?"), N_("The regional board")),
                Detail(
                    "responsibilities",
                    N_("What do they answer for?"),
                    N_("Safety of everything a child can reach"),
                ),
            ),
        ),
        Question(
            "quote",
            N_("Which sentence of theirs do you still hear?"),
            N_("One true sentence brings a person back faster than a page of description. Do not polish it."),
            N_("I have bought the wrong size of joy before."),
        ),
    ),
)
GROUND = Step(
    "ground",
    N_("What it is for"),
    N_("A page that changes no decision is decoration. Say which it should change, and who keeps it true."),
    (
        Question(
            "purpose.use_for",
            N_("Which decisions should this page improve?"),
            N_("Begin with the decision: whatever would change none can be left out."),
            N_("What stands on the home page in November\nWhich question sales asks first"),
        ),
        Question(
            "review.owner",
            N_("Which department keeps this page true?"),
            N_("Markets move, and people do. A page without an owner is out of date and nobody notices."),
            N_("The one that talks with them most"),
        ),
        Question(
            "tags",
            N_("By which words will colleagues look for them?"),
            N_("Tags filter the home page: a group, a region, an occasion."),
            N_("parents\ngift"),
            roles=CUSTOMERS,
        ),
        Question(
            "status",
            N_("Is it ready to be read by everybody?"),
            N_("A draft is checked but not published. Nobody is quoted on what is still being found out."),
            N_("A draft, until somebody who meets them has read it"),
        ),
    ),
)
