"""How a norm is written: a plain typed function, its names the graph, its citation beside it.

A rule's parameter names are facts of the case (`child_born_on` for `child.born_on`), terms of
the edition (`amount_mci` for `[terms.amount] mci`), readings (`reading_<id>`), values of the law
of that day (`mci`), the `month` considered, or other rules. The functions below are the only
ones a rule may call; each has one meaning here and one in every language rules are compiled to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, TypeVar

from tirek.kernel.money import Tenge
from tirek.kernel.money import total as sum_of
from tirek.kernel.period import Month

Scope = Literal["case", "month", "period"]
T = TypeVar("T")

MOST_DAYS = 1 << 15
"""Days whose month is remembered: those of three generations."""
Each = Sequence
"""The values of a monthly rule over the entitled months of one payment period."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A norm: its function, the scope it is asked in, and what it cites.

    A citation is "terms.<group>" (the paragraph of the local edition that sets that group)
    or "<act id>#<paragraph>" (an act of the register).
    """

    name: str
    function: Callable[..., object]
    scope: Scope
    cites: tuple[str, ...]


Norm = TypeVar("Norm", bound=Callable[..., object])


def rule(*cites: str, per: Scope = "case") -> Callable[[Norm], Norm]:
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


def rounded(amount: Tenge) -> Tenge:
    """The payable sum: half up to the tiyn, once."""
    return amount.rounded()


def total(amounts: Sequence[Tenge]) -> Tenge:
    """The exact sum of the amounts."""
    return sum_of(amounts)


def first(values: Sequence[T]) -> T:
    """The value of the earliest entitled month."""
    return values[0]


def count(values: Sequence[object]) -> int:
    """How many entitled months there are."""
    return len(values)


VOCABULARY: dict[str, Callable[..., object]] = {
    function.__name__: function
    for function in (
        month_of,
        months_after,
        month_number,
        months_in,
        rounded,
        total,
        first,
        count,
        min,
        max,
    )
}
"""Every function a rule may call."""
