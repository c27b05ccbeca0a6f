"""The applicant takes the application back (or the specialist writes it down for them)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.record import locked, record


@transaction.atomic
def withdraw(
    *, case: Case, by: User, note: str = "", at: datetime, expected_seq: int | None = None
) -> Event:
    """End the case at the applicant's wish.

    Raises NotAllowed, StaleCase, procedure's RefusedTransition (a decided case stays decided).
    """
    case = locked(case, expected_seq)
    require(by, "withdraw", case)
    return record(case, "Withdrawn", by=by, at=at, payload={"note": note.strip()})
