"""The accountant has gone through the totals and the changes of a proposed run."""

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.payments.models import PaymentRun
from tirek.payments.permissions import require_accountant
from tirek.payments.queries.run_totals import total_of
from tirek.payments.run_record import held_run, record_run
from tirek.payments.sql import with_room


@transaction.atomic
def review_run(
    *, run: PaymentRun, by: User, at: datetime, expected_seq: int | None = None
) -> PaymentRun:
    """Write down who reviewed it and what the totals were.

    Raises NotAllowed, StaleRun, procedure's RefusedTransition.
    """
    run = held_run(run, expected_seq)
    require_accountant(by, run.place, at)
    with_room()
    record_run(run, "RunReviewed", by=by, at=at, payload=total_of(run).as_document())
    return run
