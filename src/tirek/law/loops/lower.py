"""From the syntax tree of a rule to lines of the loop over cases.

A case of the loop lacks nothing: what may be none is asked whether it is, before anything else is
asked of it, as Python does. The branch that a case does not go is never worked out.
"""

from __future__ import annotations

import ast
from collections import ChainMap
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from math import lcm

from tirek.kernel.money import TIYN_IN_TENGE
from tirek.law.batch.lowered import Kind, NotCompiled
from tirek.law.loops.held import Held, Lines
from tirek.law.loops.sums import (
    brought_to,
    compared,
    divided,
    least,
    multiplied,
    negated,
    rounded,
    summed,
)
from tirek.law.rule import MONTHS_IN_YEAR, PERCENT, months_in

Codes = Mapping[str, int]
"""The whole number of each text that rules, acts or sheets know."""
COMPARED = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
SAME = ("==", "!=")
WHOLE: frozenset[Kind] = frozenset({"int", "month", "number"})


@dataclass(frozen=True)
class Lowering:
    """What the names of a rule are, and where the lines go.

    `later` are rules that are worked out where they are first asked: what a branch has worked out
    is known in that branch alone.
    """

    lines: Lines
    names: MutableMapping[str, Held]
    codes: Codes
    later: Mapping[str, ast.expr]

    def lower(self, node: ast.expr) -> Held:
        """The expression; a name may be a whole expression, as written. Raises NotCompiled."""
        written = ast.unparse(node)
        if written in self.names:
            return self.names[written]
        try:
            return _LOWER[type(node)](self, node)
        except NotCompiled as problem:
            raise NotCompiled(str(problem), problem.line or node.lineno) from None

    def branch(self, head: str, node: ast.expr, name: str) -> None:
        """An expression worked out in a block of its own, and kept under the name."""
        with self.lines.inside(head):
            self.lines.line(f"{name} = {self.inside().lower(node).said}")

    def inside(self) -> Lowering:
        """The same in a branch."""
        return replace(self, names=ChainMap({}, self.names))


def _name(self: Lowering, node: ast.Name) -> Held:
    if node.id not in self.later:
        raise NotCompiled(f"{node.id} has no column here")
    found = self.lower(self.later[node.id])
    self.names[node.id] = found
    return found


def _constant(self: Lowering, node: ast.Constant) -> Held:
    value = node.value
    if value is None:
        return Held("0", "none", none="True")
    if isinstance(value, bool):
        return Held(str(value), "bool")
    if isinstance(value, int):
        return Held(str(value), "int", among=(value,))
    return Held(str(self.codes[str(value)]), "text")


def _bool_op(self: Lowering, node: ast.BoolOp) -> Held:
    found = self.lines.keep(self.lower(node.values[0]).said)
    head = f"if {'not ' if isinstance(node.op, ast.Or) else ''}{found}:"
    for part in node.values[1:]:
        self.branch(head, part, found)
    return Held(found, "bool")


def _unary(self: Lowering, node: ast.UnaryOp) -> Held:
    part = self.lower(node.operand)
    if isinstance(node.op, ast.Not):
        return Held(self.lines.keep(f"not {part.said}"), "bool")
    return negated(self.lines, part)


def _binary(self: Lowering, node: ast.BinOp) -> Held:
    left, right = self.lower(node.left), self.lower(node.right)
    if isinstance(node.op, ast.Div):
        return divided(self.lines, left, right)
    if isinstance(node.op, ast.Mult):
        return multiplied(self.lines, left, right, _kind_of(left, right, multiplied=True))
    kind = _kind_of(left, right, multiplied=False)
    less = isinstance(node.op, ast.Sub)
    return replace(summed(self.lines, left, right, less=less), kind=kind)


def _kind_of(left: Held, right: Held, *, multiplied: bool) -> Kind:
    kinds = {left.kind, right.kind}
    if kinds <= WHOLE:
        return "number" if "number" in kinds else "int"
    if kinds == {"money"} and not multiplied:
        return "money"
    if "money" in kinds and multiplied and kinds - {"money"} <= WHOLE and len(kinds) == 2:
        return "money"
    raise NotCompiled(f"{left.kind} and {right.kind} cannot be reckoned with together")


def _compare(self: Lowering, node: ast.Compare) -> Held:
    if isinstance(node.ops[0], ast.Is | ast.IsNot):
        none = self.lower(node.left).none or "False"
        negated = "not " if isinstance(node.ops[0], ast.IsNot) else ""
        return Held(self.lines.keep(f"{negated}{none}"), "bool")
    if isinstance(node.ops[0], ast.In | ast.NotIn):
        return _among(self, node)
    parts = [self.lower(part) for part in (node.left, *node.comparators)]
    pairs = zip(parts, node.ops, parts[1:], strict=False)
    links = [_link(self, left, COMPARED[type(op)], right) for left, op, right in pairs]
    return Held(links[0] if len(links) == 1 else self.lines.keep(" and ".join(links)), "bool")


def _link(self: Lowering, left: Held, sign: str, right: Held) -> str:
    if left.kind != right.kind and not {left.kind, right.kind} <= WHOLE:
        raise NotCompiled(f"{left.kind} and {right.kind} cannot be compared")
    if left.kind == "text" and (sign not in SAME or not _is_said(left, right)):
        raise NotCompiled("a text is only looked for as one that is written")
    found = compared(self.lines, left, sign, right)
    if sign not in SAME or not (left.none or right.none):
        return found
    one, other = left.none or "False", right.none or "False"
    both, neither = f"({one} and {other})", f"(not {one} and not {other} and "
    same = f"({both} or {neither}{left.said} == {right.said}))"
    return self.lines.keep(same if sign == "==" else f"not {same}")


def _is_said(left: Held, right: Held) -> bool:
    """One of two texts is a literal: of those that nobody knows, two may have the same number."""
    return left.said.isdecimal() or right.said.isdecimal()


def _among(self: Lowering, node: ast.Compare) -> Held:
    part, many = self.lower(node.left), node.comparators[0]
    assert isinstance(many, ast.Tuple)
    listed = [self.lower(one) for one in many.elts]
    if any(one.kind != part.kind for one in listed):
        raise NotCompiled(f"{part.kind} is looked for among other kinds")
    found = self.lines.keep(" or ".join([_link(self, part, "==", one) for one in listed]))
    negated = isinstance(node.ops[0], ast.NotIn)
    return Held(self.lines.keep(f"not {found}") if negated else found, "bool")


def _tuple(self: Lowering, node: ast.Tuple) -> Held:
    raise NotCompiled("a list is only compared with")


def _if(self: Lowering, node: ast.IfExp) -> Held:
    """Both branches are written before it is known in which parts they say their values."""
    test, lines = self.lower(node.test).said, self.lines
    found = lines.fresh()
    ways = []
    for head, part in ((f"if {test}:", node.body), ("else:", node.orelse)):
        with lines.inside(head):
            ways.append((self.inside().lower(part), len(lines.lines)))
    return _either(lines, found, ways)


def _either(lines: Lines, found: str, ways: list[tuple[Held, int]]) -> Held:
    """One value of two: each branch gains the lines that bring its own to the shared shape."""
    kinds = {way.kind for way, _ in ways} - {"none"}
    if len(kinds) > 1 and not kinds <= {"int", "number"}:
        raise NotCompiled(f"one value cannot be {' here and '.join(sorted(kinds))} there")
    kind: Kind = "number" if len(kinds) > 1 else next(iter(kinds), "none")
    per = lcm(*(way.per for way, _ in ways))
    shape = Held(
        found,
        kind,
        per,
        f"{found}_slack" if any(way.slack for way, _ in ways) else "",
        f"{found}_none" if any(way.none for way, _ in ways) else "",
    )
    for way, end in reversed(ways):
        own = Lines([], lines.depth + 1, lines.numbers)
        value = brought_to(own, way, per)
        own.line(f"{found} = {value.said}")
        if shape.slack:
            own.line(f"{shape.slack} = {value.slack or '0'}")
        if shape.none:
            own.line(f"{shape.none} = {value.none or 'False'}")
        lines.lines[end:end] = own.lines
    return shape


def _call(self: Lowering, node: ast.Call) -> Held:
    assert isinstance(node.func, ast.Name)
    if node.func.id not in _FUNCTIONS:
        raise NotCompiled(f"{node.func.id}() has no words in the loop over cases")
    return _FUNCTIONS[node.func.id](self, *(self.lower(one) for one in node.args))


def _word(word: str, kind: Kind) -> Callable[..., Held]:
    """A function of `words`."""

    def said(self: Lowering, *parts: Held) -> Held:
        asked = ", ".join(part.said for part in parts)
        return Held(self.lines.keep(f"{word}({asked})"), kind)

    return said


def _text(shape: str, kind: Kind) -> Callable[..., Held]:
    """An expression of its arguments."""

    def said(self: Lowering, *parts: Held) -> Held:
        return Held(self.lines.keep(shape.format(*(part.said for part in parts))), kind)

    return said


def _months_in(self: Lowering, period: Held) -> Held:
    quarter = self.codes["quarter"]
    if period.said.isdecimal():
        number = months_in("quarter" if int(period.said) == quarter else "month")
        return Held(str(number), "int", among=(number,))
    return Held(self.lines.keep(f"3 if {period.said} == {quarter} else 1"), "int", among=(1, 3))


def _month_number(self: Lowering, month: Held) -> Held:
    among = tuple(range(1, MONTHS_IN_YEAR + 1))
    return Held(self.lines.keep(f"{month.said} % {MONTHS_IN_YEAR} + 1"), "int", among=among)


def _percent_of(self: Lowering, sum_: Held, percent: Held) -> Held:
    hundredth = Held(str(PERCENT), "int", among=(PERCENT,))
    return divided(self.lines, multiplied(self.lines, sum_, percent, "money"), hundredth)


def _tenge(self: Lowering, number: Held) -> Held:
    tiyn = Held(str(TIYN_IN_TENGE), "int", among=(TIYN_IN_TENGE,))
    return replace(multiplied(self.lines, number, tiyn, "number"), kind="money")


def _of_many(word: str) -> Callable[..., Held]:
    def said(self: Lowering, *parts: Held) -> Held:
        kinds = {part.kind for part in parts}
        if len(parts) < 2 or not (len(kinds) == 1 or kinds <= WHOLE):
            raise NotCompiled("min and max take two or more values of one kind")
        return least(self.lines, word, list(parts))

    return said


_FUNCTIONS: dict[str, Callable[..., Held]] = {
    "month_of": _word("month_of", "month"),
    "months_after": _text("{} + {}", "month"),
    "month_number": _month_number,
    "months_in": _months_in,
    "months_from": _word("months_from", "int"),
    "quarter_begins": _text("{0} - {0} % 3", "month"),
    "age_on": _word("age_on", "int"),
    "days_after": _text("{} + {}", "date"),
    "months_later": _word("months_later", "date"),
    "months_on": _word("months_on", "int"),
    "rounded": lambda self, sum_: rounded(self.lines, sum_),
    "whole_tenge": lambda self, sum_: rounded(self.lines, sum_, TIYN_IN_TENGE),
    "tenge": _tenge,
    "percent_of": _percent_of,
    "min": _of_many("min"),
    "max": _of_many("max"),
}
_LOWER: dict[type[ast.expr], Callable[..., Held]] = {
    ast.Name: _name,
    ast.Constant: _constant,
    ast.BoolOp: _bool_op,
    ast.UnaryOp: _unary,
    ast.BinOp: _binary,
    ast.Compare: _compare,
    ast.Tuple: _tuple,
    ast.IfExp: _if,
    ast.Call: _call,
}
