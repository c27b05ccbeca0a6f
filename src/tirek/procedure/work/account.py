"""How many of the hours worked the budget pays, day by day, and why not the rest.

Pure: the sheets, the days on which the service stood still and what was paid before come in; no
number of the law is here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.cite import Cite
from tirek.procedure.work.hours_of_work import HoursOfWork, Limit, Norm

ZERO = Decimal(0)
NormOn = Callable[[date], Norm | None]


class NormNotKnown(LookupError):
    """No act that is coded says how many hours of that day the budget pays."""

    def __init__(self, day: date) -> None:
        super().__init__(f"{day}: no edition sets the norm of hours")
        self.day = day


@dataclass(frozen=True)
class Worked:
    """The hours of one day as the sheet has them."""

    day: date
    hours: Decimal


@dataclass(frozen=True)
class Sheet:
    """A month of one worker. `number` grows with each correction, of which the last holds;
    `begins` is the day on which the notice of acceptance was received, `ends` that of death."""

    worker: int
    month: Month
    number: int
    begins: date
    lines: tuple[Worked, ...]
    ends: date | None = None


@dataclass(frozen=True)
class Stopped:
    """Days on which the service stood still, from the first to the last (None: still does)."""

    kind: str
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Unpaid:
    """Hours of a day that the budget does not pay, and why."""

    reason: str
    hours: Decimal
    text: Text
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Counted:
    """A day: worked, paid by the budget, and the rest by reason."""

    day: date
    worked: Decimal
    budget: Decimal
    unpaid: tuple[Unpaid, ...]

    @property
    def own(self) -> Decimal:
        """Hours that the budget does not pay."""
        return self.worked - self.budget


@dataclass(frozen=True)
class MonthOfHours:
    """A sheet as it is paid."""

    sheet: Sheet
    days: tuple[Counted, ...]

    @cached_property
    def worked(self) -> Decimal:
        """All hours of the sheet."""
        return sum((one.worked for one in self.days), ZERO)

    @cached_property
    def budget(self) -> Decimal:
        """Hours the budget pays."""
        return sum((one.budget for one in self.days), ZERO)

    @property
    def own(self) -> Decimal:
        """Hours it does not."""
        return self.worked - self.budget

    @property
    def by_day(self) -> Mapping[date, Decimal]:
        """Hours the budget pays, by day."""
        return {one.day: one.budget for one in self.days}


@dataclass(frozen=True)
class Given:
    """By what hours are counted: the act, the norm of each day, and how the doubt is read whether
    the first and the last day of a stop are stopped."""

    hours: HoursOfWork
    norm_on: NormOn
    border_days_stopped: bool = True


@dataclass(frozen=True)
class _Words:
    day: Text
    year: Text
    ended: Text


def the_last(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Of each worker and month the last correction, in the order of months."""
    held: dict[tuple[Month, int], Sheet] = {}
    for one in sheets:
        key = (one.month, one.worker)
        if key not in held or held[key].number < one.number:
            held[key] = one
    return [held[key] for key in sorted(held)]


def account(
    sheets: Iterable[Sheet],
    given: Given,
    *,
    stopped: Sequence[Stopped] = (),
    paid: Mapping[date, Decimal] | None = None,
) -> list[MonthOfHours]:
    """Every month in order, each taking what those before it left of the day and of the year.

    `paid` are hours that the budget has paid already, by day: they are never taken back here.
    Raises NormNotKnown for a day of no edition.
    """
    taken = dict(paid or {})
    found = []
    for sheet in the_last(sheets):
        month = count(sheet, given, stopped=stopped, paid=taken)
        for day, hours in month.by_day.items():
            taken[day] = taken.get(day, ZERO) + hours
        found.append(month)
    return found


def count(
    sheet: Sheet,
    given: Given,
    *,
    stopped: Sequence[Stopped] = (),
    paid: Mapping[date, Decimal] | None = None,
) -> MonthOfHours:
    """The days of one sheet, in order. Raises NormNotKnown."""
    taken = dict(paid or {})
    days = []
    for line in sorted(sheet.lines, key=lambda one: one.day):
        norm = given.norm_on(line.day)
        if norm is None:
            raise NormNotKnown(line.day)
        day = _counted(line, sheet, given, norm, stopped, taken)
        taken[line.day] = taken.get(line.day, ZERO) + day.budget
        days.append(day)
    return MonthOfHours(sheet, tuple(days))


def _counted(
    line: Worked,
    sheet: Sheet,
    given: Given,
    norm: Norm,
    stopped: Sequence[Stopped],
    taken: Mapping[date, Decimal],
) -> Counted:
    """What one day leaves after each limit in turn."""
    hours, whole = given.hours, Counted(line.day, line.hours, line.hours, ())
    if line.day < sheet.begins:
        return _less(whole, line.hours, "begins", hours.begins.text, hours.begins.cites)
    if sheet.ends is not None and line.day > sheet.ends:
        return _less(whole, line.hours, "ended", _words().ended, hours.after_death.cites)
    standing = _standing(line.day, stopped, given.border_days_stopped)
    if standing is not None:
        stop = hours.stop(standing.kind)
        return _less(whole, line.hours, stop.id, stop.name, stop.cites)
    year = sum((paid for day, paid in taken.items() if day.year == line.day.year), ZERO)
    of_day = _over(whole, hours.day, norm.day, taken.get(line.day, ZERO), "day")
    return _over(of_day, hours.year, norm.year, year, "year")


def _over(
    day: Counted, limit: Limit | None, most: Decimal | None, taken: Decimal, reason: str
) -> Counted:
    """The day without what goes beyond the limit; all of it where there is no limit."""
    if limit is None or most is None:
        return day
    over = day.budget - max(min(day.budget, most - taken), ZERO)
    words: Text = getattr(_words(), reason)
    return _less(day, over, reason, words.format(most=most), limit.cites)


def _less(
    day: Counted, hours: Decimal, reason: str, text: Text, cites: tuple[Cite, ...]
) -> Counted:
    if not hours:
        return day
    unpaid = (*day.unpaid, Unpaid(reason, hours, text, cites))
    return replace(day, budget=day.budget - hours, unpaid=unpaid)


def _standing(day: date, stopped: Sequence[Stopped], border_days: bool) -> Stopped | None:
    """The stop that holds the day."""
    for one in stopped:
        last = one.last or date.max
        inside = one.first <= day <= last
        if inside and (border_days or day not in (one.first, last)):
            return one
    return None


def sum_of(
    days: Iterable[Counted],
    norm_on: NormOn,
    index_on: Callable[[date], Decimal | None],
    *,
    taken: Tenge = Tenge.ZERO,
) -> Tenge | None:
    """What the budget pays for the days, rounded once; None where a price, an index or the
    guaranteed sum within which the act pays is not known.

    At most the guaranteed sum of the month, where the act has one (A8: the lesser of both), less
    what others who worked for the person that month have `taken` of it.
    """
    total, most = Tenge.ZERO, None
    for day in days:
        norm = norm_on(day.day)
        price = _price(day.day, norm, index_on)
        if norm is None or price is None:
            return None
        total += price * day.budget
        most = norm.guaranteed if norm.guaranteed is not None else most
    capped = total if most is None else min(total, max(Tenge.of(most) - taken, Tenge.ZERO))
    return capped.rounded()


def _price(
    day: date, norm: Norm | None, index_on: Callable[[date], Decimal | None]
) -> Tenge | None:
    """An hour of that day."""
    if norm is None or norm.price is None or (norm.within and norm.guaranteed is None):
        return None
    if norm.unit == "tenge":
        return Tenge.of(norm.price)
    index = index_on(day)
    return None if index is None else Tenge.of(index) * norm.price


def left_of_year(norm: Norm, paid: Mapping[date, Decimal], year: int) -> Decimal | None:
    """Hours of the year the budget may still pay; None where the act has no norm of a year."""
    if norm.year is None:
        return None
    return norm.year - sum((hours for day, hours in paid.items() if day.year == year), ZERO)


def reasons(days: Iterable[Counted]) -> Iterator[tuple[date, Unpaid]]:
    """Every reason of every day that is not or not fully paid."""
    for day in days:
        yield from ((day.day, one) for one in day.unpaid)


@cache
def _words() -> _Words:
    return load(_Words, Path(__file__).with_name("account.toml"))
