"""A person goes from the queue without having been served."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.supply.journal import add, locked
from tirek.supply.line import Place
from tirek.supply.models import Row
from tirek.supply.queries.waiting import last_row
from tirek.supply.texts import texts


@transaction.atomic
def leave(*, case: Case, reason: str, by: User, at: datetime) -> Row:
    """Note that the person declined, moved or died; the reason stays in the journal.

    Raises NotAllowed, OwnCase, Refused without a reason or for who does not wait.
    """
    require(by, "keep_queue", case)
    require_no_own_case(case, by, at)
    if not reason.strip():
        raise Refused(texts().refused["reason_missing"], field="note")
    queue = locked(case.service, case.place)
    row = last_row(queue, case)
    if row is None or not row.waits or row.case_id != case.pk:
        raise Refused(texts().refused["not_waiting"])
    place, why = Place(row.rank, row.registered_at, case.pk), reason.strip()
    return add(queue, Row.Kind.GONE, case, place, decision=row.decision, by=by, at=at, reason=why)
