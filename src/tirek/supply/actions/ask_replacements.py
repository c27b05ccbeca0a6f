"""By the clock: whoever may have what they received replaced is asked about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from tirek.casework.local_day import local_day
from tirek.supply import bought, course
from tirek.supply.models import Choice, Delivery
from tirek.supply.queries.had import is_replaced_on
from tirek.supply.signals import replacement_due

Received = Choice | Delivery


def ask_all(*, at: datetime) -> int:
    """How many were asked now; one that nobody could ask is looked at again the next night.

    One that cannot be asked stops none of the others: the first fault is raised when all are done.
    """
    asked, faults = 0, list[Exception]()
    for one in _due(local_day(at)):
        try:
            asked += _ask(one, at)
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise faults[0]
    return asked


def _due(today: date) -> Iterator[Received]:
    """What was ordered, then what the state bought."""
    due = {"replace_on__lte": today}
    yield from Choice.objects.filter(**due).order_by("replace_on", "pk").iterator()
    deliveries = Delivery.objects.filter(**due).select_related("row__queue")
    yield from deliveries.order_by("replace_on", "pk").iterator()


@transaction.atomic
def _ask(one: Received, at: datetime) -> bool:
    """Not where the measure is over, or the same thing was given again meanwhile."""
    held = course.locked(one) if isinstance(one, Choice) else bought.held(one)
    if held.replace_on is None:
        return False
    asked = False
    if is_replaced_on(held.case, local_day(at)):
        answers = replacement_due.send(sender=type(held), case=held.case, at=at)
        asked = any(answer is not None for _, answer in answers)
        if not asked:
            return False
    held.replace_on = None
    held.save(update_fields=["replace_on"])
    return asked
