"""Rules per record, and rules of the case between them: a table for each list of records.

A list is a table of its records (`rows_<scope>`: the id of the case, the number of the record in
each list around it, its facts), and a rule per record a column of it. What a rule asks of the
scopes around it is joined; what it asks of `Each` record of a list inside it is added up by the
key of what holds them. Rules may go down and up again, so a scope is visited more than once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from tirek.law.batch.before import branches_of, names_in, only_where, said_before
from tirek.law.batch.bracket import DOUBT
from tirek.law.batch.column import NOT_KNOWN, Column
from tirek.law.batch.columns import Columns
from tirek.law.batch.each import Asked, asked_of_each, gathered, grouped
from tirek.law.batch.lowered import Lowered
from tirek.law.batch.query import Query, Step, rule_columns
from tirek.law.batch.rows_of_cases import ROWS_NOT_KNOWN
from tirek.law.batch.share import Share
from tirek.law.rule import Rule
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
        self.names[CASE], self.tables[CASE] = dict(case.names), case.last
        if self.visits[0].scope != CASE:
            step = case.step("worked_0", f"SELECT t.* FROM {case.last} t")
            self.tables[CASE] = step.name
            yield step
        begun, case.parts = case.parts, []
        for number, visit in enumerate(self.visits, start=1):
            yield self._visited(visit, number, begun if number == 1 else [])

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

    def _visited(self, visit: Visit, number: int, before: list[str]) -> Step:
        query = Query(self.columns, self.share, parts=before)
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
        only = branches_of([part for _, part in before]) if self.share.plain else {}
        for height in sorted({part.height for _, part in before}):
            shown: list[str] = []
            slack: list[str] = []
            for name, part in [one for one in before if one[1].height == height]:
                if part.written not in query.names:
                    found = only_where(only.get(part.written, ()), query, part)
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
            for name in names_in(expression_of(rule.function)):
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
        if self.everything:
            return ["*"]
        names = self.names[scope]
        asked = {*self.share.fixed}
        for visit in left:
            for rule in visit.rules:
                asked |= names_in(expression_of(rule.function))
            for each in asked_of_each(self.columns, visit.rules):
                asked |= {each.name, each.key}
        found = [*self._keys(scope)]
        if scope == CASE:
            asked |= self._asked_at_last
            found += ["place", "edition", "begins", "ends", "decides"]
            found += [] if self.share.plain else ["plain"]
        self.names[scope] = {name: names[name] for name in sorted(asked & names.keys())}
        for name in self.names[scope].keys() - self.share.fixed.keys():
            found += _columns_of(names[name])
        if not self.share.plain:
            found += [f"{one.name}{ROWS_NOT_KNOWN}" for one in self.columns.book.lists_in(scope)]
        return list(dict.fromkeys(found))

    @cached_property
    def _asked_at_last(self) -> set[str]:
        """What is asked of a case when its rules are worked out."""
        book = self.columns.book
        found = {"applied_on", "eligible", *book.conditions("eligible"), *book.case_names}
        if book.period:
            found |= {"first_month", "last_month"}
            for rule in (*book.of_stage("month"), *book.of_stage("period")):
                found |= names_in(expression_of(rule.function))
        if not self.share.plain:  # another act may set them in a later month
            found |= {one.name for one in self.columns.terms}
        return found


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
