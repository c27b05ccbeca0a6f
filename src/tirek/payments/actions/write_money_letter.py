"""Write, sign and keep the letter about what was decided on a payment: once for an event."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.casework.models import Case
from tirek.casework.record import locked
from tirek.payments.actions.recompute import recompute
from tirek.payments.letters.case_letter import case_letter
from tirek.payments.letters.issue import About, issue
from tirek.payments.letters.texts import texts
from tirek.payments.models import MoneyLetter


@transaction.atomic
def write_money_letter(*, case: Case, seq: int, at: datetime) -> list[MoneyLetter]:
    """In Kazakh and Russian, signed by the officer of the event; none where nothing changes.

    A change that was accepted has a letter where something that was granted ends by it. Raises
    pki.CertificateNotUsable; then nothing was written.
    """
    case = locked(case)
    event = case.events.select_related("actor__office").get(seq=seq)
    ends = event.kind != "ChangeAccepted" or event.payload.get("ends")
    if event.kind not in texts().title or event.actor is None or not ends:
        return []
    if case.decided_on is None:
        return []
    recompute([case], at=at)
    about = About(f"{case.number}/{seq}", event.kind, seq, case)
    return issue(
        about, lambda language: case_letter(case, event, language, at=at), by=event.actor, at=at
    )
