"""What ended in the queue, a choice or a voucher: the row by which the person waits again."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.kernel.text import Text
from tirek.supply.actions.take_place import registered
from tirek.supply.journal import add, locked
from tirek.supply.models import Row
from tirek.supply.queries.waiting import last_row


def register_anew(*, case: Case, by: User, at: datetime, why: Text) -> Row | None:
    """Behind everybody who waits now, as whoever comes back; None for who waits by another case."""
    waited, queue = service_of(case).queue, locked(case.service, case.place)
    row = last_row(queue, case)
    if waited is None or row is None or row.waits or row.case_id != case.pk:
        return None
    place, kind = registered(case, waited, anew=at), Row.Kind.CAME_BACK
    return add(queue, kind, case, place, decision=row.decision, by=by, at=at, reason=why.kk)
