"""The outcome of cases about which something may be unknown, in the order that `decide` keeps."""

from __future__ import annotations

from collections.abc import Mapping

from tirek.law.batch.bracket import DOUBT
from tirek.law.batch.columns import Columns
from tirek.law.batch.engines import Typed
from tirek.law.batch.lowered import Lowered
from tirek.law.batch.query import bits, period_column

Names = Mapping[str, Lowered]
RESULTS: dict[str, Typed] = {
    "outcomes": [
        ("id", "BIGINT"), ("place", "VARCHAR"), ("edition", "VARCHAR"), ("outcome", "VARCHAR"),
        ("needs", "BIGINT"), ("failed", "BIGINT"), ("months", "BIGINT"), ("amount", "BIGINT"),
    ],
    "dues": [
        ("id", "BIGINT"), ("per", "VARCHAR"), ("begins", "BIGINT"), ("month_count", "BIGINT"),
        ("months", "BIGINT"), ("amount", "BIGINT"), ("needs", "BIGINT"),
    ],
}  # fmt: skip
"""What is left of deciding: a row a case, and a row a payment period of a granted one."""


def undecided_too(
    columns: Columns,
    of_case: Names,
    of_month: Names,
    tables: tuple[str, str, str],
    failed_by_month: str,
) -> str:
    """A row for each case: id, place, edition, outcome, needs, failed.

    `tables` are those of cases, of their months and of their periods.
    """
    cases, months, periods = tables
    failed = bits(columns, columns.book.conditions("eligible"), "c.{} IS FALSE")
    eligible, no_day = (_needs(of_case, name) for name in ("eligible", "applied_on"))
    ends = f"({_needs(of_case, 'first_month')} | {_needs(of_case, 'last_month')})"
    no_month = "(NOT COALESCE(m.paid, FALSE) AND COALESCE(m.open_, 0) = 0)"
    matters = f"({eligible} | COALESCE(m.rate, 0) | {_waiting('m.paid')})"
    return (
        "SELECT c.id, c.place, c.edition,"
        " CASE WHEN NOT c.decides THEN 'undecidable' WHEN NOT c.eligible THEN 'refused'"
        f" WHEN {ends} <> 0 THEN 'undecidable' WHEN {no_month} THEN 'refused'"
        f" WHEN {matters} <> 0 THEN 'undecidable' ELSE 'granted' END AS outcome,"
        f" CASE WHEN NOT c.decides THEN {no_day} WHEN NOT c.eligible THEN 0"
        f" WHEN {ends} <> 0 THEN {eligible} | {ends} WHEN {no_month} THEN 0"
        f" WHEN {matters} <> 0 THEN {matters} ELSE {_waiting('FALSE')} END AS needs,"
        f" CASE WHEN NOT c.decides THEN 0 WHEN NOT c.eligible THEN {failed}"
        f" WHEN {ends} = 0 AND {no_month} THEN {failed_by_month} ELSE 0 END AS failed"
        f" FROM {cases} c"
        f" LEFT JOIN ({_months_together(columns, of_month, months)}) m ON m.id = c.id"
        f" LEFT JOIN ({_payable_together(columns, periods)}) p ON p.id = c.id"
    )


def _needs(names: Names, name: str) -> str:
    """What a rule of the case lacks; 0 where it is always known."""
    return names[name].needs.replace("t.", "c.") or "0"


def _waiting(paid: str) -> str:
    """What is lacking for months and sums; once a month is paid, dated values only postpone.

    Where the period of payment is not known there are no sums to wait for.
    """
    hard = "COALESCE(m.open_hard, 0) | CASE WHEN m.rate <> 0 THEN 0 ELSE COALESCE(p.hard, 0) END"
    every = "COALESCE(m.open_, 0) | CASE WHEN m.rate <> 0 THEN 0 ELSE COALESCE(p.lacking, 0) END"
    return f"(CASE WHEN {paid} THEN {hard} ELSE {every} END)"


def _months_together(columns: Columns, names: Names, months: str) -> str:
    open_ = names["entitled"].needs or "0"
    rate = columns.lowered(period_column(columns)).needs or "0"
    fails = "".join(
        f", BOOL_AND(t.{name} IS FALSE) AS always_{name}, BOOL_OR(t.{name} IS FALSE) AS ever_{name}"
        for name in columns.book.conditions("entitled")
    )
    return (
        f"SELECT t.id, BOOL_OR(t.entitled IS TRUE) AS paid, BIT_OR({open_}) AS open_,"
        f" BIT_OR({_hard(columns, open_)}) AS open_hard,"
        f" BIT_OR({rate}) AS rate{fails} FROM {months} t GROUP BY t.id"
    )


def _payable_together(columns: Columns, periods: str) -> str:
    return (
        f"SELECT t.id, BIT_OR(t.needs) AS lacking, BIT_OR({_hard(columns, 't.needs')}) AS hard"
        f" FROM {periods} t GROUP BY t.id"
    )


def _hard(columns: Columns, needs: str) -> str:
    """The needs of a value that lacks more than dated values of law."""
    hard = columns.bits_of("fact") | columns.bits_of("term") | DOUBT
    return f"CASE WHEN {needs} & {hard} <> 0 THEN {needs} ELSE 0 END"
