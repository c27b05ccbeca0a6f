"""From the syntax tree of a rule to SQL (PostgreSQL's words, a small part of them).

Conditions are SQL's own three-valued logic, which is `kleene`'s. Everything else is unknown while
a part of it is, and says what it needs: never the ELSE of an engine.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import lcm
from typing import cast

from tirek.kernel.money import TIYN_IN_TENGE
from tirek.law.batch.bracket import (
    compared,
    divided,
    either_slack,
    least_of,
    may_be_same,
    multiplied,
    negated,
    over,
    rounded,
    summed,
)
from tirek.law.batch.days import DAYS_AND_MONTHS
from tirek.law.batch.lowered import (
    Kind,
    Lowered,
    NotCompiled,
    only_unknown,
    text,
    together,
    unknown,
)
from tirek.law.rule import PERCENT

Names = Mapping[str, Lowered]

COMPARED = {
    ast.Eq: "=",
    ast.NotEq: "<>",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
OF_MANY = ("total", "first", "count", "added", "how_many", "any", "all")
SAME = {"=": "IS NOT DISTINCT FROM", "<>": "IS DISTINCT FROM"}
WHOLE: frozenset[Kind] = frozenset({"int", "month", "number"})


def lower(node: ast.expr, names: Names) -> Lowered:
    """The expression under the names it uses. Raises NotCompiled with its line.

    A name may be a whole expression, as it is written, that was worked out before.
    """
    written = ast.unparse(node)
    if written in names:
        return names[written]
    try:
        return _LOWER[type(node)](node, names)
    except NotCompiled as problem:
        raise NotCompiled(str(problem), problem.line or node.lineno) from None


def _name(node: ast.expr, names: Names) -> Lowered:
    assert isinstance(node, ast.Name)
    raise NotCompiled(f"{node.id} has no column here")


def _constant(node: ast.expr, names: Names) -> Lowered:
    assert isinstance(node, ast.Constant)
    value = node.value
    if value is None:
        return Lowered("NULL", "none", optional=True)
    if isinstance(value, bool):
        return Lowered("TRUE" if value else "FALSE", "bool")
    if isinstance(value, int):
        return Lowered(str(value), "int", among=(value,))
    return Lowered(text(str(value)), "text")


def _bool_op(node: ast.expr, names: Names) -> Lowered:
    assert isinstance(node, ast.BoolOp)
    parts = [lower(part, names) for part in node.values]
    word = " OR " if isinstance(node.op, ast.Or) else " AND "
    value = f"({word.join(part.sql for part in parts)})"
    needs = together([part.needs for part in parts])
    doubt = any(part.doubt for part in parts)
    return Lowered(value, "bool", only_unknown(value, needs), doubt=doubt)


def _unary(node: ast.expr, names: Names) -> Lowered:
    assert isinstance(node, ast.UnaryOp)
    part = lower(node.operand, names)
    if isinstance(node.op, ast.Not):
        return Lowered(f"(NOT {part.sql})", "bool", part.needs, doubt=part.doubt)
    return negated(part)


def _binary(node: ast.expr, names: Names) -> Lowered:
    assert isinstance(node, ast.BinOp)
    left, right = lower(node.left, names), lower(node.right, names)
    if isinstance(node.op, ast.Div):
        return _divided(left, right)
    kind = _kind_of(left, right, multiplied=isinstance(node.op, ast.Mult))
    if isinstance(node.op, ast.Mult):
        found = multiplied(left, right)
    else:
        found = summed(left, "+" if isinstance(node.op, ast.Add) else "-", right)
    return replace(found, kind=kind).only_if_known(left, right)


def _divided(left: Lowered, right: Lowered) -> Lowered:
    """Exact where the divisor can only be one of a few whole numbers; else between two ends."""
    if not right.among or 0 in right.among:
        if left.kind == "money" and right.kind in ("int", "number") and right.wide | left.wide:
            return divided(left, right)
        raise NotCompiled("only a few known whole numbers can be divided by without rounding")
    whole = lcm(*right.among)
    kind: Kind = "money" if left.kind == "money" else "number"
    if len(right.among) == 1:
        found = replace(left, kind=kind, per=left.per * whole, optional=False, among=())
        return found.only_if_known(right)
    cases = " ".join(f"WHEN {one} THEN {whole // one}" for one in right.among)
    times = f"CASE {right.sql} {cases} END"
    slack = left.slack and f"({left.slack} * {times})"
    sql = f"({left.sql} * {times})"
    return Lowered(sql, kind, per=left.per * whole, slack=slack).only_if_known(left, right)


def _kind_of(left: Lowered, right: Lowered, *, multiplied: bool) -> Kind:
    kinds = {left.kind, right.kind}
    if kinds <= WHOLE:
        return "number" if "number" in kinds else "int"
    if kinds == {"money"} and not multiplied:
        return "money"
    if "money" in kinds and multiplied and kinds - {"money"} <= WHOLE and len(kinds) == 2:
        return "money"
    raise NotCompiled(f"{left.kind} and {right.kind} cannot be reckoned with together")


def _compare(node: ast.expr, names: Names) -> Lowered:
    assert isinstance(node, ast.Compare)
    if isinstance(node.ops[0], ast.Is | ast.IsNot):
        return _is_none(lower(node.left, names), isinstance(node.ops[0], ast.IsNot))
    if isinstance(node.ops[0], ast.In | ast.NotIn):
        return _among(node, names)
    parts = [lower(part, names) for part in (node.left, *node.comparators)]
    pairs = zip(parts, node.ops, parts[1:], strict=False)
    links = [_link(left, COMPARED[type(op)], right) for left, op, right in pairs]
    if len(links) == 1:
        return links[0]
    value = f"({' AND '.join(link.sql for link in links)})"
    needs = only_unknown(value, together([one.needs for one in links]))
    return Lowered(value, "bool", needs, doubt=any(link.doubt for link in links))


def _link(left: Lowered, sign: str, right: Lowered) -> Lowered:
    if left.kind != right.kind and not {left.kind, right.kind} <= WHOLE:
        raise NotCompiled(f"{left.kind} and {right.kind} cannot be compared")
    if left.kind == "text" and sign not in SAME:
        raise NotCompiled("texts have no order that every engine shares")
    if left.slack or right.slack:
        return compared(left, sign, right)
    per = lcm(left.per, right.per)
    one, other = over(left, per), over(right, per)
    found = Lowered(f"({one} {sign} {other})", "bool").only_if_known(left, right)
    if sign not in SAME or not (left.optional or right.optional):
        return found
    # What is none is the same as none and other than all else, as in Python.
    return _if_known(f"{one} {SAME[sign]} {other}", found.needs)


def _if_known(sql: str, needs: str) -> Lowered:
    """A condition that has an answer of its own for what is none, and none for what is unknown."""
    value = f"CASE WHEN {unknown(needs)} THEN NULL ELSE {sql} END" if needs else sql
    return Lowered(f"({value})", "bool", needs)


def _is_none(part: Lowered, negated: bool) -> Lowered:
    if part.needs and not part.optional:  # never none; what is not known may be anything
        return _if_known(str(negated).upper(), part.needs)
    return _if_known(f"{part.sql} IS {'NOT ' if negated else ''}NULL", part.needs)


def _among(node: ast.Compare, names: Names) -> Lowered:
    part, many = lower(node.left, names), node.comparators[0]
    assert isinstance(many, ast.Tuple)
    listed = [lower(one, names) for one in many.elts]
    if any(one.kind != part.kind for one in listed):
        raise NotCompiled(f"{part.kind} is looked for among other kinds")
    negated = "NOT " if isinstance(node.ops[0], ast.NotIn) else ""
    needs = together([part.needs, *(one.needs for one in listed)])
    if not any(one.optional for one in (part, *listed)):
        return _if_known(f"{part.sql} {negated}IN ({', '.join(one.sql for one in listed)})", needs)
    same = " OR ".join(f"{part.sql} {SAME['=']} {one.sql}" for one in listed)
    return _if_known(f"{negated}({same})", needs)


def _tuple(node: ast.expr, names: Names) -> Lowered:
    raise NotCompiled("a list is only compared with")


def _if(node: ast.expr, names: Names) -> Lowered:
    assert isinstance(node, ast.IfExp)
    test, body, other = (lower(part, names) for part in (node.test, node.body, node.orelse))
    kind, optional = _kind_of_either(test, body, other)
    per = lcm(body.per, other.per)
    yes, no = over(body, per), over(other, per)
    other_way = f"WHEN NOT {test.sql} THEN" if test.needs or test.doubt else "ELSE"
    value = f"CASE WHEN {test.sql} THEN {yes} {other_way} {no}"
    found = Lowered(
        f"({value} END)",
        kind,
        optional=optional,
        per=per,
        slack=either_slack(test.sql, (body, other), per),
        doubt=any(part.doubt for part in (test, body, other)),
        wide=body.wide or other.wide,
    )
    if not test.needs:
        return replace(found, needs=_chosen(test, body, other))
    # Both known and the same: the answer is the same either way.
    same = _both_known(body, other)
    same += "".join(f" AND {part.slack} = 0" for part in (body, other) if part.slack)
    settled = f"WHEN {yes} IS NOT DISTINCT FROM {no}{same} THEN {yes}"
    lacking = [test.needs, body.needs, other.needs, may_be_same(body, other, per)]
    needs = (
        f"CASE WHEN {test.sql} THEN {body.needs or 0} WHEN NOT {test.sql} THEN {other.needs or 0}"
        f" WHEN {yes} IS NOT DISTINCT FROM {no}{same} THEN 0"
        f" ELSE {together(lacking)} END"
    )
    return replace(found, sql=f"({value} {settled} END)", needs=needs)


def _kind_of_either(test: Lowered, body: Lowered, other: Lowered) -> tuple[Kind, bool]:
    """What a value is that is one or the other, and whether it may be none."""
    kinds = {body.kind, other.kind} - {"none"}
    optional = body.optional or other.optional
    if len(kinds) > 1 and not kinds <= {"int", "number"}:
        raise NotCompiled(f"one value cannot be {body.kind} here and {other.kind} there")
    if optional and any(part.doubt for part in (test, body, other)):
        raise NotCompiled("what may be none cannot be in doubt as well")
    return "number" if len(kinds) > 1 else next(iter(kinds), "none"), optional


def _chosen(test: Lowered, body: Lowered, other: Lowered) -> str:
    if not body.needs and not other.needs:
        return ""
    return f"CASE WHEN {test.sql} THEN {body.needs or 0} ELSE {other.needs or 0} END"


def _both_known(*parts: Lowered) -> str:
    return "".join(f" AND {part.needs} = 0" for part in parts if part.needs)


def _call(node: ast.expr, names: Names) -> Lowered:
    assert isinstance(node, ast.Call)
    assert isinstance(node.func, ast.Name)
    if node.func.id in OF_MANY:
        raise NotCompiled(f"{node.func.id} is asked of the values of records or months")
    if node.func.id not in _FUNCTIONS:
        raise NotCompiled(f"{node.func.id}() has no words in SQL")
    parts = [lower(argument, names) for argument in node.args]
    return _FUNCTIONS[node.func.id](*parts).only_if_known(*parts)


def _rounded(sum_: Lowered) -> Lowered:
    return sum_ if sum_.per == 1 and not sum_.slack else rounded(sum_)


def _whole_tenge(sum_: Lowered) -> Lowered:
    found = rounded(replace(sum_, per=sum_.per * TIYN_IN_TENGE))
    return replace(found, sql=f"({found.sql} * {TIYN_IN_TENGE})")


def _tenge(number: Lowered) -> Lowered:
    return Lowered(f"({number.sql} * {TIYN_IN_TENGE})", "money", per=number.per)


def _percent_of(sum_: Lowered, percent: Lowered) -> Lowered:
    found = multiplied(sum_, percent)
    return replace(found, per=found.per * PERCENT)


def _least(*parts: Lowered) -> Lowered:
    return _of_many("LEAST", parts)


def _greatest(*parts: Lowered) -> Lowered:
    return _of_many("GREATEST", parts)


def _of_many(word: str, parts: tuple[Lowered, ...]) -> Lowered:
    """Engines leave out what is NULL; here one unknown makes the whole unknown."""
    kinds = {part.kind for part in parts}
    if len(parts) < 2 or not (len(kinds) == 1 or kinds <= WHOLE):
        raise NotCompiled("min and max take two or more values of one kind")
    per = lcm(*(part.per for part in parts))
    open_ = [part for part in parts if part.needs or part.doubt or part.optional]
    listed = ", ".join(over(part, per) for part in parts)
    slack = least_of(word, parts, per)
    sql = f"{word}({listed})"
    if open_:
        there = " AND ".join(f"{part.sql} IS NOT NULL" for part in open_)
        sql = f"(CASE WHEN {there} THEN {sql} END)"
    return Lowered(sql, _kind_of_all(kinds), per=per, slack=slack)


def _kind_of_all(kinds: set[Kind]) -> Kind:
    if len(kinds) == 1:
        return next(iter(kinds))
    return "number" if "number" in kinds else "int"


_FUNCTIONS: dict[str, Callable[..., Lowered]] = {
    **DAYS_AND_MONTHS,
    "rounded": _rounded,
    "whole_tenge": _whole_tenge,
    "tenge": _tenge,
    "percent_of": _percent_of,
    "min": _least,
    "max": _greatest,
}
_LOWER = cast(
    dict[type[ast.expr], Callable[[ast.expr, Names], Lowered]],
    {
        ast.Name: _name,
        ast.Constant: _constant,
        ast.BoolOp: _bool_op,
        ast.UnaryOp: _unary,
        ast.BinOp: _binary,
        ast.Compare: _compare,
        ast.IfExp: _if,
        ast.Call: _call,
        ast.Tuple: _tuple,
    },
)
