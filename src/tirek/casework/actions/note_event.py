"""Something happened in a case that casework itself has no verb for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.models import Case, Event
from tirek.casework.permissions import Action, require
from tirek.casework.record import locked, record
from tirek.kernel.text import Text


@transaction.atomic
def note_event(
    *,
    case: Case,
    kind: str,
    by: User | None,
    at: datetime,
    may: Action,
    payload: Mapping[str, Any],
    told: Mapping[str, Text] | None = None,
    basis: Sequence[Mapping[str, Any]] = (),
    outcome: str = "",
    changes: Mapping[str, Any] | None = None,
    expected_seq: int | None = None,
) -> Event:
    """Add an event of the life cycle that another package knows the meaning of.

    `told` is how the timeline tells it, to the "citizen" and to the "officer": it stays with the
    event. `changes` are columns of the case that repeat what the event says. Raises NotAllowed,
    StaleCase, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, may, case)
    for column, value in (changes or {}).items():
        setattr(case, column, value)
    words = {"told": {audience: text.as_dict() for audience, text in told.items()}} if told else {}
    return record(
        case, kind, by=by, at=at, payload={**payload, **words}, basis=basis, outcome=outcome
    )
