"""What a rule asks of `Each` record of a list, added up by what holds them.

As in three-valued logic of one case: not known while it is not known which records there are or
what one of them says, but that `any` and `all` are settled by the first that settles them, and
`count` by the records alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from tirek.law.batch.columns import Columns
from tirek.law.batch.lowered import Kind, Lowered, NotCompiled, together
from tirek.law.rule import Rule
from tirek.law.subset import expression_of

ADDED = ("total", "added", "how_many")
SETTLED = {"any": "TRUE", "all": "FALSE"}
SUMMED_UP = (*ADDED, *SETTLED, "count")


class Asked(NamedTuple):
    """A function of the values of a name over the records of a list."""

    function: str
    name: str
    scope: str

    @property
    def key(self) -> str:
        """As it is written in rules."""
        return f"{self.function}({self.name})"

    @property
    def column(self) -> str:
        """The column of its value."""
        return f"{self.function}_{self.name}"


def asked_of_each(columns: Columns, rules: Iterable[Rule]) -> list[Asked]:
    """Every such question of the rules. Raises NotCompiled for any other use of `Each`."""
    scopes, scope_of = columns.book.scopes, columns.book.scope_of
    found: dict[Asked, None] = {}
    for rule in rules:
        inside = {
            name: scope_of[name]
            for name in columns.book.parameters[rule.name]
            if scope_of.get(name, "") in scopes.chains
            and scope_of[name] not in scopes.lineage(rule.scope)
        }
        root = expression_of(rule.function)
        calls = [one for one in ast.walk(root) if _of_each(one, inside)]
        for call in calls:
            assert isinstance(call, ast.Call)
            assert isinstance(call.func, ast.Name)
            assert isinstance(call.args[0], ast.Name)
            name = call.args[0].id
            found[Asked(call.func.id, name, inside[name])] = None
        _refuse_others(rule, root, inside, calls)
    return list(found)


def _of_each(node: ast.AST, inside: dict[str, str]) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in SUMMED_UP
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id in inside
    )


def _refuse_others(
    rule: Rule, root: ast.expr, inside: dict[str, str], calls: Sequence[ast.AST]
) -> None:
    taken = {id(call.args[0]) for call in calls if isinstance(call, ast.Call)}
    for node in ast.walk(root):
        if isinstance(node, ast.Name) and node.id in inside and id(node) not in taken:
            said = ", ".join(SUMMED_UP)
            problem = f"{node.id} is asked of each {inside[node.id]}: only {said} have words in SQL"
            raise NotCompiled(problem, node.lineno, rule)


def grouped(asked: Asked, found: Lowered) -> str:
    """The columns of the question, over the records `i` of one that holds them."""
    own = {name: getattr(found, name).replace("t.", "i.") for name in ("sql", "needs", "slack")}
    value, needs, slack = own["sql"], own["needs"], own["slack"]
    if asked.function == "count":
        return f"COUNT(*) AS n_{asked.column}"
    if asked.function == "how_many":
        value = f"CASE WHEN {value} THEN 1 WHEN NOT {value} THEN 0 END"
    word = {"any": "BOOL_OR", "all": "BOOL_AND"}.get(asked.function, "SUM")
    shown = [f"{word}({value}) AS v_{asked.column}"]
    if needs:
        shown.append(f"BIT_OR({needs}) AS k_{asked.column}")
    elif found.doubt:
        shown.append(f"COUNT({value}) AS c_{asked.column}")
    if slack:
        shown.append(f"SUM({slack}) AS s_{asked.column}")
    return ", ".join(shown)


def gathered(asked: Asked, found: Lowered, flag: str, bit: int) -> Lowered:
    """The answer beside what holds the records: `g` is what was grouped, none without records.

    `flag` says that it is not known which records there are; "" where it always is.
    """
    nth = asked.column
    lacking = f"COALESCE(g.k_{nth}, 0)" if found.needs and asked.function != "count" else ""
    list_ = f"(CASE WHEN {flag} THEN {bit} ELSE 0 END)" if flag else ""
    needs = together([list_, lacking])
    if asked.function == "count":
        return _count(nth, flag, needs)
    unknown = [one for one in (flag, lacking and f"{lacking} <> 0") if one]
    if found.doubt and not found.needs:
        unknown.append(f"g.c_{nth} <> g.n")
    never = "".join(f" WHEN {one} THEN NULL" for one in unknown)
    if asked.function in SETTLED:
        return _settled(asked, never, needs, doubt=found.doubt)
    value = f"(CASE WHEN FALSE THEN 0{never} WHEN g.n IS NULL THEN 0 ELSE g.v_{nth} END)"
    wide = asked.function != "how_many"
    kind: Kind = found.kind if wide else "int"
    if not wide:
        value = f"CAST({value} AS BIGINT)"
    slack = f"COALESCE(g.s_{nth}, 0)" if found.slack else ""
    return replace(
        found,
        sql=value,
        kind=kind,
        needs=needs,
        optional=False,
        per=found.per if wide else 1,
        among=(),
        slack=slack,
        wide=wide,
    )


def _count(nth: str, flag: str, needs: str) -> Lowered:
    value = f"COALESCE(g.n_{nth}, 0)"
    value = f"CASE WHEN {flag} THEN NULL ELSE {value} END" if flag else value
    return Lowered(f"CAST({value} AS BIGINT)", "int", needs)


def _settled(asked: Asked, never: str, needs: str, *, doubt: bool) -> Lowered:
    """`any` by the first that is so, `all` by the first that is not."""
    nth, settles = asked.column, SETTLED[asked.function]
    other = "FALSE" if settles == "TRUE" else "TRUE"
    settled = f"g.v_{nth} IS {settles}"
    value = f"(CASE WHEN {settled} THEN {settles}{never} ELSE {other} END)"
    lacking = needs and f"(CASE WHEN {settled} THEN 0 ELSE {needs} END)"
    return Lowered(value, "bool", lacking, doubt=doubt)
