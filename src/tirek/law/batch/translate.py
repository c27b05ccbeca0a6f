"""A question of ours said in the words of an engine; only here sqlglot is imported."""

from __future__ import annotations

from collections.abc import Callable

import sqlglot
from sqlglot import exp


def translated(words: str, sql: str) -> str:
    """The question as that engine understands it."""
    tree = sqlglot.parse_one(sql, dialect="postgres")
    if words == "postgres":
        _fence(tree)
    elif words == "duckdb":
        _parts_of_days(tree)
    for inner in reversed(list(tree.find_all(exp.Anonymous))):  # the innermost first
        said = _WORDS.get((inner.name.lower(), words))
        if said is not None:
            inner.replace(said(*inner.expressions))
    return tree.sql(dialect=words)


def _fence(tree: exp.Expr) -> None:
    """PostgreSQL would write each level into the next, and compute its values over and over."""
    for part in tree.find_all(exp.CTE):
        part.this.set("offset", exp.Offset(expression=exp.Literal.number(0)))


def _parts_of_days(tree: exp.Expr) -> None:
    """DuckDB's YEAR(day) is three times as fast as its EXTRACT(YEAR FROM day)."""
    for part in list(tree.find_all(exp.Extract)):
        part.replace(_call(part.name.upper())(part.expression))


def _call(name: str) -> Callable[..., exp.Expr]:
    return lambda *parts: exp.Anonymous(this=name, expressions=list(parts))


def _each_month(first: exp.Expr, last: exp.Expr) -> exp.Expr:
    return exp.Explode(
        this=_call("RANGE")(first, exp.Add(this=last, expression=exp.Literal.number(1)))
    )


def _each_month_exploded(first: exp.Expr, last: exp.Expr) -> exp.Expr:
    """A step of its own: without one Spark would count down where the last month is earlier."""
    one = exp.cast(exp.Literal.number(1), exp.DataType.Type.BIGINT)
    return exp.Explode(this=_call("SEQUENCE")(first, last, one))


def _first_of_array(value: exp.Expr, month: exp.Expr) -> exp.Expr:
    ordered = exp.Order(this=value, expressions=[exp.Ordered(this=month)])
    array = exp.paren(exp.ArrayAgg(this=ordered))
    return exp.Bracket(this=array, expressions=[exp.Literal.number(1)], offset=1)


def _months_later(day: exp.Expr, count: exp.Expr) -> exp.Expr:
    """A day and an interval make an instant: it is a day again."""
    months = _call("MAKE_INTERVAL")(exp.Literal.number(0), exp.cast(count, "int"))
    return exp.cast(exp.Add(this=day, expression=months), "date")


def _months_later_in_duckdb(day: exp.Expr, count: exp.Expr) -> exp.Expr:
    months = _call("TO_MONTHS")(exp.cast(count, "int"))
    return exp.cast(exp.Add(this=day, expression=months), "date")


def _days_after(day: exp.Expr, count: exp.Expr) -> exp.Expr:
    return exp.paren(exp.Add(this=day, expression=exp.cast(count, "int")))


def _wide_in_spark(value: exp.Expr) -> exp.Expr:
    return exp.cast(value, "decimal(38, 0)")


def _wide_whole_in_spark(above: exp.Expr, below: exp.Expr) -> exp.Expr:
    """DIV gives 64 bits there, and `/` rounds and has room for 32 digits before the point.

    So what is over goes first, and the last six digits of the answer are worked out for themselves.
    """
    whole, by = _wide_in_spark(above), _wide_in_spark(below)
    million = exp.Literal.number(10**6)
    greater = exp.paren(exp.Mul(this=by, expression=million))
    over = _call("MOD")(whole, greater)
    first = _evenly(exp.Sub(this=whole, expression=over), greater)
    last = _evenly(exp.Sub(this=over.copy(), expression=_call("MOD")(whole.copy(), by.copy())), by)
    return exp.paren(exp.Add(this=exp.Mul(this=first, expression=million.copy()), expression=last))


def _evenly(above: exp.Expr, below: exp.Expr) -> exp.Expr:
    """Divided without anything being over."""
    return _wide_in_spark(exp.Div(this=exp.paren(above), expression=below.copy(), typed=True))


def _times(divided: Callable[..., exp.Expr]) -> Callable[..., exp.Expr]:
    """So many times a value by another, where the engine divides 128 bits as quickly as 64."""
    return lambda above, times, below: divided(
        exp.Mul(this=exp.paren(above), expression=times), below
    )


def _times_up(divided: Callable[..., exp.Expr]) -> Callable[..., exp.Expr]:
    def said(above: exp.Expr, times: exp.Expr, below: exp.Expr) -> exp.Expr:
        whole = exp.Mul(this=exp.paren(above), expression=times)
        whole = exp.Add(this=whole, expression=exp.paren(below.copy()))
        return divided(exp.Sub(this=whole, expression=exp.Literal.number(1)), below)

    return said


def _in_duckdb(shape: str) -> Callable[..., exp.Expr]:
    """An expression of its three arguments; `most` is what the third may be in 64 bits.

    DuckDB divides 128 bits one after another: it takes thirty times as long as 64 bits do.
    """

    def said(above: exp.Expr, times: exp.Expr, below: exp.Expr) -> exp.Expr:
        parts = [exp.paren(one).sql(dialect="duckdb") for one in (above, times, below)]
        most = (LARGEST - 1) // int(times.name)
        return sqlglot.parse_one(shape.format(*parts, most=most), dialect="duckdb")

    return said


LARGEST = 1 << 63
_SHORT = "TRY_CAST({0} AS BIGINT)"
_BY = "CAST({2} AS BIGINT)"
_WIDE_TIMES = (
    f"(CASE WHEN {_SHORT} IS NOT NULL AND {{2}} <= {{most}}"
    f" THEN CAST({_SHORT} // {_BY} AS HUGEINT) * {{1}} + {_SHORT} % {_BY} * {{1}} // {_BY}"
    " ELSE ({0} * {1}) // {2} END)"
)
_WIDE_SHARES = "(CASE WHEN {1} % {2} = 0 THEN {0} * ({1} // {2}) ELSE ({0} * {1}) // {2} END)"
_WIDE_SHARES_UP = (
    "(CASE WHEN {1} % {2} = 0 THEN {0} * ({1} // {2}) ELSE ({0} * {1} + {2} - 1) // {2} END)"
)
_WORDS: dict[tuple[str, str], Callable[..., exp.Expr]] = {
    # `/` of two whole numbers is whole in PostgreSQL, and faster than DIV
    ("whole", "postgres"): lambda above, below: exp.Div(
        this=exp.paren(above), expression=exp.paren(below), typed=True
    ),
    ("whole", "duckdb"): lambda above, below: exp.IntDiv(
        this=exp.paren(above), expression=exp.paren(below)
    ),
    ("whole", "spark"): lambda above, below: exp.IntDiv(
        this=exp.paren(above), expression=exp.paren(below)
    ),
    # 128 bits, as many as wanted, 38 digits; all divide what is above zero, downwards
    ("wide", "postgres"): lambda value: exp.cast(value, "numeric"),
    ("wide", "duckdb"): lambda value: exp.cast(value, "hugeint", dialect="duckdb"),
    ("wide", "spark"): _wide_in_spark,
    ("wide_whole", "postgres"): _call("DIV"),
    ("wide_whole", "duckdb"): lambda above, below: exp.IntDiv(
        this=exp.paren(above), expression=exp.paren(below)
    ),
    ("wide_whole", "spark"): _wide_whole_in_spark,
    # so many times the first by the third, downwards; shares mostly come out even
    ("wide_times", "postgres"): _times(_call("DIV")),
    ("wide_times", "duckdb"): _in_duckdb(_WIDE_TIMES),
    ("wide_times", "spark"): _times(_wide_whole_in_spark),
    ("wide_shares", "postgres"): _times(_call("DIV")),
    ("wide_shares", "duckdb"): _in_duckdb(_WIDE_SHARES),
    ("wide_shares", "spark"): _times(_wide_whole_in_spark),
    ("wide_shares_up", "postgres"): _times_up(_call("DIV")),
    ("wide_shares_up", "duckdb"): _in_duckdb(_WIDE_SHARES_UP),
    ("wide_shares_up", "spark"): _times_up(_wide_whole_in_spark),
    ("days_after", "postgres"): _days_after,
    ("days_after", "duckdb"): _days_after,
    ("days_after", "spark"): lambda day, count: _call("DATE_ADD")(day, exp.cast(count, "int")),
    ("months_later", "postgres"): _months_later,
    ("months_later", "duckdb"): _months_later_in_duckdb,
    ("months_later", "spark"): lambda day, count: _call("ADD_MONTHS")(day, exp.cast(count, "int")),
    ("each_month", "postgres"): _call("GENERATE_SERIES"),
    ("each_month", "duckdb"): _each_month,
    ("each_month", "spark"): _each_month_exploded,
    ("earliest", "postgres"): _first_of_array,
    ("earliest", "duckdb"): _call("ARG_MIN_NULL"),
    ("earliest", "spark"): _call("MIN_BY"),
}
