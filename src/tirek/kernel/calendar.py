"""The working calendar: which days of a year are worked, and why a day is off.

One file per year holds the holidays and the days moved by order (`law/calendars/`).
A year without a file is not guessed at: moved days are only known once they are ordered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final, Literal

from tirek.kernel.text import Text
from tirek.kernel.toml import TomlError, load

ONE_DAY: Final = timedelta(days=1)
SATURDAY: Final = 5
_WEEKEND: Final = {
    SATURDAY: Text(kk="Сенбі", ru="Суббота", en="Saturday"),
    SATURDAY + 1: Text(kk="Жексенбі", ru="Воскресенье", en="Sunday"),
}
_YEAR_NOT_KNOWN: Final = Text(
    kk="{year} жылғы жұмыс күнтізбесі әлі енгізілмеген, сондықтан мерзімді есептеу мүмкін емес.",
    ru="Рабочий календарь на {year} год ещё не внесён, поэтому срок посчитать нельзя.",
    en="The working calendar for {year} has not been entered yet, so the term cannot be counted.",
)


class YearNotKnown(LookupError):
    """No calendar file covers the year; `text` says so to people."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year
        self.text = _YEAR_NOT_KNOWN.format(year=year)

    def __str__(self) -> str:
        return self.text.in_("en")


@dataclass(frozen=True, slots=True)
class DayOff:
    """A holiday, or a day that was made a day off by moving another."""

    on: date
    name: Text


@dataclass(frozen=True, slots=True)
class YearOfDays:
    """One year as its file says it; raises ValueError for days that contradict one another.

    `mark` says how well the year is known: "verified" against the official text,
    "from_press", or "to_verify". `days_off` may also name holidays that fall on a weekend.
    """

    year: int
    mark: Literal["verified", "from_press", "to_verify"]
    source: str
    days_off: tuple[DayOff, ...]
    working_weekend_days: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        named = [*(day.on for day in self.days_off), *self.working_weekend_days]
        for day in named:
            if day.year != self.year:
                raise ValueError(f"{day} is not a day of {self.year}")
            if named.count(day) > 1:
                raise ValueError(f"{day} is named twice")
        for day in self.working_weekend_days:
            if day.weekday() < SATURDAY:
                raise ValueError(f"{day} is no Saturday or Sunday, so it is worked anyway")


class WorkingCalendar:
    """Working days of the known years."""

    def __init__(self, years: Mapping[int, YearOfDays]) -> None:
        self.years = dict(years)
        self._named = {day.on: day.name for known in years.values() for day in known.days_off}
        self._worked = {day for known in years.values() for day in known.working_weekend_days}

    @staticmethod
    def load(folder: Path) -> "WorkingCalendar":
        """Reads every `<year>.toml` of the folder. Raises TomlError."""
        years: dict[int, YearOfDays] = {}
        for path in sorted(folder.glob("*.toml")):
            known = load(YearOfDays, path)
            if path.stem != str(known.year):
                raise TomlError(path, 1, "year", f"found {known.year}", f"{path.stem}, as the file")
            years[known.year] = known
        return WorkingCalendar(years)

    def why_off(self, day: date) -> Text | None:
        """The name of the holiday or of the weekend day; None for a working day.

        Raises YearNotKnown.
        """
        if day.year not in self.years:
            raise YearNotKnown(day.year)
        if day in self._worked:
            return None
        return self._named.get(day) or _WEEKEND.get(day.weekday())

    def is_working(self, day: date) -> bool:
        """Whether the day is worked. Raises YearNotKnown."""
        return self.why_off(day) is None

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, or else the first working day after it.

        Raises YearNotKnown where the search leaves the known years.
        """
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def add_working_days(self, start: date, n: int) -> date:
        """The n-th working day after `start`, which itself is not counted.

        For n = 0 it is `next_working(start)`; for n < 0 the n-th working day before
        `start`. Raises YearNotKnown.
        """
        if n == 0:
            return self.next_working(start)
        step = ONE_DAY if n > 0 else -ONE_DAY
        day, left = start, abs(n)
        while left:
            day += step
            left -= self.is_working(day)
        return day
