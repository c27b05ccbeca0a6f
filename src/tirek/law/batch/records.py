"""Rules per record, and rules of the case between them: a table for each list of records.

A list is a table of its records (`rows_<scope>`: the id of the case, the number of the record in
each list around it, its facts), and a rule per record a column of it. What a rule asks of the
scopes around it is joined; what it asks of `Each` record of a list inside it is added up by the
key of what holds them. Rules may go down and up again, so a scope is visited more than once.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from tirek.law.batch.bracket import DOUBT
from tirek.law.batch.column import NOT_KNOWN, Column
from tirek.law.batch.columns import Columns
from tirek.law.batch.each import Asked, asked_of_each, gathered, grouped
from tirek.law.batch.lower import lower
from tirek.law.batch.lowered import Lowered
from tirek.law.batch.query import Query, Step, rule_columns
from tirek.law.batch.rows_of_cases import ROWS_NOT_KNOWN
from tirek.law.batch.share import Share
from tirek.law.rule import VOCABULARY, Rule
from tirek.law.scope import CASE
from tirek.law.subset import expression_of


@dataclass(frozen=True)
class Visit:
    """Rules of one scope that can be asked together, in levels."""

    scope: str
    levels: tuple[tuple[Rule, ...], ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All of them."""
        return tuple(rule for level in self.levels for rule in level)


@dataclass(eq=False)
class Records:
    """The rules of the case stage over lists, as steps; `wanted` are the rules to work out."""

    columns: Columns
    share: Share
    wanted: frozenset[str]
    everything: bool = False
    tables: dict[str, str] = field(default_factory=dict)
    names: dict[str, dict[str, Lowered]] = field(default_factory=dict)

    def steps(self, case: Query) -> Iterator[Step]:
        """Every visit as a table; in the end `tables` and `names` say what each scope has.

        `case` has the cases of the share as its last part.
        """
        self.names[CASE] = dict(case.names)
        yield case.step("worked_0", f"SELECT t.* FROM {case.last} t")
        self.tables[CASE] = case.last
        for number, visit in enumerate(self.visits, start=1):
            yield self._visited(visit, number)

    def finished(self) -> Iterator[Step]:
        """The values of every list as `<scope>_<share>`, after the last visit."""
        for scope in self.columns.book.scopes.chains:
            if scope in self.tables and scope != CASE:
                yield Step(f"{scope}_{self.share.name}", f"SELECT t.* FROM {self.tables[scope]} t")

    def named(self) -> dict[str, Lowered]:
        """What the columns of every list hold."""
        own = (names for scope, names in self.names.items() if scope != CASE)
        return {name: found for names in own for name, found in names.items()}

    # --- in which order ----------------------------------------------------------------------

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """The outermost scope that has something to be asked comes first."""
        left = [rule for rule in self.columns.book.of_stage(CASE) if rule.name in self.wanted]
        scopes = sorted(self.columns.book.scopes.chains, key=self._depth)
        found: list[Visit] = []
        while left:
            visits = (_visit(self.columns, scope, left) for scope in scopes)
            visit = next(one for one in visits if one.levels)
            found.append(visit)
            left = [rule for rule in left if rule not in visit.rules]
        return tuple(found)

    def _depth(self, scope: str) -> int:
        return len(self.columns.book.scopes.chains[scope])

    # --- one visit ----------------------------------------------------------------------------

    def _visited(self, visit: Visit, number: int) -> Step:
        query = Query(self.columns, self.share)
        asked = asked_of_each(self.columns, visit.rules)
        self._begun(query, visit, asked)
        for at, level in enumerate(visit.levels):
            self._level(query, level, at)
        self.names[visit.scope] = query.names
        shown = ", ".join(f"t.{name}" for name in self._kept(visit.scope, self.visits[number:]))
        step = query.step(f"{visit.scope}_{number}", f"SELECT {shown} FROM {query.last} t")
        self.tables[visit.scope] = step.name
        return step

    def _begun(self, query: Query, visit: Visit, asked: Sequence[Asked]) -> None:
        """The scope as it stands, with what the rules ask of other scopes."""
        scope, shown, joined = visit.scope, ["t.*"], []
        first = scope not in self.names
        query.names = dict(self._own(scope)) if first else dict(self.names[scope])
        table = self.tables.get(scope, f"rows_{scope}")
        outer = self._outer(visit, query.names)
        if first and scope != CASE:
            outer = outer or {self._nearest(scope): []}
            for fact, columns in self._entries(scope):
                shown += [f"e_{fact}.{one.name}" for one in columns]
                joined.append(f"LEFT JOIN entries_{fact} e_{fact} ON e_{fact}.{fact} = t.{fact}")
        for other, names in outer.items():
            keys = self._keys(other)
            same = " AND ".join(f"o_{other}.{key} = t.{key}" for key in keys)
            joined.append(f"JOIN {self.tables[other]} o_{other} ON {same}")
            for name in names:
                found = self.names[other][name]
                shown += _outer_columns(found, other)
                query.names[name] = found
        query.part("begun", f"SELECT {', '.join(shown)} FROM {table} t {' '.join(joined)}")
        self._gather(query, scope, asked)

    def _gather(self, query: Query, scope: str, asked: Sequence[Asked]) -> None:
        """What the rules ask of each record of the lists directly inside."""
        keys = self._keys(scope)
        for child in dict.fromkeys(one.scope for one in asked):
            own = [one for one in asked if one.scope == child and one.key not in query.names]
            if not own:
                continue
            names = self.names[child] if child in self.names else self._own(child)
            table = self.tables.get(child, f"rows_{child}")
            flag = "" if self.share.plain else f"t.{child}{ROWS_NOT_KNOWN}"
            bit = self.columns.bits[self.columns.lists[child]]
            found = [(one, gathered(one, names[one.name], flag, bit)) for one in own]
            inner = ", ".join(grouped(one, names[one.name]) for one in own)
            by = ", ".join(f"i.{key}" for key in keys)
            same = " AND ".join(f"g.{key} = t.{key}" for key in keys)
            shown = [sql for one, made in found for sql in query.kept(one.key, one.column, made)]
            query.part(
                f"with_{child}",
                f"SELECT t.*, {', '.join(shown)} FROM {query.last} t LEFT JOIN"
                f" (SELECT {by}, COUNT(*) AS n, {inner} FROM {table} i GROUP BY {by}) g ON {same}",
            )

    def _level(self, query: Query, rules: Sequence[Rule], at: int) -> None:
        before = [
            (f"{rule.name}_{nth}", part)
            for rule in rules
            for nth, part in enumerate(
                said_before(expression_of(rule.function), branches=not self.share.plain)
            )
        ]
        only = self._branches_of([part for _, part in before])
        for height in sorted({part.height for _, part in before}):
            shown: list[str] = []
            slack: list[str] = []
            for name, part in [one for one in before if one[1].height == height]:
                if part.written not in query.names:
                    found = _only_where(only.get(part.written, ()), query, part)
                    value, *beside = query.kept(part.written, name, found)
                    shown.append(value)
                    slack += [one.replace(found.sql, f"t.{name}") for one in beside]
            self._with(query, f"before_{at}_{height}", shown)
            self._with(query, f"beside_{at}_{height}", slack)
        self._with(
            query, f"level_{at}", [sql for rule in rules for sql in rule_columns(query, rule)]
        )
        for written in only:  # elsewhere it may be asked in another branch
            query.names.pop(written, None)

    def _branches_of(self, parts: Sequence[Before]) -> dict[str, Branches]:
        """The divisions that are asked in one branch of an `if` alone, and in which."""
        if not self.share.plain:
            return {}
        found: dict[str, set[Branches]] = {}
        for part in parts:
            found.setdefault(part.written, set()).add(part.branches)
        return {
            name: next(iter(one)) for name, one in found.items() if len(one) == 1 and () not in one
        }

    def _with(self, query: Query, name: str, shown: Sequence[str]) -> None:
        if shown:
            query.part(name, f"SELECT t.*, {', '.join(shown)} FROM {query.last} t")

    # --- names --------------------------------------------------------------------------------

    def _own(self, scope: str) -> dict[str, Lowered]:
        """The facts of a scope's records, what lists of the acts say of them, their number."""
        found = {scope: Lowered(f"t.{scope}", "int")}
        for one in self.columns.of_records[scope]:
            found[one.name] = self._fact(self.columns.lowered(one))
        for _, columns in self._entries(scope):
            found |= {one.name: self._fact(self.columns.lowered(one)) for one in columns}
        # what is the same for all the cases is no column
        fixed = {name: self.names[CASE][name] for name in self.share.fixed}
        return fixed | found

    def _fact(self, found: Lowered) -> Lowered:
        return replace(found, needs="") if self.share.plain else found

    def _entries(self, scope: str) -> list[tuple[str, tuple[Column, ...]]]:
        own = {one.name for one in self.columns.of_records[scope]}
        every = self.columns.entries.items()
        return [(name, columns) for name, (_, columns) in every if name in own]

    def _outer(self, visit: Visit, known: Set[str] | dict[str, Lowered]) -> dict[str, list[str]]:
        """What the rules ask of the scopes around theirs and does not stand beside them yet."""
        scopes, scope_of = self.columns.book.scopes, self.columns.book.scope_of
        around = set(scopes.lineage(visit.scope)) - {visit.scope}
        own = {rule.name for rule in visit.rules}
        found: dict[str, list[str]] = {}
        for rule in visit.rules:
            for name in _names(expression_of(rule.function)):
                other = scope_of.get(name, CASE)
                if name in known or name in own or other not in around:
                    continue
                found.setdefault(other, [])
                if name not in found[other]:
                    found[other].append(name)
        return found

    def _nearest(self, scope: str) -> str:
        """The nearest scope around one that has a table of the share already."""
        around = self.columns.book.scopes.lineage(scope)
        chain = [one for one in reversed(around[:-1]) if one != scope and one in self.tables]
        return chain[0] if chain else CASE

    def _keys(self, scope: str) -> tuple[str, ...]:
        return ("id", *self.columns.book.scopes.chains[scope])

    def _kept(self, scope: str, left: Sequence[Visit]) -> list[str]:
        """The columns that later visits ask, and at last whoever asked for the whole."""
        names = self.names[scope]
        if scope == CASE or self.everything:
            return ["*"]
        asked: set[str] = set()
        for visit in left:
            for rule in visit.rules:
                asked |= _names(expression_of(rule.function))
            for each in asked_of_each(self.columns, visit.rules):
                asked |= {each.name, each.key}
        found = [*self._keys(scope)]
        self.names[scope] = {name: names[name] for name in sorted(asked & names.keys())}
        for name in self.names[scope].keys() - self.share.fixed.keys():
            found += _columns_of(names[name])
        flags = [one.name for one in self.columns.book.lists_in(scope)]
        found += [f"{one}{ROWS_NOT_KNOWN}" for one in flags]
        return list(dict.fromkeys(found))


def _visit(columns: Columns, scope: str, left: Sequence[Rule]) -> Visit:
    """What can be asked of a scope while the rules left of others are not."""
    waiting = {rule.name for rule in left}
    own = [rule for rule in left if rule.scope == scope]
    levels: list[tuple[Rule, ...]] = []
    while own:
        ready = [rule for rule in own if not waiting & set(columns.book.parameters[rule.name])]
        if not ready:
            break
        levels.append(tuple(ready))
        waiting -= {rule.name for rule in ready}
        own = [rule for rule in own if rule not in ready]
    return Visit(scope, tuple(levels))


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


def _only_where(branches: Branches, query: Query, part: Before) -> Lowered:
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
    """Parts of a rule to be worked out before it, with how many of them stand in one another.

    Said inside, a division by a number of the case is repeated for each of its ends, and with
    them what it is made of. `branches`: so is one `x if c else y` inside another where it may be
    not known which.
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
    fixed = isinstance(right, ast.Constant) or not _names(right)
    return isinstance(node.op, ast.Div) and not fixed


def _repeats(node: ast.AST, part: ast.AST, *, branches: bool) -> bool:
    if isinstance(node, ast.BinOp):
        return _divides(node)
    if not branches or not isinstance(node, ast.IfExp):
        return False
    return isinstance(part, ast.IfExp | ast.BoolOp)


def _names(node: ast.expr) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} - set(VOCABULARY)


def _columns_of(found: Lowered) -> Iterator[str]:
    """The columns a name stands for, those beside it too."""
    yield found.sql.removeprefix("t.")
    if found.optional and found.needs.startswith("(CASE WHEN"):
        yield f"{found.sql.removeprefix('t.')}{NOT_KNOWN}"
    for beside in (found.needs, found.slack):
        if beside.startswith("t."):
            yield beside.removeprefix("t.")


def _outer_columns(found: Lowered, other: str) -> Iterator[str]:
    yield from (f"o_{other}.{name}" for name in _columns_of(found))


def wanted_of(columns: Columns) -> frozenset[str]:
    """The rules of the case stage that the outcome and the sums depend on."""
    book = columns.book
    left = ["eligible", *book.conditions("eligible"), *book.case_names]
    left += ["first_month", "last_month"] if book.period else []
    found: set[str] = set()
    while left:
        name = left.pop()
        if name not in found and name in book.rules:
            found.add(name)
            left += book.parameters[name]
    return frozenset(found)


def doubtful(names: Sequence[Lowered]) -> str:
    """A condition: one of them is known, but not closely enough."""
    needs = [one.needs for one in names if one.doubt and one.needs]
    return f"(({' | '.join(needs)}) & {DOUBT}) <> 0" if needs else "FALSE"
