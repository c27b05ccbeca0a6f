"""An accepted order is on its way, or the stay or the work begins."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.supply.arrival import require_arrival
from tirek.supply.course import locked, take
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.permissions import require_own_order


@transaction.atomic
def send_order(
    *, choice: Choice, by: User, at: datetime, shown: Collection[str] = ()
) -> ChoiceStep:
    """From now on it is at the delivery stage. `shown` are the papers that who arrived has shown.

    Raises NotAllowed, RefusedTransition; for a stay Refused before its day or without a paper.
    """
    held = locked(choice)
    require_own_order(by, held)
    payload = require_arrival(held, shown, local_day(at))
    return take(held, "Sent", by=by, at=at, payload=payload)
