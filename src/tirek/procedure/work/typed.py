"""A month's sheet as it is typed: a day and its hours a line. What is wrong is told at the line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.law.words import day_text
from tirek.procedure.work.account import Worked

HOURS_OF_A_DAY = 24
PLACES = 2


@dataclass(frozen=True)
class Typed:
    """One line as it was sent: the name of its field, its day, the hours as typed."""

    field: str
    day: date
    hours: str


@dataclass(frozen=True)
class _Words:
    wrong: Mapping[str, Text]


class WrongLines(ValueError):
    """The sheet was not taken; `errors` are texts by field."""

    def __init__(self, errors: Mapping[str, Text]) -> None:
        super().__init__("; ".join(errors))
        self.errors = dict(errors)


def read_sheet(
    typed: Sequence[Typed], month: Month, *, begins: date, today: date, ends: date | None = None
) -> tuple[Worked, ...]:
    """The lines in the order of days; lines without hours are left out.

    Raises WrongLines for hours that are no number or more than a day has, a day outside the month,
    a day that is there twice, before the notice of acceptance, after death or yet to come.
    """
    of_day = _Days(month, begins, today, ends)
    errors: dict[str, Text] = {}
    found: dict[date, Decimal] = {}
    for line in typed:
        if not line.hours.strip():
            continue
        hours, wrong = _hours(line.hours), of_day.wrong(line.day)
        if line.day in found:
            wrong = "twice"
        if hours is None or not 0 < hours <= HOURS_OF_A_DAY:
            wrong = "hours" if hours is None or hours <= 0 else "over_a_day"
        if wrong or hours is None:
            said = {"begins": day_text(begins), "day": day_text(line.day)}
            errors[line.field] = _words().wrong[wrong].format(**said)
        else:
            found[line.day] = hours
    if errors:
        raise WrongLines(errors)
    return tuple(Worked(day, found[day]) for day in sorted(found))


@dataclass(frozen=True)
class _Days:
    """The days a sheet may have."""

    month: Month
    begins: date
    today: date
    ends: date | None

    def wrong(self, day: date) -> str:
        if Month.of(day) != self.month:
            return "outside"
        if day < self.begins:
            return "before"
        if self.ends is not None and day > self.ends:
            return "after_the_end"
        return "not_yet" if day > self.today else ""


def _hours(typed: str) -> Decimal | None:
    """ "4", "4,5" or "4.25"; None for anything else."""
    written = typed.strip().replace(",", ".")
    try:
        hours = Decimal(written) if written.isascii() else None
    except InvalidOperation:
        return None
    if hours is None or not hours.is_finite() or "e" in written.lower():
        return None
    _, _, exponent = hours.as_tuple()
    return hours if isinstance(exponent, int) and -exponent <= PLACES else None


@cache
def _words() -> _Words:
    return load(_Words, Path(__file__).with_name("typed.toml"))
