"""What the worker does for complaints by the clock; every task may run twice."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from tirek.appeals.actions.remind import remind_all

IN_THE_MORNING = "35 3 * * *"
"""In UTC: 08:35 in Almaty, just after the reminders of cases."""


@app.periodic(cron=IN_THE_MORNING)
@app.task(name="appeals.remind_all", queueing_lock="appeals.remind_all")
def remind_of_complaints(timestamp: int) -> None:
    """Reminders before the end of a term, escalation after it."""
    try:
        for _ in remind_all(at=timezone.now()):
            pass
    finally:
        _let_go_of_the_database()


def _let_go_of_the_database() -> None:
    """Nobody else ends what a task began: the worker's threads have no end of a request."""
    if not connection.in_atomic_block:
        connection.close()
