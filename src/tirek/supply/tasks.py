"""What the worker does for the market by the clock; every task may run twice."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.supply.actions.keep_choices import keep_all

AFTER_MIDNIGHT = "10 19 * * *"
"""In UTC: 00:10 in Almaty, when the last day of a term is over."""


@app.periodic(cron=AFTER_MIDNIGHT)
@app.task(name="supply.keep_choices", queueing_lock="supply.keep_choices")
@own_connection()
def keep_choices(timestamp: int) -> None:
    """Reminders to choose, blocks, orders that nobody answered."""
    for _ in keep_all(at=timezone.now()):
        pass
