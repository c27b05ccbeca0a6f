"""The time a figure is about: a quarter or a year, and by when its report is due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tirek.indicators.quality import quality
from tirek.kernel.period import Month, ParseError, Quarter

YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True, order=True)
class Span:
    """Half open: `begins` belongs to it, `ends` does not. `id` is "2026-Q1" or "2026"."""

    begins: date
    ends: date
    id: str

    @staticmethod
    def parse(written: str) -> Span:
        """Raises ParseError for anything but a quarter or a year."""
        if YEAR.fullmatch(written):
            year = int(written)
            return Span(date(year, 1, 1), date(year + 1, 1, 1), written)
        return of_quarter(Quarter.parse(written))

    @property
    def is_year(self) -> bool:
        return "-" not in self.id

    @property
    def due_on(self) -> date:
        """The day by which the report is handed in."""
        dates = quality().reports
        if self.is_year:
            return date(self.begins.year, dates.yearly.month or 12, dates.yearly.day)
        return self.ends.replace(day=dates.quarterly.day)

    @property
    def report_from(self) -> date:
        """The first day on which the report can be made.

        A quarter must have ended. The year's report is due before its year has: it is made on
        the day before, and says up to which day it counts.
        """
        return self.due_on - timedelta(days=1) if self.is_year else self.ends

    @property
    def counted_until(self) -> date:
        """The first day that its report no longer counts."""
        return min(self.ends, self.report_from)


def of_quarter(quarter: Quarter) -> Span:
    """The span of a quarter."""
    first, last = quarter.months[0], quarter.months[-1]
    return Span(first.first_day, last.next.first_day, str(quarter))


def quarter_of(day: date) -> Span:
    """The quarter a day lies in."""
    return of_quarter(Quarter.of(Month.of(day)))


def year_of(day: date) -> Span:
    """The year a day lies in."""
    return Span.parse(f"{day.year:04d}")


def recent(day: date, *, quarters: int = 8, years: int = 2) -> list[Span]:
    """The running quarter and those before it, the running year and those before it."""
    found, quarter = [], Quarter.of(Month.of(day))
    for _ in range(quarters):
        found.append(of_quarter(quarter))
        quarter = quarter.previous
    return [*found, *(Span.parse(f"{day.year - back:04d}") for back in range(years))]


__all__ = ["ParseError", "Span", "of_quarter", "quarter_of", "recent", "year_of"]
