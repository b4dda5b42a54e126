"""What a made-up persona lives through, and what she is to the company."""

from __future__ import annotations

from collections.abc import Iterator

from .author import DEPARTMENTS, KPIS, METHODS, OFFERS, OWN_FILES, STAGES, Author, Data
from .grammar import FIRST_NAMES, LAST_NAMES, phrase, say


def life(author: Author) -> Data:
    """Return the persona in the situation."""
    rng = author.rng
    return {
        "story": {
            part: "\n\n".join(say(rng, "paragraph", Name=author.one.name.split()[0]) for _ in range(2)) + "\n"
            for part in ("personal", "professional", "brand")
        },
        "day": [
            {
                "time": f"{hour:02}:{rng.choice((10, 25, 40, 55))}",
                "moment": say(rng, "interest"),
                "touchpoint": say(rng, "seen"),
                "opportunity": say(rng, "action"),
            }
            for hour in (7, 12, 17, 21)
        ],
        "empathy": {
            "sees": author.sentences("seen", 2),
            "says": author.sentences("said", 2),
            "does": author.sentences("does", 2),
            "hears": author.sentences("insight", 2),
            "thinks": author.sentences("objection", 2),
            "feels": author.sentences("felt", 2),
        },
        "journey": {
            stage: {
                "actions": author.sentences("does", 2),
                "thoughts": say(rng, "asked"),
                "emotion": rng.randint(1, 5),
                "touchpoints": author.sentences("seen", 1),
                "opportunities": author.sentences("action", 1),
                "owner": rng.choice(DEPARTMENTS),
            }
            for stage in STAGES
        },
    }


def ours(author: Author) -> Data:
    """Return what the persona is to the company and to others."""
    rng = author.rng
    is_target = author.one.role != "anti-target"
    return {
        "influences": list(_influences(author)) if is_target else [],
        "exclusion": {} if is_target else _exclusion(author),
        "strengths": list(author.claims("success", 2)),
        "weaknesses": list(author.claims("pain", 2)),
        "messages": {
            "say": author.sentences("say", 3),
            "avoid": author.sentences("avoid", 2),
            "tone": f"Brief, also {phrase(rng, 'moment')}",
        },
        "positioning": [_positioning(author, offer) for offer in rng.sample(OFFERS, 2)] if is_target else [],
        "contributions": {id_: author.contribution() for id_ in DEPARTMENTS[:4] if id_ not in OWN_FILES},
        "kpis": [
            {
                "kpi": kpi,
                "before": (before := rng.randint(2, 50)),
                "after": before + rng.randint(-1, 9),
                "target": before + 10,
                "source": rng.choice(author.sources),
            }
            for kpi in rng.sample(KPIS, 2)
        ],
        "validation": [
            {
                "date": author.day(),
                "method": rng.choice(METHODS),
                "participants": rng.randint(3, 40),
                "findings": author.sentences("insight", 2),
                "changes": [f"{say(rng, 'thing')} taken out of the needs"],
            }
        ],
        "disagreements": author.sentences("query", 1),
        "review": {
            "owner": rng.choice(DEPARTMENTS),
            "last": author.day(),
            "by": f"{rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}",
            "every": f"{rng.randint(3, 12)} months",
        },
    }


def _influences(author: Author) -> Iterator[Data]:
    rng = author.rng
    others = [one for one in rng.sample(author.everybody, min(9, len(author.everybody))) if one != author.one]
    aims = [one for one in others if one.role == "primary"] or others
    for aim in aims[: 2 if author.one.role == "secondary" else 1]:
        yield {
            "persona": aim.id,
            "relation": phrase(rng, "person").removeprefix("the ").removeprefix("a "),
            "how": author.cited(f"{say(rng, 'does')}, and [{aim.name}](persona:{aim.id}) hears of it"),
            "strength": rng.randint(1, 5),
            "message": say(rng, "answer"),
        }


def _exclusion(author: Author) -> Data:
    rng = author.rng
    primaries = [one for one in author.everybody if one.role == "primary"]
    return {
        "reason": say(rng, "reason"),
        "traits": list(author.claims("value", 2)),
        "signals": list(author.claims("trigger", 2)),
        "response": say(rng, "answer"),
        "redirect": f"{say(rng, 'person')} {phrase(rng, 'place')}",
        "reconsider_when": f"They {phrase(rng, 'doing')} {phrase(rng, 'moment')}",
        "lookalike_of": rng.choice(primaries).id,
    }


def _positioning(author: Author, offer: str) -> Data:
    rng = author.rng
    return {
        "offer": offer,
        "target": phrase(rng, "noun"),
        "need": phrase(rng, "want_of_target"),
        "benefits": [phrase(rng, "benefit"), phrase(rng, "benefit")],
        "alternative": phrase(rng, "alternative"),
        "difference": phrase(rng, "difference"),
        "proof": author.cited(say(rng, "insight")),
    }
