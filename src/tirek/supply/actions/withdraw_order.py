"""A supplier withdraws an order that it had accepted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.supply.actions.answer_order import require_ground
from tirek.supply.course import locked, take
from tirek.supply.keeping import Keep, kept
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.permissions import require_own_order


@transaction.atomic
def withdraw_order(
    *, choice: Choice, ground: str, keep: Keep | None, by: User, at: datetime
) -> ChoiceStep:
    """On a ground the act prints, in time, signed; the person chooses again with a whole window.

    Raises NotAllowed, Refused without a ground or a signature, RefusedTransition, TooLate.
    """
    held = locked(choice)
    require_own_order(by, held)
    require_ground(held, "Withdrawn", ground)
    return take(held, "Withdrawn", by=by, at=at, payload={"ground": ground}, signature=kept(keep))
