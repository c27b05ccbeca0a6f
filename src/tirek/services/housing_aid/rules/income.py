"""What each income adds to the total income of the period: chapter 3."""

from datetime import date
from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.rule import (
    Each,
    month_of,
    months_from,
    months_in,
    rule,
    total,
)

ORDER = "order-117-2023"


@rule(f"{ORDER}#26", per="member")
def member_first_month(member_joined_on: date | None, period_first: Month) -> Month:
    """The income of a member who joined counts from the day of joining."""
    return (
        period_first if member_joined_on is None else max(period_first, month_of(member_joined_on))
    )


@rule(f"{ORDER}#26", per="member")
def member_last_month(
    member_departed: bool, member_left_on: date | None, period_last: Month, reading_departed: str
) -> Month:
    """To the end of the period; under the other reading, to the month of leaving."""
    return (
        month_of(member_left_on)
        if member_departed and member_left_on is not None and reading_departed == "own_income"
        else period_last
    )


@rule(f"{ORDER}#28", f"{ORDER}#29", per="income")
def income_in_tenge(income_amount: Tenge, income_rate: Decimal | None) -> Tenge:
    """Foreign currency is converted at the market rate."""
    return income_amount if income_rate is None else income_amount * income_rate


@rule(f"{ORDER}#32", per="income")
def income_months(income_from: Month, income_to: Month) -> int:
    """For how many months the sum is."""
    return months_from(income_from, income_to)


@rule(f"{ORDER}#32", per="income")
def income_months_in_period(
    income_from: Month, income_to: Month, member_first_month: Month, member_last_month: Month
) -> int:
    """How many of them lie in the accounting period."""
    return months_from(max(income_from, member_first_month), min(income_to, member_last_month))


@rule(f"{ORDER}#32", f"{ORDER}#33", f"{ORDER}#34", per="income")
def income_spread(
    income_in_tenge: Tenge,
    income_months: int,
    income_months_in_period: int,
    income_kind_method: str,
    reading_months_in_period: str,
) -> Tenge:
    """A sum is divided by the months it is for and multiplied by those of the period."""
    return (
        income_in_tenge
        / income_months
        * (
            months_in("quarter")
            if income_kind_method == "spread" and reading_months_in_period == "always_three"
            else income_months_in_period
        )
    )


@rule(f"{ORDER}#21", per="income")
def income_received_in_period(
    income_to: Month, member_first_month: Month, member_last_month: Month
) -> bool:
    """The sum was received within the accounting period."""
    return member_first_month <= income_to <= member_last_month


@rule(f"{ORDER}#23", per="income")
def income_of_sale(
    income_in_tenge: Tenge, income_spent: Tenge | None, reading_dearer_purchase: str
) -> Tenge:
    """Where property was bought in the same quarter, the difference counts."""
    return (
        income_in_tenge
        if income_spent is None
        else income_in_tenge - income_spent
        if income_spent <= income_in_tenge or reading_dearer_purchase == "negative"
        else income_in_tenge * 0
    )


@rule(f"{ORDER}#23", per="income")
def income_bought_dearer(
    income_kind_method: str, income_in_tenge: Tenge, income_spent: Tenge | None
) -> bool:
    """What was bought in the quarter cost more than what was sold."""
    return (
        income_kind_method == "sale" and income_spent is not None and income_spent > income_in_tenge
    )


@rule("terms.business", f"{ORDER}#36", per="income")
def income_declared_month(
    income_in_tenge: Tenge,
    income_months: int,
    mci_on_application: Tenge,
    business_floor_mci: int,
) -> Tenge:
    """Declared income by month, but not below the floor in monthly calculation indices."""
    return max(income_in_tenge / income_months, mci_on_application * business_floor_mci)


@rule("terms.income", f"{ORDER}#20", f"{ORDER}#24", per="income")
def income_counted(
    income_kind_method: str,
    member_income_counts: bool,
    income_spread: Tenge,
    income_in_tenge: Tenge,
    income_received_in_period: bool,
    income_of_sale: Tenge,
    income_declared_month: Tenge,
    member_first_month: Month,
    member_last_month: Month,
) -> Tenge:
    """What this income adds to the total income of the accounting period."""
    return (
        income_in_tenge * 0
        if not member_income_counts
        or income_kind_method in ("none", "not_recovered")
        or (income_kind_method in ("when_received", "sale") and not income_received_in_period)
        else income_in_tenge
        if income_kind_method == "when_received"
        else income_of_sale
        if income_kind_method == "sale"
        else income_in_tenge / 12 * months_from(member_first_month, member_last_month)
        if income_kind_method == "yearly"
        else income_declared_month * months_from(member_first_month, member_last_month)
        if income_kind_method == "declared"
        else -income_spread
        if income_kind_method == "deducted"
        else income_spread
    )


@rule(f"{ORDER}#20", per="member")
def member_income(income_counted: Each[Tenge]) -> Tenge:
    """The counted income of one person."""
    return total(income_counted)
