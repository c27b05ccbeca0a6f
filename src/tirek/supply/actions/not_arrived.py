"""The person did not come on the day of an order: the general queue again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.supply.actions.register_anew import register_anew
from tirek.supply.course import locked, take
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.permissions import require_own_order
from tirek.supply.texts import texts


@transaction.atomic
def not_arrived(*, choice: Choice, by: User, at: datetime) -> ChoiceStep:
    """Raises NotAllowed, RefusedTransition, TooLate before that day."""
    held = locked(choice)
    require_own_order(by, held)
    step = take(held, "NotArrived", by=by, at=at)
    register_anew(case=held.case, by=by, at=at, why=texts().anew["not_arrived"])
    return step
