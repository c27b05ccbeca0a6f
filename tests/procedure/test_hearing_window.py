"""When a hearing must be announced and held: the printed examples, and every other day."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.kernel.text import Text
from tirek.procedure.cite import Cite
from tirek.procedure.complaints.hearing import OutsideTheWindow, check_moment, why_too_short, window
from tirek.procedure.deadline import ALMATY, count
from tirek.procedure.hours import OfficeHours
from tirek.procedure.process import Hearing, Span, shared
from tirek.procedure.term import Term
from tirek.services import SERVICES

T = Text("м", "т", "t")
CITE = Cite(act="order-223-2020", paragraph="annex-1/3", mark="verified", source="002", lines="57")
HEARING = shared().hearing
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
DAYS = st.dates(date(2024, 2, 1), date(2027, 10, 31))


@cache
def calendar() -> WorkingCalendar:
    return WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")


def term(amount: int) -> Term:
    return Term(amount, "working_days", T, False, "from_press", CITE, CITE)


def almaty(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ALMATY)


@pytest.mark.parametrize(
    ("due_on", "notice_by", "last"),
    [
        # sanatorium-treatment, example E2: received Monday 2 February 2026, five working days
        (date(2026, 2, 9), date(2026, 2, 4), date(2026, 2, 6)),
        # housing-aid, example 26: received Monday 19 January 2026, six working days
        (date(2026, 1, 27), date(2026, 1, 22), date(2026, 1, 26)),
    ],
)
def test_the_examples_of_the_specifications(due_on: date, notice_by: date, last: date) -> None:
    found = window(HEARING, due_on, notice_by, calendar())
    assert found.notice_by == notice_by
    assert not found.is_late
    assert found.last == last
    assert window(HEARING, due_on, notice_by + timedelta(days=1), calendar()).is_late


def test_every_day_is_told_with_why_it_counts() -> None:
    found = window(HEARING, date(2026, 2, 9), date(2026, 2, 4), calendar())
    assert [(day.on.day, day.counted) for day in found.before] == [
        (9, False),
        (8, False),
        (7, False),
        (6, True),
        (5, True),
        (4, True),
    ]
    assert "Суббота" in found.before[2].why.ru
    assert [(day.on.day, day.counted) for day in found.after] == [(4, False), (5, True), (6, True)]


def test_what_is_kept_names_the_paragraphs() -> None:
    document = window(HEARING, date(2026, 2, 9), date(2026, 2, 5), calendar()).as_document()
    assert document["notice_by"] == "2026-02-04"
    assert document["late"] is True
    assert {cite["paragraph"] for cite in document["cites"]} == {"art-73"}  # type: ignore[attr-defined]


@given(due_on=DAYS, early=st.integers(0, 30))
def test_a_notice_in_time_leaves_the_hearing_and_the_decision_in_time(
    due_on: date, early: int
) -> None:
    notice_by = window(HEARING, due_on, due_on, calendar()).notice_by
    found = window(HEARING, due_on, notice_by - timedelta(days=early), calendar())
    assert not found.is_late
    assert found.notice_on < found.first <= found.last < due_on
    assert calendar().is_working(found.first)
    assert calendar().is_working(found.last)
    left = [day for day in found.before if day.counted]
    assert len(left) == HEARING.notice_before_end.amount  # type: ignore[union-attr]


@given(due_on=DAYS, notice_on=DAYS)
def test_it_is_late_exactly_after_the_last_day(due_on: date, notice_on: date) -> None:
    found = window(HEARING, due_on, notice_on, calendar())
    assert found.is_late == (notice_on > found.notice_by)
    assert found.notice_by.strftime("%d.%m.%Y") in found.too_late.ru


@given(received=DAYS, amount=st.integers(1, 12))
def test_a_term_is_too_short_exactly_if_no_notice_fits(received: date, amount: int) -> None:
    due_on = count(term(amount), received, calendar()).due_on
    why = why_too_short(HEARING, received, due_on, calendar())
    assert (why is None) == (window(HEARING, due_on, received, calendar()).notice_by >= received)
    if amount <= 2:
        assert why is not None
    if amount >= 5:
        assert why is None


@pytest.mark.parametrize("slug", sorted(SERVICES))
def test_every_passport_leaves_time_for_its_hearing_or_says_that_there_is_none(slug: str) -> None:
    passport = SERVICES[slug].passport
    hearing = passport.process.hearing
    if not hearing.held:
        assert hearing.why is not None
        return
    for received in (date(2026, 2, 2), date(2026, 2, 6), date(2026, 5, 6)):
        due_on = count(passport.term, received, calendar()).due_on
        assert why_too_short(hearing, received, due_on, calendar()) is None


class TestTheMoment:
    """The hearing of a notice of Wednesday 4 February 2026: Thursday or Friday, in office hours."""

    window = window(HEARING, date(2026, 2, 9), date(2026, 2, 4), calendar())

    @pytest.mark.parametrize(("day", "hour"), [(5, 9), (5, 15), (6, 18)])
    def test_a_working_hour_inside(self, day: int, hour: int) -> None:
        check_moment(self.window, almaty(date(2026, 2, day), hour), HOURS, calendar())

    @pytest.mark.parametrize("day", [3, 4, 7, 9])
    def test_another_day(self, day: int) -> None:
        with pytest.raises(OutsideTheWindow, match=r"between 05\.02\.2026 and 06\.02\.2026"):
            check_moment(self.window, almaty(date(2026, 2, day), 10), HOURS, calendar())

    @pytest.mark.parametrize(("hour", "minute"), [(8, 59), (13, 0), (14, 29), (18, 30)])
    def test_another_hour(self, hour: int, minute: int) -> None:
        with pytest.raises(OutsideTheWindow, match="working hours: 09:00–18:30"):
            check_moment(self.window, almaty(date(2026, 2, 5), hour, minute), HOURS, calendar())

    def test_a_day_off_inside(self) -> None:
        over_the_weekend = window(HEARING, date(2026, 2, 12), date(2026, 2, 5), calendar())
        assert (over_the_weekend.first.day, over_the_weekend.last.day) == (6, 9)
        with pytest.raises(OutsideTheWindow, match=r"07\.02\.2026 is not a working day"):
            check_moment(over_the_weekend, almaty(date(2026, 2, 7), 10), HOURS, calendar())


class TestTheData:
    def test_a_service_without_a_hearing_says_why(self) -> None:
        with pytest.raises(ValueError, match="says why"):
            Hearing(held=False)
        none = Hearing(held=False, why=T)
        with pytest.raises(ValueError, match="no hearing is held"):
            window(none, date(2026, 2, 9), date(2026, 2, 4), calendar())

    def test_a_hearing_has_both_terms(self) -> None:
        with pytest.raises(ValueError, match="both its terms"):
            Hearing(held=True, within=Span(2, "working_days", (CITE,)))

    def test_its_terms_are_in_working_days(self) -> None:
        days = Span(2, "calendar_days", (CITE,))
        with pytest.raises(ValueError, match="working days"):
            replace(HEARING, within=days)
