"""The total income of the family, with members who left taken out: paragraphs 26 and 27."""

from datetime import date

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.rule import (
    Each,
    how_many,
    month_of,
    months_in,
    rule,
    total,
)

ORDER = "order-117-2023"


@rule(f"{ORDER}#20", f"{ORDER}#26")
def income_before_departures(member_income: Each[Tenge], plot_income: Tenge) -> Tenge:
    """The total income of the period before a departed member is taken out."""
    return total(member_income) + plot_income


@rule(f"{ORDER}#26", f"{ORDER}#27")
def income_per_head(
    income_before_departures: Tenge, family_size: int, member_departed: Each[bool]
) -> Tenge:
    """The average income of one person in one month, departed members included."""
    return (
        income_before_departures
        / months_in("quarter")
        / max(1, family_size + how_many(member_departed))
    )


@rule(f"{ORDER}#26", per="member")
def member_share_taken_out(
    member_departed: bool,
    member_left_on: date | None,
    income_per_head: Tenge,
    period_last: Month,
    reading_departed: str,
) -> Tenge:
    """From the day of leaving the average per head of the departed member is subtracted."""
    return (
        income_per_head * (period_last - month_of(member_left_on))
        if member_departed and member_left_on is not None and reading_departed == "average"
        else income_per_head * 0
    )


@rule("terms.income", f"{ORDER}#20", f"{ORDER}#26")
def income_of_period(income_before_departures: Tenge, member_share_taken_out: Each[Tenge]) -> Tenge:
    """The total income of the family in the accounting period."""
    return income_before_departures - total(member_share_taken_out)


@rule("terms.formula", f"{ORDER}#2", f"{ORDER}#27")
def income_month(income_of_period: Tenge) -> Tenge:
    """The total income of one month."""
    return income_of_period / months_in("quarter")


@rule(f"{ORDER}#27")
def average_per_head(income_month: Tenge, family_size: int) -> Tenge:
    """The average income of one person in one month, as the family now stands."""
    return income_month / max(1, family_size)
