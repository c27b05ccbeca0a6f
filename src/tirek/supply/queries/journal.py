"""The queues an officer may see, and what their journals say."""

from __future__ import annotations

from django.db.models import QuerySet

from tirek.accounts.bodies import in_hand
from tirek.accounts.models import User
from tirek.accounts.places import below
from tirek.casework.permissions import OVERSEERS
from tirek.supply.models import Queue, Row


def queues_of(user: User) -> QuerySet[Queue]:
    """Those of the officer's place and services; overseers see those below it too."""
    if user.place is None:
        return Queue.objects.none()
    if user.role in OVERSEERS:
        return Queue.objects.filter(below(user.place), in_hand(user))
    return Queue.objects.filter(in_hand(user), place=user.place)


def newest(queue: Queue, rows: int) -> list[Row]:
    """The last rows, the newest first."""
    return list(queue.rows.select_related("case", "person").order_by("-seq")[:rows])
