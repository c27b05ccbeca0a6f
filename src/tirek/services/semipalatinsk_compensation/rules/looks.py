"""What an officer looks at, and when a doubt of the Law took part in a case."""

from datetime import date
from decimal import Decimal

from tirek.kernel.period import Month
from tirek.law.rule import month_number, month_of, rule


@rule("terms.queue")
def goes_first(pension_age: bool) -> bool:
    """Citizens of pension age use the right first."""
    return pension_age


@rule("terms.index")
def issue_day_to_be_set(applied_on: date, issued_on: date) -> bool:
    """The index is still that of the day of application."""
    return issued_on == applied_on


@rule("terms.periods", per="stay")
def stay_part_year(stay_from: date, stay_to: date) -> bool:
    """A stay that does not begin in January or does not end in December."""
    return month_number(month_of(stay_from)) > 1 or month_number(month_of(stay_to)) < 12


@rule("terms.periods", per="stay")
def stay_reaches_1990(stay_last_month: Month, underground_ends: date) -> bool:
    """A stay that lasts beyond the end of the underground explosions."""
    return stay_last_month > month_of(underground_ends)


@rule("terms.periods", per="stay")
def stay_without_residence(stay_kind: str) -> bool:
    """Work or military service, not residence."""
    return stay_kind != "residence"


@rule("terms.periods")
def years_shared(mci_of_shared_years: Decimal) -> bool:
    """Some year lies in more than one stay."""
    return mci_of_shared_years > 0


@rule("terms.children")
def claims_as_child(child_of_victim: bool) -> bool:
    """The applicant claims as a child of somebody who suffered."""
    return child_of_victim
