"""What the worker does by the clock; every task may run twice."""

from __future__ import annotations

from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.accounts.sessions import SessionStore

# Cron is in UTC; Kazakhstan is five hours ahead.
AT_NIGHT = "35 20 * * *"


@app.periodic(cron=AT_NIGHT)
@app.task(name="accounts.forget_sessions", queueing_lock="accounts.forget_sessions")
@own_connection()
def forget_sessions(timestamp: int) -> None:
    """Sessions that are over are of no use to anybody."""
    SessionStore.clear_expired()
