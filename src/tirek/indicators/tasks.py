"""What the worker does by itself: ask after a decision, make reports, count days."""

from __future__ import annotations

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.casework.models import Case
from tirek.indicators.actions.ask import ask
from tirek.indicators.actions.count_days import count_days
from tirek.indicators.actions.make_report import make_due_reports


@app.task(name="indicators.ask", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
@own_connection()
def ask_how_it_went(case_number: str, seq: int) -> None:
    """Ask the applicant of a decided case; run twice, it is asked once."""
    ask(case=Case.objects.get(number=case_number), at=timezone.now())


@app.periodic(cron="40 20 * * *")  # twenty to two at night in Almaty
@app.task(name="indicators.reports", queueing_lock="indicators.reports")
@own_connection()
def make_reports(timestamp: int) -> None:
    """Every night; what is made already stays as it is."""
    make_due_reports(at=timezone.now())


@app.periodic(cron="25 * * * *")
@app.task(name="indicators.count_days", queueing_lock="indicators.count_days")
@own_connection()
def count_the_days(timestamp: int) -> None:
    """Soon after midnight in fact; every hour, so that a day slept through is made up for."""
    count_days(at=timezone.now())
