"""The parts of a question that decides every case of a table.

Input tables: `cases` (id, place, a column for each fact, and `<fact>_not_known` for those that
may be none), `editions_on`, `editions_in`, `values_in` (`tables`). Each named rule becomes a
column under its own name, with `needs_<rule>` beside it where it can be unknown.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tirek.law.batch.column import NOT_KNOWN, Column
from tirek.law.batch.columns import Columns
from tirek.law.batch.lower import lower
from tirek.law.batch.lowered import Lowered, NotCompiled
from tirek.law.batch.share import Share
from tirek.law.rule import VOCABULARY, Rule
from tirek.law.rulebook import RuleBook
from tirek.law.subset import expression_of

MONTH = Lowered("t.month", "month")
OF_MONTHS = ("total", "first", "count")
QUARTER = "quarter"


class Step(NamedTuple):
    """One table that is made from those before it."""

    name: str
    sql: str


@dataclass
class Query:
    """A question for a share of the cases: its parts, what each name means in the last of them."""

    columns: Columns
    share: Share
    names: dict[str, Lowered] = field(default_factory=dict)
    worked: str = ""
    """The table of cases whose rules are worked out already, over their lists of records."""
    of_records: Mapping[str, Lowered] = field(default_factory=dict)
    """What is known of records, where everything is asked for."""
    parts: list[str] = field(default_factory=list)
    last: str = ""
    asked: dict[str, Lowered] = field(default_factory=dict)

    def again(self) -> Query:
        """The question from its beginning."""
        names = dict(self.asked)
        return Query(self.columns, self.share, names, self.worked, asked=self.asked)

    def part(self, name: str, sql: str) -> None:
        """Another part, of which the next can be asked as `t`."""
        self.parts.append(f"{name} AS ({sql})")
        self.last = name

    def step(self, name: str, sql: str) -> Step:
        """The parts so far as a table of their own, which the next part can ask."""
        named = f"{name}_{self.share.name}"
        together = f"WITH {', '.join(self.parts)} {sql}" if self.parts else sql
        self.parts, self.last = [], named
        return Step(named, together)

    def kept(self, key: str, name: str, found: Lowered) -> list[str]:
        """The expression as a column, those of its needs and slack beside it; `key` names it now.

        Of a plain case nothing is needed: what is in doubt there is NULL.
        """
        beside = {"needs": "" if self.share.plain else found.needs, "slack": found.slack}
        columns = {kind: sql and f"t.{kind}_{name}" for kind, sql in beside.items()}
        self.names[key] = replace(
            found, sql=f"t.{name}", needs=columns["needs"], slack=columns["slack"]
        )
        shown = [f"{found.sql} AS {name}"]
        return shown + [f"{sql} AS {kind}_{name}" for kind, sql in beside.items() if sql]

    def column(self, column: Column) -> Lowered:
        """What a column of facts, terms or values is for the cases of the share."""
        if column.name in self.share.fixed:
            return column.fixed(self.share.fixed[column.name])
        found = self.columns.lowered(column)
        return replace(found, needs="") if self.share.plain else found

    @property
    def varying_terms(self) -> list[str]:
        """The terms that differ inside the share."""
        return [one.name for one in self.columns.terms if one.name not in self.share.fixed]


def levels(query: Query, scope: str) -> None:
    """The rules of a scope that are not worked out yet."""
    rules = query.columns.book.of_stage(scope)
    in_levels(query, scope, [rule for rule in rules if rule.name not in query.names])


def in_levels(query: Query, named: str, left: Sequence[Rule]) -> None:
    """A part for the rules that ask none of the others, one for those that ask these, and so on."""
    number = 0
    while left:
        waiting = {rule.name for rule in left}
        asked = query.columns.book.parameters
        ready = [rule for rule in left if not waiting & set(asked[rule.name])]
        shown = [sql for rule in ready for sql in rule_columns(query, rule)]
        query.part(f"{named}_{number}", f"SELECT t.*, {', '.join(shown)} FROM {query.last} t")
        left = [rule for rule in left if rule not in ready]
        number += 1


def rule_columns(query: Query, rule: Rule) -> list[str]:
    """The columns of a rule, which is known under its name from now on."""
    try:
        found = lower(expression_of(rule.function), query.names)
    except NotCompiled as problem:
        raise NotCompiled(str(problem), problem.line, rule) from None
    return query.kept(rule.name, rule.name, found)


def of_the_month_alone(query: Query) -> list[Rule]:
    """The rules by months that are the same for every case of the share: asked once a month."""
    book = query.columns.book
    given = [rule.name for rule in book.of_stage("month") if rule.name in query.names]
    known = {"month", *book.law_names, *query.share.fixed, *given}
    found = []
    for rule in book.of_stage("month"):
        if rule.name not in known and known.issuperset(book.parameters[rule.name]):
            known.add(rule.name)
            found.append(rule)
    return found


# --- what a month must know of its case -------------------------------------------------------


def work_out_before(query: Query) -> None:
    """What monthly rules ask of a case and nothing else is worked out once, not every month."""
    book = query.columns.book
    monthly = book.of_stage("month")
    changing = {*names_by_month(book)} | (
        {*query.varying_terms} if not query.share.plain else set()
    )
    found: dict[str, ast.expr] = {}
    for rule in monthly:
        _steady_parts(expression_of(rule.function), changing, query.share.fixed.keys(), found)
    shown: list[str] = []
    for at, (written, node) in enumerate(found.items()):
        shown += query.kept(written, f"steady_{at}", lower(node, query.names))
    if shown:
        query.part("steady", f"SELECT t.*, {', '.join(shown)} FROM {query.last} t")


def names_by_month(book: RuleBook) -> tuple[str, ...]:
    """What is known of a month and not of its case."""
    return ("month", *book.law_names, *(rule.name for rule in book.of_stage("month")))


def _steady_parts(
    node: ast.expr, changing: set[str], fixed: Set[str], found: dict[str, ast.expr]
) -> None:
    names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} - set(VOCABULARY)
    if not names or isinstance(node, ast.Name):
        return
    if not names & changing:
        if not names <= fixed:  # what is made of literals alone is no work
            found[ast.unparse(node)] = node
        return
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.expr):
            _steady_parts(part, changing, fixed, found)


def kept_of_case(query: Query, given: Set[str] = frozenset()) -> list[str]:
    """The columns that months and periods ask of their case: no more, because they are many."""
    book = query.columns.book
    later = [one for one in book.of_stage("month") if one.name not in given]
    later += book.of_stage("period")
    asked: dict[str, None] = {}
    for rule in later:
        asked |= dict.fromkeys(_names_left(expression_of(rule.function), query.names))
    columns = {one.name: one for one in (*query.columns.facts, *query.columns.terms)}
    kept = ["id", "place", "first_month", "last_month"]
    for name in asked:
        kept += _columns_named(query, name, columns.get(name))
    return list(dict.fromkeys(kept))


def _columns_named(query: Query, name: str, column: Column | None) -> Iterator[str]:
    found = query.names.get(name)
    if found is None or name in query.share.fixed:
        return
    yield found.sql.removeprefix("t.")
    if found.slack:
        yield found.slack.removeprefix("t.")
    if column is None and found.needs:
        yield found.needs.removeprefix("t.")
    elif column is not None and column.optional and found.needs:
        yield f"{name}{NOT_KNOWN}"


def _names_left(node: ast.expr, names: dict[str, Lowered]) -> Iterator[str]:
    """The names of an expression, or of the whole expressions that were worked out before."""
    written = ast.unparse(node)
    if written in names:
        yield written
        return
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.expr):
            yield from _names_left(part, names)


# --- periods ----------------------------------------------------------------------------------


def group_into_periods(query: Query, months: str) -> None:
    """Entitled months together, with what the rules of a period ask of them."""
    book, per = query.columns.book, query.column(period_column(query.columns)).sql
    alone = query.share.fixed.get(book.period) == "month"
    begins = f"CASE WHEN {per} = '{QUARTER}' THEN t.month - MOD(t.month, 3) ELSE t.month END"
    shown: list[str] = []
    monthly = {*names_by_month(book)}
    known = {name for name in query.names if name.isidentifier()} - monthly
    names = {name: query.names[name] for name in known}
    for name, function in _asked_of_months(book.of_stage("period"), query.names, monthly):
        shown += _of_months(query, names, (name, function), alone)
    counted = f"t.id, {per} AS per, {begins} AS begins"
    if alone:
        which = "1 AS month_count, 1 AS months"
    else:
        at = "CASE MOD(t.month, 3) WHEN 0 THEN 1 WHEN 1 THEN 2 ELSE 4 END"
        one = f"CASE WHEN {per} = '{QUARTER}' THEN {at} ELSE 1 END"
        which = f"COUNT(*) AS month_count, SUM({one}) AS months"
    grouped = "" if alone else f" GROUP BY t.id, {per}, {begins}"
    sql = f"SELECT {', '.join([counted, which, *shown])} FROM {months} t WHERE t.entitled{grouped}"
    query.part("periods", sql)
    query.names = names
    levels(query, "period")


def period_column(columns: Columns) -> Column:
    """The term that says how long a payment period is."""
    return next(one for one in columns.terms if one.name == columns.book.period)


def _asked_of_months(
    rules: Sequence[Rule], names: dict[str, Lowered], monthly: set[str]
) -> list[tuple[str, str]]:
    """(name, function): `total`, `first`, `count` of a monthly value; "" for what is steady."""
    own = {rule.name for rule in rules}
    asked: dict[tuple[str, str], None] = {}
    for rule in rules:
        for node in ast.walk(expression_of(rule.function)):
            if isinstance(node, ast.Name) and node.id in names.keys() - own - monthly:
                asked[node.id, ""] = None
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                (first, *_) = node.args
                if (
                    node.func.id in OF_MONTHS
                    and isinstance(first, ast.Name)
                    and first.id in monthly
                ):
                    asked[first.id, node.func.id] = None
    return list(asked)


def _of_months(
    query: Query, names: dict[str, Lowered], asked: tuple[str, str], alone: bool
) -> list[str]:
    """The columns for what a period asks of its months; `alone` where it has only one."""
    name, function = asked
    found = query.names[name]
    key, column = (f"{function}({name})", f"{function}_{name}") if function else (name, name)
    if function == "count":
        names[key] = Lowered("1" if alone else "t.month_count", "int")
        return []
    if not found.sql.startswith("t."):  # a literal is what it is
        return []
    summed, among = function == "total", found.among
    value = f"earliest({found.sql}, t.month)"
    if summed:
        value = f"SUM({found.sql})" if found.wide else f"CAST(SUM({found.sql}) AS BIGINT)"
        if found.doubt and query.share.plain:
            value = f"CASE WHEN COUNT({found.sql}) = COUNT(*) THEN {value} END"
    value = found.sql if alone else value
    slack = found.slack
    if slack and not alone:
        slack = f"SUM({slack})" if summed else f"earliest({slack}, t.month)"
    needs = ""
    if found.needs and function:  # not known in one of the months, not known of them together
        needs = f"BIT_OR({found.needs})"
        value = f"CASE WHEN {needs} = 0 THEN {value} END"
    elif found.needs:
        needs = f"earliest({found.needs}, t.month)"
    among = () if summed else among
    summed_up = replace(found, sql=value, needs=needs, slack=slack, among=among)
    gathered = Query(query.columns, query.share, names)
    return gathered.kept(key, column, summed_up)


# --- small words ------------------------------------------------------------------------------


def complete(columns: Columns, table: str, facts: Sequence[Column] | None = None) -> str:
    """Every fact of the case, or of a record, is known."""
    sure = [
        f"NOT {table}.{one.name}{NOT_KNOWN}" if one.optional else f"{table}.{one.name} IS NOT NULL"
        for one in (columns.facts if facts is None else facts)
    ]
    return f"({' AND '.join(sure) or 'TRUE'})"


def bits(columns: Columns, conditions: Iterable[str], test: str) -> str:
    """Bits of the conditions for which the test, with the name put in, is so."""
    at = columns.conditions
    parts = [
        f"CASE WHEN {test.format(name)} THEN {1 << at.index(name)} ELSE 0 END"
        for name in conditions
    ]
    return f"({' | '.join(parts) or '0'})"
