"""An act of an order as it is told to whoever pays."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.procedure.supply.choice import choice_table
from tirek.supply.models import ChoiceStep
from tirek.supply.signals import Accepted, accepted
from tirek.supply.work_document import cited


def tell_order_owed(step: ChoiceStep, *, by: User | None, at: datetime) -> None:
    """What the act says; no law at hand prints by which day."""
    choice, day = step.choice, local_day(step.at)
    if choice.supplier is None or "reimbursed_tiyn" not in step.payload:
        return
    row = next(one for one in choice_table().transitions if one.event == step.kind)
    told = Accepted(
        thing=order_thing(step.choice_id, step.seq),
        kind="order",
        number=str(step.payload["number"]),
        case=choice.case,
        office=choice.supplier.office,
        month=Month.of(day),
        amount=Tenge.of_tiyn(step.payload["reimbursed_tiyn"]),
        handed_in=day,
        by=by,
        at=at,
        cites=cited(row.cites),
    )
    accepted.send(sender=ChoiceStep, told=told)


def order_thing(choice: int, seq: int) -> str:
    """How the act of an order is named to whoever pays."""
    return f"order {choice}/{seq}"
