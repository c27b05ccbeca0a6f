"""When a hearing must be announced and when it may be held, told day by day.

Before a refusal the applicant is heard (Administrative Procedure Code, article 73). The notice
goes out not later than so many days before the end of the term; the hearing is held not later
than so many days after the notice. Both lengths are data (`process.toml`, or the passport).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.cite import Cite
from tirek.procedure.deadline import ALMATY, ONE_DAY, Day, shown, span_days
from tirek.procedure.hours import OfficeHours
from tirek.procedure.process import Hearing, Span


@dataclass(frozen=True)
class _Wordings:
    notice: Mapping[str, Text]
    held: Mapping[str, Text]
    answer: Mapping[str, Text]


@cache
def _say() -> _Wordings:
    return load(_Wordings, Path(__file__).with_name("hearing.toml"))


class OutsideTheWindow(ValueError):
    """The day or the hour is not one on which it may be done; `text` says which are."""

    def __init__(self, text: Text, what: Literal["day", "hour"]) -> None:
        super().__init__(text)
        self.text = text
        self.what = what

    def __str__(self) -> str:
        return self.text.in_("en")


@dataclass(frozen=True)
class Window:
    """What may be done when: the last day of the notice, and the days of the hearing.

    `before` is counted back from the end of the term, `after` onward from the day of the notice.
    """

    due_on: date
    notice_by: date
    notice_on: date
    first: date
    last: date
    before: tuple[Day, ...]
    after: tuple[Day, ...]
    cites: tuple[Cite, ...]

    @property
    def is_late(self) -> bool:
        """Whether a notice on that day comes later than it may."""
        return self.notice_on > self.notice_by

    @property
    def too_late(self) -> Text:
        """What to say of a late notice."""
        said = _say().answer["too_late"]
        return said.format(notice_by=shown(self.notice_by), due=shown(self.due_on))

    def as_document(self) -> dict[str, object]:
        """JSON-ready: kept with the announcement."""
        return {
            "due_on": self.due_on.isoformat(),
            "notice_by": self.notice_by.isoformat(),
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "late": self.is_late,
            "cites": [cite.as_document() for cite in self.cites],
        }


def window(hearing: Hearing, due_on: date, notice_on: date, calendar: WorkingCalendar) -> Window:
    """The window of a hearing announced on that day in a case due on that day.

    Raises ValueError for a service that holds none, the calendar's YearNotKnown.
    """
    before_end, within = hearing.notice_before_end, hearing.within
    if before_end is None or within is None:
        raise ValueError("no hearing is held in this service")
    before = tuple(_back(before_end, due_on, calendar))
    told = Day(notice_on, counted=False, why=_say().held["told"])
    after = (told, *span_days(within, notice_on, calendar))
    working = [day.on for day in after if day.counted]
    return Window(
        due_on=due_on,
        notice_by=before[-1].on,
        notice_on=notice_on,
        first=working[0],
        last=working[-1],
        before=before,
        after=after,
        cites=(*before_end.cites, *within.cites),
    )


def why_too_short(
    hearing: Hearing, received_on: date, due_on: date, calendar: WorkingCalendar
) -> Text | None:
    """Why nobody can be heard in a term that short; None where there is time enough.

    A passport whose term is too short says `held = false` and why; this tells that it must.
    """
    found = window(hearing, due_on, received_on, calendar)
    if not found.is_late:
        return None
    names = {"notice_by": shown(found.notice_by), "received": shown(received_on)}
    return _say().answer["too_short"].format(**names)


def check_moment(
    window: Window, at: datetime, hours: OfficeHours, calendar: WorkingCalendar
) -> None:
    """Whether a hearing may be set for that instant. Raises OutsideTheWindow."""
    local = at.astimezone(ALMATY)
    days = {"first": shown(window.first), "last": shown(window.last)}
    if not window.first <= local.date() <= window.last:
        raise OutsideTheWindow(_say().answer["day_not_allowed"].format(**days), "day")
    off = calendar.why_off(local.date())
    if off is not None:
        said = _say().answer["day_off"].format(day=shown(local.date()), why=off, **days)
        raise OutsideTheWindow(said, "day")
    if not _in_hours(local, hours):
        times = {
            name: f"{getattr(hours, name):%H:%M}"
            for name in ("opens", "closes", "break_begins", "break_ends")
        }
        raise OutsideTheWindow(_say().answer["hour_not_allowed"].format(**times), "hour")


def _in_hours(local: datetime, hours: OfficeHours) -> bool:
    time = local.time()
    in_break = hours.break_begins <= time < hours.break_ends
    return hours.opens <= time < hours.closes and not in_break


def _back(span: Span, end: date, calendar: WorkingCalendar) -> Iterator[Day]:
    """The days from the end of a term back to the last one on which the notice may go out."""
    say = _say()
    yield Day(end, counted=False, why=say.notice["last_day"])
    counted, day = 0, end
    while counted < span.amount:
        day -= ONE_DAY
        off = calendar.why_off(day)
        if off is None:
            counted += 1
            yield Day(day, counted=True, why=say.notice["before_end"].format(n=counted))
        else:
            yield Day(day, counted=False, why=say.notice["day_off"].format(why=off))
