"""Templates compiled once, however often a process builds: under serve that is most of a small build."""

from __future__ import annotations

from types import CodeType

import jinja2
from jinja2.bccache import Bucket


class Compiled(jinja2.BytecodeCache):
    """Keeps what Jinja compiled in memory, as long as the text of the template is the same.

    Jinja works out filters of fixed words while it compiles. What is kept must therefore not be used where
    a filter would say something else: in another language, with another glossary.
    """

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give ``bucket`` what was kept of its template, unless the text has changed."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            self._codes[bucket.key] = (bucket.checksum, bucket.code)
