"""The person died, moved or declined: what is brought goes back, what is not is ended."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.supply.course import locked, take
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.texts import texts


@transaction.atomic
def end_order(*, choice: Choice, reason: str, by: User, at: datetime) -> ChoiceStep:
    """An order at the delivery stage returns to its supplier; before it, the choice is ended.

    Raises NotAllowed, OwnCase, Refused without a reason, RefusedTransition.
    """
    held = locked(choice)
    require(by, "keep_queue", held.case)
    require_no_own_case(held.case, by, at)
    if not reason.strip():
        raise Refused(texts().refused["reason_missing"], field="note")
    kind = "Returned" if held.stage == "in_delivery" else "Left"
    return take(held, kind, by=by, at=at, payload={"reason": reason.strip()})
