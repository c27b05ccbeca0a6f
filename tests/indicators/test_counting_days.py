"""A day of the pictures is a day in Kazakhstan, from midnight to midnight there."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from making import ZHAKSY, decided, submitted
from tirek.casework.local_day import midnight
from tirek.casework.models import Event
from tirek.indicators.actions.count_days import count_days
from tirek.indicators.models import CountedUntil, DayOfPlace, ListedSum, StageStay
from tirek.kernel.period import Month
from tirek.payments.actions.make_register import make_register
from tirek.procedure.deadline import ALMATY

pytestmark = pytest.mark.django_db


def there(day: int, hour: int, minute: int = 0, month: int = 9) -> datetime:
    """A moment of 2025 by the clocks of Almaty."""
    return datetime(2025, month, day, hour, minute, tzinfo=ALMATY)


def received() -> dict[int, int]:
    return {row.day.day: row.received for row in DayOfPlace.objects.filter(place=ZHAKSY)}


def test_what_came_at_night_belongs_to_the_day_that_has_begun_in_almaty() -> None:
    submitted(at=there(15, 12))
    submitted(at=there(16, 2))
    submitted(at=there(16, 12))
    for day in (16, 17, 18):
        assert count_days(at=there(day, 0, 25)) == 1
    assert received() == {15: 1, 16: 2}


def test_a_month_ends_at_midnight_in_almaty_too() -> None:
    """The first batch of a count after a long silence ends in the middle of a quiet night."""
    submitted(at=there(1, 12))
    submitted(at=there(2, 2, month=10))
    submitted(at=there(2, 12, month=10))
    count_days(at=there(10, 0, 25, month=10))
    assert received() == {1: 1, 2: 2}


def test_a_register_made_at_night_is_summed_once() -> None:
    decided(at=there(15, 12))
    count_days(at=there(1, 0, 25, month=11))
    make_register(month=Month.parse("2025-10"), place=ZHAKSY, by=None, at=there(1, 2, month=11))
    for day in (2, 3):
        count_days(at=there(day, 0, 25, month=11))
    assert ListedSum.objects.filter(place=ZHAKSY, month="2025-10").count() == 1


def test_midnight_is_nineteen_hours_of_the_day_before_in_utc() -> None:
    assert midnight(date(2025, 9, 16)) == datetime(2025, 9, 15, 19, tzinfo=UTC)


def test_stays_are_the_same_whatever_cases_are_walked_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of several cases that moved on one day each is counted, and once."""
    for hour in (10, 11, 12):
        decided(at=there(15, hour))
    assert count_days(at=there(17, 0, 25)) == 2
    together = stays()
    assert max(cases for *_, cases in together) == 3
    StageStay.objects.all().delete()
    DayOfPlace.objects.all().delete()
    CountedUntil.objects.all().delete()
    monkeypatch.setattr("tirek.indicators.actions.count_days.CASES_AT_ONCE", 1)
    assert count_days(at=there(17, 0, 25)) == 2
    assert stays() == together


def test_the_night_finds_what_happened_by_its_time() -> None:
    """Not by reading every event there ever was."""
    moved = Event.objects.filter(at__gte=there(15, 0), at__lt=there(16, 0)).order_by()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "events_by_time" in moved.values("case").explain()


def stays() -> list[tuple[date, str, int, int]]:
    rows = StageStay.objects.order_by("day", "stage", "hours")
    return list(rows.values_list("day", "stage", "hours", "cases"))
