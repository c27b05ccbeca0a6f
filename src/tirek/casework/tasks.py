"""What the worker does by the clock; every task may run twice."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from tirek.casework.actions.recount import recount, recount_all
from tirek.casework.actions.remind import remind_all
from tirek.casework.models import Case

# Cron is in UTC; Kazakhstan is five hours ahead.
AFTER_MIDNIGHT = "5 19 * * *"
IN_THE_MORNING = "30 3 * * *"


@app.task(name="casework.recount")
def recount_deadline(case_number: str, seq: int) -> None:
    """The term of a case waited, or goes on: its deadline may be another day."""
    try:
        recount(case=Case.objects.get(number=case_number), at=timezone.now())
    finally:
        _let_go_of_the_database()


@app.periodic(cron=AFTER_MIDNIGHT)
@app.task(name="casework.recount_all", queueing_lock="casework.recount_all")
def recount_deadlines(timestamp: int) -> None:
    """The calendar may have been amended."""
    try:
        for _ in recount_all(at=timezone.now()):
            pass
    finally:
        _let_go_of_the_database()


@app.periodic(cron=IN_THE_MORNING)
@app.task(name="casework.remind_all", queueing_lock="casework.remind_all")
def remind_officers(timestamp: int) -> None:
    """Reminders before, escalation after."""
    try:
        for _ in remind_all(at=timezone.now()):
            pass
    finally:
        _let_go_of_the_database()


def _let_go_of_the_database() -> None:
    """Nobody else ends what a task began: the worker's threads have no end of a request."""
    if not connection.in_atomic_block:
        connection.close()
