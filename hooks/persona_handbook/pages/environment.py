"""Jinja's environment, with what it does at every call of a macro and every value that is printed made short.

A page is made of thousands of calls of macros, each of them one small piece of HTML. What Jinja does around
each is a fifth of a build. Nothing here changes what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from functools import cache
from types import FunctionType, MethodType
from typing import Any

import jinja2
import jinja2.runtime
import markupsafe
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup

from ..words import Words

#: Of these Jinja marks those that want the context itself.
_PLAIN = (FunctionType, MethodType)
#: What is not itself in HTML.
_SPECIAL = re.compile("[&<>'\"]")


def escape(value: Any) -> str:
    """Return ``value`` as HTML, which nothing but a page is made of.

    markupsafe makes a copy of what is HTML already, and ``Markup`` of what is the same in HTML.
    """
    kind = type(value)
    if kind is Markup or (kind is str and not _SPECIAL.search(value)):
        text: str = value
        return text
    return markupsafe.escape(value)


class Macro(jinja2.runtime.Macro):
    """A macro of an environment that escapes everything and waits for nothing."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        #: Jinja's own way of calling is left to those that take whatever they are given.
        self._takes_any = self.catch_kwargs or self.catch_varargs or self.explicit_caller

    def __call__(self, *arguments: Any, **named: Any) -> Markup:
        """Return what the macro prints."""
        left_out = self._argument_count - len(arguments)
        if self._takes_any or left_out < 0:
            return Markup(super().__call__(*arguments, **named))  # noqa: S704  # it is HTML
        values: Sequence[Any] = (missing,) * left_out
        if named or self.caller:
            values = [named.pop(name, missing) for name in self.arguments[len(arguments) :]]
            if self.caller:
                caller = named.pop("caller", None)
                values.append(caller or self._environment.undefined("No caller defined", name="caller"))
            if named:
                raise TypeError(f"macro {self.name!r} takes no argument {next(iter(named))!r}")
        # Past Markup's own constructor, which asks whether the text is HTML already.
        return str.__new__(Markup, self._func(*arguments, *values))


class _Context(Context):
    """Calls macros, functions and methods without Jinja's search for what may want the context."""

    def call(self, called: Any, /, *arguments: Any, **named: Any) -> Any:
        """Call what a template calls."""
        kind = type(called)
        if kind is not Macro and (kind not in _PLAIN or hasattr(called, "jinja_pass_arg")):
            return super().call(called, *arguments, **named)
        if named:
            named.pop("_loop_vars", None)
            named.pop("_block_vars", None)
        return called(*arguments, **named)


class Environment(jinja2.Environment):
    """An environment whose templates all know the same globals, and all escape what they print."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template: those of all, unless it is given some of its own.

        Jinja puts an empty mapping before them, whose keys it then compares, one by one, at each import.
        """
        return super().make_globals(d) if d else self.globals

    def _generate(self, *arguments: Any, **named: Any) -> str:
        """Return the code of a template with ours of both; Jinja has this method to be overridden."""
        return f"{super()._generate(*arguments, **named)}\nfrom {__name__} import Macro, escape\n"


def looked_up(words: Words) -> Callable[..., Markup]:
    """Return what looks up labels for templates; those without variables, most by far, once each.

    As Jinja's own: what it returns is safe, and what it fills in is escaped.
    """

    @cache
    def plain(message: str) -> Markup:
        return Markup(words.gettext(message)) % {}  # noqa: S704  # a label of ours

    def gettext(message: str, /, **variables: object) -> Markup:
        if not variables:
            return plain(message)
        # A format may ask for a number.
        filled = {name: one if isinstance(one, int) else escape(one) for name, one in variables.items()}
        return Markup(words.gettext(message) % filled)  # noqa: S704  # a label of ours

    return gettext
