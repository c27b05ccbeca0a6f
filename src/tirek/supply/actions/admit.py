"""A home takes in the first on its list."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.supply.models import HomeRow, HomeStay
from tirek.supply.stay_course import Happened, held_stay, take
from tirek.supply.stay_permissions import require_home


@transaction.atomic
def admit(*, stay: HomeStay, on: date, by: User, at: datetime) -> HomeRow:
    """Raises NotAllowed, OwnCase; Refused for a full home and for who is not the first."""
    require_home(by, stay, at)
    held_stay(stay.person_id)
    return take(stay.case, stay.home, Happened("Admitted", on), by=by, at=at)
