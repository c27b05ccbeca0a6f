"""A home asks to move a resident to another; the department does it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.supply.models import Home, HomeRow, HomeStay
from tirek.supply.queries.homes import homes_for
from tirek.supply.stay_course import Happened, held_stay, take
from tirek.supply.stay_permissions import require_department, require_home
from tirek.supply.stay_reason import reason_of
from tirek.supply.stay_texts import stay_texts


@transaction.atomic
def ask_transfer(*, stay: HomeStay, reason: str, by: User, at: datetime) -> HomeRow:
    """Raises NotAllowed, OwnCase, Refused without a reason."""
    require_home(by, stay, at)
    what = Happened("TransferAsked", local_day(at), reason=reason_of(reason))
    held_stay(stay.person_id)
    return take(stay.case, stay.home, what, by=by, at=at)


@transaction.atomic
def transfer(
    *, stay: HomeStay, home: Home | None, on: date, reason: str, by: User, at: datetime
) -> HomeRow:
    """One place is left and another taken at once, whether or not the home asked for it.

    Raises NotAllowed, OwnCase; Refused without a reason, for a home that does not take people of
    the place, a full one and one for which somebody waits.
    """
    require_department(by, stay, at)
    if home is None or not homes_for(stay.case.place).filter(pk=home.pk).exists():
        raise Refused(stay_texts().refused["no_home"], field="home")
    what = Happened("Transferred", on, reason=reason_of(reason))
    held_stay(stay.person_id)
    return take(stay.case, home, what, by=by, at=at)
