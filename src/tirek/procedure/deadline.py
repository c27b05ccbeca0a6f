"""The day an application is received and the day by which a service must be done.

Both are functions of the event, the office hours and the working calendar, and both can say how
they were counted, day by day. Years the calendar does not know raise its YearNotKnown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from tirek.procedure.process import Span
from tirek.procedure.term import Term, Unit

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


def received_on(
    at: datetime, hours: OfficeHours, calendar: WorkingCalendar, *, same_day: bool = False
) -> Received:
    """The day an application sent at that instant counts as received.

    Sent after the working day ends, on a day off or a holiday: the next working day (row 7 of
    the standards), unless the channel counts the `same_day`. A working day is the calendar's, so
    a transferred Saturday counts. Raises ValueError for an instant without a time zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone; expected an instant")
    local = at.astimezone(ALMATY)
    sent = {"day": day_text(local.date()), "time": f"{local:%H:%M}"}
    off = calendar.why_off(local.date())
    if same_day:
        return Received(local.date(), _say().received["on_the_day"].format(**sent))
    if off is None and local.time() <= hours.closes:
        return Received(local.date(), _say().received["same_day"].format(**sent))
    on = calendar.next_working(local.date() + ONE_DAY)
    if off is None:
        return Received(on, _say().received["after_hours"].format(on=day_text(on), **sent))
    return Received(on, _say().received["day_off"].format(on=day_text(on), why=off, **sent))


def issued_on(at: datetime, hours: OfficeHours, calendar: WorkingCalendar) -> date:
    """The day on which a result that is ready at that instant counts as issued.

    Outside working hours it is the next working day, where row 7 of the standard says so. The
    person is told at once all the same. Raises ValueError for an instant without a time zone.
    """
    as_it_is = not hours.result_next_working_day
    return received_on(at, hours, calendar, same_day=as_it_is).on


@dataclass(frozen=True)
class Pause:
    """Days on which the term waits: from the first to the last, both included."""

    first: date
    last: date
    why: Text

    def holds(self, day: date) -> bool:
        """Whether the term waits on that day."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Longer:
    """A term made longer by so much, and what allows it."""

    amount: int
    unit: Unit
    why: Text


def count(term: Term, received_on: date, calendar: WorkingCalendar) -> Deadline:
    """The last day of a term that runs from the day of receipt, with every day it went over."""
    return deadline_now(term, received_on, (), calendar)


def deadline_now(
    term: Term,
    received_on: date,
    changes: Sequence[Pause | Longer],
    calendar: WorkingCalendar,
) -> Deadline:
    """The same with what happened since: pauses are not counted, extensions follow the term."""
    pauses = tuple(one for one in changes if isinstance(one, Pause))
    steps = [] if term.day_of_acceptance_counted else [_accepted(received_on)]
    before = received_on - ONE_DAY if term.day_of_acceptance_counted else received_on
    steps += _COUNT[term.unit](term.amount, before, pauses, calendar)
    for longer in changes:
        if isinstance(longer, Longer):
            last = steps[-1].on
            added = list(_COUNT[longer.unit](longer.amount, last, pauses, calendar))
            steps += [*added[:-1], replace(added[-1], why=longer.why)]
    if term.ends_on_day_off == "moves":
        steps += _moved(steps[-1].on, calendar)
    return Deadline(steps[-1].on, tuple(steps), term.cite)


def span_end(span: Span, start: date, calendar: WorkingCalendar) -> date:
    """The last day of a length of time that begins the day after `start`."""
    return span_days(span, start, calendar)[-1].on


def span_days(span: Span, start: date, calendar: WorkingCalendar) -> tuple[Day, ...]:
    """The days of a length of time that begins the day after `start`, as they are counted."""
    return tuple(_COUNT[span.unit](span.amount, start, (), calendar))


def shown(day: date) -> str:
    """A date in the short form of Kazakh papers: 28.02.2025."""
    return f"{day:%d.%m.%Y}"


def _accepted(day: date) -> Day:
    return Day(day, counted=False, why=_say().step["accepted"])


def _working_days(
    amount: int, before: date, pauses: Sequence[Pause], calendar: WorkingCalendar
) -> Iterator[Day]:
    counted, day = 0, before
    while counted < amount:
        day += ONE_DAY
        off = calendar.why_off(day)
        waiting = _why_waiting(day, pauses)
        if off is not None or waiting is not None:
            why = waiting or _say().step["day_off"].format(why=off)
            yield Day(day, counted=False, why=why)
        else:
            counted += 1
            yield Day(day, counted=True, why=_say().step["working_day"].format(n=counted))


def _calendar_days(
    amount: int, before: date, pauses: Sequence[Pause], calendar: WorkingCalendar
) -> Iterator[Day]:
    counted, day = 0, before
    while counted < amount:
        day += ONE_DAY
        waiting = _why_waiting(day, pauses)
        if waiting is not None:
            yield Day(day, counted=False, why=waiting)
        else:
            counted += 1
            yield Day(day, counted=True, why=_say().step["calendar_day"].format(n=counted))


def _months(
    amount: int, before: date, pauses: Sequence[Pause], calendar: WorkingCalendar
) -> Iterator[Day]:
    month = Month.of(before).plus(amount)
    # A term of months ends on the day of the same number, or the last of a shorter month.
    end = month.first_day.replace(day=min(before.day, month.last_day.day))
    day = before
    while day < end:
        day += ONE_DAY
        waiting = _why_waiting(day, pauses)
        if waiting is not None:
            end += ONE_DAY
            yield Day(day, counted=False, why=waiting)
    yield Day(end, counted=True, why=_say().step["months_end"].format(n=amount))


def _why_waiting(day: date, pauses: Sequence[Pause]) -> Text | None:
    return next((one.why for one in pauses if one.holds(day)), None)


def _moved(last: date, calendar: WorkingCalendar) -> Iterator[Day]:
    due_on = calendar.next_working(last)
    if due_on != last:
        yield Day(due_on, counted=True, why=_say().step["moved"])


_COUNT = {"working_days": _working_days, "calendar_days": _calendar_days, "months": _months}
