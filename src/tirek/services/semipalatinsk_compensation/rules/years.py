"""Which years count: each reading of a year is a stretch of months."""

from datetime import date
from decimal import Decimal

from tirek.kernel.period import Month
from tirek.law.rule import in_years, month_number, month_of, months_after, months_from, rule


@rule("terms.periods", per="stay")
def stay_counts(stay_kind: str, stay_confirmed: bool, reading_kinds: str) -> bool:
    """The years of residence count, those that the commission confirmed."""
    return stay_confirmed and (stay_kind == "residence" or reading_kinds == "all")


@rule("terms.periods", per="stay")
def stay_first_month(stay_from: date, reading_part_year: str) -> Month:
    """The month from which a stay counts, parts of years read as the reading says."""
    return (
        month_of(stay_from)
        if reading_part_year == "months"
        else months_after(month_of(stay_from), 1 - month_number(month_of(stay_from)))
        if reading_part_year == "touched" or month_number(month_of(stay_from)) == 1
        else months_after(month_of(stay_from), 12 - month_number(month_of(stay_from)) + 1)
    )


@rule("terms.periods", per="stay")
def stay_last_month(stay_to: date, reading_part_year: str) -> Month:
    """The month to which a stay counts."""
    return (
        month_of(stay_to)
        if reading_part_year == "months"
        else months_after(month_of(stay_to), 12 - month_number(month_of(stay_to)))
        if reading_part_year == "touched" or month_number(month_of(stay_to)) == 12
        else months_after(month_of(stay_to), -month_number(month_of(stay_to)))
    )


@rule("terms.periods")
def last_late_month(
    periods_late_ends: Month, underground_ends: date, reading_year_1990: str
) -> Month:
    """The last month that is paid for: whether 1990 is."""
    return periods_late_ends if reading_year_1990 == "counts" else month_of(underground_ends)


@rule("terms.periods", per="stay")
def stay_early_first(stay_first_month: Month, periods_early_begins: Month) -> Month:
    """The first month of the stay in the earlier time."""
    return max(stay_first_month, periods_early_begins)


@rule("terms.periods", per="stay")
def stay_early_last(stay_last_month: Month, periods_early_ends: Month) -> Month:
    """The last month of the stay in the earlier time."""
    return min(stay_last_month, periods_early_ends)


@rule("terms.periods", per="stay")
def stay_late_first(stay_first_month: Month, periods_late_begins: Month) -> Month:
    """The first month of the stay in the later time."""
    return max(stay_first_month, periods_late_begins)


@rule("terms.periods", per="stay")
def stay_late_last(stay_last_month: Month, last_late_month: Month) -> Month:
    """The last month of the stay in the later time."""
    return min(stay_last_month, last_late_month)


@rule("terms.periods", per="stay")
def stay_early_years(stay_early_first: Month, stay_early_last: Month, stay_counts: bool) -> Decimal:
    """The years of the earlier time that count."""
    return in_years(months_from(stay_early_first, stay_early_last) if stay_counts else 0)


@rule("terms.periods", per="stay")
def stay_late_years(stay_late_first: Month, stay_late_last: Month, stay_counts: bool) -> Decimal:
    """The years of the later time that count."""
    return in_years(months_from(stay_late_first, stay_late_last) if stay_counts else 0)
