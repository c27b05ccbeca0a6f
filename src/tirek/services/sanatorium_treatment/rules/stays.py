"""At most once in a calendar year, and at most so many days: a function over earlier stays."""

from datetime import date
from decimal import Decimal

from tirek.kernel.period import Month
from tirek.law.rule import Each, how_many, month_number, month_of, months_after, rule

PARAGRAPH = "order-283-2023#30"


@rule("terms.norm", PARAGRAPH)
def asked_month(asked_from: date | None, applied_on: date) -> Month:
    """The month of the arrival asked for; of the application while none is."""
    return month_of(applied_on) if asked_from is None else month_of(asked_from)


@rule("terms.norm", PARAGRAPH)
def year_begins(asked_month: Month) -> Month:
    """January of the calendar year asked for."""
    return months_after(asked_month, 1 - month_number(asked_month))


@rule("terms.norm", PARAGRAPH, per="stay")
def stay_year_begins(stay_from: date) -> Month:
    """January of the year in which the person arrived."""
    return months_after(month_of(stay_from), 1 - month_number(month_of(stay_from)))


@rule("terms.norm", PARAGRAPH, per="stay")
def stay_year_ends(stay_to: date) -> Month:
    """January of the year in which the person left."""
    return months_after(month_of(stay_to), 1 - month_number(month_of(stay_to)))


@rule("terms.norm", PARAGRAPH, per="stay")
def stay_over_new_year(stay_year_begins: Month, stay_year_ends: Month) -> bool:
    """A stay that lies in two calendar years."""
    return stay_year_begins != stay_year_ends


@rule("terms.norm", PARAGRAPH, per="stay")
def stay_in_year(
    stay_year_begins: Month,
    stay_year_ends: Month,
    year_begins: Month,
    reading_new_year: str,
) -> bool:
    """The stay belongs to the year asked for: that of arrival."""
    return stay_year_begins == year_begins or (
        reading_new_year == "both" and stay_year_ends == year_begins
    )


@rule("terms.norm", PARAGRAPH, "order-283-2023#43", per="stay")
def stay_used(stay_in_year: bool, stay_broken_off: bool, reading_broken_off: str) -> bool:
    """The stay uses up the year, one the sanatorium broke off too."""
    return stay_in_year and (not stay_broken_off or reading_broken_off == "used")


@rule("terms.norm", PARAGRAPH)
def times_in_year(stay_used: Each[bool]) -> int:
    """How often treatment was given in that year already."""
    return how_many(stay_used)


@rule("terms.norm", PARAGRAPH)
def once_a_year(
    asked_from: date | None, times_in_year: int, norm_times_a_year: int, reading_no_day: str
) -> bool:
    """Treatment is given at most so often in a calendar year; no day asked, no year to judge."""
    return (asked_from is None and reading_no_day == "not_judged") or (
        times_in_year < norm_times_a_year
    )


@rule("terms.norm", PARAGRAPH)
def not_too_long(asked_days: Decimal | None, norm_days: int) -> bool:
    """A stay lasts at most so many days."""
    return asked_days is None or asked_days <= norm_days


@rule("terms.norm", PARAGRAPH)
def a_stay_over_new_year(stay_over_new_year: Each[bool]) -> bool:
    """Some stay lies in two calendar years: the Rules do not say to which it belongs."""
    return any(stay_over_new_year)


@rule("terms.norm", "order-283-2023#43")
def a_stay_broken_off(stay_broken_off: Each[bool]) -> bool:
    """Some stay was broken off: the Rules do not say whether it uses up the year."""
    return any(stay_broken_off)


@rule("terms.norm", PARAGRAPH)
def treated_and_no_day(asked_from: date | None, times_in_year: int, norm_times_a_year: int) -> bool:
    """Treated in the year of the application, and no day asked for: which year is not said."""
    return asked_from is None and times_in_year >= norm_times_a_year
