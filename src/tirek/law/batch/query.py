"""One question to a database that decides every case of a table.

Input tables: `cases` (id, place, a column for each fact, and `<fact>_not_known` for those that
may be none), `editions_on`, `editions_in`, `values_in` (`tables`). Each named rule becomes a
column under its own name, with `needs_<rule>` beside it where it can be unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tirek.law.batch.columns import Columns
from tirek.law.batch.lower import lower
from tirek.law.batch.lowered import Lowered
from tirek.law.rule import Rule, Scope
from tirek.law.subset import expression_of

MONTH = Lowered("t.month", "month")


@dataclass
class _Query:
    """The parts of the question so far, and what each name means in the last of them."""

    columns: Columns
    parts: list[str]
    names: dict[str, Lowered]
    last: str = ""

    def part(self, name: str, sql: str) -> None:
        """Another part, of which the next can be asked as `t`."""
        self.parts.append(f"{name} AS (\n{sql}\n)")
        self.last = name


def decisions(columns: Columns, until: int | None = None) -> str:
    """A row for each case: id, edition, outcome, needs, failed.

    `needs` are bits (`Columns.needs_in`), `failed` bits of `conditions`. `until` is the last month
    to work out.
    """
    query = _monthly(columns, until)
    return f"WITH {_joined(query.parts)}\n{_outcomes(columns, query)}"


def schedule(columns: Columns, until: int | None = None) -> str:
    """A row for each payment period of each case: id, per, begins, months, amount (tiyn), needs.

    `amount` is NULL while a value of law is not set; `months` are the entitled ones, in order.
    Only the periods of granted cases are due.
    """
    query = _monthly(columns, until)
    payable = query.names["payable"]
    needs = payable.needs or "0"
    shown = f"t.id, t.per, t.begins, t.months, {payable.sql} AS amount, {needs} AS needs"
    return f"WITH {_joined(query.parts)}\nSELECT {shown} FROM {query.last} t"


def conditions(columns: Columns) -> tuple[str, ...]:
    """The rules that refuse, each with its bit in `failed`: those of the case, those of a month."""
    names = [*columns.book.conditions("eligible"), *columns.book.conditions("entitled")]
    return tuple(dict.fromkeys(names))


def _joined(parts: Iterable[str]) -> str:
    return ",\n".join(parts)


# --- the case ---------------------------------------------------------------------------------


def _cases(columns: Columns) -> _Query:
    terms = "".join(f", e.{one.name}" for one in columns.terms)
    facts = [*columns.facts, *columns.terms]
    query = _Query(columns, [], {one.name: columns.lowered(one, "t") for one in facts})
    query.part(
        "asked",
        f"SELECT c.*, e.edition, COALESCE(e.decides, FALSE) AS decides{terms} FROM cases c"
        " LEFT JOIN editions_on e ON e.place = c.place AND c.applied_on >= e.since"
        " AND c.applied_on < e.until",
    )
    _levels(query, "case", columns.book.of_scope("case"))
    return query


def _levels(query: _Query, scope: Scope, rules: Sequence[Rule]) -> None:
    """The rules of a scope, those that ask none of the others first."""
    left = list(rules)
    number = 0
    while left:
        waiting = {rule.name for rule in left}
        asked = query.columns.book.parameters
        ready = [rule for rule in left if not waiting & set(asked[rule.name])]
        shown = ["t.*"]
        for rule in ready:
            shown += _columns_of(query, rule)
        query.part(f"{scope}_{number}", f"SELECT {', '.join(shown)} FROM {query.last} t")
        left = [rule for rule in left if rule not in ready]
        number += 1


def _columns_of(query: _Query, rule: Rule) -> list[str]:
    found = lower(expression_of(rule.function), query.names)
    needs = f"needs_{rule.name}" if found.needs else ""
    kept = replace(found, sql=f"t.{rule.name}", needs=needs and f"t.{needs}")
    query.names[rule.name] = kept
    shown = [f"{found.sql} AS {rule.name}"]
    return [*shown, f"{found.needs} AS {needs}"] if needs else shown


# --- the months -------------------------------------------------------------------------------


def _monthly(columns: Columns, until: int | None) -> _Query:
    query = _cases(columns)
    if not columns.book.period:
        return query
    query.parts.append(f"decided_cases AS (SELECT * FROM {query.last})")
    cases = query.last
    last = "t.last_month" if until is None else f"LEAST(t.last_month, {until})"
    values = "".join(f", v.{one.name}" for one in columns.values)
    terms = [one.name for one in columns.terms]
    kept = [name for name in _case_columns(query) if name not in terms]
    switched = "".join(
        f", CASE WHEN g.month = t.first_month THEN t.{name} ELSE e.{name} END AS {name}"
        for name in terms
    )
    query.part(
        "months",
        f"SELECT {', '.join(f't.{name}' for name in kept)}, g.month{switched}{values}"
        f" FROM {cases} t CROSS JOIN LATERAL generate_series(t.first_month, {last}) AS g(month)"
        " LEFT JOIN editions_in e ON e.place = t.place AND e.month = g.month"
        " LEFT JOIN values_in v ON v.month = g.month"
        " WHERE t.decides AND t.eligible IS DISTINCT FROM FALSE"
        " AND (g.month = t.first_month OR e.decides)",
    )
    query.names["month"] = MONTH
    query.names |= {one.name: columns.lowered(one, "t") for one in columns.values}
    _levels(query, "month", columns.book.of_scope("month"))
    query.parts.append(f"decided_months AS (SELECT * FROM {query.last})")
    _periods(query)
    return query


def _case_columns(query: _Query) -> list[str]:
    """What a month must know of its case: no more, because there are many months."""
    book, columns = query.columns.book, query.columns
    later = (*book.of_scope("month"), *book.of_scope("period"))
    asked = {name for rule in later for name in book.parameters[rule.name]}
    facts = [one for one in columns.facts if one.name in asked]
    found = ["id", "place", "first_month", *(one.name for one in facts)]
    found += [f"{one.name}_not_known" for one in facts if one.optional]
    for rule in book.of_scope("case"):
        if rule.name in asked and rule.name not in found:
            found.append(rule.name)
            found += [f"needs_{rule.name}"] if query.names[rule.name].needs else []
    return [*found, *(one.name for one in columns.terms)]


# --- the periods ------------------------------------------------------------------------------


def _periods(query: _Query) -> None:
    """Entitled months together, with what the rules of a period ask of them."""
    book = query.columns.book
    rules = book.of_scope("period")
    monthly = {rule.name for rule in book.of_scope("month")}
    monthly |= {one.name for one in query.columns.values}
    asked = list(dict.fromkeys(p for rule in rules for p in book.parameters[rule.name]))
    names: dict[str, Lowered] = {"count": Lowered("t.month_count", "int")}
    shown: list[str] = []
    for name in asked:
        if name in monthly:
            shown += _each(names, name, query.names[name])
        elif name in query.names:
            shown += _steady(names, name, query.names[name])
    per = book.period
    begins = f"CASE WHEN t.{per} = 'quarter' THEN t.month - MOD(t.month, 3) ELSE t.month END"
    grouped = "".join(f", {one}" for one in shown)
    query.part(
        "periods",
        f"SELECT t.id, t.{per} AS per, {begins} AS begins, COUNT(*) AS month_count,"
        f" ARRAY_AGG(t.month ORDER BY t.month) AS months{grouped}"
        f" FROM decided_months t WHERE t.entitled GROUP BY t.id, t.{per}, {begins}",
    )
    query.names = {**query.names, **names}
    _levels(query, "period", rules)


def _each(names: dict[str, Lowered], name: str, found: Lowered) -> list[str]:
    """A monthly value: its sum, its first, and what is lacking in any of the months."""
    lacking = f"lacking_{name}" if found.needs else ""
    known = f"WHEN BIT_OR({found.needs}) <> 0 THEN NULL " if lacking else ""
    first = f"(ARRAY_AGG({found.sql} ORDER BY t.month))[1]"
    shown = [f"CASE {known}ELSE {first} END AS first_{name}"]
    names[f"first {name}"] = replace(found, sql=f"t.first_{name}", needs=lacking and f"t.{lacking}")
    if found.kind in ("money", "number", "int"):
        shown.append(f"CASE {known}ELSE CAST(SUM({found.sql}) AS BIGINT) END AS total_{name}")
        total = replace(found, sql=f"t.total_{name}", needs=lacking and f"t.{lacking}", among=())
        names[f"total {name}"] = total
    return [*shown, f"BIT_OR({found.needs}) AS {lacking}"] if lacking else shown


def _steady(names: dict[str, Lowered], name: str, found: Lowered) -> list[str]:
    """A fact, a term or a rule of the case: as it is in the first month of the period."""
    needs = f"needs_{name}" if found.needs else ""
    names[name] = replace(found, sql=f"t.{name}", needs=needs and f"t.{needs}")
    shown = [f"(ARRAY_AGG({found.sql} ORDER BY t.month))[1] AS {name}"]
    if not needs:
        return shown
    return [*shown, f"(ARRAY_AGG({found.needs} ORDER BY t.month))[1] AS {needs}"]


# --- the outcome ------------------------------------------------------------------------------


def _outcomes(columns: Columns, query: _Query) -> str:
    """In the order of the answer that `decide` keeps."""
    of_case = columns.book.conditions("eligible")
    failed = _bits(columns, {name: f"c.{name} IS FALSE" for name in of_case})
    eligible = _needs(query, "eligible", "c")
    applied = next(one for one in columns.facts if one.name == "applied_on")
    begin = (
        "SELECT c.id, c.edition,"
        " CASE WHEN NOT c.decides THEN 'undecidable' WHEN NOT c.eligible THEN 'refused'"
    )
    no_day = columns.lowered(applied, "c").needs
    first = f"CASE WHEN NOT c.decides THEN {no_day} WHEN NOT c.eligible THEN 0"
    if not columns.book.period:
        return (
            f"{begin} WHEN c.eligible IS NULL THEN 'undecidable' ELSE 'granted' END AS outcome,"
            f" {first} ELSE {eligible} END AS needs,"
            f" CASE WHEN NOT c.eligible THEN {failed} ELSE 0 END AS failed FROM {query.last} c"
        )
    ends = f"({_needs(query, 'first_month', 'c')} | {_needs(query, 'last_month', 'c')})"
    no_month = "(NOT COALESCE(m.paid, FALSE) AND COALESCE(m.open_, 0) = 0)"
    matters = f"({eligible} | COALESCE(m.rate, 0) | {_waiting('m.paid')})"
    return (
        f"{begin} WHEN {ends} <> 0 THEN 'undecidable' WHEN {no_month} THEN 'refused'"
        f" WHEN {matters} <> 0 THEN 'undecidable' ELSE 'granted' END AS outcome,"
        f" {first} WHEN {ends} <> 0 THEN {eligible} | {ends} WHEN {no_month} THEN 0"
        f" WHEN {matters} <> 0 THEN {matters} ELSE {_waiting('FALSE')} END AS needs,"
        f" CASE WHEN NOT c.decides THEN 0 WHEN NOT c.eligible THEN {failed}"
        f" WHEN {ends} = 0 AND {no_month} THEN {_failed_by_month(columns)} ELSE 0 END AS failed"
        f" FROM decided_cases c LEFT JOIN ({_months_together(columns, query)}) m ON m.id = c.id"
        f" LEFT JOIN ({_payable_together(columns, query)}) p ON p.id = c.id"
    )


def _needs(query: _Query, name: str, table: str) -> str:
    """What a rule of the case lacks; 0 where it is always known."""
    needs = query.names[name].needs
    return needs.replace("t.", f"{table}.") if needs else "0"


def _waiting(paid: str) -> str:
    """What is lacking for months and sums; once a month is paid, dated values only postpone.

    Where the period of payment is not known there are no sums to wait for.
    """
    hard = "COALESCE(m.open_hard, 0) | CASE WHEN m.rate <> 0 THEN 0 ELSE COALESCE(p.hard, 0) END"
    every = "COALESCE(m.open_, 0) | CASE WHEN m.rate <> 0 THEN 0 ELSE COALESCE(p.lacking, 0) END"
    return f"(CASE WHEN {paid} THEN {hard} ELSE {every} END)"


def _bits(columns: Columns, asked: Mapping[str, str]) -> str:
    at = conditions(columns)
    parts = [f"CASE WHEN {sql} THEN {1 << at.index(name)} ELSE 0 END" for name, sql in asked.items()]
    return f"({' | '.join(parts)})"


def _failed_by_month(columns: Columns) -> str:
    """The conditions that fail in every month, or else in any."""
    names = columns.book.conditions("entitled")
    always = _bits(columns, {name: f"COALESCE(m.always_{name}, TRUE)" for name in names})
    ever = _bits(columns, {name: f"m.ever_{name}" for name in names})
    return f"CASE WHEN {always} <> 0 THEN {always} ELSE {ever} END"


def _months_together(columns: Columns, query: _Query) -> str:
    hard = columns.bits_of("fact") | columns.bits_of("term")
    open_ = query.names["entitled"].needs or "0"
    rate = columns.lowered(next(one for one in columns.terms if one.name == columns.book.period), "t")
    fails = "".join(
        f", BOOL_AND(t.{name} IS FALSE) AS always_{name}, BOOL_OR(t.{name} IS FALSE) AS ever_{name}"
        for name in columns.book.conditions("entitled")
    )
    return (
        f"SELECT t.id, BOOL_OR(t.entitled IS TRUE) AS paid, BIT_OR({open_}) AS open_,"
        f" BIT_OR(CASE WHEN {open_} & {hard} <> 0 THEN {open_} ELSE 0 END) AS open_hard,"
        f" BIT_OR({rate.needs or 0}) AS rate{fails} FROM decided_months t GROUP BY t.id"
    )


def _payable_together(columns: Columns, query: _Query) -> str:
    hard = columns.bits_of("fact") | columns.bits_of("term")
    needs = query.names["payable"].needs or "0"
    return (
        f"SELECT t.id, BIT_OR({needs}) AS lacking,"
        f" BIT_OR(CASE WHEN {needs} & {hard} <> 0 THEN {needs} ELSE 0 END) AS hard"
        f" FROM {query.last} t GROUP BY t.id"
    )
