"""The electronic dossier goes from the front office to the department."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.models import Case, Event
from tirek.casework.refused import Refused
from tirek.reception.counters import counter_of
from tirek.reception.models import Acceptance
from tirek.reception.texts import texts


class NotToForward(Refused):
    """The dossier is not one that this office still has to forward."""


@transaction.atomic
def forward(*, case: Case, by: User, at: datetime) -> Event:
    """Forward one dossier. Raises NotAtCounter, NotToForward, casework's NotAllowed."""
    office = counter_of(by)
    found = Acceptance.objects.select_for_update().filter(case=case, office=office).first()
    if found is None:
        raise NotToForward(texts().refused.not_taken_here)
    if found.forwarded_at is not None:
        raise NotToForward(texts().refused.already_forwarded)
    told = texts().told.forwarded
    event = note_event(
        case=case,
        kind="Forwarded",
        by=by,
        at=at,
        may="forward",
        payload={"office": office.pk},
        told={"citizen": told, "officer": told},
    )
    found.forwarded_at = at
    found.save(update_fields=["forwarded_at"])
    return event
