"""The only place that adds a row to the journal of a queue. Actions call it, none else."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.record import SYSTEM_NAME
from tirek.supply import chain
from tirek.supply.line import Place
from tirek.supply.models import Queue, Row


def locked(service: str, place: str) -> Queue:
    """The queue as it is now, held until the transaction ends; made where there was none."""
    queue, _ = Queue.objects.get_or_create(service=service, place=place)
    return Queue.objects.select_for_update().get(pk=queue.pk)


def add(
    queue: Queue,
    kind: str,
    case: Case,
    place: Place,
    *,
    decision: int,
    by: User | None,
    at: datetime,
    reason: str = "",
) -> Row:
    """Write the row after the last one. The caller holds the queue; `by=None` is the system."""
    before = Row.objects.filter(queue=queue, seq=queue.last_seq).values_list("hash", flat=True)
    row = Row(
        queue=queue,
        seq=queue.last_seq + 1,
        kind=kind,
        case=case,
        person_id=case.subject_id,
        rank=place.rank,
        registered_at=place.registered_at,
        decision=decision,
        reason=reason,
        at=at,
        by=by,
        by_name=by.full_name if by else SYSTEM_NAME,
        previous_hash=before[0] if before else chain.GENESIS,
    )
    row.hash = chain.hash_of(row)
    queue.last_seq = row.seq
    queue.save(update_fields=["last_seq"])
    row.save(force_insert=True)
    return row
