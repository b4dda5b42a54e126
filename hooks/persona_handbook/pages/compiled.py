"""Templates compiled once: compiling them takes longer than printing the pages of a few personas."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator

#: Where compiled templates wait for the next process, as trusted as the code beside them.
FOLDER = Path(__file__).parents[3] / ".cache" / "templates"
#: Files in that folder before it is emptied: those of templates that lay elsewhere are never asked for again.
MOST_FILES = 1_000
#: What makes code of ours from a template's text, besides Jinja.
_OURS = [Path(__file__).with_name(name).read_text("utf-8") for name in ("compiled.py", "environment.py")]


class _Generator(CodeGenerator):
    """Compiles a template to the same code whoever asks for it.

    Jinja works filters of fixed words out while it compiles. What a filter says may be another in another
    language, with another glossary, of other personas.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.optimizer = None

    def _output_child_to_const(self, node: nodes.Expr, *arguments: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, *arguments)


class Compiled(jinja2.FileSystemBytecodeCache):
    """Keeps what Jinja compiled, in memory and on the disk, as long as it would be compiled to the same.

    Where nothing can be written, it is kept in memory alone.

    Args:
        folder: Where to keep it, made if need be; ``FOLDER`` unless given.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or FOLDER
        super().__init__(str(folder))
        self._codes: dict[str, tuple[str, CodeType]] = {}
        #: Asked with the first template: until then, plugins may add filters.
        self._compiler: Callable[[], str] = str
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            if sum(1 for _ in folder.iterdir()) > MOST_FILES:
                self.clear()

    def serve(self, environment: jinja2.Environment) -> None:
        """Have an environment ask here for its templates' code."""
        self._compiler = cache(lambda: _compiler(environment))
        environment.code_generator_class = _Generator
        environment.bytecode_cache = self

    def get_source_checksum(self, source: str) -> str:
        """Return what tells apart the texts, and the compilers, that make different code."""
        return sha256(f"{self._compiler()}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give ``bucket`` the code that was kept, if it is of the same text."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
            return
        with suppress(OSError):
            super().load_bytecode(bucket)
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._remember(bucket)
        with suppress(OSError):
            super().dump_bytecode(bucket)

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code:
            self._codes[bucket.key] = (bucket.checksum, bucket.code)


def _compiler(environment: jinja2.Environment) -> str:
    """Return what the code of a template depends on, besides its text and Python."""
    callables = {**environment.filters, **environment.tests}
    return repr(
        (
            jinja2.__version__,
            _OURS,
            type(environment).__qualname__,
            environment.autoescape,
            environment.trim_blocks,
            environment.lstrip_blocks,
            getattr(environment, "newstyle_gettext", None),
            sorted(environment.extensions),
            sorted((name, str(getattr(one, "jinja_pass_arg", ""))) for name, one in callables.items()),
        )
    )
