"""What the worker does for the counter (`config.wiring` says when)."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.casework.models import Case
from tirek.reception.actions.keep_result import return_result, store_result
from tirek.reception.queries.results import over


@app.task(name="reception.store_result")
@own_connection()
def keep(case_number: str, seq: int) -> None:
    """The letter about the decision exists: its result waits where the documents were taken."""
    store_result(case=Case.objects.get(number=case_number), at=timezone.now())


@app.periodic(cron="10 19 * * *")  # ten past midnight in Almaty
@app.task(name="reception.return_results", queueing_lock="reception.return_results")
@own_connection()
def return_results(timestamp: int) -> None:
    """Results whose time of keeping is over go back; run twice, each goes once."""
    at = timezone.now()
    for case in over(at):
        return_result(case=case, at=at)
