"""Work of the background worker for signatures."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.signatures.actions.verify_kept import verify_kept


@app.periodic(cron="17 * * * *")
@app.task(name="signatures.verify_kept")
@own_connection()
def verify_kept_task(timestamp: int) -> None:
    """Every hour: what a verifier that was silent, or not connected yet, can tell now."""
    verify_kept(at=timezone.now())
