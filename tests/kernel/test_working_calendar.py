"""Working days of 2023 to 2027, as printed and as the library knows them."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.calendar import DayOff, WorkingCalendar, YearNotKnown, YearOfDays
from tirek.kernel.text import Text
from tirek.kernel.toml import TomlError
from tirek.law import __file__ as law_package

FOLDER = Path(law_package).with_name("calendars")
KNOWN_YEARS = range(2023, 2028)
DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))
# Far enough from both ends that 200 working days stay inside.
MIDDLE_DAYS = st.dates(date(2024, 1, 15), date(2026, 12, 15))

# The table of kz-facts, section 2: weekdays off by month, working weekend days, working days.
PRINTED: dict[int, tuple[dict[int, list[int]], list[date], int]] = {
    2023: (
        {
            1: [2, 3],
            3: [8, 21, 22, 23],
            5: [1, 8, 9],
            6: [28],
            7: [6, 7],
            8: [30],
            10: [25],
            12: [18],
        },
        [date(2023, 7, 1)],
        246,
    ),
    2024: (
        {
            1: [1, 2],
            3: [8, 21, 22, 25],
            5: [1, 7, 8, 9],
            7: [8],
            8: [30],
            10: [25],
            12: [16],
        },
        [date(2024, 5, 4)],
        249,
    ),
    2025: (
        {
            1: [1, 2, 3, 7],
            3: [10, 21, 24, 25],
            5: [1, 7, 9],
            6: [6],
            7: [7],
            9: [1],
            10: [27],
            12: [16],
        },
        [date(2025, 1, 5)],
        246,
    ),
    2026: (
        {1: [1, 2, 7], 3: [9, 23, 24, 25], 5: [1, 7, 11, 27], 7: [6], 10: [26], 12: [16]},
        [],
        247,
    ),
    2027: (
        {1: [1, 4, 7], 3: [8, 15, 22, 23, 24], 5: [3, 7, 10], 7: [6], 10: [25], 12: [16]},
        [],
        247,
    ),
}


@cache
def shipped() -> WorkingCalendar:
    return WorkingCalendar.load(FOLDER)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def test_the_shipped_years_are_those_of_the_printed_table() -> None:
    assert sorted(shipped().years) == sorted(PRINTED)


@pytest.mark.parametrize("year", KNOWN_YEARS)
def test_each_year_is_as_printed(year: int) -> None:
    by_month, worked_weekend, count = PRINTED[year]
    off = [date(year, month, day) for month, days in by_month.items() for day in days]
    calendar = shipped()
    weekdays = [day for day in days_of(year) if day.weekday() < 5]
    weekend = [day for day in days_of(year) if day.weekday() >= 5]
    assert [day for day in weekdays if not calendar.is_working(day)] == off
    assert [day for day in weekend if calendar.is_working(day)] == worked_weekend
    assert sum(map(calendar.is_working, days_of(year))) == count


@pytest.mark.parametrize("year", KNOWN_YEARS)
def test_each_year_is_as_the_library_knows_it(year: int) -> None:
    library: Any = holidays.country_holidays("KZ", years=year)
    calendar = shipped()
    for day in days_of(year):
        assert calendar.is_working(day) == library.is_working_day(day), day
    assert {day.on for day in calendar.years[year].days_off} == set(library)


@pytest.mark.parametrize("year", KNOWN_YEARS)
def test_each_year_names_its_source_and_how_well_it_is_known(year: int) -> None:
    known = shipped().years[year]
    assert known.mark == ("to_verify" if year == 2027 else "from_press")
    assert known.source
    assert all(day.name.en for day in known.days_off)


@given(DAYS)
def test_a_day_is_off_exactly_where_there_is_a_reason(day: date) -> None:
    assert shipped().is_working(day) == (shipped().why_off(day) is None)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 3, 23), "Nauryz"),
        (date(2026, 3, 25), "Nauryz (day off moved to this day)"),
        (date(2026, 3, 22), "Nauryz"),  # a Sunday and a holiday: the holiday is the reason
        (date(2026, 11, 21), "Saturday"),
        (date(2026, 11, 22), "Sunday"),
        (date(2024, 5, 8), "Day off (moved from 04.05.2024)"),
        (date(2027, 5, 16), "First day of Kurban Ait (expected date)"),
    ],
)
def test_why_a_day_is_off(day: date, reason: str) -> None:
    text = shipped().why_off(day)
    assert text is not None
    assert text.en == reason


def test_constitution_day_moves_from_august_to_march() -> None:
    calendar = shipped()
    assert not calendar.is_working(date(2024, 8, 30))
    assert calendar.is_working(date(2026, 8, 31))
    assert calendar.is_working(date(2027, 8, 30))
    assert not calendar.is_working(date(2027, 3, 15))


@given(DAYS)
def test_the_next_working_day_is_the_nearest_one(day: date) -> None:
    if day >= date(2027, 12, 30):
        return
    found = shipped().next_working(day)
    assert found >= day
    assert shipped().is_working(found)
    between = (day + timedelta(days=n) for n in range((found - day).days))
    assert not any(map(shipped().is_working, between))


@given(MIDDLE_DAYS, st.integers(1, 200))
def test_so_many_working_days_lie_after_the_start(start: date, n: int) -> None:
    due = shipped().add_working_days(start, n)
    after = [start + timedelta(days=k) for k in range(1, (due - start).days + 1)]
    assert sum(map(shipped().is_working, after)) == n
    assert shipped().is_working(due)


@given(MIDDLE_DAYS, st.integers(1, 100), st.integers(1, 100))
def test_counting_in_two_steps_is_counting_in_one(start: date, a: int, b: int) -> None:
    add = shipped().add_working_days
    assert add(add(start, a), b) == add(start, a + b)


@given(MIDDLE_DAYS.map(lambda day: shipped().next_working(day)), st.integers(-100, 100))
def test_counting_back_returns_to_a_working_start(start: date, n: int) -> None:
    add = shipped().add_working_days
    assert add(add(start, n), -n) == start


def test_counting_across_holidays_a_moved_day_and_back() -> None:
    add = shipped().add_working_days
    assert add(date(2026, 3, 20), 1) == date(2026, 3, 26)
    assert add(date(2024, 5, 3), 1) == date(2024, 5, 4)  # a working Saturday
    assert add(date(2026, 11, 20), 8) == date(2026, 12, 2)
    assert add(date(2026, 3, 26), -1) == date(2026, 3, 20)
    assert add(date(2026, 11, 21), 0) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "ask",
    [
        lambda calendar: calendar.is_working(date(2022, 12, 30)),
        lambda calendar: calendar.why_off(date(2028, 1, 1)),
        lambda calendar: calendar.add_working_days(date(2027, 12, 31), 1),
        lambda calendar: calendar.add_working_days(date(2023, 1, 1), -1),
        lambda calendar: WorkingCalendar({}).next_working(date(2026, 1, 1)),
    ],
)
def test_a_year_nobody_entered_is_not_guessed(ask: Any) -> None:
    with pytest.raises(YearNotKnown) as caught:
        ask(shipped())
    assert str(caught.value.year) in caught.value.text.kk
    assert str(caught.value.year) in caught.value.text.ru
    assert str(caught.value) == caught.value.text.en


def off(day: date) -> DayOff:
    return DayOff(day, Text("мереке", "праздник", "holiday"))


@pytest.mark.parametrize(
    ("days_off", "worked", "problem"),
    [
        ((off(date(2025, 1, 1)),), (), "not a day of 2026"),
        ((off(date(2026, 1, 1)), off(date(2026, 1, 1))), (), "named twice"),
        ((off(date(2026, 1, 3)),), (date(2026, 1, 3),), "named twice"),
        ((), (date(2025, 1, 4),), "not a day of 2026"),
        ((), (date(2026, 1, 5),), "worked anyway"),
    ],
)
def test_a_year_that_contradicts_itself_is_refused(
    days_off: tuple[DayOff, ...], worked: tuple[date, ...], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        YearOfDays(2026, "to_verify", "test", days_off, worked)


YEAR_FILE = 'year = {}\nmark = "to_verify"\nsource = "test"\ndays_off = []\n'


def test_a_folder_of_years_is_read(tmp_path: Path) -> None:
    (tmp_path / "2030.toml").write_text(YEAR_FILE.format(2030))
    (tmp_path / "2031.toml").write_text(YEAR_FILE.format(2031))
    assert sorted(WorkingCalendar.load(tmp_path).years) == [2030, 2031]


def test_a_file_named_for_another_year_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2031.toml").write_text(YEAR_FILE.format(2030))
    with pytest.raises(TomlError, match=r"2031\.toml:1: year: found 2030; expected 2031"):
        WorkingCalendar.load(tmp_path)
