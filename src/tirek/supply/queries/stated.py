"""Whom the supplier of a contract served, month by month, and which statements there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tirek.casework.models import Case
from tirek.kernel.period import Month
from tirek.procedure.supply.procurement import statement_months
from tirek.supply.models import Contract, DeliveryStep, Statement

SERVED = "Served"


def served_in(contract: Contract, month: Month) -> list[DeliveryStep]:
    """The services of the month, in the order of their days."""
    found = DeliveryStep.objects.filter(
        kind=SERVED,
        delivery__contract=contract,
        payload__received_on__gte=month.first_day.isoformat(),
        payload__received_on__lte=month.last_day.isoformat(),
    ).select_related("delivery__case__subject", "delivery__row__queue")
    return sorted(found, key=lambda one: (one.payload["received_on"], one.pk))


def stated_rows(served: Sequence[DeliveryStep]) -> list[dict[str, Any]]:
    """What annexes 14, 15 and 16 have of each, JSON-ready; two questions."""
    cases = [one.delivery.case_id for one in served]
    orders = _orders(one.delivery_id for one in served)
    applied = dict(Case.objects.filter(pk__in=cases).values_list("pk", "received_on"))
    return [_row(one, applied[one.delivery.case_id], orders) for one in served]


def _orders(deliveries: Iterable[int]) -> dict[int, str]:
    found = DeliveryStep.objects.filter(kind="Ordered", delivery__in=list(deliveries))
    return {one.delivery_id: one.payload["order"] for one in found}


def _row(step: DeliveryStep, applied_on: date, orders: dict[int, str]) -> dict[str, Any]:
    person, said = step.delivery.case.subject, step.payload
    return {
        **said["columns"],
        "order": orders.get(step.delivery_id, ""),
        "applied_on": applied_on.isoformat(),
        "full_name": person.full_name,
        "born_on": person.born_on.isoformat() if person.born_on else "",
        "address": said["address"],
        "group": said["group"],
        "pieces": said["pieces"],
        "received_on": said["received_on"],
        "signed": said["signed"],
    }


@dataclass(frozen=True)
class MonthOfContract:
    """A month of a contract; `statement` None where it is not made yet, `over` that it may be."""

    month: Month
    statement: Statement | None
    over: bool


def months_of(contract: Contract, day: date) -> list[MonthOfContract]:
    """Every month of a contract has its statement (order No 287 p. 132)."""
    made = {one.month: one for one in contract.statements.all()}
    return [
        MonthOfContract(one, made.get(one), day > min(one.last_day, contract.last))
        for one in statement_months(contract.first, contract.last)
    ]
