"""What the worker does for the market by the clock; every task may run twice."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.supply.actions.ask_replacements import ask_all
from tirek.supply.actions.keep_choices import keep_all
from tirek.supply.actions.remind_of_choice import remind_all

IN_THE_MORNING = "0 5 * * *"
"""In UTC: 10:00 in Almaty, when an SMS wakes nobody."""
AFTER_MIDNIGHT = "10 19 * * *"
"""In UTC: 00:10 in Almaty, when the last day of a term is over."""


@app.periodic(cron=AFTER_MIDNIGHT)
@app.task(name="supply.keep_choices", queueing_lock="supply.keep_choices")
@own_connection()
def keep_choices(timestamp: int) -> None:
    """Reminders to choose, blocks, orders that nobody answered."""
    for _ in keep_all(at=timezone.now()):
        pass


@app.periodic(cron=IN_THE_MORNING)
@app.task(name="supply.ask_replacements", queueing_lock="supply.ask_replacements")
@own_connection()
def ask_replacements(timestamp: int) -> None:
    """Whoever may have what they received replaced is asked by SMS."""
    ask_all(at=timezone.now())


@app.periodic(cron=IN_THE_MORNING)
@app.task(name="supply.remind_of_choice", queueing_lock="supply.remind_of_choice")
@own_connection()
def remind_of_choice(timestamp: int) -> None:
    """Whoever is to choose an organisation is reminded by SMS."""
    remind_all(at=timezone.now())
