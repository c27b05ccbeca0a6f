"""The supplier gives the act of work for what was received."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.refused import Refused
from tirek.supply.course import last_order, locked, take
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.permissions import require_own_order
from tirek.supply.texts import texts


@transaction.atomic
def give_act(*, choice: Choice, number: str, by: User, at: datetime) -> ChoiceStep:
    """Its number, and the sum to be reimbursed: that of the order, never another.

    Raises NotAllowed, Refused without a number, RefusedTransition.
    """
    held = locked(choice)
    require_own_order(by, held)
    if not number.strip():
        raise Refused(texts().refused["decision_missing"], field="number")
    made = last_order(held)
    sums = {"reimbursed_tiyn": made.payload["reimbursed_tiyn"]} if made else {}
    return take(held, "ActGiven", by=by, at=at, payload={"number": number.strip(), **sums})
