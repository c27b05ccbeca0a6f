"""When whoever must act on something with a term is reminded of it, and when its end is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Protocol, TypeVar

from tirek.casework.legal import working_calendar
from tirek.casework.models import Event
from tirek.kernel.calendar import YearNotKnown
from tirek.procedure.reminders import must_escalate, reminders

LOOKED_AHEAD = timedelta(days=40)
"""Further ahead no reminder begins: working days fill less than half of the days, never fewer."""


class WithTerm(Protocol):
    """A case or a complaint: its last day, and when somebody was told of it."""

    due_on: date | None
    reminded_on: date | None
    escalated_on: date | None


It = TypeVar("It", bound=WithTerm)
Tell = Callable[[It], Event | None]


def time_to_remind(it: WithTerm, today: date) -> bool:
    """Once an occasion (`reminders.toml`), not after the term. Raises YearNotKnown."""
    if it.due_on is None:
        return False
    began = reminders().occasion(it.due_on, today, working_calendar())
    return began is not None and (it.reminded_on is None or it.reminded_on < began)


def time_to_escalate(it: WithTerm, today: date) -> bool:
    """Once for each last day it had, after it."""
    return it.due_on is not None and must_escalate(it.due_on, today, it.escalated_on)


def told_of_all(
    near: Callable[[date], Iterable[It]], escalate: Tell[It], remind: Tell[It], today: date
) -> Iterator[Event]:
    """Tell wherever it is time; run twice in a day, done once.

    `near` finds what is due by a day. Nobody is told on a day off, and what is due in a year
    without a calendar waits.
    """
    if not _is_working(today):
        return
    for it in near(today + LOOKED_AHEAD):
        try:
            made = escalate(it) or remind(it)
        except YearNotKnown:
            continue
        if made is not None:
            yield made


def _is_working(day: date) -> bool:
    try:
        return working_calendar().is_working(day)
    except YearNotKnown:
        return True
