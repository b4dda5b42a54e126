"""A source file: read when it is asked for, put away when it was looked at."""

from __future__ import annotations

import zlib
from functools import cached_property
from hashlib import sha256

from ..diagnostics import Diagnostic
from ..rules.rule import Rule
from . import yaml
from .document import Document
from .places import Places
from .tree import Path

#: The quickest; a source file becomes less than half of its size all the same.
_LEVEL = 1


class SourceFile:
    """A source file.

    The tree of a document takes twenty times the memory of what was typed. A file that is put away is as
    small as can be: it is known where its values stand, and its document is read anew if it is asked for.

    Args:
        path: Relative to the handbook's root, with ``/``.
        data: What it holds.

    Attributes:
        path: Likewise.
        digest: What tells its content from any other.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.digest = sha256(data).digest()
        # The bytes of thousands of files at once would leave a hole in memory that nothing fills.
        self._data = zlib.compress(data, _LEVEL)
        self._document: Document | None = None
        self._places: Places | None = None

    @property
    def document(self) -> Document:
        """What it holds."""
        return self._document or self._read()[0]

    @cached_property
    def faults(self) -> list[Diagnostic]:
        """What is wrong with its form."""
        return self._read()[1]

    @property
    def bare(self) -> Document:
        """The document without its tree, which is all that a diagnostic at a known place needs."""
        return Document(self.path, lines=yaml.lines(self._bytes))

    @property
    def places(self) -> Places:
        """Where its values stand."""
        if self._places is None:
            self._places = self.document.places
        return self._places

    @places.setter
    def places(self, places: Places) -> None:
        self._places = places

    def put_away(self) -> None:
        """Let go of the document."""
        if self._document:
            self.places.pack()
            self._document = None

    def at(self, rule: Rule, path: Path, /, **values: object) -> Diagnostic:
        """Return ``rule``'s diagnostic at a value; at its holder where it is not there."""
        return self.bare.report(rule, self.places.mark(path), None, **values)

    def at_key(self, rule: Rule, path: Path, /, **values: object) -> Diagnostic:
        """Return ``rule``'s diagnostic at the key of a value rather than at the value."""
        return self.bare.report(rule, self.places.key_mark(path), None, **values)

    @property
    def _bytes(self) -> bytes:
        return zlib.decompress(self._data)

    def _read(self) -> tuple[Document, list[Diagnostic]]:
        # Whichever of the two is asked for first, the file is read once.
        self._document, self.faults = yaml.read(self.path, self._bytes)
        return self._document, self.faults
