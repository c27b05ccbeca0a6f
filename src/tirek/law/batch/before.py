"""Parts of a rule that are worked out before it, so that no engine works them out again and again.

Said inside, a division by a number of the case is repeated for each of its ends, and with them
what it is made of.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tirek.law.batch.lower import lower
from tirek.law.batch.lowered import Lowered
from tirek.law.batch.query import Query
from tirek.law.rule import VOCABULARY

Branches = tuple[tuple[str, bool], ...]
"""The tests on the way to a part of a rule, as they are written, and which way each goes."""


@dataclass(frozen=True)
class Before:
    """A part of a rule to be worked out before it, with how many others stand in it."""

    height: int
    node: ast.expr
    branches: Branches

    @property
    def written(self) -> str:
        """Its text, by which it is known when it has been worked out."""
        return ast.unparse(self.node)


def branches_of(parts: Sequence[Before]) -> dict[str, Branches]:
    """The divisions that are asked in one branch of an `if` alone, and in which."""
    found: dict[str, set[Branches]] = {}
    for part in parts:
        found.setdefault(part.written, set()).add(part.branches)
    return {name: next(iter(one)) for name, one in found.items() if len(one) == 1 and () not in one}


def only_where(branches: Branches, query: Query, part: Before) -> Lowered:
    """The part, worked out only for the records that go its way: to divide is dear."""
    found = lower(part.node, query.names)
    if not branches:
        return found
    ways = []
    for test, way in branches:
        asked = lower(ast.parse(test, mode="eval").body, query.names).sql
        ways.append(f"({asked})" if way else f"NOT ({asked})")
    value = f"(CASE WHEN {' AND '.join(ways)} THEN {found.sql} END)"
    return replace(found, sql=value, slack=found.slack.replace(found.sql, value))


def said_before(root: ast.expr, *, branches: bool) -> list[Before]:
    """The parts, with how many of them stand in one another.

    `branches`: so is one `x if c else y` inside another where it may be not known which.
    """
    found: list[Before] = []

    def height(node: ast.expr, repeated: bool, way: Branches) -> int:
        parts = [
            height(one, _repeats(node, one, branches=branches), _way(node, one, way))
            for one in ast.iter_child_nodes(node)
            if isinstance(one, ast.expr)
        ]
        below = max(parts, default=0)
        divides = isinstance(node, ast.BinOp) and _divides(node)
        if node is root or not (repeated or divides) or isinstance(node, ast.Name | ast.Constant):
            return below
        found.append(Before(below + 1, node, way if divides else ()))
        return below + 1

    height(root, False, ())
    return found


def _way(node: ast.expr, part: ast.expr, way: Branches) -> Branches:
    """The tests on the way to a part of a node that is reached that way itself."""
    if not isinstance(node, ast.IfExp) or part is node.test:
        return way
    return (*way, (ast.unparse(node.test), part is node.body))


def _divides(node: ast.BinOp) -> bool:
    """By what is not the same in all cases."""
    right = node.right
    fixed = isinstance(right, ast.Constant) or not names_in(right)
    return isinstance(node.op, ast.Div) and not fixed


def _repeats(node: ast.AST, part: ast.AST, *, branches: bool) -> bool:
    if isinstance(node, ast.BinOp):
        return _divides(node)
    if not branches or not isinstance(node, ast.IfExp):
        return False
    return isinstance(part, ast.IfExp | ast.BoolOp)


def names_in(node: ast.expr) -> set[str]:
    """What an expression asks for by name."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} - set(VOCABULARY)
