"""Who has the right, and what is paid."""

from datetime import date
from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.rule import Each, month_of, rounded, rule, total

RULES = "rules-semipalatinsk-compensation"


@rule("terms.certificate", f"{RULES}#12")
def confirmed(residence_confirmed: bool) -> bool:
    """The special commission has confirmed the fact and the period of residence."""
    return residence_confirmed


@rule("terms.certificate", "terms.once", f"{RULES}#12")
def right_not_exercised(compensated_before: bool) -> bool:
    """The compensation is given once: no mark on the certificate says that it was."""
    return not compensated_before


@rule("terms.periods")
def years_to_pay_for(lump_mci: Decimal) -> bool:
    """There is a year of residence in a zone to pay for."""
    return lump_mci > 0


@rule("terms.once", f"{RULES}#11")
def eligible(
    victim: bool, confirmed: bool, right_not_exercised: bool, years_to_pay_for: bool
) -> bool:
    """Nothing stands against the compensation."""
    return victim and confirmed and right_not_exercised and years_to_pay_for


@rule("terms.index")
def first_month(issued_on: date) -> Month:
    """It is paid in the month in which it is issued."""
    return month_of(issued_on)


@rule("terms.once")
def last_month(first_month: Month) -> Month:
    """And in no other."""
    return first_month


@rule("terms.once", per="month")
def entitled(month: Month, first_month: Month) -> bool:
    """The month is that of issue."""
    return month == first_month


@rule("terms.index", per="month")
def full_rate(lump_mci: Decimal, mci: Tenge) -> Tenge:
    """The index in force on the day of issue, as many times as counted."""
    return mci * lump_mci


@rule("terms.once", per="period")
def payable(full_rate: Each[Tenge]) -> Tenge:
    """The lump sum, rounded once."""
    return rounded(total(full_rate))
