"""Periods of the case were put on a payment register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.record import locked, record


@transaction.atomic
def record_payment(
    *,
    case: Case,
    register: Mapping[str, Any],
    lines: Sequence[Mapping[str, Any]],
    by: User | None = None,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Write down the register (month, place) and the periods and amounts listed in it.

    Raises NotAllowed, StaleCase, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "record_payment", case)
    payload = {"register": register, "lines": list(lines)}
    return record(case, "PaymentListed", by=by, at=at, payload=payload)
