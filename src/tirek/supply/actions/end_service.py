"""The department notes that an organisation no longer gives the service to somebody."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.supply.models import OrganisationRow, Taker
from tirek.supply.organisation_course import Happened, held_taker, take
from tirek.supply.organisation_permissions import require_department
from tirek.supply.stay_reason import reason_of


@transaction.atomic
def end_service(*, taker: Taker, reason: str, by: User, at: datetime) -> OrganisationRow:
    """The place is free, and another organisation may be chosen.

    Raises NotAllowed, OwnCase, Refused without a reason or where it has ended.
    """
    require_department(by, taker, at)
    what = Happened("Ended", local_day(at), reason=reason_of(reason))
    held_taker(taker.case)
    return take(taker.case, taker.organisation, what, by=by, at=at)
