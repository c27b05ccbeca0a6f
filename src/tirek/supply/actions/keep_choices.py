"""What the clock brings to choices: a reminder, a block, the lapse of an order not answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from tirek.casework.local_day import local_day
from tirek.supply.course import course, locked, settle, take
from tirek.supply.models import Choice, ChoiceStep


def keep_all(*, at: datetime) -> Iterator[ChoiceStep]:
    """Every choice whose day has come; run twice in a day, done once.

    One that cannot be kept stops none of the others: the first fault is raised when all are done.
    """
    due = Choice.objects.filter(due_on__lte=local_day(at)).order_by("due_on", "pk")
    faults: list[Exception] = []
    for choice in due.iterator():
        try:
            steps = keep_choice(choice=choice, at=at)
        except Exception as fault:
            faults.append(fault)
        else:
            yield from steps
    if faults:
        raise faults[0]


@transaction.atomic
def keep_choice(*, choice: Choice, at: datetime) -> list[ChoiceStep]:
    """What is due of one choice. Where a portal was out meanwhile, its day is a later one."""
    held, found = locked(choice), []
    while kind := course(held).due(local_day(at)):
        found.append(take(held, kind, by=None, at=at))
    settle(held, course(held))
    held.save(update_fields=["stage", "due_on"])
    return found
