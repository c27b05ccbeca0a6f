"""A new decision refuses what was granted: a choice that no service followed yet is void."""

from __future__ import annotations

from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.supply.models import OrganisationRow
from tirek.supply.organisation_course import Happened, held_taker, take


def revoke_choice(*, case: Case, event: Event) -> OrganisationRow | None:
    """Follow a decision in its own transaction. Services that have begun are ended by people.

    Does nothing for a grant, and for who did not choose by this case.
    """
    if service_of(case).organisation is None or event.payload["outcome"] == "granted":
        return None
    assert event.actor is not None, "a person decides"
    taker = held_taker(case)
    if taker is None or taker.case_id != case.pk or taker.stage != "chosen":
        return None
    what = Happened("Ended", local_day(event.at), decision=event.seq)
    return take(case, taker.organisation, what, by=event.actor, at=event.at, role="system")
