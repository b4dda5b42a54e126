"""What an id could be, where a text cannot be one."""

from __future__ import annotations

import re
import unicodedata

from ..model.values import MAX_ID_LENGTH, id_fault

#: What to do about a name that is well formed and taken by a system or by us.
OTHER_NAME = "choose another name"
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})


def suggested_id(text: str) -> str:
    """Return an id that resembles ``text``, "" where none does: "Élodie Garnier" gives elodie-garnier."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    letters = "".join(character for character in folded if not unicodedata.combining(character))
    proposal = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:MAX_ID_LENGTH].rstrip("-")
    return "" if not proposal or id_fault(proposal) else proposal
