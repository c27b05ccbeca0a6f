"""When an application is received and when a service is due, day by day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tirek.law
from tirek.kernel.calendar import WorkingCalendar, YearNotKnown
from tirek.kernel.text import Text
from tirek.procedure.cite import Cite
from tirek.procedure.deadline import ALMATY, Deadline, count, received_on, shown, span_end
from tirek.procedure.hours import OfficeHours
from tirek.procedure.process import Span
from tirek.procedure.term import Term

T = Text("м", "т", "t")
CITE = Cite(act="order-223-2020", paragraph="annex-1/3", mark="verified", source="002", lines="57")
HOURS = OfficeHours(
    weekdays=(1, 2, 3, 4, 5),
    opens=time(9),
    closes=time(18, 30),
    break_begins=time(13),
    break_ends=time(14, 30),
    accepts_until=time(17, 30),
    text=T,
    cites=(CITE,),
)
EIGHT = Term(8, "working_days", T, False, "from_press", CITE, CITE)
TWO = replace(EIGHT, amount=2)
INSTANTS = st.datetimes(
    datetime(2023, 2, 1),  # noqa: DTZ001
    datetime(2027, 10, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)
RECEIPTS = st.dates(date(2023, 2, 1), date(2027, 10, 31))


@cache
def calendar() -> WorkingCalendar:
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


def almaty(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ALMATY)


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def counted(deadline: Deadline) -> list[date]:
    return [day.on for day in deadline.steps if day.counted]


# --- the day of receipt ---------------------------------------------------------------------------


def test_example_14_a_saturday_night_is_received_on_monday() -> None:
    received = received_on(almaty(2025, 12, 13, 22, 10), HOURS, calendar())
    assert received.on == date(2025, 12, 15)
    assert "22:10" in received.why.ru
    assert "Суббота" in received.why.ru
    assert "15 декабря 2025 года" in received.why.ru
    assert received.as_document() == {"on": "2025-12-15", "why": received.why.as_dict()}


def test_the_eve_of_independence_day_after_hours_is_received_after_it() -> None:
    received = received_on(almaty(2025, 12, 15, 18, 31), HOURS, calendar())
    assert received.on == date(2025, 12, 17)
    assert "after working hours" in received.why.en


@pytest.mark.parametrize("hour", [0, 8, 13, 17, 18])
def test_a_working_day_until_closing_is_that_day(hour: int) -> None:
    received = received_on(almaty(2025, 12, 15, hour, 30), HOURS, calendar())
    assert received.on == date(2025, 12, 15)
    assert "that day" in received.why.en


def test_a_holiday_says_which() -> None:
    received = received_on(almaty(2025, 12, 16, 10), HOURS, calendar())
    assert received.on == date(2025, 12, 17)
    assert "Тәуелсіздік күні" in received.why.kk


def test_a_worked_saturday_is_a_working_day() -> None:
    assert received_on(almaty(2024, 5, 4, 12), HOURS, calendar()).on == date(2024, 5, 4)


def test_the_day_is_that_of_almaty_not_of_greenwich() -> None:
    evening_before = datetime(2025, 12, 14, 20, 0, tzinfo=UTC)  # 01:00 on Monday in Almaty
    assert received_on(evening_before, HOURS, calendar()).on == date(2025, 12, 15)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        received_on(datetime(2025, 12, 15, 10), HOURS, calendar())  # noqa: DTZ001


def test_a_year_the_calendar_does_not_know_is_an_error_not_a_guess() -> None:
    with pytest.raises(YearNotKnown):
        received_on(almaty(2031, 1, 15, 10), HOURS, calendar())


@given(INSTANTS)
def test_receipt_is_a_working_day_and_not_before_the_sending(at: datetime) -> None:
    sent = at.astimezone(ALMATY).date()
    received = received_on(at, HOURS, calendar())
    assert calendar().is_working(received.on)
    assert received.on >= sent
    # No working day is skipped, except the day of sending itself after hours.
    between = list(days(sent, received.on - timedelta(days=1)))
    assert not any(calendar().is_working(day) for day in between if day != sent)


@given(INSTANTS, INSTANTS)
def test_whoever_sends_later_is_not_received_earlier(one: datetime, other: datetime) -> None:
    earlier, later = sorted((one, other))
    receive = [received_on(at, HOURS, calendar()).on for at in (earlier, later)]
    assert receive == sorted(receive)


# --- the last day ---------------------------------------------------------------------------------


def test_example_14_eight_working_days_over_independence_day() -> None:
    deadline = count(EIGHT, date(2025, 12, 15), calendar())
    assert deadline.due_on == date(2025, 12, 26)
    assert counted(deadline) == [date(2025, 12, n) for n in (17, 18, 19, 22, 23, 24, 25, 26)]
    why = {day.on: day.why.en for day in deadline.steps}
    assert why[date(2025, 12, 15)] == "The day of acceptance does not count"
    assert why[date(2025, 12, 16)] == "Not a working day: Independence Day"
    assert why[date(2025, 12, 20)] == "Not a working day: Saturday"
    assert why[date(2025, 12, 26)] == "working day 8"


def test_two_working_days_of_the_school() -> None:
    assert count(TWO, date(2025, 12, 15), calendar()).due_on == date(2025, 12, 18)


def test_where_the_day_of_acceptance_counts_it_is_the_first() -> None:
    deadline = count(replace(TWO, day_of_acceptance_counted=True), date(2025, 12, 15), calendar())
    assert counted(deadline) == [date(2025, 12, 15), date(2025, 12, 17)]


@given(st.integers(1, 40), RECEIPTS, st.booleans())
def test_exactly_so_many_working_days_and_every_day_explained(
    amount: int, received: date, first_counts: bool
) -> None:
    term = replace(EIGHT, amount=amount, day_of_acceptance_counted=first_counts)
    deadline = count(term, received, calendar())
    assert calendar().is_working(deadline.due_on)
    assert len(counted(deadline)) == amount
    assert counted(deadline)[-1] == deadline.due_on
    assert [day.on for day in deadline.steps] == list(days(received, deadline.due_on))
    for day in deadline.steps:
        skipped = day.on == received and not first_counts
        assert day.counted == (calendar().is_working(day.on) and not skipped)


@given(st.integers(1, 40), RECEIPTS, RECEIPTS)
def test_whoever_is_received_later_is_not_due_earlier(amount: int, one: date, other: date) -> None:
    term = replace(EIGHT, amount=amount)
    due = [count(term, day, calendar()).due_on for day in sorted((one, other))]
    assert due == sorted(due)


@given(st.integers(1, 40), RECEIPTS)
def test_a_longer_term_ends_later(amount: int, received: date) -> None:
    shorter, longer = (
        count(replace(EIGHT, amount=n), received, calendar()).due_on for n in (amount, amount + 1)
    )
    assert shorter < longer


def test_calendar_days_count_every_day() -> None:
    deadline = count(replace(EIGHT, amount=5, unit="calendar_days"), date(2025, 12, 12), calendar())
    assert deadline.due_on == date(2025, 12, 17)
    assert counted(deadline) == list(days(date(2025, 12, 13), date(2025, 12, 17)))


@pytest.mark.parametrize(
    ("received", "amount", "due"),
    [
        (date(2025, 1, 15), 2, date(2025, 3, 15)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
    ],
)
def test_months_end_on_the_day_of_the_same_number(received: date, amount: int, due: date) -> None:
    assert count(replace(EIGHT, amount=amount, unit="months"), received, calendar()).due_on == due


def test_a_term_that_ends_on_a_day_off_stays_or_moves_as_its_act_says() -> None:
    term = replace(EIGHT, amount=3, unit="calendar_days")
    thursday, sunday, monday = date(2025, 12, 11), date(2025, 12, 14), date(2025, 12, 15)
    assert count(term, thursday, calendar()).due_on == sunday
    moved = count(replace(term, ends_on_day_off="moves"), thursday, calendar())
    assert moved.due_on == monday
    assert "ends on this working day" in moved.steps[-1].why.en
    on_time = count(replace(term, amount=1, ends_on_day_off="moves"), thursday, calendar())
    assert on_time.due_on == date(2025, 12, 12)


def test_a_deadline_as_a_document_says_how_sure_its_term_is() -> None:
    document = count(TWO, date(2025, 12, 17), calendar()).as_document()
    assert document["due_on"] == "2025-12-19"
    assert document["cite"] == {
        "act": "order-223-2020",
        "paragraph": "annex-1/3",
        "mark": "verified",
    }
    steps = document["steps"]
    assert isinstance(steps, list)
    assert steps[0]["on"] == "2025-12-17"
    assert steps[0]["counted"] is False
    assert set(steps[0]["why"]) == {"kk", "ru", "en"}


def test_a_date_in_the_short_form_of_papers() -> None:
    assert shown(date(2025, 2, 8)) == "08.02.2025"


# --- what a term and office hours may say ---------------------------------------------------------


def test_a_term_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        replace(EIGHT, amount=0)


def test_hours_in_no_order_are_refused() -> None:
    with pytest.raises(ValueError, match="in order"):
        replace(HOURS, closes=time(8))


def test_what_a_channel_counts_from_the_same_day_is_received_in_the_evening_too() -> None:
    evening = datetime(2026, 2, 21, 20, 5, tzinfo=ALMATY)  # a Saturday
    came = received_on(evening, HOURS, calendar(), same_day=True)
    assert came.on == date(2026, 2, 21)
    assert "20:05" in came.why.ru


def test_a_span_ends_on_its_last_day_counted_from_the_day_after() -> None:
    assert span_end(Span(3, "working_days", (CITE,)), date(2026, 2, 20), calendar()) == date(
        2026, 2, 25
    )
    assert span_end(Span(3, "calendar_days", (CITE,)), date(2026, 2, 20), calendar()) == date(
        2026, 2, 23
    )
