"""What is accepted of each bill: paragraphs 3 and 4-1."""

from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.rule import (
    Each,
    added,
    months_in,
    rule,
    tenge,
    total,
)

ORDER = "order-117-2023"


@rule("terms.norms", f"{ORDER}#4-1")
def norm_persons(
    family_size: int, dwelling_registered_persons: int | None, reading_norm_persons: str
) -> int:
    """For how many persons norms are counted."""
    return (
        dwelling_registered_persons
        if reading_norm_persons == "registered" and dwelling_registered_persons is not None
        else family_size
    )


@rule("terms.area", f"{ORDER}#4-1")
def area_norm(norm_persons: int, area_person: Decimal, area_alone: Decimal) -> Decimal:
    """So many square metres for each person; more for one who lives alone."""
    return area_alone if norm_persons <= 1 else area_person * norm_persons


@rule("terms.area", f"{ORDER}#4-1")
def area_accepted(dwelling_area: Decimal, area_norm: Decimal) -> Decimal:
    """The area accepted: the actual one, within the norm."""
    return min(dwelling_area, area_norm)


@rule(f"{ORDER}#6", per="statement")
def statement_counted(
    statement_month: Month,
    period_first: Month,
    period_last: Month,
    reading_months_of_expenses: str,
) -> bool:
    """The bills of the three months before the application are averaged."""
    return (
        statement_month == period_last
        if reading_months_of_expenses == "last_month"
        else period_first <= statement_month <= period_last
    )


@rule("terms.area", f"{ORDER}#4-1", per="expense")
def expense_area(
    expense_kind: str, area_accepted: Decimal, dwelling_area: Decimal, reading_area_norm: str
) -> Decimal:
    """The area a norm for each square metre is counted by."""
    return (
        area_accepted
        if reading_area_norm == "every"
        or (reading_area_norm == "rent" and expense_kind == "rent_state")
        or (reading_area_norm == "heat" and expense_kind in ("heat_metered", "heat_unmetered"))
        else dwelling_area
    )


@rule("terms.norms", f"{ORDER}#4-1", per="expense")
def expense_cut_by_area(
    expense_kind_per: str, expense_kind_flat: bool, reading_over_area: str
) -> bool:
    """What is billed at so much for each square metre is first cut to the accepted area."""
    return (
        expense_kind_per == "area"
        and reading_over_area != "total"
        and (expense_kind_flat or reading_over_area == "per_metre")
    )


@rule("terms.norms", f"{ORDER}#4-1", per="expense")
def expense_water(
    expense_kind: str,
    expense_quantity: Decimal | None,
    norm_persons: int,
    norms_cold_water: Decimal,
    norms_hot_water: Decimal,
) -> Decimal:
    """The accepted volume of cold and hot water, which that of water disposal follows."""
    return (
        min(expense_quantity, norms_cold_water * norm_persons)
        if expense_kind == "cold_water" and expense_quantity is not None
        else min(expense_quantity, norms_hot_water * norm_persons)
        if expense_kind == "hot_water" and expense_quantity is not None
        else norms_cold_water * 0
    )


@rule("terms.norms", f"{ORDER}#4-1", per="statement")
def statement_water(expense_water: Each[Decimal]) -> Decimal:
    """The accepted volume of water of a month."""
    return added(expense_water)


@rule(f"{ORDER}#4-1", per="expense")
def expense_without_quantity(expense_kind_measure: str, expense_quantity: Decimal | None) -> bool:
    """The norm is in natural units, but the bill gives no quantity."""
    return expense_kind_measure == "quantity" and expense_quantity is None


@rule("terms.norms", f"{ORDER}#3", f"{ORDER}#4-1", per="expense")
def expense_accepted(
    expense_charge: Tenge,
    expense_quantity: Decimal | None,
    expense_kind_measure: str,
    expense_without_quantity: bool,
    expense_cap: Decimal | None,
    expense_cut_by_area: bool,
    expense_area: Decimal,
    dwelling_area: Decimal,
) -> Tenge:
    """What is accepted of the bill: within the norm, and what is over the area cut off first."""
    return (
        expense_charge * 0
        if expense_without_quantity
        else expense_charge
        if expense_cap is None
        else min(
            expense_charge * expense_area / dwelling_area
            if expense_cut_by_area
            else expense_charge,
            tenge(expense_cap),
        )
        if expense_kind_measure == "charge" or expense_quantity is None
        else expense_charge
        * min(expense_quantity * expense_area, expense_cap * dwelling_area)
        / (expense_quantity * dwelling_area)
        if expense_cut_by_area
        else expense_charge * min(expense_quantity, expense_cap) / expense_quantity
    )


@rule("terms.formula", f"{ORDER}#3", per="statement")
def statement_accepted(expense_accepted: Each[Tenge], statement_counted: bool) -> Tenge:
    """The accepted expenses of a month are the sum over the three directions."""
    return total(expense_accepted) if statement_counted else total(expense_accepted) * 0


@rule("terms.formula", f"{ORDER}#3")
def expenses_month(statement_accepted: Each[Tenge], reading_months_of_expenses: str) -> Tenge:
    """The accepted expenses of one month."""
    return (
        total(statement_accepted)
        if reading_months_of_expenses == "last_month"
        else total(statement_accepted) / months_in("quarter")
    )
