"""To whom a place in a queue is owed: granted cases of a person by which nobody waits."""

from __future__ import annotations

from tirek.casework.models import Case
from tirek.casework.queries.decision import is_granted
from tirek.supply.models import Anew, Choice, Queue, Row, VoucherStep
from tirek.supply.voucher_texts import voucher_texts


def owed(queue: Queue, person: int, ended: Case | None = None) -> list[Case]:
    """Granted cases that have no place and have not had their turn, in the order of their numbers.

    Nobody ever waited by them, or a decision that took the place was followed by one that gives it
    again, or what their turn brought ended in the queue (for `ended` at this very moment), or is
    to be replaced.
    """
    found = Case.objects.filter(service=queue.service, place=queue.place, subject=person)
    return [
        one
        for one in found.order_by("pk")
        if (one == ended or _is_owed(queue, one)) and is_granted(one)
    ]


def row_of(queue: Queue, case: Case) -> Row | None:
    """The last row of that very case."""
    return queue.rows.filter(case=case).order_by("seq").last()


def anew_of(case: Case, row: Row | None) -> Anew | None:
    """What the case is owed a place for since that row of it; None where it has had it."""
    found = case.owed_anew.filter(at__gt=row.at) if row else case.owed_anew
    return found.order_by("at", "pk").first()


def _is_owed(queue: Queue, case: Case) -> bool:
    row = row_of(queue, case)
    if row is None or row.kind == Row.Kind.ENDED or anew_of(case, row) is not None:
        return True
    return Choice.objects.filter(row=row, stage="queued").exists() or _lost_voucher(row)


def _lost_voucher(row: Row) -> bool:
    """Whether a voucher ended in the queue since, while the person waited by another case."""
    step = VoucherStep.objects.filter(case=row.case_id).order_by("seq").last()
    back = step is not None and step.row_id is None and step.at >= row.at
    return step is not None and back and step.kind in voucher_texts().anew
