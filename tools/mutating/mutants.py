"""The mutants of a module: its code with one small fault each.

What is changed: comparisons, `and` and `or`, `not`, conditions, sums and unions, numbers, texts, true and
false, the value that is returned, a named argument that is left out, a call or a `yield` that is left out,
`break` and `continue`. What is not: type annotations and aliases, decorators, docstrings, imports.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import CodeType

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_NOT_OURS = frozenset({"annotation", "returns", "decorator_list", "format_spec", "type_comment", "bases"})
#: What may stand in a place, None for nothing, and how the change is told.
Change = tuple[ast.AST | None, str]
#: What a condition is that has mutants of its own.
_CONDITIONS = (ast.Compare, ast.BoolOp, ast.Constant)
_OF_TYPES = (ast.Name, ast.BinOp, ast.BitOr, ast.Subscript, ast.Tuple, ast.List)
_WIDEST = 110


@dataclass(frozen=True)
class _Site:
    """A node of a module, where it hangs, the lines of its statement, and whether that is in a function."""

    node: ast.AST
    holder: ast.AST
    field: str
    at: int | None
    lines: tuple[int, int] = (0, 0)
    within: bool = False

    def put(self, new: ast.AST | None) -> None:
        """Put ``new``, or nothing, in the place of the node."""
        if self.at is None:
            setattr(self.holder, self.field, new)
        else:
            getattr(self.holder, self.field)[self.at : self.at + 1] = [] if new is None else [new]

    def inner(self) -> Iterator[_Site]:
        """Yield this site and all below it that may change."""
        lines = _extent(self.node) if isinstance(self.node, ast.stmt) else self.lines
        yield replace(self, lines=lines)
        if isinstance(self.node, ast.Call) and ast.unparse(self.node.func) == "TypeVar":
            return
        for name, value in ast.iter_fields(self.node):
            within = self.within or (isinstance(self.node, (ast.FunctionDef, ast.Lambda)) and name == "body")
            for at, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(node, ast.AST) and name not in _NOT_OURS:
                    yield from _Site(node, self.node, name, at, lines, within).inner()


@dataclass(frozen=True)
class Mutant:
    """A module with one fault.

    Attributes:
        path: The file of the module.
        line: Where the fault is, from 1.
        lines: The first and the last line of its statement, or of what stands before its body.
        told: What was changed.
        within: Whether it lies in a function: what stands outside runs when the module is imported.
        defines: The names to which its statement gives a value, if that stands outside of functions.
    """

    path: Path
    line: int
    lines: tuple[int, int]
    told: str
    within: bool
    defines: frozenset[str]
    _tree: ast.Module
    _site: _Site
    _new: ast.AST | None

    def code(self) -> CodeType:
        """Return the module with the fault, compiled. Its tree keeps the fault: for one use in a process."""
        self._site.put(self._new)
        return compile(ast.fix_missing_locations(self._tree), str(self.path), "exec")


def mutants(path: Path) -> list[Mutant]:
    """Return the mutants of the module at ``path``, in the order of its lines."""
    tree = ast.parse(path.read_text("utf-8"))
    found = [
        Mutant(
            path=path,
            line=getattr(site.node, "lineno", site.lines[0]),
            lines=site.lines,
            told=told,
            within=site.within,
            defines=_defined(statement),
            _tree=tree,
            _site=site,
            _new=new,
        )
        for at, statement in enumerate(tree.body)
        if not isinstance(statement, (ast.Import, ast.ImportFrom)) and not _is_alias(statement)
        for site in _Site(statement, tree, "body", at).inner()
        for new, told in _changes(site)
    ]
    return sorted(found, key=lambda mutant: mutant.line)


def _defined(statement: ast.stmt) -> frozenset[str]:
    return frozenset(
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )


def _extent(statement: ast.stmt) -> tuple[int, int]:
    """Return the first and the last line of a statement; of one with a body, of what stands before that."""
    body = getattr(statement, "body", None)
    last = body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
    return statement.lineno, max(last, statement.lineno)


def _changes(site: _Site) -> Iterator[Change]:
    """Yield what may stand in a place, None for nothing, and how that is told."""
    node = site.node
    if isinstance(node, ast.stmt):
        yield from _of_statement(node)
    elif type(node) in _SWAPPED:
        new = _SWAPPED[type(node)]()
        yield new, f"{_sign(node)} → {_sign(new)} in {_shown(site.holder)}"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        yield node.operand, f"{_shown(node)} → {_shown(node.operand)}"
    elif isinstance(node, ast.Constant) and not isinstance(site.holder, ast.Expr):
        yield from ((new, f"{_shown(node)} → {_shown(new)}") for new in _other(node.value))
    elif isinstance(node, ast.keyword) and node.arg:
        yield None, f"{node.arg}={_shown(node.value)} left out"
    elif site.field in ("test", "ifs") and isinstance(node, ast.expr) and not isinstance(node, _CONDITIONS):
        yield ast.UnaryOp(ast.Not(), node), f"if {_shown(node)} → if not …"


def _of_statement(node: ast.stmt) -> Iterator[Change]:
    if isinstance(node, ast.Break):
        yield ast.Continue(), "break → continue"
    elif isinstance(node, ast.Continue):
        yield ast.Break(), "continue → break"
    elif isinstance(node, ast.Return) and node.value and not isinstance(node.value, ast.Constant):
        yield ast.Return(ast.Constant(None)), f"{_shown(node)} → return None"
    elif isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.Yield, ast.YieldFrom)):
        yield ast.Pass(), f"{_shown(node)} left out"


def _other(value: object) -> list[ast.Constant]:
    if isinstance(value, bool):
        return [ast.Constant(not value)]
    if isinstance(value, int):
        return [ast.Constant(value + 1)]
    if isinstance(value, str):
        return [ast.Constant(f"XX{value}XX" if value else "XX")]
    return [ast.Constant(b"XX" + value)] if isinstance(value, bytes) else []


def _is_alias(statement: ast.stmt) -> bool:
    """Tell whether a statement names a type: ``Node = Text | Listing``, ``Path = tuple[str | int, ...]``."""
    if not isinstance(statement, ast.Assign) or not isinstance(statement.value, (ast.BinOp, ast.Subscript)):
        return False
    return all(
        isinstance(node, (*_OF_TYPES, ast.expr_context)) or getattr(node, "value", None) is ...
        for node in ast.walk(statement.value)
    )


def _sign(node: ast.AST) -> str:
    return type(node).__name__


def _shown(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"
