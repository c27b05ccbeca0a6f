"""The account of a reported change that a specialist accepted becomes the one to pay to."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.queries.changes import ACCEPTED
from tirek.casework.record import locked
from tirek.payments.models import PayeeAccount
from tirek.payments.payees.cooling import cooling
from tirek.payments.payees.ownership import owner_told
from tirek.payments.payees.telling import tell_of_account
from tirek.payments.payees.texts import texts
from tirek.payments.signed import account_fields


@transaction.atomic
def take_reported_account(*, case: Case, seq: int, at: datetime) -> PayeeAccount | None:
    """The account that event `seq` accepted, from its day but not before the cooling.

    Asked twice, it is there once. None where the event is about something else.
    """
    event = case.events.filter(seq=seq, kind=ACCEPTED).first()
    if event is None or event.payload.get("answer") not in account_fields(case.service):
        return None
    case = locked(case)
    since = date.fromisoformat(event.payload["since"])
    account, made = PayeeAccount.objects.get_or_create(
        case=case,
        person=case.applicant,
        at=event.at,
        defaults={
            "iban": event.payload["value"],
            "source": "change",
            "checked": owner_told(case, case.applicant, event.payload["value"]),
            "usable_from": max(since, cooling().ends(local_day(event.at))),
            "by": event.actor,
        },
    )
    if made:
        tell_of_account(case, texts().sms.changed, account, at, by=event.actor)
    return account
