"""What the worker does with money; every task may run twice."""

from __future__ import annotations

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tirek.accounts.own_connection import own_connection
from tirek.casework.models import Case
from tirek.payments.actions import exchange_files
from tirek.payments.actions.bring_up_to_date import bring_up_to_date
from tirek.payments.actions.check_accounts import check_accounts
from tirek.payments.actions.find_overpayments import find_overpayment, find_overpayments
from tirek.payments.actions.recompute import recompute
from tirek.payments.actions.remind_debtors import remind_debtors
from tirek.payments.actions.take_reported_account import take_reported_account
from tirek.payments.actions.watch_silence import watch_silence
from tirek.payments.actions.write_money_letter import write_money_letter
from tirek.payments.exchange import BankDown, exchange
from tirek.payments.models import PaymentRun

AFTER_MIDNIGHT = "15 19 * * *"
"""A quarter past midnight in Almaty."""
AT_NIGHT = "45 20 * * *"
IN_THE_MORNING = "40 4 * * *"
"""Twenty to ten in Almaty: no message wakes anybody."""


@app.task(name="payments.recompute")
@own_connection()
def count_in(case_number: str, seq: int) -> None:
    """Work out again what the case is owed after one of its events."""
    case, at = Case.objects.get(number=case_number), timezone.now()
    take_reported_account(case=case, seq=seq, at=at)
    recompute([case], at=at)
    find_overpayment(case, at)


@app.task(name="payments.write_letter", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
@own_connection()
def write_letter(case_number: str, seq: int) -> None:
    """The letter about what was decided on a payment; run twice, it is written once."""
    case = Case.objects.get(number=case_number)
    write_money_letter(case=case, seq=seq, at=timezone.now())


@app.task(
    name="payments.hand_over",
    retry=RetryStrategy(max_attempts=12, exponential_wait=3, retry_exceptions=[BankDown]),
)
@own_connection()
def hand_over(run_id: int) -> None:
    """Give the bank the file of a sent run; the bank knows one it has."""
    bank = exchange()
    if bank is not None:
        exchange_files.hand_over(PaymentRun.objects.get(pk=run_id), through=bank)


@app.periodic(cron="*/10 * * * *")
@app.task(name="payments.fetch", queueing_lock="payments.fetch")
@own_connection()
def fetch(timestamp: int) -> None:
    """Take what the bank has for us; a bank that is silent now is asked again in ten minutes."""
    bank = exchange()
    if bank is not None:
        exchange_files.fetch_messages(through=bank, at=timezone.now())


@app.periodic(cron=AFTER_MIDNIGHT)
@app.task(name="payments.watch_silence", queueing_lock="payments.watch_silence")
@own_connection()
def watch(timestamp: int) -> None:
    """Every night: what the bank has not answered for in its term may have been paid."""
    watch_silence(at=timezone.now())


@app.periodic(cron=AT_NIGHT)
@app.task(name="payments.find_overpayments", queueing_lock="payments.find_overpayments")
@own_connection()
def find_what_was_overpaid(timestamp: int) -> None:
    """Every night: the law and a bank's late answer change what is due, and what was paid,
    without any event of a case.
    """
    at = timezone.now()
    bring_up_to_date(at=at)
    find_overpayments(at=at)


@app.periodic(cron=AT_NIGHT)
@app.task(name="payments.check_accounts", queueing_lock="payments.check_accounts")
@own_connection()
def check_new_accounts(timestamp: int) -> None:
    """Every night: whose the accounts are that nobody has vouched for yet."""
    check_accounts(at=timezone.now())


@app.periodic(cron=IN_THE_MORNING)
@app.task(name="payments.remind_debtors", queueing_lock="payments.remind_debtors")
@own_connection()
def remind(timestamp: int) -> None:
    """Every morning: sums that are to be returned soon, or were not."""
    remind_debtors(at=timezone.now())
