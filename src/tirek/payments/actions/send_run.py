"""The file of a run goes to the bank: written down first, handed over by a task after that."""

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.legal import working_calendar
from tirek.casework.local_day import local_day
from tirek.payments.models import Account, PaymentRun
from tirek.payments.permissions import require_accountant
from tirek.payments.run_lines import BOOK
from tirek.payments.run_record import held_run, record_run
from tirek.payments.signals import run_sent
from tirek.payments.sql import run_sql
from tirek.payments.tables import tables_of
from tirek.procedure.paying.run import answer_by


@transaction.atomic
def send_run(
    *, run: PaymentRun, by: User, at: datetime, expected_seq: int | None = None
) -> PaymentRun:
    """From now on every transfer may have been paid, and only the bank's answer says otherwise.

    Whoever is killed after this line sends nothing twice: the bank knows a file by its id.
    Raises NotAllowed, StaleRun, procedure's RefusedTransition.
    """
    run = held_run(run, expected_seq)
    require_accountant(by, run.place, at)
    day = local_day(at)
    run.answer_by = answer_by(day, working_calendar())
    payload = {"sha256": run.file_sha256, "answer_by": run.answer_by.isoformat()}
    record_run(run, "RunSent", by=by, at=at, payload=payload)
    sent = {"what": "sent", "debit": Account.PAYABLE, "credit": Account.IN_TRANSIT}
    run_sql(tables_of(run).of(BOOK), {**sent, "run": run.pk, "day": day, "at": at, "by": by.pk})
    run_sent.send(sender=PaymentRun, run=run)
    return run
