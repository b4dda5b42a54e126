"""What is said of a field beneath it, where it is declared: the source format is described there alone."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent


@cache
def docs(part: type) -> Mapping[str, str]:
    """Return the docstrings of the fields of a class, its bases' too, by the fields' names.

    They are read from the source when they are asked for. pydantic would read them when the class is made
    (``use_attribute_docstrings``), also for a check, which shows none.

    Raises:
        OSError: The source is not there.
    """
    said: dict[str, str] = {}
    for one in reversed(part.__mro__):
        if one.__module__ != "builtins" and not one.__module__.startswith("pydantic"):
            said |= _own(one)
    return said


def _own(part: type) -> dict[str, str]:
    (made,) = ast.parse(dedent(inspect.getsource(part))).body
    assert isinstance(made, ast.ClassDef)  # noqa: S101  # the source of a class
    return {
        field.target.id: inspect.cleandoc(said.value.value)
        for field, said in pairwise(made.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(said, ast.Expr) and isinstance(said.value, ast.Constant)
        if isinstance(said.value.value, str)
    }
