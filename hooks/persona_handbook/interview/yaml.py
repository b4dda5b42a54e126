"""Values as YAML that the reader gives back unchanged, and that people like to edit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..source.encoding import FORBIDDEN
from ..source.quoting import quoted

#: What an answer is made of: texts, lists and groups of them.
Value = str | Sequence["Value"] | Mapping[str, "Value"]
#: A text that needs no quotes, in this reader and in any other: it opens with a letter or a digit and holds
#: neither a colon nor a hash nor a quote at its start.
_PLAIN = re.compile(r"[^\W_][^:#\n\t]*")
#: Words and figures that other readers of YAML would not take for text.
_NO_TEXT = re.compile(
    r"y|n|yes|no|on|off|true|false|null|\d[\d._]*(?:e[-+]?\d+)?|0[xo][\da-f]+|\d{4}-\d\d?-\d\d?",
    re.IGNORECASE,
)


def lines(value: Mapping[str, Value], indent: int = 0) -> Iterator[str]:
    """Yield the lines of a group, each key on its own; what is empty is left out."""
    margin = " " * indent
    for key, held in value.items():
        if not held:
            continue
        if isinstance(held, str):
            yield from _text(f"{margin}{key}:", held, indent)
        elif isinstance(held, Mapping):
            yield f"{margin}{key}:"
            yield from lines(held, indent + 2)
        else:
            yield f"{margin}{key}:"
            yield from _entries(held, indent + 2)


def scalar(text: str) -> str:
    """Return a text on one line, in quotes where it needs them."""
    line = re.sub(r"[ \n]+", " ", tidy(text))  # a no-break space stays, French needs it
    return line if _PLAIN.fullmatch(line) and not _NO_TEXT.fullmatch(line) else quoted(line)


def tidy(text: str) -> str:
    """Return ``text`` without the characters that no source may hold, and without blanks around it."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).strip()


def _entries(items: Sequence[Value], indent: int) -> Iterator[str]:
    margin = " " * indent
    for item in items:
        if isinstance(item, str):
            yield f"{margin}- {scalar(item)}"
        elif isinstance(item, Mapping):
            first, *others = lines(item, indent + 2)
            yield f"{margin}- {first.lstrip()}"
            yield from others


def _text(opening: str, text: str, indent: int) -> Iterator[str]:
    paragraphs = tidy(text)
    if "\n" not in paragraphs:
        yield f"{opening} {scalar(paragraphs)}"
        return
    yield f"{opening} |-"
    for line in paragraphs.split("\n"):
        yield f"{' ' * (indent + 2)}{line.rstrip()}" if line.strip() else ""
