"""What runs by the clock runs at the hour of Kazakhstan that its description promises."""

from datetime import UTC, datetime

import pytest
from croniter import croniter
from procrastinate.contrib.django import app

from tirek.procedure.deadline import ALMATY

FRIDAY = datetime(2025, 9, 12, 6, 0, tzinfo=UTC)
SUNDAY = 6
NIGHT, DAY = range(6), range(8, 20)


def runs(task: str, times: int = 14) -> list[datetime]:
    """The next moments in Almaty at which the task is put into the queue."""
    [cron] = [
        one.cron for one in app.periodic_registry.periodic_tasks.values() if one.task.name == task
    ]
    ticks = croniter(cron, FRIDAY)
    return [ticks.get_next(datetime).astimezone(ALMATY) for _ in range(times)]


@pytest.mark.parametrize(
    ("task", "hours"),
    [
        ("accounts.forget_sessions", NIGHT),
        ("audit.ask_for_walk", NIGHT),
        ("casework.lapse_information", NIGHT),
        ("config.claim_what_was_accepted", NIGHT),
        ("casework.recount_all", NIGHT),
        ("indicators.reports", NIGHT),
        ("payments.check_accounts", NIGHT),
        ("payments.find_overpayments", NIGHT),
        ("payments.watch_silence", NIGHT),
        ("reception.return_results", NIGHT),
        ("casework.remind_all", DAY),
        ("payments.remind_debtors", DAY),
    ],
)
def test_it_runs_at_that_time_of_the_day(task: str, hours: range) -> None:
    assert {one.hour for one in runs(task)} <= set(hours)


def test_the_register_is_walked_in_the_night_to_sunday() -> None:
    assert {one.weekday() for one in runs("audit.ask_for_walk")} == {SUNDAY}
