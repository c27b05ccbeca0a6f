"""What was accepted before anybody paid it is told again, where nothing is owed for it yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from datetime import datetime

from django.db.models import Q

from tirek.supply.models import Act, ChoiceStep
from tirek.supply.order_owed import order_thing, tell_order_owed
from tirek.supply.work_owed import act_thing, tell_owed


def tell_accepted(*, claimed: Callable[[Iterable[str]], Set[str]], at: datetime) -> int:
    """Acts of hours that have a sum, and acts of orders; how many were told.

    `claimed` says of which things something is owed. Run twice, the second tells nothing new.
    """
    acts = Act.objects.filter(Q(tiyn__gt=0) | Q(priced__tiyn__gt=0))
    by_act = {act_thing(pk): pk for pk in acts.values_list("pk", flat=True)}
    given = ChoiceStep.objects.filter(kind="ActGiven", payload__has_key="reimbursed_tiyn")
    found = given.values_list("choice", "seq", "pk")
    by_order = {order_thing(choice, seq): pk for choice, seq, pk in found}
    there = claimed([*by_act, *by_order])
    late = [pk for thing, pk in by_act.items() if thing not in there]
    for act in Act.objects.filter(pk__in=late).order_by("pk"):
        tell_owed(act, by=act.by, at=at)
    steps = [pk for thing, pk in by_order.items() if thing not in there]
    for step in ChoiceStep.objects.filter(pk__in=steps).order_by("pk"):
        tell_order_owed(step, by=step.by, at=at)
    return len(late) + len(steps)
