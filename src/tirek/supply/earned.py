"""What a supplier has earned by its orders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tirek.supply.models import ChoiceStep, Supplier
from tirek.supply.stay_order import reimbursed


@dataclass(frozen=True)
class Earned:
    """In tiyn: reimbursed by the acts that were given, and received without an act as yet."""

    by_acts: int
    without_act: int


def earned(supplier: Supplier) -> Earned:
    """Of all orders of a supplier. What the budget has paid of it is told by payments."""
    theirs = ChoiceStep.objects.filter(choice__supplier=supplier)
    acts = theirs.filter(kind="ActGiven").values_list("payload__reimbursed_tiyn", flat=True)
    made = theirs.filter(kind="Ordered", choice__stage="received")
    last = made.order_by("choice_id", "-seq").distinct("choice_id")
    return Earned(_sum(acts), _sum(reimbursed(one) for one in last))


def _sum(found: Iterable[int | None]) -> int:
    return sum(one or 0 for one in found)
