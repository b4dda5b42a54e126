"""How a line should have been typed: the proposals in hints, and what tells a key from a text."""

from __future__ import annotations

import re

#: What every key of a handbook looks like: a field, or an id.
KEY = r"[a-z0-9]+(?:[_-][a-z0-9]+)*"
#: A key with its value stuck to its colon (``name:Claire``), an address aside; a dash with its entry.
STUCK_COLON = re.compile(rf"(?!https?:|mailto:|persona:){KEY}:(?=[^ \t])")
STUCK_DASH = re.compile(r"-(?=[^ \t-])")

_LONGEST = 200
_LEAD_OF_ENTRY = re.compile(rf"""\s*(?:-[ \t]+)+(?:(?:{KEY}|"[^"]*"|'[^']*')[ ]*:[ \t]+)?""")
_LEAD_OF_KEY = re.compile(r"""\s*(?:(?:[^\s:"'\[\]{}]+|"[^"]*"|'[^']*')[ ]*:[ \t]+)?""")
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#(?:[ \t].*)?$")
#: What follows a quote that closes a word: `"yes" he said`, against `"he said "yes" twice"`.
_AFTER_CLOSING = re.compile(r"[\s,.;:!?)\]}]|$")


def text_start(line: str) -> int:
    """Return the column at which the text of ``line`` begins, behind dashes and a key."""
    lead = _LEAD_OF_ENTRY.match(line) or _LEAD_OF_KEY.match(line)
    return lead.end() if lead else 0


def in_quotes(line: str, start: int | None = None, end: int | None = None) -> str:
    """Return ``line`` without its indent, its text in quotes.

    ``summary: Two words: one text`` gives ``summary: "Two words: one text"``. The text reaches from column
    ``start`` (behind dashes and a key, if not given) to ``end`` (the line's end, less a comment).
    """
    start = text_start(line) if start is None else start
    if end is None:
        comment = _COMMENT.search(line, start)
        end = comment.start() if comment else len(line.rstrip())
    return shortened((line[:start] + quoted(_unwrapped(line[start:end])) + line[end:]).strip())


def in_flow_quotes(line: str, start: int) -> str:
    """Return ``line`` with the text at ``start``, an entry between brackets, in quotes."""
    return in_quotes(line, start, start + len(line[start : _flow_end(line, start)].rstrip()))


def _flow_end(line: str, start: int) -> int:
    """Return where an entry between brackets ends, brackets of its own (citations, links) included."""
    depth = 0
    for column in range(start, len(line)):
        if line[column] in "[{":
            depth += 1
        elif line[column] in "]}" or (line[column] == "," and not depth):
            if not depth:
                return column
            depth -= 1
    return len(line)


def quoted(text: str) -> str:
    """Return ``text`` in double quotes, or in single ones where it holds double quotes or a backslash."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def spaced(line: str, column: int) -> str:
    """Return ``line`` without its indent, with one space at ``column`` for whatever blanks stand there."""
    return shortened((line[:column] + " " + line[column:].lstrip()).strip())


def shortened(text: str) -> str:
    """Return ``text``, its middle left out where it is too long for a hint."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST - 60]} … {text[-50:]}"


def _unwrapped(text: str) -> str:
    """Return ``text`` without quotes that were meant to enclose all of it: ``'l'enfant'`` is l'enfant."""
    quote = text[:1]
    if quote not in ("'", '"') or len(text) < len('""') or not text.endswith(quote):
        return text
    second = text.index(quote, 1)
    closes = not text[second - 1].isspace() and _AFTER_CLOSING.match(text, second + 1)
    return text if closes and second < len(text) - 1 else text[1:-1]
