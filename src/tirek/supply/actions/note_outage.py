"""The portal was out: those days count for nobody's term."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.supply.models import Outage
from tirek.supply.permissions import require_role
from tirek.supply.texts import texts


@transaction.atomic
def note_outage(*, first: date, last: date, reason: str, by: User, at: datetime) -> Outage:
    """Write the days down. Raises NotAllowed, Refused for days that are not over or no reason."""
    require_role(by, Role.ADMINISTRATOR)
    say = texts().refused
    if not first <= last <= local_day(at):
        raise Refused(say["days_wrong"], field="last")
    if not reason.strip():
        raise Refused(say["reason_missing"], field="reason")
    return Outage.objects.create(first=first, last=last, reason=reason.strip(), at=at, by=by)
