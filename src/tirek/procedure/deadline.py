"""The day an application is received and the day by which a service must be done.

Both are functions of the event, the office hours and the working calendar, and both can say how
they were counted, day by day. Years the calendar does not know raise its YearNotKnown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.law.words import day_text
from tirek.procedure.cite import Cite
from tirek.procedure.hours import OfficeHours
from tirek.procedure.term import Term

ALMATY = ZoneInfo("Asia/Almaty")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Wordings:
    received: Mapping[str, Text]
    step: Mapping[str, Text]


@cache
def _say() -> _Wordings:
    return load(_Wordings, Path(__file__).with_name("deadline.toml"))


@dataclass(frozen=True)
class Received:
    """The day an application counts as received, and why that day."""

    on: date
    why: Text

    def as_document(self) -> dict[str, object]:
        """JSON-ready."""
        return {"on": self.on.isoformat(), "why": self.why.as_dict()}


@dataclass(frozen=True)
class Day:
    """One day of a term: whether it counts, and why or why not."""

    on: date
    counted: bool
    why: Text


@dataclass(frozen=True)
class Deadline:
    """The last day of a term, the days it was counted over, and where the term is written."""

    due_on: date
    steps: tuple[Day, ...]
    cite: Cite

    def as_document(self) -> dict[str, object]:
        """JSON-ready; the mark of the citation says how sure the term itself is."""
        return {
            "due_on": self.due_on.isoformat(),
            "steps": [
                {"on": day.on.isoformat(), "counted": day.counted, "why": day.why.as_dict()}
                for day in self.steps
            ],
            "cite": self.cite.as_document(),
        }


def received_on(at: datetime, hours: OfficeHours, calendar: WorkingCalendar) -> Received:
    """The day an application sent at that instant counts as received.

    Sent after the working day ends, on a day off or a holiday: the next working day (row 7 of
    the standards). A working day is the calendar's, so a transferred Saturday counts. Raises
    ValueError for an instant without a time zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone; expected an instant")
    local = at.astimezone(ALMATY)
    sent = {"day": day_text(local.date()), "time": f"{local:%H:%M}"}
    off = calendar.why_off(local.date())
    if off is None and local.time() <= hours.closes:
        return Received(local.date(), _say().received["same_day"].format(**sent))
    on = calendar.next_working(local.date() + ONE_DAY)
    if off is None:
        return Received(on, _say().received["after_hours"].format(on=day_text(on), **sent))
    return Received(on, _say().received["day_off"].format(on=day_text(on), why=off, **sent))


def count(term: Term, received_on: date, calendar: WorkingCalendar) -> Deadline:
    """The last day of a term that runs from the day of receipt, with every day it went over."""
    steps = [] if term.day_of_acceptance_counted else [_accepted(received_on)]
    before = received_on - ONE_DAY if term.day_of_acceptance_counted else received_on
    steps += _COUNT[term.unit](term.amount, before, calendar)
    if term.ends_on_day_off == "moves":
        steps += _moved(steps[-1].on, calendar)
    return Deadline(steps[-1].on, tuple(steps), term.cite)


def shown(day: date) -> str:
    """A date in the short form of Kazakh papers: 28.02.2025."""
    return f"{day:%d.%m.%Y}"


def _accepted(day: date) -> Day:
    return Day(day, counted=False, why=_say().step["accepted"])


def _working_days(amount: int, before: date, calendar: WorkingCalendar) -> Iterator[Day]:
    counted, day = 0, before
    while counted < amount:
        day += ONE_DAY
        off = calendar.why_off(day)
        if off is None:
            counted += 1
            yield Day(day, counted=True, why=_say().step["working_day"].format(n=counted))
        else:
            yield Day(day, counted=False, why=_say().step["day_off"].format(why=off))


def _calendar_days(amount: int, before: date, calendar: WorkingCalendar) -> Iterator[Day]:
    for n in range(1, amount + 1):
        why = _say().step["calendar_day"].format(n=n)
        yield Day(before + n * ONE_DAY, counted=True, why=why)


def _months(amount: int, before: date, calendar: WorkingCalendar) -> Iterator[Day]:
    month = Month.of(before).plus(amount)
    # A term of months ends on the day of the same number, or the last of a shorter month.
    day = min(before.day, month.last_day.day)
    why = _say().step["months_end"].format(n=amount)
    yield Day(month.first_day.replace(day=day), counted=True, why=why)


def _moved(last: date, calendar: WorkingCalendar) -> Iterator[Day]:
    due_on = calendar.next_working(last)
    if due_on != last:
        yield Day(due_on, counted=True, why=_say().step["moved"])


_COUNT = {"working_days": _working_days, "calendar_days": _calendar_days, "months": _months}
