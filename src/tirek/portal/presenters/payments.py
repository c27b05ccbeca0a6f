"""The payments calendar: what is expected month by month, and what was listed for payment."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.queries.cases import cases_with_events
from tirek.kernel.money import total
from tirek.kernel.period import Month
from tirek.portal.expected import Expected, expected
from tirek.web import formats
from tirek.web.components import Card, PaymentsCalendar, PayMonth, PayYear, Tone
from tirek.web.language import current
from tirek.web.texts import text

TONES: Mapping[str, Tone] = {
    "returned": "danger",
    "suspended": "warning",
    "waiting": "warning",
    "late": "warning",
    "due": "progress",
    "ahead": "neutral",
    "listed": "info",
    "on_its_way": "info",
    "paid": "success",
}
"""How each month stands, in words and colour; of several periods the first one here is told."""
AHEAD = ("expected", "listed", "on_its_way")
"""Money that has not come yet and will."""


def payments_of(user: User, today: date) -> PaymentsCalendar:
    """All cases of the person together."""
    found = expected(cases_with_events(user))
    years = groupby(found, key=lambda one: one.month.year)
    return PaymentsCalendar(
        text("portal.payments.title"),
        [_year(year, list(ones), today) for year, ones in years],
    )


def next_payment(found: Iterable[Expected], today: date) -> Card | None:
    """What money comes next, for the first page of the cabinet."""
    ahead = [one for one in found if one.state in AHEAD and one.amount is not None]
    first = next((one for one in ahead if one.month >= Month.of(today)), None)
    if first is None:
        return None
    same = [one for one in ahead if one.month == first.month]
    sum_ = total(one.amount for one in same if one.amount is not None)
    return Card(
        title=formats.money(str(sum_), current()),
        text=text("portal.payments.expected", month=formats.month(str(first.month), current())),
        href=reverse("payments"),
        note=", ".join(dict.fromkeys(_for_what(one) for one in same)),
    )


def _year(year: int, found: list[Expected], today: date) -> PayYear:
    by_month = groupby(found, key=lambda one: one.month)
    sums = total(one.amount for one in found if one.amount is not None)
    return PayYear(
        text("portal.payments.year", year=year),
        [_month(month, list(ones), today) for month, ones in by_month],
        text("portal.payments.total", total=formats.money(str(sums), current())),
    )


def _month(month: Month, found: list[Expected], today: date) -> PayMonth:
    state = _state(found, today)
    known = [one.amount for one in found if one.amount is not None]
    return PayMonth(
        month=str(month),
        label=formats.month_of_year(month.month, current()),
        sum=formats.money(str(total(known)), current()) if known else "?",
        status=_status(state, found),
        tone=TONES[state],
        note=", ".join(dict.fromkeys(_for_what(one) for one in found)),
    )


def _status(state: str, found: list[Expected]) -> str:
    days = [one.paid_on for one in found if one.paid_on]
    if state == "paid" and days:
        return text("portal.payments.paid_on", day=formats.day_short(max(days), current()))
    return text(f"portal.payments.{state}")


def _state(found: list[Expected], today: date) -> str:
    states = {_told(one, today) for one in found}
    return next(state for state in TONES if state in states)


def _told(one: Expected, today: date) -> str:
    """An expected month is behind, here or ahead."""
    now = Month.of(today)
    if one.state != "expected":
        return one.state
    return "late" if one.month < now else "due" if one.month == now else "ahead"


def _for_what(one: Expected) -> str:
    """The months where they are others than the month in which money comes, and the case."""
    if one.months == (one.month,):
        return one.case.number
    months = formats.months(str(one.months[0]), str(one.months[-1]), current())
    return f"{one.case.number}: {months}"
