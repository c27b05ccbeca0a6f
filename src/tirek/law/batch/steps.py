"""The steps that decide a table of cases: what each share of them is asked, one table a step.

What comes out are two tables a share: `outcomes_<share>` (id, place, edition, outcome, needs,
failed, months, amount), a row for each case; and, for a service that pays, `dues_<share>` (id,
per, begins, month_count, months, amount, needs), a row for each period of a granted case.
`needs` are bits (`Columns.needs_in`), `failed` bits of `Columns.conditions`, `months` bits of the
entitled months from `begins` on; `amount` is in tiyn, NULL while a value of law is not set.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from tirek.law.batch.bounds import bounds_of
from tirek.law.batch.columns import Columns
from tirek.law.batch.days import month_of_day
from tirek.law.batch.lowered import Lowered
from tirek.law.batch.outcome import undecided_too
from tirek.law.batch.query import (
    MONTH,
    Query,
    Step,
    bits,
    complete,
    group_into_periods,
    in_levels,
    kept_of_case,
    levels,
    of_the_month_alone,
    work_out_before,
)
from tirek.law.batch.records import Records, doubtful, wanted_of
from tirek.law.batch.share import ANY, Share
from tirek.law.scope import CASE


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
    """What makes the tables of one share, in order. Raises NotCompiled.

    Over lists of records the rest is asked last: it has what the tables of plain cases have not.
    """
    worked, query = _begun(columns, share)
    cases = _cases(query, span)
    if not columns.book.period:
        return [*worked, cases, query.step("outcomes", _without_money(query))]
    if share is ANY:
        return [*worked, cases, *_any_by_month(query, span)]
    return [*worked, cases, *_plain_by_month(query, span)]


def values_of(columns: Columns, share: Share, span: Span) -> tuple[list[Step], Query]:
    """What makes tables of every named value, `cases_`, `months_` and `periods_<share>`.

    The query says of each name what its column holds (`Lowered`). A refused case has no months.
    Of a list of records, `<scope>_<share>` are the values of its rules.
    """
    steps, query = _begun(columns, share, everything=True)
    of_records = dict(query.of_records)
    steps.append(_cases(query, span, everything=True))
    if columns.book.period:
        (_plain_months if share.plain else _any_months)(query, span)
        steps.append(query.step("months", f"SELECT t.* FROM {query.last} t"))
        names = dict(query.names)
        group_into_periods(query, query.last)
        steps.append(query.step("periods", f"SELECT t.* FROM {query.last} t"))
        query.names = {**names, **query.names}
    query.names = {**of_records, **query.names}
    return steps, query


def _begun(columns: Columns, share: Share, *, everything: bool = False) -> tuple[list[Step], Query]:
    """The question of a share; over lists of records, what works out the rules of its cases."""
    query = Query(columns, share)
    asked = (*columns.facts, *columns.terms, *columns.on_application)
    query.names = {one.name: query.column(one) for one in asked}
    if not columns.book.has_records:
        query.asked = dict(query.names)
        return [], query
    acts_of_cases(query)
    every = frozenset(rule.name for rule in columns.book.of_stage("case"))
    records = Records(columns, share, every if everything else wanted_of(columns), everything)
    steps = list(records.steps(query))
    steps += records.finished() if everything else ()
    query.worked, query.names = records.tables[CASE], dict(records.names[CASE])
    query.asked, query.of_records = dict(query.names), records.named()
    return steps, query


def _cases(query: Query, span: Span, *, everything: bool = False) -> Step:
    columns, share = query.columns, query.share
    known_months = _case_parts(query, span)
    if not share.plain:
        where = f" WHERE NOT (t.plain AND {known_months})"
        if not query.worked:
            return query.step("cases", f"SELECT t.* FROM {query.last} t{where}")
        right = ("eligible", *columns.book.conditions("eligible"))
        doubt = doubtful([query.names[name] for name in right])
        return query.step("cases", f"SELECT t.*, {doubt} AS doubt FROM {query.last} t")
    shown = ["t.*"] if everything else _shown_of_case(query, span)
    failed = bits(columns, columns.book.conditions("eligible"), "NOT t.{}")
    return query.step(
        "cases",
        f"SELECT {', '.join(shown)}, CASE WHEN t.eligible THEN 0 ELSE {failed} END AS failed"
        f" FROM {query.last} t WHERE {known_months}{_settled(query)}",
    )


def _settled(query: Query) -> str:
    """Nothing about the right is in doubt."""
    names = ("eligible", *query.columns.book.conditions("eligible"))
    doubtful = [name for name in names if query.names[name].doubt]
    return "".join(f" AND t.{name} IS NOT NULL" for name in doubtful)


def _case_parts(query: Query, span: Span, only: str = "") -> str:
    """The rules of a case as parts; gives the condition that all values of its months are known."""
    if query.worked:
        query.part("asked", f"SELECT c.* FROM {query.worked} c WHERE TRUE{only}")
    else:
        acts_of_cases(query, only)
        levels(query, "case")
    if query.columns.book.period:
        work_out_before(query)
    return _known_months(query, span)


def acts_of_cases(query: Query, only: str = "") -> None:
    """The cases of the share with the act that decides them."""
    columns, share = query.columns, query.share
    terms = "".join(f", e.{name}" for name in query.varying_terms)
    known = complete(columns, "c")
    plain = f", COALESCE(e.share <> '{ANY.name}', FALSE) AND {known} AS plain"
    values = "".join(f", v.{one.name}" for one in columns.on_application)
    where = f" WHERE e.share = '{share.name}' AND {known}{only}" if share.plain else ""
    joined = ""
    if values:
        joined = f" LEFT JOIN values_on v ON v.month = {month_of_day('c.applied_on')}"
    if columns.book.has_records:
        joined += " LEFT JOIN taken l ON l.id = c.id"
        where = f"{where} AND l.id IS NULL" if where else " WHERE l.id IS NULL"
    if share.plain:
        where += "".join(f" AND v.{one.name} IS NOT NULL" for one in columns.on_application)
    query.part(
        "asked",
        f"SELECT c.*, e.edition, e.begins, e.ends,"
        f" COALESCE(e.decides, FALSE) AS decides{terms}{values}"
        f"{'' if share.plain else plain} FROM cases c"
        f" {'JOIN' if share.plain else 'LEFT JOIN'} editions_on e ON e.place = c.place"
        f" AND c.applied_on >= e.since AND c.applied_on < e.until{joined}{where}",
    )


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
    """No month of the case lacks a value of law, nor is in another act's time."""
    if not query.columns.book.period:
        return "TRUE"
    same = f"(t.first_month + 1 >= t.begins AND {_last(span)} < t.ends)"
    if not query.columns.values:
        return same
    first, last = span.known
    return f"({same} AND t.first_month >= {first} AND {_last(span)} <= {last})"


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
    _plain_values(query, bounds.rules)
    levels(query, "month")
    group_into_periods(query, query.last)
    payable = query.names["payable"].sql
    dues = query.step(
        "dues",
        "SELECT t.id, t.per, t.begins, t.month_count, t.months,"
        f" CAST({payable} AS BIGINT) AS amount, 0 AS needs FROM {query.last} t",
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
        found = _why_unpaid(query, span, unpaid.name)
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


def _why_unpaid(asked: Query, span: Span, unpaid: str) -> Step:
    """Which conditions fail in every month, and which in any, of cases that no month is paid."""
    columns = asked.columns
    query = asked.again()
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


def _plain_values(query: Query, given: Set[str] = frozenset()) -> None:
    """The values of law of each month, with the rules that ask nothing of the case.

    The given rules are true in every month that is asked.
    """
    query.names |= {name: Lowered("TRUE", "bool") for name in given}
    query.names["month"] = MONTH
    query.names |= {one.name: query.column(one) for one in query.columns.values}
    if not query.columns.values:
        return
    each, query.last = query.last, "values_in"
    rules = of_the_month_alone(query)
    in_levels(query, "law", rules)
    columns = [one.name for one in query.columns.values]
    for rule in rules:
        found = query.names[rule.name]
        columns += [one.removeprefix("t.") for one in (found.sql, found.slack) if one]
    values = ", ".join(f"v.{one}" for one in columns)
    joined = f"SELECT t.*, {values} FROM {each} t JOIN {query.last} v ON v.month = t.month"
    query.part("valued", joined)


def _why(columns: Columns) -> str:
    """As `by_month`, of bits that are put together already."""
    every = bits(columns, columns.book.conditions("entitled"), "TRUE")
    always = f"COALESCE(m.always, {every})"
    return f"CASE WHEN {always} <> 0 THEN {always} ELSE COALESCE(m.ever, 0) END"


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
    amount, needs = f"CAST({payable.sql} AS BIGINT)", payable.needs or 0
    periods = query.step(
        "periods",
        "SELECT t.id, t.per, t.begins, t.month_count, t.months,"
        f" {amount} AS amount, {needs} AS needs FROM {query.last} t",
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
