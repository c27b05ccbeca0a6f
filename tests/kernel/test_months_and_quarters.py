"""Months and quarters follow one another without gap; ranges are half open."""

import pickle
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.kernel.period import (
    DateRange,
    Month,
    ParseError,
    Quarter,
    SchoolYear,
    months_between,
)

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
MONTHS = DAYS.map(Month.of)
QUARTERS = MONTHS.map(Quarter.of)
RANGES = st.builds(
    lambda begins, length: DateRange(begins, length and begins + timedelta(days=length)),
    DAYS,
    st.none() | st.integers(1, 4000),
)


@given(DAYS)
def test_a_month_holds_its_day_and_no_day_outside(day: date) -> None:
    month = Month.of(day)
    assert (month.year, month.month) == (day.year, day.month)
    assert month.first_day <= day <= month.last_day
    assert Month.of(month.last_day + timedelta(days=1)) == month.next
    assert Month.of(month.first_day - timedelta(days=1)) == month.previous


@given(MONTHS, st.integers(-500, 500))
def test_going_forth_and_back_ends_where_it_began(month: Month, n: int) -> None:
    assert month.plus(n).plus(-n) == month
    assert month.plus(n) - month == n
    assert month.next.previous == month == month.plus(0)
    assert isinstance(month.plus(n), Month)


@given(MONTHS, MONTHS)
def test_months_are_ordered_like_their_first_days(a: Month, b: Month) -> None:
    assert (a < b) == (a.first_day < b.first_day)
    assert (a == b) == (a.first_day == b.first_day)


@given(MONTHS)
def test_a_month_is_read_as_it_is_written(month: Month) -> None:
    assert Month.parse(str(month)) == month == Month.at(month.year, month.month)
    assert f"{month}" == f"{month.first_day:%Y-%m}"
    assert eval(repr(month)) == month
    assert pickle.loads(pickle.dumps(month)) == month


def test_months_compare_at_the_speed_of_numbers() -> None:
    assert Month.__lt__ is int.__lt__
    assert Month.__eq__ is int.__eq__
    assert Month.__hash__ is int.__hash__


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2025-9",
        "2025-13",
        "2025-00",
        "0000-01",
        "2025-09-01",
        "2025/09",
        "٢٠٢٥-09",
        "2025-09\n",
    ],
)
def test_what_is_no_month_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ParseError) as caught:
        Month.parse(written)
    assert caught.value.written == written
    assert caught.value.expected == 'a month such as "2025-09"'
    assert "2025-09" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).expected == caught.value.expected


@pytest.mark.parametrize(("year", "month"), [(2025, 0), (2025, 13), (0, 1), (10000, 1)])
def test_a_month_that_no_calendar_has_is_refused(year: int, month: int) -> None:
    with pytest.raises(ParseError):
        Month.at(year, month)


def test_an_instant_has_no_month_before_its_place_is_known() -> None:
    instant = datetime(2025, 8, 31, 20, 0, tzinfo=UTC)  # already September in Almaty
    with pytest.raises(TypeError, match="datetime"):
        Month.of(instant)
    with pytest.raises(TypeError, match="str"):
        Month.of("2025-09-01")  # type: ignore[arg-type]


def test_a_kind_of_date_that_is_no_instant_is_a_day() -> None:
    class Day(date):
        pass

    assert Month.of(Day(2025, 9, 1)) == Month.at(2025, 9)


@given(MONTHS)
def test_a_quarter_is_three_months_that_follow(month: Month) -> None:
    quarter = Quarter.of(month)
    first, second, third = quarter.months
    assert month in quarter.months
    assert (first.next, second.next, third.next) == (second, third, quarter.next.months[0])
    assert first.month in (1, 4, 7, 10)
    assert quarter.number == (month.month + 2) // 3
    assert quarter.year == month.year
    assert all(type(each) is Month for each in quarter.months)


@given(QUARTERS)
def test_a_quarter_is_read_as_it_is_written(quarter: Quarter) -> None:
    assert Quarter.parse(str(quarter)) == quarter == quarter.next.previous
    assert eval(repr(quarter)) == quarter


def test_how_a_quarter_is_written() -> None:
    assert str(Quarter.of(Month.at(2025, 9))) == "2025-Q3"


@pytest.mark.parametrize("written", ["", "2025-Q0", "2025-Q5", "2025Q3", "2025-q3", "0000-Q1"])
def test_what_is_no_quarter_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ParseError, match="2025-Q3"):
        Quarter.parse(written)


@given(MONTHS, st.integers(0, 200))
def test_months_between_are_all_of_them_once(first: Month, n: int) -> None:
    months = months_between(first, first.plus(n))
    assert len(months) == n + 1
    assert (months[0], months[-1]) == (first, first.plus(n))
    assert all(a.next == b for a, b in pairwise(months))


def test_no_month_lies_between_a_month_and_an_earlier_one() -> None:
    assert months_between(Month.at(2025, 9), Month.at(2025, 8)) == ()


@given(RANGES, DAYS)
def test_a_range_holds_its_first_day_and_not_its_end(range_: DateRange, day: date) -> None:
    assert range_.begins in range_
    assert range_.begins - timedelta(days=1) not in range_
    if range_.ends is not None:
        assert range_.ends not in range_
        assert range_.ends - timedelta(days=1) in range_
    assert (day in range_) == (day >= range_.begins and day < (range_.ends or date.max))


def test_the_last_day_of_a_paper_is_still_in_it() -> None:
    certificate = DateRange.through(date(2025, 9, 1), date(2026, 5, 25))
    assert date(2026, 5, 25) in certificate
    assert date(2026, 5, 26) not in certificate
    assert DateRange.through(date(2025, 9, 1), None) == DateRange(date(2025, 9, 1))


@pytest.mark.parametrize("ends", [date(2025, 9, 1), date(2025, 8, 31)])
def test_a_range_without_a_day_is_refused(ends: date) -> None:
    with pytest.raises(ValueError, match="no day lies"):
        DateRange(date(2025, 9, 1), ends)


def test_a_range_of_instants_is_refused() -> None:
    instant = datetime(2025, 9, 1, tzinfo=UTC)
    with pytest.raises(TypeError):
        DateRange(instant)
    with pytest.raises(TypeError):
        DateRange(date(2025, 9, 1), instant)


def test_a_school_year_from_september_to_may() -> None:
    year = SchoolYear(date(2025, 9, 1), date(2026, 5, 25))
    assert [str(month) for month in year.months] == [
        "2025-09",
        "2025-10",
        "2025-11",
        "2025-12",
        "2026-01",
        "2026-02",
        "2026-03",
        "2026-04",
        "2026-05",
    ]
    assert Month.at(2025, 9) in year
    assert Month.at(2026, 5) in year
    assert Month.at(2026, 6) not in year
    assert Month.at(2025, 8) not in year
    assert date(2025, 9, 1) in year
    assert date(2026, 5, 25) in year
    assert date(2026, 5, 26) not in year
    assert date(2025, 8, 31) not in year


def test_a_school_year_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        SchoolYear(date(2025, 9, 1), date(2025, 5, 25))
