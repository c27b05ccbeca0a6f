"""Whoever complained takes the complaint back (or an officer writes that down for them)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.appeals.actions.decide import write_decision
from tirek.appeals.models import Complaint
from tirek.appeals.permissions import require
from tirek.appeals.steps import held
from tirek.casework.models import Event


@transaction.atomic
def withdraw(*, complaint: Complaint, by: User, note: str = "", at: datetime) -> Event:
    """End the complaint at the complainant's wish.

    Raises NotAllowed, procedure's RefusedTransition (what was decided stays decided).
    """
    complaint = held(complaint)
    require(by, "withdraw", complaint, at)
    return write_decision(complaint, "withdrawn", by=by, at=at, reasons=note, may="complain")
