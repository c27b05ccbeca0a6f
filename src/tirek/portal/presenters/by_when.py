"""A last day: the date, how many working days are left, the way to how it was counted."""

from datetime import date, timedelta

from tirek.casework.legal import working_calendar
from tirek.kernel.calendar import YearNotKnown
from tirek.web import formats
from tirek.web.components import Deadline, Tone
from tirek.web.language import current
from tirek.web.texts import text

SOON = 3
"""From how many working days on a last day is shown as near: a habit of the page, not of law."""


def by_when(due: date, today: date, *, label: str = "", how: str = "") -> Deadline:
    """The last day as the person should see it today."""
    left, tone = _left(due, today)
    return Deadline(when=formats.day(due, current()), left=left, tone=tone, label=label, how=how)


def _left(due: date, today: date) -> tuple[str, Tone]:
    if due < today:
        return text("portal.by_when.over"), "danger"
    if due == today:
        return text("portal.by_when.today"), "warning"
    try:
        days = working_days_left(due, today)
    except YearNotKnown:
        return "", "neutral"
    return text("portal.by_when.left", n=days), "warning" if days <= SOON else "neutral"


def working_days_left(due: date, today: date) -> int:
    """Working days after today up to the last day. Raises YearNotKnown."""
    calendar = working_calendar()
    days = (today + timedelta(days=n) for n in range(1, (due - today).days + 1))
    return sum(calendar.is_working(day) for day in days)
