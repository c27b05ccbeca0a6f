"""Evaluating a rule when something it asks is not known: three-valued logic.

Slower than calling the function (`rulebook` does that when everything is known), but it can say
"still false, whatever the birth date is" and, when it cannot, exactly what is missing.
"""

import ast
import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tirek.law.rule import VOCABULARY
from tirek.law.subset import expression_of
from tirek.law.unknown import is_unknown, together

BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
    ast.In: lambda one, many: one in many,
    ast.NotIn: lambda one, many: one not in many,
}

Names = Mapping[str, object]


def ask(function: Callable[..., object], names: Names) -> object:
    """The value of a rule under the given names, or the Unknown that says what it needs."""
    return _value(expression_of(function), names)


def _value(node: ast.expr, names: Names) -> object:
    return _EVALUATE[type(node)](node, names)


def _strict(parts: list[object], compute: Callable[..., object]) -> object:
    """Computed when all parts are known, else unknown for what the unknown parts need."""
    unknown = [part for part in parts if is_unknown(part)]
    unknown += [one for part in parts if isinstance(part, tuple) for one in part if is_unknown(one)]
    return together(unknown) if unknown else compute(*parts)


def _bool_op(node: ast.BoolOp, names: Names) -> object:
    # `and` is settled by the first false, `or` by the first true, wherever the unknown ones stand;
    # left to right as in Python, so that `x is None or f(x)` never asks f of None.
    return _settled((_value(part, names) for part in node.values), isinstance(node.op, ast.Or))


def _settled(values: Iterable[object], settles: bool) -> object:
    """The first known value that settles it, whatever is unknown; else unknown, if any is."""
    unknown = []
    for value in values:
        if is_unknown(value):
            unknown.append(value)
        elif bool(value) is settles:
            return settles
    return together(unknown) if unknown else not settles


def _unary(node: ast.UnaryOp, names: Names) -> object:
    compute = operator.not_ if isinstance(node.op, ast.Not) else operator.neg
    return _strict([_value(node.operand, names)], compute)


def _binary(node: ast.BinOp, names: Names) -> object:
    parts = [_value(node.left, names), _value(node.right, names)]
    return _strict(parts, BINARY[type(node.op)])


def _compare(node: ast.Compare, names: Names) -> object:
    values = [_value(part, names) for part in (node.left, *node.comparators)]
    links: list[object] = [
        _strict([left, right], COMPARE[type(op)])
        for left, op, right in zip(values, node.ops, values[1:], strict=False)
    ]
    if any(link is False for link in links):
        return False
    unknown = [link for link in links if is_unknown(link)]
    return together(unknown) if unknown else True


def _if(node: ast.IfExp, names: Names) -> object:
    test = _value(node.test, names)
    if not is_unknown(test):
        return _value(node.body if test else node.orelse, names)
    branches = [_value(node.body, names), _value(node.orelse, names)]
    unknown = [branch for branch in branches if is_unknown(branch)]
    if not unknown and branches[0] == branches[1]:
        return branches[0]  # the answer is the same either way
    return together([test, *unknown])


def _call(node: ast.Call, names: Names) -> object:
    assert isinstance(node.func, ast.Name)
    arguments = [_value(argument, names) for argument in node.args]
    if node.func.id == "count" and not is_unknown(arguments[0]):
        return VOCABULARY["count"](*arguments)  # known even where the values counted are not
    if node.func.id in ("any", "all") and isinstance(arguments[0], tuple):
        return _settled(arguments[0], node.func.id == "any")
    return _strict(arguments, VOCABULARY[node.func.id])


def _name(node: ast.Name, names: Names) -> object:
    return names[node.id]


def _constant(node: ast.Constant, names: Names) -> object:
    return node.value


def _tuple(node: ast.Tuple, names: Names) -> object:
    return tuple(_value(part, names) for part in node.elts)


_EVALUATE: dict[type[ast.expr], Callable[[Any, Names], object]] = {
    ast.BoolOp: _bool_op,
    ast.UnaryOp: _unary,
    ast.BinOp: _binary,
    ast.Compare: _compare,
    ast.IfExp: _if,
    ast.Call: _call,
    ast.Name: _name,
    ast.Constant: _constant,
    ast.Tuple: _tuple,
}
