"""A letter about the decision exists and can be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.record import locked, record


@transaction.atomic
def record_notice(
    *,
    case: Case,
    notice: Mapping[str, Any],
    by: User | None = None,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Write down which letter was issued: its code, language, SHA-256.

    Raises NotAllowed, StaleCase, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "record_notice", case)
    return record(case, "NoticeIssued", by=by, at=at, payload={"notice": notice})
