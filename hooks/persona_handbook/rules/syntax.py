"""Faults of a file as text and as YAML, in the words of somebody who has never heard of YAML."""

from __future__ import annotations

from ..diagnostics import Severity
from .rule import Rule, Tier

WRONG_ENCODING = Rule(
    id="wrong-encoding",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="this file is not saved as UTF-8: {found}",
    hint='save it as UTF-8; in VS Code, click the encoding in the status bar, then "Save with Encoding", '
    '"UTF-8"',
    why="UTF-8 is the one encoding in which every language and every program agree on what a file says. "
    "In any other, accents turn into other characters on somebody's computer.",
)
CONTROL_CHARACTER = Rule(
    id="control-character",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="{name} ({code}) stands here, a character that nobody sees",
    hint="delete it and type the text anew; it mostly comes with text that was copied from elsewhere",
    why="Characters that nobody sees break searches and comparisons; some turn the reading direction "
    "around, so that a text shows something else than it says.",
)
FILE_TOO_LARGE = Rule(
    id="file-too-large",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="this file is larger than {limit} kB",
    hint="shorten it; what a department adds can have a file of its own, personas/<id>/<department>.yml",
    why="A persona that fills a book is not read. The limit also keeps a file that is no persona from "
    "stalling the build.",
)
TEXT_TOO_LARGE = Rule(
    id="text-too-large",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="this text is larger than {limit} kB",
    hint="shorten it, and link to the document that holds the rest",
    why="One value of a persona is a sentence, a story at most. A longer one is a document, which a link "
    "serves better.",
)
TOO_DEEP = Rule(
    id="too-deep",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="this stands more than {limit} levels deep",
    hint="nothing in a handbook goes deeper than five levels: check the indentation and the brackets above",
    why="No part of a handbook is nested so deep; what seems to be is a slip of indentation, or an attack.",
)
NOT_A_MAPPING = Rule(
    id="not-a-mapping",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="this file holds {found} instead of keys with values",
    hint='begin each part with its key and a colon, as in "name: Claire Martin"',
    why="A source file is a set of keys with values; without keys nobody knows what a text is about.",
)
SECOND_DOCUMENT = Rule(
    id="second-document",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message='"{marker}" {effect}',
    hint="remove this line; a second persona goes into a file of its own",
    why="Three dashes or dots end a document of YAML, and what follows them would be lost. A first line "
    '"---" is harmless.',
)
DUPLICATE_KEY = Rule(
    id="duplicate-key",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message='the key "{key}" stands here again; it stands in line {line} already',
    hint='keep one of the two; what belongs in one list goes together under one "{key}:"',
    why="Of two equal keys only one can be shown, and the other would vanish without a word.",
)
EMPTY_KEY = Rule(
    id="empty-key",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="no key stands before this colon",
    hint='type a key before the colon, as in "name: Claire Martin"; a text that begins with a colon goes '
    "in quotes",
    why="Without its key nobody knows what a value is about.",
)
COMPLEX_KEY = Rule(
    id="complex-key",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="a list, a group or a question mark stands where a key is expected",
    hint='a key is one word before a colon, as in "name: Claire Martin"; a text that begins with '
    '"{character}" goes in quotes',
    why="Every key of a handbook is one plain word. YAML allows more, and a stray bracket or question "
    "mark asks for it by accident.",
)
YAML_ALIAS = Rule(
    id="yaml-alias",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message='"{typed}" is read as {what}, which a handbook does not use',
    hint='write out what is meant; where "{character}" belongs to a text, put the text in quotes',
    why="Anchors, aliases and merge keys make one place of a file depend on another, which editors "
    "cannot see and a few lines of which can blow up a build.",
)
YAML_TAG = Rule(
    id="yaml-tag",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message='"{typed}" is read as a type mark of YAML, which a handbook does not use',
    hint='where "!" belongs to the text, put the text in quotes; otherwise remove "{typed}"',
    why="A word with an exclamation mark in front changes how YAML reads a value, and vanishes from the "
    "text.",
)
YAML_DIRECTIVE = Rule(
    id="yaml-directive",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message='a line that begins with "%" is an instruction to YAML, which a handbook does not use',
    hint="remove the line; where it is a text, indent it and put it in quotes",
    why="Instructions to YAML change how a whole file is read; every source file is read in the same way.",
)
TAB_INDENT = Rule(
    id="tab-indent",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="{what} stands in the space before this line",
    hint="indent with ordinary spaces only, two for each level",
    why="Indentation says what belongs to what. Tabs are as wide as each editor likes, and a no-break "
    "space is no indentation at all.",
)
WRONG_INDENT = Rule(
    id="wrong-indent",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="the indentation is wrong: {problem}",
    hint="begin lines that belong together with the same number of spaces",
    why="Indentation says what belongs to what; a line that is a space off belongs to nothing, or to the "
    "wrong thing.",
)
UNQUOTED_COLON = Rule(
    id="unquoted-colon",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="a colon followed by a space ends a key, so this text is cut in two",
    hint="put the text in quotes: {line}",
    why="A colon followed by a space ends a key, also in the middle of a text, unless the text is in "
    "quotes. This is the commonest fault of all.",
)
NEEDS_QUOTES = Rule(
    id="needs-quotes",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message='a text that begins with "{character}" must be in quotes',
    hint="put the text in quotes: {line}",
    why="Some characters mean something to YAML at the beginning of a text. In quotes they are what they "
    "are.",
)
UNCLOSED_QUOTE = Rule(
    id="unclosed-quote",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="the quote {quote} that opens here is not closed",
    hint="type {quote} at the end of the text; a text that only begins with an apostrophe goes in double "
    "quotes",
    why="A quoted text ends at its closing quote; without one it swallows everything that follows.",
)
TEXT_AFTER_QUOTE = Rule(
    id="text-after-quote",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="the quoted text ends before this, but the line goes on",
    hint="put the whole text in quotes: {line}",
    why="A text that begins with a quote ends at the next one, and nothing may follow it.",
)
UNCLOSED_BRACKET = Rule(
    id="unclosed-bracket",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message='the "{bracket}" that opens here is not closed as it should be',
    hint='type "{closing}" at its end and a comma between its entries; a text that begins with '
    '"{bracket}" goes in quotes',
    why="A bracket opens a list or a group, which goes on until the bracket that closes it.",
)
WRONG_ESCAPE = Rule(
    id="wrong-escape",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="in double quotes a backslash announces a special character, and none follows here",
    hint="use single quotes, in which a backslash is a backslash: {line}",
    why='In double quotes "\\n" is a line end and "\\t" a tab; other letters after a backslash mean nothing.',
)
MISSING_SPACE = Rule(
    id="missing-space",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="a space is missing after the {sign}",
    hint="type: {line}",
    why="A key ends with a colon and a space, an entry of a list begins with a dash and a space. Without "
    "the space both are read as part of a text.",
)
CUT_BY_HASH = Rule(
    id="cut-by-hash",
    tier=Tier.FORMAT,
    severity=Severity.WARNING,
    message='the text is cut here: what follows " #" is a comment, which is not shown',
    hint='for a comment, type a space after "#"; for a text, put it in quotes: {line}',
    why='A "#" after a space begins a comment, also where a number or a channel was meant.',
)
YAML_SYNTAX = Rule(
    id="yaml-syntax",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="this cannot be read: {problem}",
    hint='a key is followed by a colon and a space, as in "name: Claire Martin"; a text with special '
    "characters goes in quotes",
    why="A file that breaks the rules of YAML in one place cannot be read beyond it.",
)

RULES: tuple[Rule, ...] = (
    WRONG_ENCODING,
    CONTROL_CHARACTER,
    FILE_TOO_LARGE,
    TEXT_TOO_LARGE,
    TOO_DEEP,
    NOT_A_MAPPING,
    SECOND_DOCUMENT,
    DUPLICATE_KEY,
    EMPTY_KEY,
    COMPLEX_KEY,
    YAML_ALIAS,
    YAML_TAG,
    YAML_DIRECTIVE,
    TAB_INDENT,
    WRONG_INDENT,
    UNQUOTED_COLON,
    NEEDS_QUOTES,
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE,
    UNCLOSED_BRACKET,
    WRONG_ESCAPE,
    MISSING_SPACE,
    CUT_BY_HASH,
    YAML_SYNTAX,
)
