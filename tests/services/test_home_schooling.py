"""Accepting documents for schooling at home beside its scenarios: the day of receipt, the term."""

from datetime import date, datetime
from pathlib import Path

import pytest

import tirek.law
from tirek.kernel.calendar import WorkingCalendar
from tirek.procedure.deadline import ALMATY, count, received_on
from tirek.services import SERVICES

ADMISSION = SERVICES["home-schooling-admission"]
FRIDAY, MONDAY = date(2025, 8, 22), date(2025, 8, 25)


@pytest.mark.parametrize(
    ("sent", "received"),
    [
        (datetime(2025, 8, 22, 18, 30, tzinfo=ALMATY), FRIDAY),
        (datetime(2025, 8, 22, 18, 31, tzinfo=ALMATY), MONDAY),
        (datetime(2025, 8, 23, 11, 0, tzinfo=ALMATY), MONDAY),
    ],
    ids=["on Friday to the last minute", "on Friday after hours", "on Saturday"],
)
def test_a_n4_what_comes_after_hours_is_received_on_the_next_working_day(
    sent: datetime, received: date
) -> None:
    calendar = WorkingCalendar.load(Path(tirek.law.__file__).parent / "calendars")
    passport = ADMISSION.passport
    assert received_on(sent, passport.hours, calendar).on == received
    due = {FRIDAY: date(2025, 8, 26), MONDAY: date(2025, 8, 27)}
    assert count(passport.term, received, calendar).due_on == due[received]
