"""A new decision refuses what was granted: who waits for a place waits no longer."""

from __future__ import annotations

from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.supply.models import HomeRow
from tirek.supply.stay_course import Happened, held_stay, take


def revoke_referral(*, case: Case, event: Event) -> HomeRow | None:
    """Follow a decision in its own transaction. Who lives in the home is discharged by people.

    Does nothing for a grant, and for who does not wait by this case.
    """
    if service_of(case).homes is None or event.payload["outcome"] == "granted":
        return None
    assert event.actor is not None, "a person decides"
    stay = held_stay(case.subject_id)
    if stay is None or stay.case_id != case.pk or stay.stage != "waiting":
        return None
    what = Happened("Revoked", local_day(event.at))
    return take(case, stay.home, what, by=event.actor, at=event.at, role="system")
