"""The supplier gives the act of work for what was received."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.refused import Refused
from tirek.supply.course import last_order, locked, take
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.order_owed import tell_order_owed
from tirek.supply.permissions import require_own_order
from tirek.supply.stay_order import reimbursed
from tirek.supply.texts import texts


@transaction.atomic
def give_act(*, choice: Choice, number: str, by: User, at: datetime) -> ChoiceStep:
    """Its number, and the sum to be reimbursed: that of the order with what is due for a companion.

    Raises NotAllowed, Refused without a number, RefusedTransition.
    """
    held = locked(choice)
    require_own_order(by, held)
    if not number.strip():
        raise Refused(texts().refused["decision_missing"], field="number")
    made = last_order(held)
    sums = {"reimbursed_tiyn": reimbursed(made)} if made else {}
    payload = {"number": number.strip(), **sums}
    step = take(held, "ActGiven", by=by, at=at, payload=payload)
    tell_order_owed(step, by=by, at=at)
    return step
