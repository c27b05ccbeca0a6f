"""What an officer looks at, and when a doubt of the order took part in a case."""

from datetime import date
from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.law.rule import (
    Each,
    how_many,
    months_in,
    rule,
)

ORDER = "order-117-2023"


@rule(f"{ORDER}#38", per="income")
def income_alimony_open(
    income_kind_method: str, income_proven: bool, member_income_counts: bool
) -> bool:
    """Alimony is said not to be recoverable, but the paper that shows it is not there."""
    return income_kind_method == "not_recovered" and member_income_counts and not income_proven


@rule(f"{ORDER}#4", f"{ORDER}#6")
def bills_missing(statement_counted: Each[bool], reading_months_of_expenses: str) -> bool:
    """There are not the bills of all the months that are averaged."""
    return how_many(statement_counted) < (
        1 if reading_months_of_expenses == "last_month" else months_in("quarter")
    )


@rule("terms.who", f"{ORDER}#3")
def share_in_another_dwelling(dwelling_basis: str, dwelling_other: str) -> bool:
    """An owner has a share in another dwelling."""
    return dwelling_basis == "owned" and dwelling_other == "share"


@rule("terms.who", f"{ORDER}#3")
def tenant_owns_elsewhere(dwelling_basis: str, dwelling_other: str) -> bool:
    """A tenant owns a dwelling elsewhere."""
    return dwelling_basis in ("state_rent", "private_rent") and dwelling_other != "none"


@rule("terms.area", f"{ORDER}#4-1", per="expense")
def expense_over_area(
    expense_kind_per: str, dwelling_area: Decimal, area_accepted: Decimal
) -> bool:
    """A norm for each square metre, in a dwelling larger than the accepted area."""
    return expense_kind_per == "area" and dwelling_area > area_accepted


@rule("terms.norms", f"{ORDER}#4-1", per="expense")
def expense_by_person(expense_kind_per: str) -> bool:
    """A norm for each person."""
    return expense_kind_per == "person"


@rule("terms.norms", f"{ORDER}#4-1", per="expense")
def expense_is_disposal(expense_kind: str) -> bool:
    """Water disposal, for which no norm is printed."""
    return expense_kind == "water_disposal"


@rule("terms.private_rent", f"{ORDER}#3", per="expense")
def expense_is_private_rent(expense_kind: str) -> bool:
    """Rent of a dwelling hired from the private fund, for which no cap is printed."""
    return expense_kind == "rent_private"


@rule("terms.norms", f"{ORDER}#4-1", per="expense")
def expense_is_metered_heat(expense_kind: str) -> bool:
    """Heat with a meter, whose norm is printed garbled."""
    return expense_kind == "heat_metered"


@rule("terms.norms", f"{ORDER}#4-1", per="expense")
def expense_has_norm(expense_norm: Decimal | None) -> bool:
    """A norm is applied, though most are printed without a unit of time."""
    return expense_norm is not None


@rule(f"{ORDER}#35", per="income")
def income_is_wage(income_kind: str, member_income_counts: bool) -> bool:
    """Wages, gross or net."""
    return income_kind == "wage" and member_income_counts


@rule(f"{ORDER}#32", per="income")
def income_for_longer(
    income_kind_method: str, income_months: int, income_months_in_period: int
) -> bool:
    """A sum for months of which some lie outside the accounting period."""
    return income_kind_method == "spread" and income_months != income_months_in_period


@rule("terms.plot", f"{ORDER}#43")
def plot_at_a_loss(plot_total: Tenge) -> bool:
    """The expense of the household plot is above its produce."""
    return plot_total < plot_total * 0


@rule("terms.formula", f"{ORDER}#3")
def expenses_below_limit(expenses_month: Tenge, own_expenses_month: Tenge) -> bool:
    """Accepted expenses are below the family's own share of them."""
    return expenses_month < own_expenses_month


@rule(f"{ORDER}#5")
def refused_before(before_applied_on: date | None, before_refused: bool | None) -> bool:
    """The application before this one was refused."""
    return before_applied_on is not None and before_refused is not None and before_refused


@rule(f"{ORDER}#18", f"{ORDER}#30")
def false_information_found(false_information: bool) -> bool:
    """Knowingly false information or untrustworthy papers were found."""
    return false_information
