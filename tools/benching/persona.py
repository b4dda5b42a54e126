"""Who a made-up persona is: the person, the work, how she buys and what she wants."""

from __future__ import annotations

from .author import BUYING_ROLES, Author, Data
from .grammar import CHANNELS, TAGS, TOWNS, TRADES, phrase, say


def head(author: Author) -> Data:
    """Return who the persona is."""
    rng = author.rng
    town, trade = rng.choice(TOWNS), rng.choice(TRADES)
    business = author.is_business
    return {
        "name": author.one.name,
        "role": author.one.role,
        "status": "published",
        "market": "business" if business else "consumer",
        "summary": f"{trade.capitalize()} in {town} who {phrase(rng, 'does')}.",
        "quote": say(rng, "said"),
        "tags": rng.sample(TAGS, 3),
        "purpose": {
            "use_for": [f"Deciding how to {phrase(rng, 'doing')}", *author.sentences("action", 1)],
            "not_for": [f"Guessing who will {phrase(rng, 'doing')}"],
            "decisions": [f"{say(rng, 'thing')} moved to the first page of the contract"],
        },
        "demographics": {
            "age": f"{(low := rng.randint(22, 66))}-{low + rng.randint(5, 11)}",
            "gender": f"Women hold {rng.randint(20, 80)}% of these contracts",
            "location": f"{town}, {phrase(rng, 'place')}",
            "family": f"{rng.choice(('Alone', 'In a couple'))}, {rng.randint(1, 4)} at table",
            "education": rng.choice(("Apprenticeship", "University", "Night school", "Technical college")),
            "occupation": trade.capitalize(),
            "income": f"€{rng.randint(24, 98)},000 a year, household",
            "languages": rng.sample(("German", "English", "Dutch", "Danish", "Polish", "French"), 2),
        },
        "company": _ideal_customer(author) if business else {},
    }


def _ideal_customer(author: Author) -> Data:
    rng = author.rng
    return {
        "sector": f"{rng.choice(TRADES).capitalize()} services",
        "headcount": f"{(low := rng.randint(10, 200))}-{low * 3}",
        "revenue": f"€{rng.randint(1, 60)} million",
        "geography": f"{rng.choice(TOWNS)} and {rng.choice(TOWNS)}",
        "model": f"{rng.randint(2, 30)} sites, each with a budget of its own",
        "maturity": f"Keeps {phrase(rng, 'thing')} on a list, on paper",
        "tech_stack": rng.sample(("SAP", "Excel", "DATEV", "Personio", "Jobrad portal", "Trello"), 2),
        "triggers": list(author.claims("trigger", 2)),
        "disqualifiers": author.sentences("reason", 1),
    }


def profile(author: Author) -> Data:
    """Return how the persona works, thinks, is reached and buys."""
    rng = author.rng
    devices = ("Phone", "Tablet", "Work laptop", "Shared desktop", "Watch")
    return {
        "work": {
            "titles": [rng.choice(TRADES).capitalize(), rng.choice(TRADES).capitalize()],
            "reports_to": say(rng, "person"),
            "responsibilities": author.sentences("goal", 2),
            "works_with": author.sentences("person", 2),
            "influenced_by": [f"{say(rng, 'person')} {phrase(rng, 'place')}"],
            "skills": [f"Can {phrase(rng, 'doing')}"],
        },
        "psychographics": {
            "values": list(author.claims("value", 3)),
            "interests": author.sentences("interest", 3),
            "scales": [
                {"left": "Price", "right": "Comfort", "value": rng.randint(1, 5)},
                {"left": "Alone", "right": "In a group", "value": rng.randint(1, 5)},
            ],
        },
        "technology": {
            "comfort": rng.randint(1, 5),
            "devices": rng.sample(devices, 2),
            "tools": rng.sample(("Maps", "Signal", "Banking app", "Weather radar", "Strava", "Ebay"), 3),
        },
        "media": [
            {
                "channel": channel,
                "use": author.cited(say(rng, "interest")),
                "rank": rank,
                "link": f"https://media.example/{rng.randint(1, 999)}",
            }
            for rank, channel in enumerate(rng.sample(CHANNELS, 3), start=1)
        ],
        "segment": {
            "share": rng.randint(1, 30),
            "of": rng.choice(("revenue", "contracts", "visits")),
            "rfm": {key: rng.randint(1, 5) for key in ("recency", "frequency", "monetary")},
            "lifetime_value": f"€{rng.randint(90, 2400)} over {rng.randint(6, 60)} months",
            "source": rng.choice(author.sources),
        },
        "buying": {
            "roles": [
                *(roles := rng.sample(BUYING_ROLES, 3))[:2],
                {"role": roles[2], "when": phrase(rng, "moment")},
            ],
            "where": f"Online, or {phrase(rng, 'place')}",
            "devices": rng.sample(devices, 1),
            "frequency": f"Every {rng.randint(2, 24)} months",
            "categories": [say(rng, "thing"), say(rng, "thing")],
            "payment": rng.sample(("Invoice", "Card", "Direct debit", "Cash", "Salary deduction"), 2),
            "triggers": list(author.claims("trigger", 3)),
            "criteria": list(author.claims("criterion", 4)),
            "objections": [
                {"objection": author.cited(say(rng, "objection")), "answer": say(rng, "answer")}
                for _ in range(3)
            ],
        },
    }


def wants(author: Author) -> Data:
    """Return what the persona wants, and what stands in the way."""
    rng = author.rng
    return {
        "needs": list(author.claims("need", 5)),
        "motivations": list(author.claims("motive", 4)),
        "goals": {
            "short_term": list(author.claims("goal", 2)),
            "long_term": list(author.claims("goal", 2)),
        },
        "frustrations": list(author.claims("pain", 4)),
        "success_factors": list(author.claims("success", 3)),
        "jobs": [
            {
                "title": f"{say(rng, 'thing')} {phrase(rng, 'moment')}",
                "when": f"when somebody has to {phrase(rng, 'doing')}",
                "want": f"to {phrase(rng, 'doing')}",
                "so_that": f"so that I need not {phrase(rng, 'doing')}",
                "kind": kind,
            }
            for kind in ("functional", "social", "emotional")
        ],
        "questions": [{"question": say(rng, "asked"), "answer": say(rng, "answer")} for _ in range(3)],
    }
