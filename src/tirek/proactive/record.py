"""The only place that adds an event to a request and moves its stage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from tirek.accounts.models import User
from tirek.casework.canonical import plain
from tirek.proactive.models import OPEN, Request, RequestEvent
from tirek.procedure.lifecycle import Role
from tirek.procedure.proactive import Codes, proactive_table
from tirek.sms.models import JournalLine


def hold_phone(phone: str) -> None:
    """Until the transaction ends nobody else asks or answers by that telephone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"proactive {phone}"])


def free_codes(phone: str) -> Codes:
    """Codes that no other open question to the telephone has; the caller holds it."""
    open_ = Request.objects.filter(phone=phone, stage=OPEN)
    return Codes.free(open_.values_list("yes_code", flat=True))


def record(
    request: Request,
    kind: str,
    *,
    role: Role,
    at: datetime,
    payload: Mapping[str, Any],
    by: User | None = None,
    line: JournalLine | None = None,
    outcome: str = "",
) -> RequestEvent:
    """Add the event and bring the stage in line; saves what the caller set on the request.

    The caller holds the telephone. Raises procedure's RefusedTransition.
    """
    step = f"{kind}.{outcome}" if outcome else kind
    request.stage = proactive_table().after(request.stage, step, by=role)
    request.last_seq += 1
    request.save()
    event = RequestEvent(
        request=request,
        seq=request.last_seq,
        kind=kind,
        at=at,
        actor=by,
        actor_role=role,
        payload=plain({"outcome": outcome, **payload} if outcome else payload),
        line=line,
    )
    event.save(force_insert=True)
    return event
