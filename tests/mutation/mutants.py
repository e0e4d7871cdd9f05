"""The small changes that the tests must notice, made in the syntax tree of a module."""

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any, Final, cast

Unit = tuple[str, int]
"""A function by its qualified name and the line where it begins."""

COMPARISONS: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES: Final = {
    "ZERO": "ONE",
    "ONE": "ZERO",
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
}
UNWRAPPED: Final = frozenset({"abs", "reversed", "sorted"})
"""Calls that are replaced by what they are given."""


@dataclass(frozen=True, eq=False)
class Mutant:
    """One change: in a parent's field, at an index where that is a list."""

    package: Path
    module: str
    tree: ast.Module
    unit: Unit | None
    lines: range
    parent: ast.AST
    field: str
    index: int | None
    old: ast.AST
    new: ast.AST
    change: str
    number: int

    @property
    def path(self) -> Path:
        """The file of the module."""
        return self.package / f"{self.module}.py"

    @property
    def place(self) -> str:
        """The line and the column."""
        return f"{self.lines.start}:{self.column}"

    @property
    def name(self) -> str:
        """The module, the function, the change, and its number where there are several alike."""
        where = f"{self.module} {self.unit[0]}" if self.unit else self.module
        return f"{where}: {self.change}" + (f" #{self.number}" if self.number > 1 else "")

    @property
    def column(self) -> int:
        """Where in its line the change stands, counted from one."""
        node = self.old.pattern if isinstance(self.old, ast.match_case) else self.old
        return getattr(node, "col_offset", -1) + 1

    def compiled(self) -> CodeType:
        """The code of the module with the change; the tree is spent by it."""
        if self.index is None:
            setattr(self.parent, self.field, self.new)
        else:
            getattr(self.parent, self.field)[self.index] = self.new
        return compile(ast.fix_missing_locations(self.tree), str(self.path), "exec")


def _nodes(value: Any) -> list[tuple[int | None, ast.AST]]:
    """The nodes in a field, each with its index where the field is a list."""
    if isinstance(value, ast.AST):
        return [(None, value)]
    given = cast("list[object]", value if isinstance(value, list) else [])
    return [(index, each) for index, each in enumerate(given) if isinstance(each, ast.AST)]


def _text(node: ast.AST) -> str:
    """A piece of a tree as it could be written, in one line."""
    if isinstance(node, ast.match_case):
        guard = f" if {ast.unparse(node.guard)}" if node.guard else ""
        return f"case {ast.unparse(node.pattern)}{guard}"
    written = ast.unparse(ast.fix_missing_locations(copy.deepcopy(node)))
    shown = " ".join(written.split())
    return shown if len(shown) <= 120 else f"{shown[:117]}..."


def enumerations(package: Path) -> dict[str, list[str]]:
    """The enumerations of a package with their members."""
    found: dict[str, list[str]] = {}
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id in {"Term", "StrEnum"} for base in node.bases
            ):
                found[node.name] = [
                    each.targets[0].id
                    for each in node.body
                    if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name)
                ]
    return found


class Maker:
    """Finds the changes of one module."""

    def __init__(self, package: Path, module: str, terms: dict[str, list[str]]) -> None:
        """Read the module."""
        self.package = package
        self.module = module
        self.terms = terms
        self.tree = ast.parse((package / f"{module}.py").read_text(encoding="utf-8"))
        self.alike = Counter[tuple[Unit | None, str]]()

    def mutants(self) -> Iterator[Mutant]:
        """All changes, in the order of the module."""
        yield from self._block(self.tree, "body", None, "")

    def _make(
        self,
        place: tuple[ast.AST, str, int | None],
        old: ast.AST,
        new: ast.AST,
        unit: Unit | None,
        lines: range,
    ) -> Mutant:
        """A change of one node."""
        if isinstance(old, ast.expr | ast.stmt) and isinstance(new, ast.expr | ast.stmt):
            ast.copy_location(new, old)
        change = f"{_text(old)} → {_text(new)}"
        self.alike[unit, change] += 1
        number = self.alike[unit, change]
        return Mutant(
            self.package, self.module, self.tree, unit, lines, *place, old, new, change, number
        )

    def _block(
        self, parent: ast.AST, field: str, unit: Unit | None, scope: str
    ) -> Iterator[Mutant]:
        """The changes of a list of statements."""
        for index, node in enumerate(getattr(parent, field)):
            yield from self._statement(node, (parent, field, index), unit, scope)

    def _statement(  # noqa: C901, PLR0912  One case a kind of statement.
        self, node: ast.stmt, place: tuple[ast.AST, str, int | None], unit: Unit | None, scope: str
    ) -> Iterator[Mutant]:
        """The changes of one statement and of what stands in it."""
        match node:
            case ast.FunctionDef():
                yield from self._function(node, unit, scope)
                return
            case ast.ClassDef():
                yield from self._block(node, "body", unit, f"{scope}{node.name}.")
                return
            case ast.Assert() | ast.Import() | ast.ImportFrom() | ast.Delete() | ast.Global():
                return
            case ast.Expr(value=ast.Constant()):
                return
            case _:
                pass
        header = node.end_lineno or node.lineno
        inner: ast.stmt | None = None
        if isinstance(node, ast.If | ast.For | ast.While | ast.With | ast.Try):
            inner = node.body[0]
        elif isinstance(node, ast.Match):
            header = node.subject.end_lineno or node.lineno
        if inner is not None:
            header = max(node.lineno, inner.lineno - 1)
        lines = range(node.lineno, header + 1)
        if unit is not None:
            for new in self._changed_statement(node):
                yield self._make(place, node, new, unit, lines)
        for field, value in ast.iter_fields(node):
            if field == "annotation":
                continue
            if field in {"body", "orelse", "finalbody"} and not isinstance(value, ast.AST):
                yield from self._block(node, field, unit, scope)
                continue
            for index, each in _nodes(value):
                yield from self._part(each, (node, field, index), unit, lines, scope)

    def _part(
        self,
        node: ast.AST,
        place: tuple[ast.AST, str, int | None],
        unit: Unit | None,
        lines: range,
        scope: str,
    ) -> Iterator[Mutant]:
        """The changes of an expression, a handler or a case."""
        match node:
            case ast.ExceptHandler():
                yield from self._block(node, "body", unit, scope)
            case ast.match_case():
                at = range(node.pattern.lineno, (node.pattern.end_lineno or 0) + 1)
                if not (isinstance(node.pattern, ast.MatchAs) and node.pattern.pattern is None):
                    never = copy.deepcopy(node)
                    never.guard = ast.Constant(value=False)
                    yield self._make(place, node, never, unit, at)
                if node.guard:
                    always = copy.deepcopy(node)
                    always.guard = None
                    yield self._make(place, node, always, unit, at)
                    yield from self._part(node.guard, (node, "guard", None), unit, at, scope)
                yield from self._block(node, "body", unit, scope)
            case _:
                for new in self._changed(node):
                    yield self._make(place, node, new, unit, lines)
                for field, value in ast.iter_fields(node):
                    for index, each in _nodes(value):
                        yield from self._part(each, (node, field, index), unit, lines, scope)

    def _function(self, node: ast.FunctionDef, unit: Unit | None, scope: str) -> Iterator[Mutant]:
        """The changes of a function: its defaults belong to the class or module around it."""
        for field in ("defaults", "kw_defaults"):
            values: list[ast.expr | None] = getattr(node.args, field)
            for index, value in enumerate(values):
                if value is not None:
                    lines = range(value.lineno, value.lineno + 1)
                    yield from self._part(value, (node.args, field, index), unit, lines, scope)
        first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
        inside = unit or (f"{scope}{node.name}", first)
        yield from self._block(node, "body", inside, scope)

    def _changed_statement(self, node: ast.stmt) -> Iterator[ast.stmt]:  # noqa: C901  One case each.
        """Other statements in the place of one."""
        match node:
            case ast.Return(value=value) if value is not None:
                if not (isinstance(value, ast.Constant) and value.value is None):
                    yield ast.Return(value=ast.Constant(value=None))
            case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
                yield ast.If(test=ast.Constant(value=False), body=[node], orelse=[])
            case ast.Expr() | ast.AugAssign() | ast.Raise():
                yield ast.Pass()
            case ast.Continue():
                yield ast.Break()
            case ast.Break():
                yield ast.Continue()
            case ast.If():
                for truth in (True, False):
                    yield ast.If(test=ast.Constant(value=truth), body=node.body, orelse=node.orelse)
            case _:
                pass

    def _changed(self, node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901, PLR0912  One case each.
        """Other expressions in the place of one."""
        match node:
            case ast.Compare(left=left, ops=ops, comparators=comparators):
                for index, found in enumerate(ops):
                    for other in COMPARISONS[type(found)]:
                        others = [*ops[:index], other(), *ops[index + 1 :]]
                        yield ast.Compare(left=left, ops=others, comparators=comparators)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
                yield ast.BinOp(left=left, op=ARITHMETIC[type(op)](), right=right)
            case ast.BoolOp(op=op, values=values):
                yield ast.BoolOp(
                    op=ast.And() if isinstance(op, ast.Or) else ast.Or(), values=values
                )
                for index in range(len(values)):
                    rest = [*values[:index], *values[index + 1 :]]
                    yield rest[0] if len(rest) == 1 else ast.BoolOp(op=op, values=rest)
            case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
                yield operand
            case ast.IfExp(body=body, orelse=orelse):
                yield body
                yield orelse
            case ast.Constant(value=bool() as value):
                yield ast.Constant(value=not value)
            case ast.Constant(value=int() as value):
                yield ast.Constant(value=value + 1)
                yield ast.Constant(value=value - 1)
            case ast.Name(id=name) if name in NAMES and isinstance(node.ctx, ast.Load):
                yield ast.Name(id=NAMES[name], ctx=ast.Load())
            case ast.Attribute(value=ast.Name(id=kind), attr=member):
                members = self.terms.get(kind, [])
                if member in members and len(members) > 1:
                    following = members[(members.index(member) + 1) % len(members)]
                    yield ast.Attribute(value=node.value, attr=following, ctx=ast.Load())
            case ast.Call(func=ast.Name(id=name), args=[argument, *_]) if name in UNWRAPPED:
                yield argument
            case ast.comprehension(ifs=[_, *_]):
                yield ast.comprehension(
                    target=node.target, iter=node.iter, ifs=[], is_async=node.is_async
                )
            case _:
                pass
