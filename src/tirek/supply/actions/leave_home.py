"""A resident goes away for a while, and comes back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.refused import Refused
from tirek.supply.models import HomeRow, HomeStay
from tirek.supply.stay_course import Happened, held_stay, take
from tirek.supply.stay_permissions import require_home
from tirek.supply.stay_reason import reason_of
from tirek.supply.stay_texts import stay_texts


@transaction.atomic
def go_away(
    *, stay: HomeStay, on: date, until: date | None, reason: str, by: User, at: datetime
) -> HomeRow:
    """The place is kept; `until` is when the person is expected back, if it is known.

    Raises NotAllowed, OwnCase; Refused without a reason and for a return before the leave.
    """
    require_home(by, stay, at)
    why = reason_of(reason)
    if until is not None and until <= on:
        raise Refused(stay_texts().refused["until_wrong"], field="until")
    held_stay(stay.person_id)
    what = Happened("WentAway", on, reason=why, until=until)
    return take(stay.case, stay.home, what, by=by, at=at)


@transaction.atomic
def come_home(*, stay: HomeStay, on: date, by: User, at: datetime) -> HomeRow:
    """Raises NotAllowed, OwnCase, Refused."""
    require_home(by, stay, at)
    held_stay(stay.person_id)
    return take(stay.case, stay.home, Happened("CameBack", on), by=by, at=at)
