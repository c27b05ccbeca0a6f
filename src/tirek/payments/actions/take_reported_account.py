"""The account of a reported change that a specialist accepted becomes the one to pay to."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.queries.changes import ACCEPTED
from tirek.casework.record import locked
from tirek.payments.models import PayeeAccount
from tirek.payments.payees.cooling import cooling
from tirek.payments.payees.telephones import telephones_of
from tirek.payments.payees.texts import texts
from tirek.payments.signed import account_fields
from tirek.procedure.deadline import shown
from tirek.sms.actions.send import send
from tirek.sms.addressee import About, Addressee


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
            "usable_from": max(since, cooling().ends(local_day(event.at))),
            "by": event.actor,
        },
    )
    if made:
        _tell(case, account, event, at)
    return account


def _tell(case: Case, account: PayeeAccount, event: Event, at: datetime) -> None:
    words = texts().sms.changed.format(number=case.number, day=shown(account.usable_from))
    for phone in telephones_of(case, case.applicant):
        send(
            key=f"account {account.pk} {phone}",
            to=Addressee.of(case.applicant, case.language, phone),  # type: ignore[arg-type]
            words=words,
            at=at,
            about=About(case.number, case.service, case.place),
            by=event.actor,
        )
