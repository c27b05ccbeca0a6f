"""The yearly norm of hygiene means: what was ordered, what is left, what may be ordered."""

from datetime import date
from decimal import Decimal

from tirek.kernel.period import Month
from tirek.law.rule import (
    Each,
    added,
    age_on,
    how_many,
    month_number,
    month_of,
    months_after,
    months_later,
    rule,
)


@rule("terms.hygiene")
def norm_year_begins(norm_year_from: date | None, applied_on: date) -> date:
    """The norm is for a year: the first day of the one that runs, by the first application."""
    return (
        applied_on
        if norm_year_from is None
        else months_later(norm_year_from, 12 * age_on(norm_year_from, applied_on))
    )


@rule("terms.hygiene")
def calendar_year_begins(applied_on: date) -> Month:
    """January of the year of the application."""
    return months_after(month_of(applied_on), 1 - month_number(month_of(applied_on)))


@rule("terms.hygiene", per="issue")
def issue_of_another(issue_mean: str, mean: str, issue_another: bool, mean_several: bool) -> bool:
    """The earlier order is of another aid of the same row, or for the other ear."""
    return issue_mean == mean and issue_another and mean_several


@rule("terms.hygiene")
def another_of_the_row(issue_of_another: Each[bool]) -> bool:
    """It matters whether another aid of the row, or one for the other ear, is the same aid."""
    return any(issue_of_another)


@rule("terms.hygiene", per="issue")
def issue_same(issue_mean: str, mean: str, issue_of_another: bool, reading_other_ear: str) -> bool:
    """The earlier order is of the same aid."""
    return issue_mean == mean and (reading_other_ear == "same" or not issue_of_another)


@rule("terms.order", per="issue")
def issue_left(issue_pieces: Decimal, issue_cancelled: Decimal) -> Decimal:
    """The pieces of it that were not cancelled."""
    return max(issue_pieces - issue_cancelled, issue_pieces * 0)


@rule("terms.hygiene", per="issue")
def issue_in_norm_year(
    issue_same: bool, issue_ordered_on: date, applied_on: date, norm_year_begins: date
) -> bool:
    """The order is of the year that runs from the first application."""
    return issue_same and issue_ordered_on <= applied_on and issue_ordered_on >= norm_year_begins


@rule("terms.hygiene", per="issue")
def issue_in_calendar_year(
    issue_same: bool, issue_ordered_on: date, applied_on: date, calendar_year_begins: Month
) -> bool:
    """The order is of the calendar year of the application."""
    return (
        issue_same
        and issue_ordered_on <= applied_on
        and month_of(issue_ordered_on) >= calendar_year_begins
    )


@rule("terms.hygiene", per="issue")
def issue_in_year(
    issue_in_norm_year: bool, issue_in_calendar_year: bool, reading_norm_year: str
) -> bool:
    """The order is of the year of the norm that runs."""
    return issue_in_norm_year if reading_norm_year == "from_application" else issue_in_calendar_year


@rule("terms.hygiene")
def years_differ(
    mean_yearly: int | None,
    issue_in_norm_year: Each[bool],
    issue_in_calendar_year: Each[bool],
) -> bool:
    """It matters for the orders whether the year of the norm is that of the calendar."""
    return mean_yearly is not None and how_many(issue_in_norm_year) != how_many(
        issue_in_calendar_year
    )


@rule("terms.hygiene", per="issue")
def issue_counted(issue_in_year: bool, issue_left: Decimal) -> Decimal:
    """The pieces that count towards the norm of the year."""
    return issue_left if issue_in_year else issue_left * 0


@rule("terms.hygiene")
def ordered_this_year(issue_counted: Each[Decimal]) -> Decimal:
    """The pieces ordered this year and not cancelled, of every kind and size."""
    return added(issue_counted)


@rule("terms.hygiene")
def balance(mean_yearly: int | None, ordered_this_year: Decimal) -> Decimal | None:
    """What is left of the norm of the year; none where no number is printed."""
    return None if mean_yearly is None else mean_yearly - ordered_this_year


@rule("terms.hygiene", "terms.order")
def within_norm(pieces: Decimal | None, balance: Decimal | None) -> bool:
    """All the orders of a year are not above its norm."""
    return balance is None or (balance > 0 if pieces is None else pieces <= balance)


@rule("terms.order")
def quarter_is_not_printed(mean_quarter_by_month: int | None, pieces: Decimal | None) -> bool:
    """Pieces are ordered of an aid whose least order is not printed."""
    return mean_quarter_by_month is not None and pieces is not None


@rule("terms.hygiene", "terms.order")
def least_order(
    mean_quarterly: int | None, mean_quarter_by_month: int | None, reading_quarter: str
) -> int | None:
    """The fewest pieces of an order: the norm of a quarter, as printed where it is."""
    return (
        mean_quarterly
        if mean_quarterly is not None
        else mean_quarter_by_month
        if reading_quarter == "three_months"
        else None
    )


@rule("terms.order")
def enough_ordered(
    pieces: Decimal | None, balance: Decimal | None, least_order: int | None
) -> bool:
    """An order has the norm of a quarter at least, or all that is left."""
    return (
        pieces is None
        or balance is None
        or least_order is None
        or pieces >= least_order
        or pieces >= balance
    )


@rule("terms.kinds", per="issue")
def issue_changed_kind(issue_in_year: bool, issue_another_kind: bool) -> bool:
    """The kind was changed with that order of the year."""
    return issue_in_year and issue_another_kind


@rule("terms.kinds")
def kind_changes(issue_changed_kind: Each[bool]) -> int:
    """How many times the kind was changed this year."""
    return how_many(issue_changed_kind)


@rule("terms.kinds")
def kind_may_change(another_kind: bool, kind_changes: int, mean_changes: int | None) -> bool:
    """The kind is changed not more often in a year than printed."""
    return not another_kind or mean_changes is None or kind_changes < mean_changes
