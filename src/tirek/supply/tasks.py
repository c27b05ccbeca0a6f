"""What the worker does for the market by the clock; every task may run twice."""

from __future__ import annotations

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.registries.models import Programme
from tirek.supply.actions import ask_programmes as programmes
from tirek.supply.actions.ask_replacements import ask_all
from tirek.supply.actions.follow_programme import follow_programme
from tirek.supply.actions.keep_choices import keep_all
from tirek.supply.actions.remind_of_choice import remind_all

IN_THE_MORNING = "0 5 * * *"
"""In UTC: 10:00 in Almaty, when an SMS wakes nobody."""
AT_NIGHT = "0 21 * * *"
"""In UTC: 02:00 in Almaty, when nobody else asks the registries."""
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


@app.periodic(cron=AT_NIGHT)
@app.task(name="supply.ask_programmes", queueing_lock="supply.ask_programmes")
@own_connection()
def ask_programmes(timestamp: int) -> None:
    """Whether the individual programme of whoever waits is another one by now."""
    programmes.ask_all(at=timezone.now())


@app.task(name="supply.follow_programme", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
@own_connection()
def follow_a_programme(version_id: int) -> None:
    """What a new version ends, keeps or gives again; run twice, it is done once."""
    follow_programme(version=Programme.objects.get(pk=version_id), at=timezone.now())


@app.periodic(cron=IN_THE_MORNING)
@app.task(name="supply.remind_of_choice", queueing_lock="supply.remind_of_choice")
@own_connection()
def remind_of_choice(timestamp: int) -> None:
    """Whoever is to choose an organisation is reminded by SMS."""
    remind_all(at=timezone.now())
