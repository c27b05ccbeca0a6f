"""What must hold before something happens to a voucher; each guard is a name of machine.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tirek.kernel.calendar import WorkingCalendar
from tirek.supply.vouchers.machine import Guard, machine

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """The days of a stay, both counted."""

    arrives: date
    leaves: date

    def __post_init__(self) -> None:
        if self.leaves < self.arrives:
            raise ValueError(f"{self.leaves} is before {self.arrives}")

    @property
    def days(self) -> int:
        """How many days of treatment there are."""
        return (self.leaves - self.arrives).days + 1


@dataclass(frozen=True)
class Asked:
    """What the guards look at: the period of the voucher, the day, and what is known of both.

    `treated` are the periods in which the person was treated before, by a voucher or otherwise;
    `given_back` the period the person returned last; `stayed` the days really spent there.
    """

    period: Period
    on: date
    calendar: WorkingCalendar
    concluded: bool = True
    first: bool = True
    treated: tuple[Period, ...] = ()
    given_back: Period | None = None
    valid_reason: bool = True
    stayed: Period | None = None
    papers_shown: bool = True


def last_day_to_return(arrives: date, calendar: WorkingCalendar) -> date:
    """The last day on which so many working days are left before the arrival (paragraph 50)."""
    day, left = arrives, machine().days.return_before
    while left:
        day -= ONE_DAY
        left -= calendar.is_working(day)
    return day


def _in_time(asked: Asked) -> bool:
    return asked.on <= last_day_to_return(asked.period.arrives, asked.calendar)


def _not_treated(asked: Asked) -> bool:
    return all(one.arrives.year != asked.period.arrives.year for one in asked.treated)


def _within(asked: Asked) -> bool:
    stayed = asked.stayed
    return (
        stayed is not None
        and asked.period.arrives <= stayed.arrives
        and stayed.leaves <= asked.period.leaves
        and stayed.leaves <= asked.on
    )


GUARDS: Mapping[Guard, Callable[[Asked], bool]] = {
    "concluded": lambda asked: asked.concluded,
    "first": lambda asked: asked.first,
    "not_treated_this_year": _not_treated,
    "not_too_long": lambda asked: asked.period.days <= machine().days.most,
    "another_period": lambda asked: asked.period != asked.given_back,
    "in_time": _in_time,
    "late": lambda asked: not _in_time(asked),
    "valid_reason": lambda asked: asked.valid_reason,
    "before_arrival": lambda asked: asked.on < asked.period.arrives,
    "arrival_passed": lambda asked: asked.on > asked.period.arrives,
    "within_period": _within,
    "papers_shown": lambda asked: asked.papers_shown,
}
