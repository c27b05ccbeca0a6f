"""Days and months of the vocabulary of rules, in SQL: a month is the number of it since year 0."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tirek.law.batch.lowered import Lowered
from tirek.law.rule import months_in


def _month_of(day: Lowered) -> Lowered:
    return Lowered(month_of_day(day.sql), "month")


def month_of_day(day: str) -> str:
    """The number of the month a day lies in."""
    year, month = (f"CAST(EXTRACT({one} FROM {day}) AS BIGINT)" for one in ("YEAR", "MONTH"))
    return f"({year} * 12 + {month} - 1)"


def _months_after(month: Lowered, count: Lowered) -> Lowered:
    return Lowered(f"({month.sql} + {count.sql})", "month")


def _month_number(month: Lowered) -> Lowered:
    return Lowered(f"(MOD({month.sql}, 12) + 1)", "int", among=tuple(range(1, 13)))


def _months_in(period: Lowered) -> Lowered:
    if period.sql in ("'quarter'", "'month'"):
        number = months_in(period.sql.strip("'"))
        return Lowered(str(number), "int", among=(number,))
    sql = f"CASE WHEN {period.sql} = 'quarter' THEN 3 WHEN {period.sql} IS NOT NULL THEN 1 END"
    return Lowered(f"({sql})", "int", among=(1, 3))


def _quarter_begins(month: Lowered) -> Lowered:
    return Lowered(f"({month.sql} - MOD({month.sql}, 3))", "month")


def _months_from(first: Lowered, last: Lowered) -> Lowered:
    one, other = first.sql, last.sql
    return Lowered(
        f"(CASE WHEN {other} >= {one} THEN {other} - {one} + 1 WHEN {other} < {one} THEN 0 END)",
        "int",
    )


def _parts(born: Lowered, day: Lowered) -> Iterator[list[str]]:
    """The years of both days, their months, their days."""
    return (
        [f"CAST(EXTRACT({part} FROM {one.sql}) AS BIGINT)" for one in (born, day)]
        for part in ("YEAR", "MONTH", "DAY")
    )


def _age_on(born: Lowered, day: Lowered) -> Lowered:
    year, month, at = _parts(born, day)
    dates = [f"({month[n]} * 100 + {at[n]})" for n in (0, 1)]
    younger = f"CASE WHEN {dates[1]} < {dates[0]} THEN 1 ELSE 0 END"
    return Lowered(f"({year[1]} - {year[0]} - {younger})", "int")


def _months_on(born: Lowered, day: Lowered) -> Lowered:
    year, month, at = _parts(born, day)
    younger = f"CASE WHEN {at[1]} < {at[0]} THEN 1 ELSE 0 END"
    months = f"({year[1]} - {year[0]}) * 12 + {month[1]} - {month[0]}"
    return Lowered(f"({months} - {younger})", "int")


DAYS_AND_MONTHS: dict[str, Callable[..., Lowered]] = {
    "month_of": _month_of,
    "months_after": _months_after,
    "month_number": _month_number,
    "months_in": _months_in,
    "months_from": _months_from,
    "quarter_begins": _quarter_begins,
    "age_on": _age_on,
    "days_after": lambda day, n: Lowered(f"days_after({day.sql}, {n.sql})", "date"),
    "months_later": lambda day, n: Lowered(f"months_later({day.sql}, {n.sql})", "date"),
    "months_on": _months_on,
}
"""By the names that rules use."""
