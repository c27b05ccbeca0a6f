"""A home writes the individual plan of a resident, and what it gave on a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.supply.models import HomeRow, HomeStay
from tirek.supply.stay_course import Happened, held_stay, take
from tirek.supply.stay_permissions import require_home
from tirek.supply.stay_reason import reason_of
from tirek.supply.stay_texts import stay_texts


@transaction.atomic
def plan_services(
    *, stay: HomeStay, until: date | None, reason: str, by: User, at: datetime
) -> HomeRow:
    """`reason` says which services and how often; a new plan takes the place of the one before.

    Raises NotAllowed, OwnCase, Refused: nothing is written of the services, a last day in the past.
    """
    require_home(by, stay, at)
    services, today = _services(reason), local_day(at)
    if until is not None and until < today:
        raise Refused(stay_texts().refused["plan_over"], field="until")
    held_stay(stay.person_id)
    what = Happened("Planned", today, reason=services, until=until)
    return take(stay.case, stay.home, what, by=by, at=at)


@transaction.atomic
def note_services(*, stay: HomeStay, on: date, reason: str, by: User, at: datetime) -> HomeRow:
    """A day may have several lines. Raises NotAllowed, OwnCase, Refused."""
    require_home(by, stay, at)
    services = _services(reason)
    held_stay(stay.person_id)
    return take(stay.case, stay.home, Happened("Visited", on, reason=services), by=by, at=at)


def _services(typed: str) -> str:
    if not typed.strip():
        raise Refused(stay_texts().refused["no_services"], field="reason")
    return reason_of(typed)
