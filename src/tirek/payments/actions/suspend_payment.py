"""Suspend the payment of a case: no month after that of `since` is paid until it is resumed."""

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.models import Case, Event
from tirek.payments.actions.recompute import recompute
from tirek.payments.reasons import reason


@transaction.atomic
def suspend_payment(
    *,
    case: Case,
    since: date,
    words: str,
    by: User,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """What is on its way stays on its way. Raises NotAllowed, StaleCase, RefusedTransition."""
    told = reason("told_suspended", day=f"{since:%d.%m.%Y}", words=words)
    event = note_event(
        case=case,
        kind="PaymentSuspended",
        by=by,
        at=at,
        may="suspend_payment",
        payload={"since": since.isoformat(), "words": words},
        told={"citizen": told, "officer": told},
        expected_seq=expected_seq,
    )
    recompute([case], at=at)
    return event
