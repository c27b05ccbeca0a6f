"""The organisation writes the individual plan: which services it gives, and in which days."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.supply.models import OrganisationRow, Taker
from tirek.supply.organisation_course import Happened, held_taker, take
from tirek.supply.organisation_permissions import require_organisation
from tirek.supply.organisation_texts import organisation_texts
from tirek.supply.organisations.table import PLANNED


@transaction.atomic
def write_plan(
    *, taker: Taker, services: str, first: date, last: date, by: User, at: datetime
) -> OrganisationRow:
    """A new plan takes the place of the one before, which stays in the journal.

    Raises NotAllowed, OwnCase, Refused: nothing written of the services, days that do not follow.
    """
    require_organisation(by, taker, at)
    say = organisation_texts().refused
    if not services.strip():
        raise Refused(say["no_services"], field="services")
    if last < first:
        raise Refused(say["last_first"], field="last")
    held_taker(taker.case)
    words = {"services": services.strip(), "first": first.isoformat(), "last": last.isoformat()}
    what = Happened(PLANNED, local_day(at), words=words)
    return take(taker.case, taker.organisation, what, by=by, at=at)
