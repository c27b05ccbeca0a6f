"""By the clock: whoever may have what they received replaced is asked about it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.casework.local_day import local_day
from tirek.supply.course import locked
from tirek.supply.models import Choice
from tirek.supply.queries.had import is_replaced_on
from tirek.supply.signals import replacement_due


def ask_all(*, at: datetime) -> int:
    """How many were asked now; one that nobody could ask is looked at again the next night.

    One that cannot be asked stops none of the others: the first fault is raised when all are done.
    """
    due = Choice.objects.filter(replace_on__lte=local_day(at)).order_by("replace_on", "pk")
    asked, faults = 0, list[Exception]()
    for choice in due.iterator():
        try:
            asked += _ask(choice, at)
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise faults[0]
    return asked


@transaction.atomic
def _ask(choice: Choice, at: datetime) -> bool:
    """Not where the measure is over, or the same thing was given again meanwhile."""
    held = locked(choice)
    if held.replace_on is None:
        return False
    asked = False
    if is_replaced_on(held.case, local_day(at)):
        answers = replacement_due.send(sender=Choice, case=held.case, at=at)
        asked = any(answer is not None for _, answer in answers)
        if not asked:
            return False
    held.replace_on = None
    held.save(update_fields=["replace_on"])
    return asked
