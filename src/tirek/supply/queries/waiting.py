"""Who waits, in which order, and where a person stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from tirek.casework.models import Case
from tirek.supply.models import JOINING, Queue, Row
from tirek.supply.queries.owed import row_of


def waiting(queue: Queue) -> QuerySet[Row]:
    """The rows by which those who wait got their places, the first first."""
    later = Row.objects.filter(
        queue=OuterRef("queue"), person=OuterRef("person"), seq__gt=OuterRef("seq")
    )
    rows = queue.rows.filter(Q(kind__in=JOINING), ~Exists(later))
    return rows.order_by("rank", "registered_at", "case_id").select_related("case", "person")


def last_row(queue: Queue, case: Case) -> Row | None:
    """The last that was written of the person of a case."""
    return queue.rows.filter(person=case.subject_id).order_by("seq").last()


def queue_of(case: Case) -> Queue | None:
    """The queue of the service in the place of a case."""
    return Queue.objects.filter(service=case.service, place=case.place).first()


@dataclass(frozen=True)
class Standing:
    """What the journal says last of a person; `number` is 0 for who does not wait (any more)."""

    row: Row
    number: int
    waiting: int


def standing(case: Case) -> Standing | None:
    """Where the person of a case stands; None for a case by which nobody ever waited.

    The row is that of this very case; where it never stood, the place the person has by another.
    """
    queue = queue_of(case)
    row = (row_of(queue, case) or last_row(queue, case)) if queue else None
    if queue is None or row is None:
        return None
    line = list(waiting(queue).values_list("pk", flat=True)) if row.waits else []
    number = line.index(row.pk) + 1 if row.waits else 0
    return Standing(row, number, len(line))
