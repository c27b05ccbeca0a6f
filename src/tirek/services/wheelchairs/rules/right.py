"""Who is given a wheelchair, and by which way."""

from tirek.law.rule import rule


@rule("terms.individual")
def through_procurement(individual_order: bool) -> bool:
    """A chair made to the order of one person is bought by the state, not chosen on the Portal."""
    return individual_order


@rule("terms.recipient")
def eligible(
    grounds: bool,
    kind_indicated: bool,
    nothing_bars_it: bool,
    old_enough: bool,
    set_allowed: bool,
    period_passed: bool,
    exchange_in_time: bool,
) -> bool:
    """There are grounds to give the wheelchair."""
    return (
        grounds
        and kind_indicated
        and nothing_bars_it
        and old_enough
        and set_allowed
        and period_passed
        and exchange_in_time
    )
