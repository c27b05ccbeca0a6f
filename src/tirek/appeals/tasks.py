"""What the worker does for complaints by the clock; every task may run twice."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.appeals.actions.remind import remind_all

IN_THE_MORNING = "35 3 * * *"
"""In UTC: 08:35 in Almaty, just after the reminders of cases."""


@app.periodic(cron=IN_THE_MORNING)
@app.task(name="appeals.remind_all", queueing_lock="appeals.remind_all")
@own_connection()
def remind_of_complaints(timestamp: int) -> None:
    """Reminders before the end of a term, escalation after it."""
    for _ in remind_all(at=timezone.now()):
        pass
