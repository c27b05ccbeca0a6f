"""A resident leaves the home for good, or has died; the place is free."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.supply.models import HomeRow, HomeStay
from tirek.supply.stay_course import Happened, held_stay, take
from tirek.supply.stay_permissions import require_either
from tirek.supply.stay_reason import reason_of


@transaction.atomic
def discharge(*, stay: HomeStay, on: date, reason: str, by: User, at: datetime) -> HomeRow:
    """By the home or the department. Raises NotAllowed, OwnCase, Refused without a reason."""
    return _gone("Discharged", stay, on, reason, by, at)


@transaction.atomic
def note_death(*, stay: HomeStay, on: date, reason: str, by: User, at: datetime) -> HomeRow:
    """The person died; `reason` is from what it is known. Raises as `discharge`."""
    return _gone("Died", stay, on, reason, by, at)


def _gone(kind: str, stay: HomeStay, on: date, reason: str, by: User, at: datetime) -> HomeRow:
    require_either(by, stay, at)
    what = Happened(kind, on, reason=reason_of(reason))
    held_stay(stay.person_id)
    return take(stay.case, stay.home, what, by=by, at=at)
