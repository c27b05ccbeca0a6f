"""The accounting period and the months aid is for."""

from datetime import date

from tirek.kernel.period import Month
from tirek.law.rule import (
    month_of,
    months_after,
    months_in,
    quarter_begins,
    rule,
)

ORDER = "order-117-2023"


@rule(f"{ORDER}#32", f"{ORDER}#6")
def period_first(applied_on: date, reading_accounting_period: str) -> Month:
    """Income is counted for the quarter before the application."""
    return months_after(
        quarter_begins(month_of(applied_on))
        if reading_accounting_period == "calendar_quarter"
        else month_of(applied_on),
        -months_in("quarter"),
    )


@rule(f"{ORDER}#32", f"{ORDER}#36")
def period_last(period_first: Month) -> Month:
    """The accounting period has three months."""
    return months_after(period_first, months_in("quarter") - 1)
