"""From one's turn to the thing in one's hands: the table of the way, and the days it allows.

The way of a choice is what happened to it, told day by day (`Told`). What may happen next, and what
the clock brings, is worked out of that and the calendar; days on which the portal was out count
for nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.procedure.deadline import ONE_DAY, Deadline, Pause, deadline_now, shown
from tirek.procedure.lifecycle import Lifecycle, RefusedTransition, Role, load_lifecycle
from tirek.procedure.process import Span
from tirek.procedure.term import Term

FOLDER = Path(__file__).parent
ByClock = Literal["Reminded", "Blocked", "Lapsed"]
BEFORE_START = ("Cancelled", "Withdrawn")


@dataclass(frozen=True)
class ChoiceTerms:
    """`choose_again` is for who cancelled; `before_start` for what begins on a day."""

    remind: Span
    choose: Span
    answer: Span
    before_start: Span
    choose_again: Span
    texts: Mapping[str, Text]


class TooLate(RefusedTransition):
    """It could happen, but not on this day any more; `text` names the last one."""


@cache
def choice_table() -> Lifecycle:
    """The way of a choice. Raises TomlError."""
    return load_lifecycle(FOLDER / "choice.toml")


@cache
def choice_terms() -> ChoiceTerms:
    """Its terms. Raises TomlError."""
    return load(ChoiceTerms, FOLDER / "choice_terms.toml")


@dataclass(frozen=True)
class Days:
    """What days are counted by: the calendar, and when the portal was out."""

    calendar: WorkingCalendar
    outages: tuple[Pause, ...] = ()

    def last(self, span: Span, since: date) -> Deadline:
        """The last day of a term that begins the day after `since`. Raises YearNotKnown."""
        cite = span.cites[0]
        term = Term(
            amount=span.amount,
            unit=span.unit,
            runs_from=choice_terms().texts["runs_from"],
            day_of_acceptance_counted=False,
            mark=cite.mark,
            cite=cite,
            day_cite=cite,
        )
        return deadline_now(term, since, self.outages, self.calendar)

    def last_before(self, span: Span, start: date) -> date:
        """The last day that is so many working days before `start`."""
        day, left = start, span.amount
        while left:
            day -= ONE_DAY
            left -= self.calendar.is_working(day)
        return day


@dataclass(frozen=True)
class Told:
    """Something that happened on a day; `starts_on` is the day an order is for, if it has one."""

    kind: str
    on: date
    starts_on: date | None = None


@dataclass(frozen=True)
class Course:
    """Where a choice stands: `last_day` to choose, `remind_on` until reminded, `answer_by` of an
    order that waits for its supplier, `starts_on` of one that begins on a day."""

    stage: str
    last_day: date
    remind_on: date | None
    answer_by: date | None = None
    starts_on: date | None = None

    def due(self, today: date) -> ByClock | None:
        """What the clock brings today."""
        if self.stage == "ordered" and self.answer_by and today > self.answer_by:
            return "Lapsed"
        if self.stage != "open":
            return None
        if today > self.last_day:
            return "Blocked"
        return "Reminded" if self.remind_on and today >= self.remind_on else None


def opened(on: date, days: Days) -> Course:
    """The turn came on that day: a window of its own."""
    terms = choice_terms()
    last, remind = days.last(terms.choose, on), days.last(terms.remind, on)
    return Course(choice_table().begins, last.due_on, remind.due_on)


def after(
    course: Course, told: Told, days: Days, *, by: Role | None = None, judged: bool = False
) -> Course:
    """The choice after it. `judged`: it happened, in time by the calendar known then; a calendar
    that changed since takes nothing of it back. Raises RefusedTransition, TooLate.
    """
    stage = choice_table().after(course.stage, told.kind, by=by)
    if not judged:
        _in_time(course, told, days)
    if told.kind == "Ordered":
        answer_by = days.last(choice_terms().answer, told.on).due_on
        return replace(course, stage=stage, answer_by=answer_by, starts_on=told.starts_on)
    if told.kind == "Reminded":
        return replace(course, remind_on=None)
    if stage == course.stage:
        return course
    if told.kind == "Cancelled":
        again = days.last(choice_terms().choose_again, told.on).due_on
        last_day = max(course.last_day, again)
        return replace(course, stage=stage, last_day=last_day, answer_by=None, starts_on=None)
    # A supplier who refuses, is silent or withdraws takes nothing from the person: a whole window.
    return opened(told.on, days) if stage == "open" else replace(course, stage=stage)


def course_of(steps: Iterable[Told], days: Days) -> Course:
    """Where a choice stands after all that happened; the first of it opened it."""
    first, *others = steps
    course = opened(first.on, days)
    for told in others:
        course = after(course, told, days, judged=True)
    return course


def _in_time(course: Course, told: Told, days: Days) -> None:
    """What a person or a supplier does, on a day on which they still may."""
    if told.kind == "Ordered" and told.on > course.last_day:
        raise _late("choice_over", course.last_day)
    if told.kind in ("Accepted", "Refused") and course.answer_by and told.on > course.answer_by:
        raise _late("answer_late", course.answer_by)
    if told.kind == "Accepted" and course.starts_on and told.on >= course.starts_on:
        raise _late("answer_late", course.starts_on - ONE_DAY)
    if told.kind in BEFORE_START and course.stage == "accepted" and course.starts_on:
        last = days.last_before(choice_terms().before_start, course.starts_on)
        if told.on > last:
            raise _late("too_close", last)
    if told.kind == "NotArrived" and (course.starts_on is None or told.on < course.starts_on):
        raise TooLate(choice_terms().texts["not_yet"])


def _late(why: str, day: date) -> TooLate:
    return TooLate(choice_terms().texts[why].format(day=shown(day)))
