"""What the worker does by the clock; every task may run twice."""

from __future__ import annotations

from contextlib import suppress

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from tirek.accounts.own_connection import own_connection
from tirek.casework.actions.ask_registries import ask_registries
from tirek.casework.actions.lapse_information import lapse_all
from tirek.casework.actions.recount import recount, recount_all
from tirek.casework.actions.remind import remind_all
from tirek.casework.actions.tell_of_attestation import take_attestations
from tirek.casework.models import Case
from tirek.registries.queries import cases_to_ask_again
from tirek.registries.reference import port

# Cron is in UTC; Kazakhstan is five hours ahead.
AFTER_MIDNIGHT = "5 19 * * *"
IN_THE_MORNING = "30 3 * * *"
AT_ONCE = 200
"""Cases for which silent registries are asked again at one go: the rest a few minutes later."""


@app.task(name="casework.recount")
@own_connection()
def recount_deadline(case_number: str, seq: int) -> None:
    """The term of a case waited, or goes on: its deadline may be another day."""
    recount(case=Case.objects.get(number=case_number), at=timezone.now())


@app.periodic(cron=AFTER_MIDNIGHT)
@app.task(name="casework.recount_all", queueing_lock="casework.recount_all")
@own_connection()
def recount_deadlines(timestamp: int) -> None:
    """The calendar may have been amended."""
    for _ in recount_all(at=timezone.now()):
        pass


@app.periodic(cron=AFTER_MIDNIGHT)
@app.task(name="casework.lapse_information", queueing_lock="casework.lapse_information")
@own_connection()
def go_on_without_answers(timestamp: int) -> None:
    """The day passed by which an applicant was asked to answer."""
    for _ in lapse_all(at=timezone.now()):
        pass


@app.periodic(cron=IN_THE_MORNING)
@app.task(name="casework.remind_all", queueing_lock="casework.remind_all")
@own_connection()
def remind_officers(timestamp: int) -> None:
    """Reminders before, escalation after."""
    for _ in remind_all(at=timezone.now()):
        pass


@app.task(name="casework.ask_registries", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
@own_connection()
def ask_about_case(case_number: str, seq: int) -> None:
    """Ask whatever registry owes the case an answer."""
    ask_registries(case=Case.objects.get(number=case_number), by=None, at=timezone.now())


@app.task(name="casework.take_attestations", retry=RetryStrategy(max_attempts=5))
@own_connection()
def take_what_was_attested(case_number: str, seq: int) -> None:
    """Certificates that were issued before the application are facts of the case."""
    take_attestations(case=Case.objects.get(number=case_number), at=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="casework.ask_silent_again", queueing_lock="casework.ask_silent_again")
@own_connection()
def ask_silent_again(timestamp: int) -> None:
    """Take up again the cases to which a silent registry owes an answer, when its time has come."""
    for number in cases_to_ask_again(at=timezone.now(), most=AT_ONCE) if port() else ():
        _ask_later(number)


def _ask_later(number: str) -> None:
    """Behind everything somebody waits for, and once only where the queue is long."""
    lock = f"registries of {number}"
    task = app.configure_task(
        "casework.ask_registries", lock=number, queueing_lock=lock, priority=-1
    )
    with suppress(AlreadyEnqueued), transaction.atomic():
        task.defer(case_number=number, seq=0)
