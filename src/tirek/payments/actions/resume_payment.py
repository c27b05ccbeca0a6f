"""Resume a suspended payment, with the months that were withheld or without them."""

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.models import Case, Event
from tirek.payments.actions.recompute import recompute
from tirek.payments.reasons import reason


@transaction.atomic
def resume_payment(
    *,
    case: Case,
    since: date,
    pay_withheld: bool,
    words: str,
    by: User,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """From the month of `since` it is paid again; `pay_withheld` pays the months between as well.

    Raises NotAllowed, StaleCase, RefusedTransition.
    """
    told = reason("told_resumed", day=f"{since:%d.%m.%Y}", words=words)
    event = note_event(
        case=case,
        kind="PaymentResumed",
        by=by,
        at=at,
        may="suspend_payment",
        payload={"since": since.isoformat(), "pay_withheld": pay_withheld, "words": words},
        told={"citizen": told, "officer": told},
        expected_seq=expected_seq,
    )
    recompute([case], at=at)
    return event
