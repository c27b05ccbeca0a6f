"""The applicant takes back the consent to ask registries; what they told before stays."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.change_texts import change_texts
from tirek.casework.models import Case, Event
from tirek.casework.record import locked
from tirek.people.models import Consent, ConsentWithdrawn


@transaction.atomic
def withdraw_consent(*, consent: Consent, by: User, at: datetime) -> Event | None:
    """From now on no registry is asked for this case; None where it was taken back before.

    Only the person who gave it may: raises Case.DoesNotExist for anybody else's, NotAllowed.
    """
    case = locked(Case.objects.get(number=consent.case_number, applicant__iin=by.iin))
    if consent.person_id != case.applicant_id:
        raise Case.DoesNotExist
    made = ConsentWithdrawn.objects.get_or_create(consent=consent, defaults={"at": at})[1]
    if not made:
        return None
    said = change_texts().told["consent_withdrawn"]
    return note_event(
        case=case,
        kind="ConsentWithdrawn",
        by=by,
        at=at,
        may="withdraw_consent",
        payload={"consent": consent.version, "given_at": consent.given_at},
        told={"citizen": said, "officer": said},
    )
