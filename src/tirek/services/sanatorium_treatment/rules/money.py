"""What the budget pays of the stay, and what the person pays above the guaranteed sum."""

from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.law.rule import percent_of, rule

ORDER = "order-283-2023"


@rule("terms.companion", f"{ORDER}#31", "social-code#art-168")
def accompanied(for_whom: str) -> bool:
    """A legal representative travels with the child."""
    return for_whom == "accompanied_child"


@rule("terms.once", f"{ORDER}#54")
def companions_paid(companion_children: Decimal | None) -> int:
    """The stay of a companion is paid once, with one child or more."""
    return 1 if companion_children is not None and companion_children > 0 else 0


@rule("terms.companion", f"{ORDER}#31", f"{ORDER}#54")
def companion_sum(
    guaranteed_sum: Tenge | None, companion_percent: Decimal, companions_paid: int
) -> Tenge | None:
    """The share of the guaranteed sum for the companion's stay; none until the sum is set."""
    return (
        None
        if guaranteed_sum is None
        else percent_of(guaranteed_sum, companion_percent) * companions_paid
    )


@rule("terms.surcharge", "terms.companion", f"{ORDER}#annex-6")
def sum_taken_off(
    guaranteed_sum: Tenge | None, companion_sum: Tenge | None, reading_surcharge: str
) -> Tenge | None:
    """What the budget takes off the price: the guaranteed sum of the person who is treated."""
    return (
        None
        if guaranteed_sum is None or companion_sum is None
        else guaranteed_sum + companion_sum
        if reading_surcharge == "both"
        else guaranteed_sum
    )


@rule("terms.surcharge", f"{ORDER}#annex-6", "social-code#art-168")
def surcharge(asked_price: Tenge | None, sum_taken_off: Tenge | None) -> Tenge | None:
    """What of the price lies above that sum, paid on arrival; none while either is not known."""
    return (
        None
        if asked_price is None or sum_taken_off is None
        else asked_price - min(asked_price, sum_taken_off)
    )


@rule("terms.surcharge", f"{ORDER}#annex-6")
def price_of_both(asked_price: Tenge | None, accompanied: bool) -> bool:
    """A price of a child with a companion is told: the Rules print no formula of the surcharge."""
    return asked_price is not None and accompanied
