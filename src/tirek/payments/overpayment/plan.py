"""By when how much has to come back: the answer to the notice, then the instalments agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tirek.kernel.money import Tenge
from tirek.payments.models import Debt
from tirek.procedure.paying.overpayment import Instalment


def plan_of(debt: Debt) -> tuple[Instalment, ...]:
    """The instalments agreed last; none where nothing was agreed."""
    agreed = debt.events.filter(kind="ReturnAgreed").order_by("seq").last()
    if agreed is None:
        return ()
    return tuple(
        Instalment(date.fromisoformat(one["due_on"]), Tenge.of_tiyn(one["tiyn"]))
        for one in agreed.payload["plan"]
    )


def paid_of_plan(debt: Debt) -> Tenge:
    """What has come back since the instalments were agreed."""
    agreed = debt.events.filter(kind="ReturnAgreed").order_by("seq").last()
    before = agreed.payload["returned_before_tiyn"] if agreed else 0
    return Tenge.of_tiyn(debt.returned_tiyn - before)


def open_part(plan: Sequence[Instalment], paid: Tenge) -> Instalment | None:
    """The first instalment that is not paid in full, with what is left of it."""
    rest = paid.tiyn
    for one in plan:
        if rest < one.amount.tiyn:
            return Instalment(one.due_on, Tenge.of_tiyn(one.amount.tiyn - rest))
        rest -= one.amount.tiyn
    return None
