"""Give a run up before its file exists; what it held is free for the next one."""

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.payments.models import Account, PaymentRun
from tirek.payments.permissions import require_place
from tirek.payments.run_lines import BOOK
from tirek.payments.run_record import held_run, record_run
from tirek.payments.sql import run_sql
from tirek.payments.tables import tables_of


@transaction.atomic
def drop_run(
    *, run: PaymentRun, words: str, by: User, at: datetime, expected_seq: int | None = None
) -> PaymentRun:
    """Drop it, say why, and free what was reserved for it.

    Raises NotAllowed, StaleRun, procedure's RefusedTransition.
    """
    run = held_run(run, expected_seq)
    require_place(by, run.place)
    reserved = run.booked_on is not None
    record_run(run, "RunDropped", by=by, at=at, payload={"words": words})
    if reserved:
        freed = {"what": "dropped", "debit": Account.PAYABLE, "credit": Account.EXPENSE}
        run_sql(
            tables_of(run).of(BOOK),
            {**freed, "run": run.pk, "day": local_day(at), "at": at, "by": by.pk},
        )
    return run
