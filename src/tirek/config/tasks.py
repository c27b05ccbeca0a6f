"""The queue's own upkeep."""

from __future__ import annotations

from procrastinate.contrib.django import app

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
