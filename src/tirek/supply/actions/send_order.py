"""An accepted order is on its way, or the stay or the work begins."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.supply.course import locked, take
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.permissions import require_own_order


@transaction.atomic
def send_order(*, choice: Choice, by: User, at: datetime) -> ChoiceStep:
    """From now on it is at the delivery stage. Raises NotAllowed, RefusedTransition."""
    held = locked(choice)
    require_own_order(by, held)
    return take(held, "Sent", by=by, at=at)
