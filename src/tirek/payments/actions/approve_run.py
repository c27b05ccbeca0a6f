"""A second person approves a frozen run and signs it."""

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.permissions import NotAllowed
from tirek.payments.models import PaymentRun
from tirek.payments.permissions import require_place
from tirek.payments.queries.run_totals import total_of
from tirek.payments.reasons import reason
from tirek.payments.run_record import held_run, record_run
from tirek.signatures.models import Signature


@transaction.atomic
def approve_run(
    *,
    run: PaymentRun,
    by: User,
    at: datetime,
    signature: Signature | None = None,
    expected_seq: int | None = None,
) -> PaymentRun:
    """The head lets the run go to the bank; nobody approves what they prepared themselves.

    Raises NotAllowed, StaleRun, procedure's RefusedTransition.
    """
    run = held_run(run, expected_seq)
    require_place(by, run.place)
    if run.events.filter(actor=by).exists():
        raise NotAllowed(reason("four_eyes"))
    payload = {
        **total_of(run).as_document(),
        "signature": str(signature.pk) if signature else None,
    }
    record_run(run, "RunApproved", by=by, at=at, payload=payload)
    return run
