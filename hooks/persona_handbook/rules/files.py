"""Faults of the files and folders under ``personas/``: their names, their kinds, their places."""

from __future__ import annotations

from ..diagnostics import Severity
from .rule import Rule, Tier

MISSING_FILE = Rule(
    id="missing-file",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="{what} is missing",
    hint="{remedy}",
    why="A handbook is a folder personas/ with handbook.yml, which describes the company, and one file "
    "for each persona.",
)
WRONG_ID = Rule(
    id="wrong-id",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message='"{value}" cannot be an id: {fault}',
    hint='use small letters, digits and single hyphens, as in "claire-martin"',
    why="Ids become addresses of pages and names of files. They must be the same on every computer, and "
    "stay what they are when a name changes.",
)
UNKNOWN_FILE = Rule(
    id="unknown-file",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="{what} has no place here",
    hint="{remedy}",
    why="What the handbook does not know, it would leave out without a word. So a misspelt name is an "
    "error, and other things belong elsewhere.",
)
SYMLINK = Rule(
    id="symlink",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="this is a link to another place",
    hint="put the file itself here",
    why="A link could publish a file from outside the handbook, and works on some computers only.",
)
UNREADABLE_FILE = Rule(
    id="unreadable-file",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="this cannot be read: {reason}",
    hint="{remedy}",
    why="What cannot be read would be missing from the site without a word.",
)
WRONG_PORTRAIT = Rule(
    id="wrong-portrait",
    tier=Tier.FORMAT,
    severity=Severity.ERROR,
    message="{problem}",
    hint="{remedy}",
    why="A portrait is one PNG, JPEG or WebP picture of a sensible size. An SVG file can run script when "
    "it is opened by itself.",
)

RULES: tuple[Rule, ...] = (MISSING_FILE, WRONG_ID, UNKNOWN_FILE, SYMLINK, UNREADABLE_FILE, WRONG_PORTRAIT)
