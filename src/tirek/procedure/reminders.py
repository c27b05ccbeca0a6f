"""When the people who work on a case are told that its deadline comes or has gone by."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.toml import load


@dataclass(frozen=True)
class Reminders:
    """`before`: so many working days before the last day of the term an officer is reminded."""

    before: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.before or min(self.before) < 1:
            raise ValueError(f"{self.before}; expected numbers of working days, at least 1 each")

    def occasion(self, due_on: date, today: date, calendar: WorkingCalendar) -> date | None:
        """The day on which the latest occasion to remind began; None before the first one.

        None also once the term is over: then it is no time to remind but to escalate. A reminder
        made on that day or later was made for the occasion. Raises YearNotKnown.
        """
        if today > due_on:
            return None
        days = [calendar.add_working_days(due_on, -n) for n in self.before]
        return max((day for day in days if day <= today), default=None)


@cache
def reminders() -> Reminders:
    """Those of reminders.toml. Raises TomlError."""
    return load(Reminders, Path(__file__).with_name("reminders.toml"))


def must_escalate(due_on: date, today: date, escalated_on: date | None) -> bool:
    """Whether a term that is over must be told to the head: once for each last day it had."""
    return today > due_on and (escalated_on is None or escalated_on <= due_on)
