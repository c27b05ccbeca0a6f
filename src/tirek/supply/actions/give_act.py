"""The supplier gives the act of work for what was received."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.procedure.choice import choice_table
from tirek.supply.course import last_order, locked, take
from tirek.supply.models import Choice, ChoiceStep, Supplier
from tirek.supply.permissions import require_own_order
from tirek.supply.signals import Accepted, accepted
from tirek.supply.stay_order import reimbursed
from tirek.supply.texts import texts
from tirek.supply.work_document import cited


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
    if made is not None and held.supplier is not None:
        _tell_owed(held.case, held.supplier, step, by=by, at=at)
    return step


def _tell_owed(case: Case, supplier: Supplier, step: ChoiceStep, *, by: User, at: datetime) -> None:
    """What the act says; no law at hand prints by which day."""
    day, rows = local_day(at), choice_table().transitions
    row = next(one for one in rows if one.event == step.kind)
    told = Accepted(
        thing=f"order {step.choice_id}/{step.seq}",
        kind="order",
        number=str(step.payload["number"]),
        case=case,
        office=supplier.office,
        month=Month.of(day),
        amount=Tenge.of_tiyn(step.payload["reimbursed_tiyn"]),
        handed_in=day,
        by=by,
        at=at,
        cites=cited(row.cites),
    )
    accepted.send(sender=ChoiceStep, told=told)
