"""To whom a place in a queue is owed: granted cases of a person by which nobody waits."""

from __future__ import annotations

from tirek.casework.models import Case
from tirek.casework.queries.decision import is_granted
from tirek.supply.models import Choice, Queue, Row


def owed(queue: Queue, person: int) -> list[Case]:
    """Granted cases that have no place and have not had their turn, in the order of their numbers.

    Nobody ever waited by them, or a decision that took the place was followed by one that gives it
    again, or the choice their turn opened ended in the queue.
    """
    found = Case.objects.filter(service=queue.service, place=queue.place, subject=person)
    return [one for one in found.order_by("pk") if _is_owed(queue, one) and is_granted(one)]


def row_of(queue: Queue, case: Case) -> Row | None:
    """The last row of that very case."""
    return queue.rows.filter(case=case).order_by("seq").last()


def _is_owed(queue: Queue, case: Case) -> bool:
    row = row_of(queue, case)
    if row is None or row.kind == Row.Kind.ENDED:
        return True
    return Choice.objects.filter(row=row, stage="queued").exists()
