"""The calendar day of an instant where Tirek works, and the instant it begins."""

from __future__ import annotations

from datetime import date, datetime

from tirek.procedure.deadline import ALMATY


def local_day(at: datetime) -> date:
    """The date in Asia/Almaty; ValueError for an instant without a time zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone; expected an instant")
    return at.astimezone(ALMATY).date()


def midnight(day: date) -> datetime:
    """The instant the day begins in Asia/Almaty."""
    return datetime(day.year, day.month, day.day, tzinfo=ALMATY)
