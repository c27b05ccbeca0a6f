"""The person cancels an order."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.permissions import require
from tirek.supply.course import locked, take
from tirek.supply.keeping import Keep, kept
from tirek.supply.models import Choice, ChoiceStep


@transaction.atomic
def cancel_order(*, choice: Choice, keep: Keep | None, by: User, at: datetime) -> ChoiceStep:
    """They choose another supplier; the piece is free again. Signed (order No 283 p. 44).

    Raises NotAllowed, RefusedTransition once it is brought, TooLate, Refused unsigned.
    """
    held = locked(choice)
    require(by, "choose", held.case)
    return take(held, "Cancelled", by=by, at=at, signature=kept(keep))
