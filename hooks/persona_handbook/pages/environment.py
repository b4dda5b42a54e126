"""Jinja's environment, with what it does at every call of a macro and every value that is printed made short.

A page is made of thousands of calls of macros, each of them one small piece of HTML. What Jinja does around
each is a fifth of a build. Nothing here changes what is printed.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import cache
from types import FunctionType, MethodType
from typing import Any

import jinja2
import markupsafe
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from ..words import Words

#: Of these Jinja marks those that want the context itself.
_PLAIN = (FunctionType, MethodType)


def escape(value: object) -> Markup:
    """Return ``value`` as HTML; markupsafe makes a copy of what is HTML already."""
    return value if type(value) is Markup else markupsafe.escape(value)


class _Context(Context):
    """Calls macros, functions and methods without Jinja's search for what may want the context."""

    def call(self, called: Any, /, *arguments: Any, **named: Any) -> Any:
        """Call what a template calls."""
        kind = type(called)
        if kind is not Macro and (kind not in _PLAIN or hasattr(called, "jinja_pass_arg")):
            return super().call(called, *arguments, **named)
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
        """Return the code of a template with our ``escape``; Jinja has this method to be overridden."""
        return f"{super()._generate(*arguments, **named)}\nfrom {__name__} import escape\n"


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
        return Markup(words.gettext(message)) % variables  # noqa: S704  # a label of ours

    return gettext
