"""Everything that was granted has run out: the case ends."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.record import locked, record
from tirek.casework.refused import Refused
from tirek.casework.texts import texts


class NotOver(Refused):
    """The granted schedule still runs."""


@transaction.atomic
def close(
    *, case: Case, by: User | None = None, at: datetime, expected_seq: int | None = None
) -> Event:
    """End a case whose last granted month is over.

    Raises NotAllowed, StaleCase, NotOver, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "close", case)
    if case.paid_until is None or local_day(at) < case.paid_until:
        raise NotOver(texts().refused.not_over)
    return record(case, "Closed", by=by, at=at, payload={"paid_until": case.paid_until})
