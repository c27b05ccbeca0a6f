"""Months, quarters and ranges of days: the calendar of entitlement.

Days are dates in Asia/Almaty; an instant (datetime) is refused, because the day it
belongs to depends on the place and is decided at the edge.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, final

from tirek.kernel.parsing import ParseError

__all__ = [
    "DateRange",
    "Month",
    "ParseError",
    "Quarter",
    "SchoolYear",
    "first_month_of",
    "months_between",
]

_MOST_MONTHS: Final = 4096
"""Months whose writing is remembered: those of three centuries."""
_MONTH: Final = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])", re.ASCII)
_QUARTER: Final = re.compile(r"([0-9]{4})-Q([1-4])", re.ASCII)


@final
class Month(int):
    """A calendar month, kept as year * 12 + (month - 1): ordering and hash are those of int.

    Arithmetic operators give plain numbers; use `plus` to stay among months.
    """

    __slots__ = ()

    @staticmethod
    def at(year: int, month: int) -> "Month":
        """The month by its year (1 to 9999) and number (1 to 12)."""
        if not (1 <= year <= 9999 and 1 <= month <= 12):
            raise ParseError((year, month), "a year from 1 to 9999 and a month from 1 to 12")
        return Month(year * 12 + month - 1)

    @staticmethod
    def parse(written: str) -> "Month":
        """Reads "2025-09"; raises ParseError for anything else."""
        found = _MONTH.fullmatch(written)
        if found is None or found[1] == "0000":
            raise ParseError(written, 'a month such as "2025-09"')
        return Month(int(found[1]) * 12 + int(found[2]) - 1)

    @staticmethod
    def of(day: date) -> "Month":
        """The month the day lies in."""
        if type(day) is not date:
            _refuse_instant(day)
        return Month(day.year * 12 + day.month - 1)

    @property
    def year(self) -> int:
        return self // 12

    @property
    def month(self) -> int:
        """The number of the month in its year, 1 to 12."""
        return self % 12 + 1

    @property
    def first_day(self) -> date:
        return date(self // 12, self % 12 + 1, 1)

    @property
    def last_day(self) -> date:
        year, month = self // 12, self % 12 + 1
        return date(year, month, monthrange(year, month)[1])

    @property
    def next(self) -> "Month":
        return Month(self + 1)

    @property
    def previous(self) -> "Month":
        return Month(self - 1)

    def plus(self, months: int) -> "Month":
        """The month so many months later, or earlier if negative."""
        return Month(self + months)

    def __str__(self) -> str:
        return _month_written(self)

    def __repr__(self) -> str:
        return f"Month.parse('{self}')"


@lru_cache(maxsize=_MOST_MONTHS)
def _month_written(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"


@final
class Quarter(int):
    """A calendar quarter, kept as year * 4 + (number - 1)."""

    __slots__ = ()

    @staticmethod
    def of(month: Month) -> "Quarter":
        """The quarter the month lies in."""
        return Quarter(month // 3)

    @staticmethod
    def parse(written: str) -> "Quarter":
        """Reads "2025-Q3"; raises ParseError for anything else."""
        found = _QUARTER.fullmatch(written)
        if found is None or found[1] == "0000":
            raise ParseError(written, 'a quarter such as "2025-Q3"')
        return Quarter(int(found[1]) * 4 + int(found[2]) - 1)

    @property
    def year(self) -> int:
        return self // 4

    @property
    def number(self) -> int:
        """The number of the quarter in its year, 1 to 4."""
        return self % 4 + 1

    @property
    def months(self) -> tuple[Month, Month, Month]:
        first = self * 3
        return Month(first), Month(first + 1), Month(first + 2)

    @property
    def next(self) -> "Quarter":
        return Quarter(self + 1)

    @property
    def previous(self) -> "Quarter":
        return Quarter(self - 1)

    def __str__(self) -> str:
        return f"{self // 4:04}-Q{self % 4 + 1}"

    def __repr__(self) -> str:
        return f"Quarter.parse('{self}')"


def first_month_of(period: str) -> Month:
    """Of a month "2026-01" or a quarter "2026-Q1"; raises ParseError for anything else."""
    return Quarter.parse(period).months[0] if "Q" in period else Month.parse(period)


def months_between(first: Month, last: Month) -> tuple[Month, ...]:
    """All months from the first to the last, both included; none if the last is earlier."""
    return tuple([Month(value) for value in range(first, last + 1)])


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `begins` up to but without `ends`; no `ends` means it goes on.

    Raises ValueError where no day would be left.
    """

    begins: date
    ends: date | None = None

    def __post_init__(self) -> None:
        _refuse_instant(self.begins)
        if self.ends is None:
            return
        _refuse_instant(self.ends)
        if self.ends <= self.begins:
            raise ValueError(f"no day lies between {self.begins} and {self.ends} (not included)")

    @staticmethod
    def through(begins: date, last: date | None) -> "DateRange":
        """The range whose last day is still in it, as papers write it: "valid to 31.01.2027"."""
        return DateRange(begins, None if last is None else last + timedelta(days=1))

    def __contains__(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A school year from its first to its last day, both included."""

    first: date
    last: date
    months: tuple[Month, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a school year cannot end on {self.last}, before {self.first}")
        months = months_between(Month.of(self.first), Month.of(self.last))
        object.__setattr__(self, "months", months)

    def __contains__(self, when: Month | date) -> bool:
        """Whether the day, or at least one day of the month, lies in the school year."""
        if isinstance(when, Month):
            return self.months[0] <= when <= self.months[-1]
        return self.first <= when <= self.last


def _refuse_instant(day: date) -> None:
    if isinstance(day, datetime) or not isinstance(day, date):
        raise TypeError(f"a day is needed, not {type(day).__name__}: {day!r}")
