"""The wheelchairs held: sets that are allowed, periods of replacement, exchanges."""

from datetime import date

from tirek.law.rule import Each, months_later, rule


@rule("terms.periods", per="chair")
def chair_next_on(chair_received_on: date | None, chair_kind_years: int) -> date | None:
    """The first day on which it may be replaced, from the day it was received."""
    return (
        None
        if chair_received_on is None
        else months_later(chair_received_on, 12 * chair_kind_years)
    )


@rule("terms.periods", per="chair")
def chair_over(chair_next_on: date | None, applied_on: date) -> bool:
    """Its period of replacement has passed."""
    return chair_next_on is not None and chair_next_on <= applied_on


@rule("terms.set_of_chairs", per="chair")
def chair_does_not_fit(
    chair_given_back: bool,
    chair_kind_place: str,
    chair_kind_single: bool,
    kind_place: str,
    kind_single: bool,
) -> bool:
    """A chair of another row that may not be held beside the one asked for."""
    return (
        not chair_given_back
        and chair_kind_place != kind_place
        and (chair_kind_single or kind_single)
    )


@rule("terms.set_of_chairs", per="chair")
def chair_old_and_held(chair_does_not_fit: bool, chair_over: bool, exchange: bool) -> bool:
    """A chair that does not fit is still held though its period has passed."""
    return chair_does_not_fit and chair_over and not exchange


@rule("terms.set_of_chairs")
def old_chairs_held(chair_old_and_held: Each[bool]) -> bool:
    """It matters whether a chair whose period has passed counts."""
    return any(chair_old_and_held)


@rule("terms.set_of_chairs", per="chair")
def chair_in_the_way(
    chair_does_not_fit: bool, chair_over: bool, exchange: bool, reading_held: str
) -> bool:
    """A chair that may not be held beside the one asked for, and is not given up for it."""
    return chair_does_not_fit and not exchange and (not chair_over or reading_held == "all_held")


@rule("terms.set_of_chairs")
def set_allowed(chair_in_the_way: Each[bool]) -> bool:
    """A room chair with one kind of outdoor chair, or one universal, or one rolling chair."""
    return not any(chair_in_the_way)


@rule("terms.periods", per="chair")
def chair_too_new(
    chair_given_back: bool, chair_kind_place: str, kind_place: str, chair_over: bool
) -> bool:
    """A chair of the same row, ordered or received, whose period has not passed."""
    return not chair_given_back and chair_kind_place == kind_place and not chair_over


@rule("terms.periods", "terms.within_measure")
def period_passed(chair_too_new: Each[bool]) -> bool:
    """A chair is replaced not earlier than the years of annex 3 after the last was received."""
    return not any(chair_too_new)


@rule("terms.exchange_after", per="chair")
def chair_single_given_up(
    chair_does_not_fit: bool, chair_kind_single: bool, exchange: bool
) -> bool:
    """A universal or rolling chair is given up: the act prints the other way only."""
    return exchange and chair_does_not_fit and chair_kind_single


@rule("terms.exchange_after")
def single_given_up(chair_single_given_up: Each[bool]) -> bool:
    """It matters by which period a universal or rolling chair is exchanged."""
    return any(chair_single_given_up)


@rule("terms.exchange_after", per="chair")
def chair_exchangeable(
    chair_does_not_fit: bool,
    chair_over: bool,
    chair_single_given_up: bool,
    reading_from_single: str,
) -> bool:
    """A chair that is given up and may be."""
    return chair_does_not_fit and (
        chair_over or (chair_single_given_up and reading_from_single == "any_time")
    )


@rule("terms.exchange_after")
def exchange_in_time(
    exchange: bool, chair_does_not_fit: Each[bool], chair_exchangeable: Each[bool]
) -> bool:
    """Chairs of other rows are exchanged after the period of one of them has passed.

    A chair of the same row is replaced by its own period, and of it this says nothing.
    """
    return not exchange or not any(chair_does_not_fit) or any(chair_exchangeable)
