"""The twelve months of each year of a payments calendar, the empty ones too."""

from collections.abc import Iterator

from tirek.web import formats
from tirek.web.components import PaymentsCalendar, PayMonth, PayYear
from tirek.web.language import current

MONTHS = range(1, 13)


def whole_years(calendar: PaymentsCalendar) -> Iterator[PayYear]:
    """Each year of the calendar with a place for every month."""
    for year in calendar.years:
        held = {paid.month: paid for paid in year.months}
        if held:
            number = min(held)[:4]
            months = (f"{number}-{month:02}" for month in MONTHS)
            drawn = [held.get(month) or _empty(month) for month in months]
            yield PayYear(year.label, drawn, year.total)


def _empty(month: str) -> PayMonth:
    return PayMonth(month, formats.month_of_year(int(month[5:]), current()), "")
