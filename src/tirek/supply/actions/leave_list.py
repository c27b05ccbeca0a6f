"""Somebody who waits for a place in a home is taken from its list."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.supply.models import HomeRow, HomeStay
from tirek.supply.stay_course import Happened, held_stay, take
from tirek.supply.stay_permissions import require_department
from tirek.supply.stay_reason import reason_of


@transaction.atomic
def leave_list(*, stay: HomeStay, reason: str, by: User, at: datetime) -> HomeRow:
    """The person declined the place. Raises NotAllowed, OwnCase, Refused without a reason."""
    require_department(by, stay, at)
    what = Happened("Declined", local_day(at), reason=reason_of(reason))
    held_stay(stay.person_id)
    return take(stay.case, stay.home, what, by=by, at=at)
