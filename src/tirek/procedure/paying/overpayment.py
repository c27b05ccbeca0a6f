"""An overpaid sum on its way back: the table of its steps, its terms, and equal instalments."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.toml import load
from tirek.law.act import Mark
from tirek.procedure.lifecycle import Lifecycle, load_lifecycle

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Terms:
    """What the house sets where the acts are silent: days and a number of months."""

    mark: Mark
    source: str
    answer_days: int
    most_instalments: int
    remind_before_days: int
    remind_after_days: tuple[int, ...]


@dataclass(frozen=True)
class Instalment:
    """A part of a sum, and the last day to return it."""

    due_on: date
    amount: Tenge


@cache
def overpayment_table() -> Lifecycle:
    """The way of an overpaid sum."""
    return load_lifecycle(FOLDER / "overpayment.toml")


@cache
def overpayment_terms() -> Terms:
    """The days and numbers of the house. Raises TomlError."""
    return load(Terms, FOLDER / "overpayment_terms.toml")


def instalments(total: Tenge, months: int, first_on: date) -> tuple[Instalment, ...]:
    """The sum in `months` parts, a part a month from `first_on`; together they are the sum.

    Parts differ by a tiyn at most, the larger ones come first. A day that a month does not have is
    its last. Raises ValueError for fewer than one part or more parts than there are tiyn.
    """
    if not 0 < months <= total.tiyn:
        raise ValueError(f"{total} cannot be returned in {months} parts")
    part, left = divmod(total.tiyn, months)
    days = [_same_day(first_on, later) for later in range(months)]
    sums = [part + (at < left) for at in range(months)]
    return tuple(Instalment(on, Tenge.of_tiyn(one)) for on, one in zip(days, sums, strict=True))


def reminder_days(due_on: date, terms: Terms) -> tuple[date, ...]:
    """The days on which a payment due on that day is brought to mind."""
    after = (due_on + timedelta(days=days) for days in terms.remind_after_days)
    return (due_on - timedelta(days=terms.remind_before_days), *after)


def _same_day(first: date, months_later: int) -> date:
    month = Month.of(first).plus(months_later)
    return min(month.first_day + timedelta(days=first.day - 1), month.last_day)
