"""Between which months a case can be entitled at all, so that others are never looked at.

Most conditions of a month say "not after the month of X", perhaps "unless there is no X". Whoever
writes SQL by hand puts them together into one first and one last month; here the syntax tree of
the rule does. Only plain cases: there X is known, or known to be none.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set
from dataclasses import dataclass

from tirek.law.batch.before import names_in
from tirek.law.batch.lower import lower
from tirek.law.batch.query import Query, names_by_month
from tirek.law.subset import expression_of

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
}
"""What `a < b` says of b."""
STRICT = (ast.Lt, ast.Gt)


@dataclass(frozen=True)
class Bounds:
    """The rules that the first and the last month stand for, and both as SQL."""

    rules: frozenset[str]
    first: str
    last: str


def bounds_of(query: Query, first: str, last: str) -> Bounds:
    """The months of a case from `first` to `last`, narrowed by what `entitled` asks."""
    book = query.columns.book
    changing = {*names_by_month(book)}
    rules: set[str] = set()
    ends: dict[str, list[str]] = {"first": [first], "last": [last]}
    asked = _asked_together(expression_of(book.rules["entitled"].function))
    for name in (one for one in asked if one in book.rules):
        found = list(_of_rule(query, expression_of(book.rules[name].function), changing))
        if found:
            rules.add(name)
            for end, sql in found:
                ends[end].append(sql)
    return Bounds(
        frozenset(rules), _one_of("GREATEST", ends["first"]), _one_of("LEAST", ends["last"])
    )


def _one_of(word: str, parts: list[str]) -> str:
    return f"{word}({', '.join(parts)})" if len(parts) > 1 else parts[0]


def _asked_together(node: ast.expr) -> Iterator[str]:
    """The names that must all be so."""
    parts = node.values if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And) else [node]
    yield from (part.id for part in parts if isinstance(part, ast.Name))


def _of_rule(query: Query, node: ast.expr, changing: Set[str]) -> Iterator[tuple[str, str]]:
    """("first" or "last", month); nothing where the rule says anything else as well."""
    unless: list[ast.expr] = []
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
        unless = [part for part in node.values if not names_in(part) & changing]
        left = [part for part in node.values if names_in(part) & changing]
        if len(left) != 1:
            return
        (node,) = left
    links = list(_links(node, changing))
    if None in links or (unless and len(links) > 1):
        return
    # Where the rule asks nothing of the month, the months stay as they are.
    guard = " OR ".join(lower(part, query.names).sql for part in unless)
    for link in links:
        assert link is not None
        operator, month = link
        end = "last" if operator in (ast.Lt, ast.LtE) else "first"
        sql = lower(month, query.names).sql
        if operator in STRICT:
            sql = f"({sql} {'-' if end == 'last' else '+'} 1)"
        yield end, f"CASE WHEN NOT ({guard}) THEN {sql} END" if guard else sql


def _links(node: ast.expr, changing: Set[str]) -> Iterator[tuple[type[ast.cmpop], ast.expr] | None]:
    """Each comparison of the month with what is the same in every month; None for another."""
    if not isinstance(node, ast.Compare):
        yield None
        return
    parts = [node.left, *node.comparators]
    for left, operator, right in zip(parts, node.ops, parts[1:], strict=False):
        kind = type(operator)
        if kind in TURNED and _is_month(left) and not names_in(right) & changing:
            yield kind, right
        elif kind in TURNED and _is_month(right) and not names_in(left) & changing:
            yield TURNED[kind], left
        else:
            yield None


def _is_month(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "month"
