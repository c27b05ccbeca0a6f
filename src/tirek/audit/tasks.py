"""What the worker does by itself: seal what was added."""

from __future__ import annotations

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from tirek.audit.actions.seal import seal


@app.periodic(cron="17 * * * *")
@app.task(name="audit.seal", queueing_lock="audit.seal")
def seal_what_was_added(timestamp: int) -> None:
    """Every hour; run twice, the second finds nothing new."""
    try:
        seal(at=timezone.now())
    finally:
        if not connection.in_atomic_block:  # the worker's threads have no end of a request
            connection.close()
