"""Close a run: answers, statements and ledger say the same, or a person says why not."""

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.refused import Refused
from tirek.payments.models import PaymentRun
from tirek.payments.permissions import require_accountant
from tirek.payments.queries.reconciled import compared
from tirek.payments.reasons import reason
from tirek.payments.run_record import held_run, may_step, record_run


class CannotReconcile(Refused):
    """The run does not agree with the bank; `text` says in what and what to do."""


@transaction.atomic
def reconcile_run(
    *,
    run: PaymentRun,
    by: User,
    at: datetime,
    words: str = "",
    expected_seq: int | None = None,
) -> PaymentRun:
    """Compare and close.

    `words` say how transfers were checked that no statement taken in shows. Raises NotAllowed,
    StaleRun, RefusedTransition, CannotReconcile.
    """
    run = held_run(run, expected_seq)
    require_accountant(by, run.place, at)
    may_step(run, "RunReconciled", by, at)
    found = compared(run)
    if not found.agrees:
        raise CannotReconcile(reason("does_not_agree", open=found.open))
    if found.not_stated and not words.strip():
        raise CannotReconcile(reason("not_on_a_statement", count=found.not_stated), "note")
    payload = {
        "paid": found.paid,
        "sum": str(found.paid_sum),
        "failed": found.failed,
        "not_stated": found.not_stated,
        "words": words,
    }
    record_run(run, "RunReconciled", by=by, at=at, payload=payload)
    return run
