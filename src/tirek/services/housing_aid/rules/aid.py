"""The aid: paragraph 3."""

from datetime import date
from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.rule import (
    Each,
    month_of,
    months_after,
    months_in,
    percent_of,
    quarter_begins,
    rounded,
    rule,
    total,
    whole_tenge,
)

ORDER = "order-117-2023"


@rule("terms.share", "terms.formula", f"{ORDER}#3")
def own_expenses_month(income_month: Tenge, share_percent: Decimal) -> Tenge:
    """The maximum permissible level of the family's own expenses: a share of its income."""
    return percent_of(income_month, share_percent)


@rule("terms.formula", f"{ORDER}#3")
def aid_month(expenses_month: Tenge, own_expenses_month: Tenge) -> Tenge:
    """The aid is the difference between accepted expenses and the family's own share."""
    return max(expenses_month - own_expenses_month, expenses_month * 0)


@rule(f"{ORDER}#5", "terms.award")
def first_month(applied_on: date, reading_award_period: str) -> Month:
    """The aid is for the quarter in which it was applied for."""
    return (
        quarter_begins(month_of(applied_on))
        if reading_award_period == "calendar_quarter"
        else month_of(applied_on)
    )


@rule(f"{ORDER}#5", "terms.award")
def last_month(first_month: Month) -> Month:
    """A quarter has three months."""
    return months_after(first_month, months_in("quarter") - 1)


@rule(f"{ORDER}#3", "terms.award", per="month")
def entitled(month: Month, first_month: Month) -> bool:
    """The month is paid for."""
    return month >= first_month


@rule(f"{ORDER}#3", "terms.award", per="month")
def month_share(aid_month: Tenge) -> Tenge:
    """What one month adds to its period."""
    return aid_month


@rule(f"{ORDER}#3", "terms.award", per="period")
def payable(month_share: Each[Tenge], reading_rounding: str) -> Tenge:
    """The sum of the period, rounded once."""
    return (
        whole_tenge(total(month_share))
        if reading_rounding == "tenge"
        else rounded(total(month_share))
    )
