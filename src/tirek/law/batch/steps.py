"""The steps that decide a table of cases: what each share of them is asked, one table a step.

What comes out are two tables a share: `outcomes_<share>` (id, place, edition, outcome, needs,
failed, months, amount), a row for each case; and, for a service that pays, `dues_<share>` (id,
per, begins, month_count, months, amount, needs), a row for each period of a granted case.
`needs` are bits (`Columns.needs_in`), `failed` bits of `Columns.conditions`, `months` bits of the
entitled months from `begins` on; `amount` is in tiyn, NULL while a value of law is not set.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tirek.law.batch.bounds import bounds_of
from tirek.law.batch.columns import Columns
from tirek.law.batch.lowered import NotCompiled
from tirek.law.batch.outcome import undecided_too
from tirek.law.batch.query import (
    MONTH,
    Query,
    Step,
    bits,
    complete,
    group_into_periods,
    kept_of_case,
    levels,
    work_out_before,
)
from tirek.law.batch.share import ANY, Share

COMPILED = ("case", "month", "period")
"""The scopes of rules that are compiled."""


@dataclass(frozen=True)
class Span:
    """The months asked about: sums count periods that begin from `since`; `until` is the last."""

    since: int | None = None
    until: int | None = None
    known: tuple[int, int] = (1, 0)
    """The months whose values of law are all known."""
    reasons: bool = True
    """Whether to say which conditions left a case without a paid month."""


def steps_of(columns: Columns, share: Share, span: Span) -> list[Step]:
    """What makes the tables of one share, in order. Raises NotCompiled."""
    query = _query(columns, share)
    cases = _cases(query, span)
    if not columns.book.period:
        return [cases, query.step("outcomes", _without_money(query))]
    if share is ANY:
        return [cases, *_any_by_month(query, span)]
    return [cases, *_plain_by_month(query, span)]


def values_of(columns: Columns, share: Share, span: Span) -> tuple[list[Step], Query]:
    """What makes tables of every named value, `cases_`, `months_` and `periods_<share>`.

    The query says of each name what its column holds (`Lowered`). A refused case has no months.
    """
    query = _query(columns, share)
    steps = [_cases(query, span, everything=True)]
    if columns.book.period:
        (_plain_months if share.plain else _any_months)(query, span)
        steps.append(query.step("months", f"SELECT t.* FROM {query.last} t"))
        names = dict(query.names)
        group_into_periods(query, query.last)
        steps.append(query.step("periods", f"SELECT t.* FROM {query.last} t"))
        query.names = {**names, **query.names}
    return steps, query


def _query(columns: Columns, share: Share) -> Query:
    for rule in columns.book.rules.values():
        if rule.scope not in COMPILED:
            raise NotCompiled(f"rules per {rule.scope} are not asked of many cases yet", 1, rule)
    query = Query(columns, share)
    query.names = {one.name: query.column(one) for one in (*columns.facts, *columns.terms)}
    return query


def _cases(query: Query, span: Span, *, everything: bool = False) -> Step:
    columns, share = query.columns, query.share
    known_months = _case_parts(query, span)
    if not share.plain:
        where = f"NOT (t.plain AND {known_months})"
        return query.step("cases", f"SELECT t.* FROM {query.last} t WHERE {where}")
    shown = ["t.*"] if everything else _shown_of_case(query, span)
    failed = bits(columns, columns.book.conditions("eligible"), "NOT t.{}")
    return query.step(
        "cases",
        f"SELECT {', '.join(shown)}, CASE WHEN t.eligible THEN 0 ELSE {failed} END AS failed"
        f" FROM {query.last} t WHERE {known_months}",
    )


def _case_parts(query: Query, span: Span, only: str = "") -> str:
    """The rules of a case as parts; gives the condition that all values of its months are known."""
    columns, share = query.columns, query.share
    terms = "".join(f", e.{name}" for name in query.varying_terms)
    known = complete(columns, "c")
    plain = f", COALESCE(e.share <> '{ANY.name}', FALSE) AND {known} AS plain"
    query.part(
        "asked",
        f"SELECT c.*, e.edition, COALESCE(e.decides, FALSE) AS decides{terms}"
        f"{'' if share.plain else plain} FROM cases c"
        f" {'JOIN' if share.plain else 'LEFT JOIN'} editions_on e ON e.place = c.place"
        " AND c.applied_on >= e.since AND c.applied_on < e.until"
        + (f" WHERE e.share = '{share.name}' AND {known}{only}" if share.plain else ""),
    )
    levels(query, "case")
    if columns.book.period:
        work_out_before(query)
    return _known_months(query, span)


def _shown_of_case(query: Query, span: Span) -> list[str]:
    """What is asked of a plain case later, with the first and last month that can be paid."""
    kept = ["id", "place", "edition", "eligible"]
    if not query.columns.book.period:
        return [f"t.{name}" for name in kept]
    bounds = bounds_of(query, "t.first_month", _last(span))
    kept += [name for name in kept_of_case(query, bounds.rules) if name not in kept]
    ends = [f"{bounds.first} AS paid_from", f"{bounds.last} AS paid_to"]
    return [*(f"t.{name}" for name in kept), *ends]


def _last(span: Span) -> str:
    return "t.last_month" if span.until is None else f"LEAST(t.last_month, {span.until})"


def _known_months(query: Query, span: Span) -> str:
    """No month of the case lacks a value of law."""
    if not query.columns.values:
        return "TRUE"
    first, last = span.known
    return f"(t.first_month >= {first} AND {_last(span)} <= {last})"


def _without_money(query: Query) -> str:
    columns = query.columns
    if query.share.plain:
        outcome = "CASE WHEN t.eligible THEN 'granted' ELSE 'refused' END"
        return (
            f"SELECT t.id, t.place, t.edition, {outcome} AS outcome, 0 AS needs, t.failed,"
            f" 0 AS months, 0 AS amount FROM {query.last} t"
        )
    failed = bits(columns, columns.book.conditions("eligible"), "t.{} IS FALSE")
    needs = query.names["eligible"].needs or "0"
    no_day = query.names["applied_on"].needs
    return (
        "SELECT t.id, t.place, t.edition,"
        " CASE WHEN NOT t.decides THEN 'undecidable' WHEN NOT t.eligible THEN 'refused'"
        " WHEN t.eligible IS NULL THEN 'undecidable' ELSE 'granted' END AS outcome,"
        f" CASE WHEN NOT t.decides THEN {no_day} WHEN NOT t.eligible THEN 0 ELSE {needs} END"
        f" AS needs, CASE WHEN t.decides AND NOT t.eligible THEN {failed} ELSE 0 END AS failed,"
        f" 0 AS months, 0 AS amount FROM {query.last} t"
    )


# --- plain cases ------------------------------------------------------------------------------


def _plain_by_month(query: Query, span: Span) -> Iterator[Step]:
    cases = query.last
    bounds = bounds_of(query, "t.first_month", _last(span))
    kept = ", ".join(f"t.{name}" for name in kept_of_case(query, bounds.rules))
    query.part(
        "each",
        f"SELECT {kept}, each_month(t.paid_from, t.paid_to) AS month FROM {cases} t"
        " WHERE t.eligible AND t.paid_from <= t.paid_to",
    )
    _plain_values(query)
    levels(query, "month", bounds.rules)
    group_into_periods(query, query.last)
    payable = query.names["payable"].sql
    dues = query.step(
        "dues",
        "SELECT t.id, t.per, t.begins, t.month_count, t.months,"
        f" {payable} AS amount, 0 AS needs FROM {query.last} t",
    )
    yield dues
    sums = query.step("sums", _sums(dues.name, span))
    yield sums
    why, joined = "0", ""
    if span.reasons:
        unpaid = query.step(
            "unpaid",
            f"SELECT t.id FROM {cases} t WHERE t.eligible"
            f" AND NOT EXISTS (SELECT 1 FROM {sums.name} s WHERE s.id = t.id)",
        )
        yield unpaid
        found = _why_unpaid(query.columns, query.share, span, unpaid.name)
        yield found
        why, joined = _why(query.columns), f" LEFT JOIN {found.name} m ON m.id = c.id"
    yield query.step(
        "outcomes",
        "SELECT c.id, c.place, c.edition,"
        " CASE WHEN d.id IS NULL THEN 'refused' ELSE 'granted' END AS outcome, 0 AS needs,"
        f" CASE WHEN NOT c.eligible THEN c.failed WHEN d.id IS NULL THEN {why}"
        " ELSE 0 END AS failed, COALESCE(d.months, 0) AS months, COALESCE(d.amount, 0) AS amount"
        f" FROM {cases} c LEFT JOIN {sums.name} d ON d.id = c.id{joined}",
    )


def _why_unpaid(columns: Columns, share: Share, span: Span, unpaid: str) -> Step:
    """Which conditions fail in every month, and which in any, of cases that no month is paid."""
    query = _query(columns, share)
    _case_parts(query, span, f" AND c.id IN (SELECT u.id FROM {unpaid} u)")
    _plain_months(query, span)
    fails = bits(columns, columns.book.conditions("entitled"), "NOT t.{}")
    return query.step(
        "why",
        f"SELECT t.id, BIT_AND({fails}) AS always, BIT_OR({fails}) AS ever"
        f" FROM {query.last} t GROUP BY t.id",
    )


def _plain_months(query: Query, span: Span) -> None:
    """Every month of the case, whether it can be paid or not."""
    last = _last(span)
    query.part(
        "each",
        f"SELECT t.*, each_month(t.first_month, {last}) AS month FROM {query.last} t"
        f" WHERE t.eligible AND t.first_month <= {last}",
    )
    _plain_values(query)
    levels(query, "month")


def _plain_values(query: Query) -> None:
    query.names["month"] = MONTH
    query.names |= {one.name: query.column(one) for one in query.columns.values}
    if query.columns.values:
        values = "".join(f", v.{one.name}" for one in query.columns.values)
        joined = f"SELECT t.*{values} FROM {query.last} t JOIN values_in v ON v.month = t.month"
        query.part("valued", joined)


def _why(columns: Columns) -> str:
    """As `by_month`, of bits that are put together already."""
    every = bits(columns, columns.book.conditions("entitled"), "TRUE")
    always = f"COALESCE(m.always, {every})"
    return f"CASE WHEN {always} <> 0 THEN {always} ELSE m.ever END"


def by_month(columns: Columns) -> str:
    """The conditions that fail in every month, or else in any; of no month at all, each."""
    names = columns.book.conditions("entitled")
    always = bits(columns, names, "COALESCE(m.always_{}, TRUE)")
    ever = bits(columns, names, "m.ever_{}")
    return f"CASE WHEN {always} <> 0 THEN {always} ELSE {ever} END"


def _sums(dues: str, span: Span) -> str:
    counted = "" if span.since is None else f" FILTER (WHERE t.begins >= {span.since})"
    return (
        f"SELECT t.id, CAST(SUM(t.month_count){counted} AS BIGINT) AS months,"
        f" CAST(SUM(t.amount){counted} AS BIGINT) AS amount FROM {dues} t GROUP BY t.id"
    )


# --- the others -------------------------------------------------------------------------------


def _any_by_month(query: Query, span: Span) -> Iterator[Step]:
    cases, of_case = query.last, dict(query.names)
    _any_months(query, span)
    months = query.step("months", f"SELECT t.* FROM {query.last} t")
    yield months
    of_month = dict(query.names)
    group_into_periods(query, months.name)
    payable = query.names["payable"]
    periods = query.step(
        "periods",
        "SELECT t.id, t.per, t.begins, t.month_count, t.months,"
        f" {payable.sql} AS amount, {payable.needs or 0} AS needs FROM {query.last} t",
    )
    yield periods
    answers = query.step(
        "answers",
        undecided_too(query.columns, of_case, of_month, (cases, months.name, periods.name),
                      by_month(query.columns)),
    )  # fmt: skip
    yield answers
    dues = query.step(
        "dues",
        f"SELECT t.id, t.per, t.begins, t.month_count, t.months, t.amount, t.needs"
        f" FROM {periods.name} t JOIN {answers.name} a ON a.id = t.id"
        " WHERE a.outcome = 'granted'",
    )
    yield dues
    yield query.step(
        "outcomes",
        "SELECT a.id, a.place, a.edition, a.outcome, a.needs, a.failed,"
        " COALESCE(d.months, 0) AS months, COALESCE(d.amount, 0) AS amount"
        f" FROM {answers.name} a LEFT JOIN ({_sums(dues.name, span)}) d ON d.id = a.id",
    )


def _any_months(query: Query, span: Span) -> None:
    columns = query.columns
    terms = [one.name for one in columns.terms]
    kept = [name for name in kept_of_case(query) if name not in terms]
    query.part(
        "each",
        f"SELECT t.*, each_month(t.first_month, {_last(span)}) AS month FROM {query.last} t"
        " WHERE t.decides AND t.eligible IS DISTINCT FROM FALSE"
        f" AND t.first_month <= {_last(span)}",
    )
    switched = "".join(
        f", CASE WHEN t.month = t.first_month THEN t.{name} ELSE e.{name} END AS {name}"
        for name in terms
    )
    values = "".join(f", v.{one.name}" for one in columns.values)
    shown = ", ".join(f"t.{name}" for name in kept)
    valued = " LEFT JOIN values_in v ON v.month = t.month" if columns.values else ""
    query.part(
        "valued",
        f"SELECT {shown}, t.month{switched}{values} FROM {query.last} t"
        " LEFT JOIN editions_in e"
        f" ON e.place = t.place AND t.month >= e.since AND t.month < e.until{valued}"
        " WHERE t.month = t.first_month OR e.decides",
    )
    query.names["month"] = MONTH
    query.names |= {one.name: query.column(one) for one in columns.values}
    levels(query, "month")
