"""What the worker does by itself: seal what was added, walk the whole register."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.audit.actions.seal import seal
from tirek.audit.actions.walk import ask_for_walk, walk


@app.periodic(cron="17 * * * *")
@app.task(name="audit.seal", queueing_lock="audit.seal")
@own_connection()
def seal_what_was_added(timestamp: int) -> None:
    """Every hour; run twice, the second finds nothing new."""
    seal(at=timezone.now())


@app.periodic(cron="0 20 * * 6")  # one in the night to Sunday in Almaty
@app.task(name="audit.ask_for_walk", queueing_lock="audit.ask_for_walk")
@own_connection()
def walk_on_sundays(timestamp: int) -> None:
    """In the night to Sunday, when nobody waits for a letter."""
    ask_for_walk(by=None, at=timezone.now())


@app.task(name="audit.walk", lock="audit.walk", priority=-10)
@own_connection()
def walk_the_register(walk_id: int) -> None:
    """Some minutes for a million cases; whatever else waits goes first."""
    walk(walk_id=walk_id, now=timezone.now)
