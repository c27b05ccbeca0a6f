"""The commission admits a supplier, refuses it, or excludes it later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.procedure.supply.supplier import Judgement, supplier_table
from tirek.supply.models import Supplier, SupplierStep
from tirek.supply.permissions import require_in_territory
from tirek.supply.steps import add_supplier_step
from tirek.supply.texts import texts


@dataclass(frozen=True)
class Decided:
    """The commission's decision: its number and day, and on what ground."""

    outcome: Judgement
    number: str
    on: date
    ground: str


@transaction.atomic
def judge_supplier(*, supplier: Supplier, decided: Decided, by: User, at: datetime) -> SupplierStep:
    """Write the decision down; its ground is told to the supplier.

    Raises NotAllowed, RefusedTransition, Refused for what is missing.
    """
    require_in_territory(by, supplier)
    held = Supplier.objects.select_for_update(of=("self",)).get(pk=supplier.pk)
    held.stage = supplier_table().after(held.stage, decided.outcome, by="commission")
    say = texts().refused
    if not decided.number.strip():
        raise Refused(say["decision_missing"], field="number")
    if decided.on > local_day(at):
        raise Refused(say["decision_later"], field="on")
    if not decided.ground.strip():
        raise Refused(say["reason_missing"], field="ground")
    told = {"number": decided.number.strip(), "on": decided.on, "ground": decided.ground.strip()}
    return add_supplier_step(held, decided.outcome, by=by, at=at, payload=told)
