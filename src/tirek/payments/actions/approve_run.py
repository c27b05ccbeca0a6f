"""A second person approves a frozen run and signs it."""

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import SamePerson
from tirek.casework.signals import barred
from tirek.payments.models import PaymentRun
from tirek.payments.permissions import require_place
from tirek.payments.queries.preparers import prepared_by
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

    Raises NotAllowed, SamePerson, StaleRun, procedure's RefusedTransition.
    """
    run = held_run(run, expected_seq)
    require_place(by, run.place)
    if prepared_by(run, by, at):
        barred.send(None, run=run, by=by, kind="same_person")
        raise SamePerson(reason("four_eyes"))
    # No line of a frozen run comes or goes: what is approved is what was frozen.
    frozen = run.events.get(kind="RunFrozen").payload
    payload = {
        **{name: frozen[name] for name in ("count", "payees", "total")},
        "signature": str(signature.pk) if signature else None,
    }
    record_run(run, "RunApproved", by=by, at=at, payload=payload)
    return run
