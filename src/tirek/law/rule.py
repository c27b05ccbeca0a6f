"""How a norm is written: a plain typed function, its names the graph, its citation beside it.

A rule's parameter names are facts of the case (`child_born_on` for `child.born_on`), terms of
the edition (`amount_mci` for `[terms.amount] mci`), readings (`reading_<id>`), values of the law
of that day (`mci`), the `month` considered, or other rules. The functions below are the only
ones a rule may call; each has one meaning here and one in every language rules are compiled to.
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from tirek.kernel.money import TIYN_IN_TENGE, Tenge
from tirek.kernel.money import total as sum_of
from tirek.kernel.period import Month, Quarter

T = TypeVar("T")

PERCENT = 100
MONTHS_IN_YEAR = 12
MOST_DAYS = 1 << 15
"""Days whose month is remembered: those of three generations."""
Each = Sequence
"""The values of a rule over the records of a list, or over the entitled months of a period."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A norm: its function, the scope it is asked in, and what it cites.

    The scope is "case", "month", "period", or the name of a list of records ("member").
    A citation is "terms.<group>" (the paragraph of the local edition that sets that group)
    or "<act id>#<paragraph>" (an act of the register).
    """

    name: str
    function: Callable[..., object]
    scope: str
    cites: tuple[str, ...]


Norm = TypeVar("Norm", bound=Callable[..., object])


def rule(*cites: str, per: str = "case") -> Callable[[Norm], Norm]:
    """Mark a function as a norm of the law, with the paragraphs it states."""

    def mark(function: Norm) -> Norm:
        function.rule = Rule(function.__name__, function, per, cites)  # type: ignore[attr-defined]
        return function

    return mark


@lru_cache(maxsize=MOST_DAYS)
def month_of(day: date) -> Month:
    """The calendar month of a day."""
    return Month.of(day)


def months_after(month: Month, count: int) -> Month:
    """The month so many months later."""
    return month.plus(count)


def month_number(month: Month) -> int:
    """1 for January to 12 for December."""
    return month.month


def months_in(period: str) -> int:
    """How many months a payment period has."""
    return 3 if period == "quarter" else 1


def days_after(day: date, count: int) -> date:
    """The day so many calendar days later; earlier where the count is below zero."""
    return day + timedelta(count)


def months_later(day: date, count: int) -> date:
    """The same day so many calendar months later; the last of that month if it has no such day."""
    there = Month.of(day).plus(count)
    return date(there.year, there.month, min(day.day, monthrange(there.year, there.month)[1]))


def rounded(amount: Tenge) -> Tenge:
    """The payable sum: half up to the tiyn, once."""
    return amount.rounded()


def total(amounts: Sequence[Tenge]) -> Tenge:
    """The exact sum of the amounts."""
    return amounts[0] if len(amounts) == 1 else sum_of(amounts)


def first(values: Sequence[T]) -> T:
    """The value of the earliest entitled month."""
    return values[0]


def count(values: Sequence[object]) -> int:
    """How many records or entitled months there are."""
    return len(values)


def how_many(conditions: Sequence[bool]) -> int:
    """In how many records or months a condition holds."""
    return sum(conditions)


def added(numbers: Sequence[Decimal]) -> Decimal:
    """The sum of numbers that are not money; 0 for none."""
    return sum(numbers, Decimal(0))


def percent_of(amount: Tenge, percent: Decimal) -> Tenge:
    """So many hundredths of a sum, exactly."""
    return amount * percent / PERCENT


def tenge(amount: Decimal) -> Tenge:
    """A number of tenge as money."""
    return Tenge.of(amount)


def whole_tenge(amount: Tenge) -> Tenge:
    """Rounded half up to the tenge."""
    return Tenge.of((amount / TIYN_IN_TENGE).rounded().tiyn)


def quarter_begins(month: Month) -> Month:
    """The first month of the calendar quarter a month lies in."""
    return Quarter.of(month).months[0]


def months_from(first_month: Month, last_month: Month) -> int:
    """How many months lie between two, both counted; 0 if the last is before the first."""
    return max(0, last_month - first_month + 1)


def in_years(months: int) -> Decimal:
    """How many years so many months are, parts of a year too."""
    return Decimal(months) / MONTHS_IN_YEAR


def counted_once(
    firsts: Sequence[int], lasts: Sequence[int], rates: Sequence[Decimal]
) -> Sequence[Decimal]:
    """Of stretches that may overlap: the rate of each month any of them holds, the greatest once.

    A stretch goes from its first month to its last, both counted; one whose last is before its
    first holds none.
    """
    highest: dict[int, Decimal] = {}
    for begins, ends, rate in zip(firsts, lasts, rates, strict=True):
        for month in range(begins, ends + 1):
            highest[month] = max(rate, highest.get(month, rate))
    return tuple(highest[month] for month in sorted(highest))


def age_on(born_on: date, day: date) -> int:
    """How many full years a person is old on a day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def months_on(born_on: date, day: date) -> int:
    """How many full months a person is old on a day."""
    months = MONTHS_IN_YEAR * (day.year - born_on.year) + day.month - born_on.month
    return months - (day.day < born_on.day)


VOCABULARY: dict[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        month_of,
        months_after,
        month_number,
        months_in,
        months_from,
        quarter_begins,
        in_years,
        counted_once,
        age_on,
        days_after,
        months_later,
        months_on,
        rounded,
        whole_tenge,
        tenge,
        percent_of,
        added,
        total,
        first,
        count,
        how_many,
        any,
        all,
        min,
        max,
    )
}
"""Every function a rule may call."""
ONE_BY_ONE = frozenset({"counted_once"})
"""Those that have no words in SQL."""
