"""Reviews as text for people, Markdown for an issue, and JSON for programs.

What comes from source files steers neither a terminal nor a page: it is made visible, or escaped.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence

from .. import labels
from ..derive.reviews import ReviewState, ReviewStatus
from ..model.handbook import Handbook
from ..report import visible
from ..words import Words
from .reports import escaped

#: What is due, the most urgent first; reviews that are done are no news.
DUE = (ReviewStatus.OVERDUE, ReviewStatus.NEVER, ReviewStatus.DUE_SOON)
#: So many personas of a kind an issue lists: its body has room for 65,536 characters.
MOST_LISTED = 60


def text(handbook: Handbook, states: Sequence[ReviewState], today: datetime.date, words: Words) -> str:
    """Return a report for people: a title for each standing, then a line for each persona."""
    blocks = []
    for status, own in _groups(states):
        lines = [f"  {visible(_line(handbook, one, today, words))}" for one in own]
        blocks.append("\n".join([f"{words.gettext(labels.choice(status))} ({len(own)})", *lines]))
    return "\n\n".join(blocks or [words.gettext("No review is due.")]) + "\n"


def markdown(handbook: Handbook, states: Sequence[ReviewState], today: datetime.date, words: Words) -> str:
    """Return a report for an issue: what is due, and how a review is recorded."""
    gettext = words.gettext
    blocks = []
    for status, own in _groups(states):
        lines = [f"- {_item(handbook, one, today, words)}" for one in own[:MOST_LISTED]]
        if more := len(own[MOST_LISTED:]):
            message = words.ngettext("and %(num)s more", "and %(num)s more", more)
            lines.append(f"- {message % {'num': words.number(more)}}")
        blocks.append("\n".join([f"### {gettext(labels.choice(status))}", "", *lines]))
    if not blocks:
        return gettext("No review is due.") + "\n"
    example = next(one.persona for _, own in _groups(states) for one in own)
    blocks.append(
        gettext(
            "Read the persona once more with those who know, correct it, and record the day: "
            "%(command)s, or %(key)s under %(group)s in the file."
        )
        % {
            "command": f"`handbook review {example} --done`",
            "key": "`last:`",
            "group": "`review:`",
        }
    )
    title = gettext("Reviews that are due")
    return "\n\n".join([f"## {title}", *blocks]) + "\n"


def json_text(handbook: Handbook, states: Sequence[ReviewState], today: datetime.date, words: Words) -> str:
    """Return every review as a list, done ones too, the most urgent first; days as YYYY-MM-DD."""
    content = [
        {
            "persona": one.persona,
            "name": handbook.personas[one.persona].name,
            "status": one.status.value,
            "due": one.due.isoformat() if one.due else None,
            "days": (one.due - today).days if one.due else None,
            "last": one.last.isoformat() if one.last else None,
            "every": str(one.every),
            "owner": one.owner or None,
            "text": _line(handbook, one, today, words),
        }
        for one in states
    ]
    return json.dumps(content, indent=2) + "\n"


def _groups(states: Sequence[ReviewState]) -> Iterator[tuple[ReviewStatus, list[ReviewState]]]:
    for status in DUE:
        if own := [one for one in states if one.status is status]:
            yield status, own


def _line(handbook: Handbook, one: ReviewState, today: datetime.date, words: Words) -> str:
    told = _told(_when(one, today, words), _owner(handbook, one, words), words)
    return words.gettext("%(who)s: %(what)s") % {"who": one.persona, "what": told}


def _item(handbook: Handbook, one: ReviewState, today: datetime.date, words: Words) -> str:
    who = f"**{escaped(handbook.personas[one.persona].name)}** (`personas/{one.persona}.yml`)"
    told = _told(_when(one, today, words), escaped(_owner(handbook, one, words)), words)
    return words.gettext("%(who)s: %(what)s") % {"who": who, "what": told}


def _told(when: str, owner: str, words: Words) -> str:
    return words.gettext("%(when)s; %(owner)s") % {"when": when, "owner": owner}


def _when(one: ReviewState, today: datetime.date, words: Words) -> str:
    if one.due is None:
        return words.gettext("never reviewed")
    days = (one.due - today).days
    if days < 0:
        how = words.ngettext("%(num)s day ago", "%(num)s days ago", -days)
    elif days:
        how = words.ngettext("in %(num)s day", "in %(num)s days", days)
    else:
        how = words.gettext("today")
    far = how % {"num": words.number(abs(days))}
    return words.gettext("due on %(day)s (%(far)s)") % {"day": words.date(one.due), "far": far}


def _owner(handbook: Handbook, one: ReviewState, words: Words) -> str:
    department = handbook.company.departments.get(one.owner)
    if department is None:
        return words.gettext("nobody is named")
    return f"{department.name} ({department.contact})" if department.contact else department.name
