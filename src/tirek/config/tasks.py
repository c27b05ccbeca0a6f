"""The queue's own upkeep, and what needs parts of Tirek that do not know one another."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.payments.queries.supplier_claims import claimed
from tirek.supply.actions.tell_accepted import tell_accepted

BEFORE_DAWN = "20 21 * * *"
"""In UTC: 02:20 in Almaty."""
DEAD_AFTER = 60
"""Seconds without a sign of life after which a worker counts as dead."""


@app.periodic(cron="* * * * *")
@app.task(name="config.take_up_again", queueing_lock="config.take_up_again")
async def take_up_again(timestamp: int) -> None:
    """Put back the tasks of a worker that was killed in the middle of them.

    Every task of Tirek may run twice: what it has done already it does not do again.
    """
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER):
        await app.job_manager.retry_job(job)


@app.periodic(cron=BEFORE_DAWN)
@app.task(name="config.claim_what_was_accepted", queueing_lock="config.claim_what_was_accepted")
@own_connection()
def claim_what_was_accepted(timestamp: int) -> None:
    """Every night: what was accepted from suppliers before claims were kept is owed to them too."""
    tell_accepted(claimed=claimed, at=timezone.now())
