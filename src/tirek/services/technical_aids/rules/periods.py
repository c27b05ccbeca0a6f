"""What was given before: once for life, so many at once, one of two, periods."""

from datetime import date
from decimal import Decimal

from tirek.law.rule import Each, added, months_later, rule


@rule("terms.sight_norms")
def wanted(pieces: Decimal | None) -> Decimal | int:
    """How many are asked for: one where no number is said."""
    return 1 if pieces is None else pieces


@rule("terms.sight_norms", per="issue")
def issue_ever(issue_same: bool, issue_left: Decimal) -> Decimal:
    """The pieces of the same aid of all times."""
    return issue_left if issue_same else issue_left * 0


@rule("terms.sight_norms")
def within_lifetime(
    mean_lifetime: int | None, wanted: Decimal | int, issue_ever: Each[Decimal]
) -> bool:
    """What is given once for life, or with a set, is not given again."""
    return mean_lifetime is None or added(issue_ever) + wanted <= mean_lifetime


@rule("terms.sight_norms")
def within_one_issue(mean_at_once: int | None, wanted: Decimal | int) -> bool:
    """Not more pieces at once than printed."""
    return mean_at_once is None or wanted <= mean_at_once


@rule("terms.sight_norms")
def period_of_a_list(mean_years_by_list: int | None) -> bool:
    """The aid stands in a list whose last item only is printed with a period."""
    return mean_years_by_list is not None


@rule("terms.hearing", "terms.repair", "terms.sight_norms")
def years_between(
    mean_years: int | None,
    mean_years_veteran: int | None,
    mean_years_by_list: int | None,
    veteran: str,
    reading_list_period: str,
) -> int | None:
    """The period of replacement (repair) in years; none where annex 3 is not printed."""
    return (
        mean_years_veteran
        if mean_years_veteran is not None and veteran in ("participant", "war_disability")
        else mean_years_by_list
        if mean_years_by_list is not None and reading_list_period == "whole_list"
        else mean_years
    )


@rule("terms.swap", per="issue")
def issue_of_family(issue_same: bool, issue_mean_family: str, mean_family: str) -> bool:
    """Another aid of which one of two is given."""
    return not issue_same and mean_family != "" and issue_mean_family == mean_family


@rule("terms.hearing", "terms.repair", per="issue")
def issue_next_on(issue_received_on: date | None, years_between: int | None) -> date | None:
    """The first day on which it may be replaced, from the day it was received."""
    return (
        None
        if issue_received_on is None or years_between is None
        else months_later(issue_received_on, 12 * years_between)
    )


@rule("terms.hearing", "terms.repair", "terms.within_measure", per="issue")
def issue_over(
    issue_received_on: date | None,
    issue_next_on: date | None,
    issue_period_over: bool | None,
    applied_on: date,
) -> bool:
    """Its period has passed: by the years printed, or as an officer found in annex 3."""
    return issue_received_on is not None and (
        issue_next_on <= applied_on
        if issue_next_on is not None
        else issue_period_over is not None and issue_period_over
    )


@rule("terms.swap", per="issue")
def issue_waits(issue_of_family: bool, issue_received_on: date | None, issue_left: Decimal) -> bool:
    """The other of the two is asked for and not received yet."""
    return issue_of_family and issue_received_on is None and issue_left > 0


@rule("terms.swap")
def only_one_of_two(issue_waits: Each[bool]) -> bool:
    """A laptop with speech synthesis or a typhlo computer, not both."""
    return not any(issue_waits)


@rule("terms.swap", per="issue")
def issue_too_new_to_swap(
    issue_of_family: bool, issue_received_on: date | None, issue_over: bool
) -> bool:
    """The other of the two was received and its period has not passed."""
    return issue_of_family and issue_received_on is not None and not issue_over


@rule("terms.swap")
def swap_in_time(issue_too_new_to_swap: Each[bool]) -> bool:
    """One is swapped for the other after the period of the one issued before."""
    return not any(issue_too_new_to_swap)


@rule("terms.hearing", "terms.repair", per="issue")
def issue_too_new(
    issue_same: bool,
    issue_over: bool,
    issue_left: Decimal,
    mean_yearly: int | None,
    mean_lifetime: int | None,
) -> bool:
    """The same aid was given or ordered before, and its period has not passed."""
    return (
        issue_same
        and issue_left > 0
        and mean_yearly is None
        and mean_lifetime is None
        and not issue_over
    )


@rule("terms.hearing", "terms.repair", "terms.within_measure")
def period_passed(issue_too_new: Each[bool]) -> bool:
    """An aid is given again after the period of the one before."""
    return not any(issue_too_new)


@rule("terms.sight_norms", "terms.swap")
def not_given_already(
    within_lifetime: bool, within_one_issue: bool, only_one_of_two: bool, swap_in_time: bool
) -> bool:
    """Nothing that was given before stands against it but a period."""
    return within_lifetime and within_one_issue and only_one_of_two and swap_in_time
