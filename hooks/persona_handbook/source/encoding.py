"""From bytes to text: every encoding is recognised, only UTF-8 is accepted, no invisible character stays."""

from __future__ import annotations

import codecs
import re
import unicodedata

from ..rules.syntax import CONTROL_CHARACTER, WRONG_ENCODING
from .fault import Fault
from .lines import Lines
from .tree import Mark

#: UTF-32 first, because its mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Where the first characters are ASCII, as in every source file, NUL bytes betray the other encodings.
_NUL_PATTERNS = (
    (rb"[^\0]\0\0\0", "utf-32-le"),
    (rb"\0\0\0[^\0]", "utf-32-be"),
    (rb"[^\0]\0[^\0]\0", "utf-16-le"),
    (rb"\0[^\0]\0[^\0]", "utf-16-be"),
)
#: More NUL bytes than this are no slip: the file is a picture, an archive or a word processor's.
_STRAY_NULS = 8
#: A file full of faulty characters is told so once, not a thousand times.
_MOST_CHARACTERS = 10

#: Takes the place of a forbidden character while YAML is read, so that columns stay; never part of a value.
PLACEHOLDER = "\U0010fffe"
#: Annotations and tags too: no reader sees the text that they can hold, but programs read it.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f\U0010fffe\U0010ffff]"
)
_ONLY_FORBIDDEN = re.compile(rf"(?<![^\r\n])(?: *{PLACEHOLDER})+ *(?![^\r\n])")
_FORBIDDEN_RUN = re.compile(f"(?:{FORBIDDEN.pattern})+")
_LINE_ENDS = "\x85\u2028\u2029"
_NAMES = {
    "\x00": "a NUL",
    "\x85": "a next-line character",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte order mark",
}
_TAGS = range(0xE0000, 0xE0080)


def decode(data: bytes) -> tuple[str | None, list[Fault]]:
    """Return the text of a file, without byte order mark, and what is wrong with its encoding.

    Bytes in another encoding are read as what they most likely say, so that the rest of the file can be
    checked too; None is returned for what is no text at all.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), [_elsewhere(encoding)]
    for pattern, encoding in _NUL_PATTERNS:
        if re.match(pattern, data):
            return data.decode(encoding, "replace"), [_elsewhere(encoding)]
    if data.count(0) > _STRAY_NULS:
        hint = "a source file is plain text: save it as such in a text editor, or remove it"
        return None, [Fault(WRONG_ENCODING, Mark(0, 0), {"found": "it holds no text"}, hint)]
    data = data.removeprefix(codecs.BOM_UTF8)
    # Each byte that is not UTF-8 becomes one lone surrogate: found, counted and replaced in one pass each.
    text = data.decode("utf-8", "surrogateescape")
    escaped = re.search("[\udc80-\udcff]", text)
    if not escaped:
        return text, []
    byte = ord(escaped[0]) - 0xDC00
    likely = _windows(byte)
    found = f'the byte {byte:02X} stands here, in Windows-1252 "{likely}"'
    hint = (
        'in VS Code, click the encoding in the status bar, choose "Reopen with Encoding", '
        '"Western (Windows 1252)", then "Save with Encoding", "UTF-8"'
    )
    text = text.translate({0xDC00 + byte: _windows(byte) for byte in range(0x80, 0x100)})
    return text, [Fault(WRONG_ENCODING, Lines(text).mark(escaped.start()), {"found": found}, hint)]


def _elsewhere(encoding: str) -> Fault:
    return Fault(WRONG_ENCODING, Mark(0, 0), {"found": f"it is {encoding[:6].upper()}"})


def _windows(byte: int) -> str:
    """Return the character of a byte in Windows-1252, which Western programs write when it is not UTF-8."""
    return bytes([byte]).decode("cp1252", "replace")


def clean(source: Lines) -> tuple[Lines, list[Fault]]:
    """Return the text with a placeholder for each forbidden character, and these characters' faults.

    Other line ends than LF, CRLF and CR become spaces: YAML would count them as lines, editors do not.
    """
    # What can be printed is never forbidden, and most lines can: the pattern looks at the others only.
    if not any(FORBIDDEN.search(line) for line in source.all if not line.isprintable()):
        return source, []
    found = list(_FORBIDDEN_RUN.finditer(source.text))
    faults = [_character(match[0][0], source.mark(match.start())) for match in found[:_MOST_CHARACTERS]]
    if len(found) > _MOST_CHARACTERS:
        more = f"delete it and the {len(found) - _MOST_CHARACTERS} others further on"
        faults[-1] = Fault(CONTROL_CHARACTER, faults[-1].mark, faults[-1].values, more)
    text = FORBIDDEN.sub(lambda match: " " if match[0] in _LINE_ENDS else PLACEHOLDER, source.text)
    # A form feed between parts, or the Ctrl+Z of an old program at the end, is a blank line to YAML.
    text = _ONLY_FORBIDDEN.sub(lambda match: " " * len(match[0]), text)
    return Lines(text), faults


def character_values(character: str) -> dict[str, object]:
    """Return what the rule ``control-character`` says of a character."""
    direction = unicodedata.bidirectional(character) in {
        "LRE",
        "RLE",
        "LRO",
        "RLO",
        "PDF",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    }
    name = "a change of reading direction" if direction else _NAMES.get(character, "a control character")
    if ord(character) in _TAGS:
        name = "a tag character"
    return {"name": name, "code": f"U+{ord(character):04X}"}


def _character(character: str, mark: Mark) -> Fault:
    hint = "replace it by an ordinary line end (the Enter key)" if character in _LINE_ENDS else None
    return Fault(CONTROL_CHARACTER, mark, character_values(character), hint)
