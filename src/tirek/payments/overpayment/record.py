"""The only place that adds an event to a debt and moves its stage and sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tirek.accounts.models import User
from tirek.casework.acting import step_taken
from tirek.casework.canonical import plain
from tirek.casework.local_day import local_day
from tirek.casework.record import SYSTEM_NAME
from tirek.kernel.text import Text
from tirek.payments.models import Debt, DebtEvent
from tirek.procedure.paying.overpayment import overpayment_table


@dataclass(frozen=True)
class Moved:
    """What an event does to the sums of a debt, in tiyn, and until when somebody has to act."""

    total: int = 0
    returned: int = 0
    written_off: int = 0
    refunded: int = 0
    due_on: date | None = None


def held(debt: Debt) -> Debt:
    """The debt as it is now, held until the transaction ends."""
    found = Debt.objects.select_for_update(of=("self",))
    return found.select_related("case", "person", "case__subject").get(pk=debt.pk)


def record(
    debt: Debt,
    kind: str,
    *,
    by: User | None,
    at: datetime,
    payload: Mapping[str, Any],
    told: Text,
    moved: Moved | None = None,
    outcome: str = "",
    key: str = "",
) -> DebtEvent:
    """Add the event to a debt that the caller holds.

    `told` is how the history tells it; it stays with the event. `key` says what it tells, where
    the same thing may be told again by a retry. Raises procedure's RefusedTransition.
    """
    moved = moved or Moved(due_on=debt.due_on)
    step = f"{kind}.{outcome}" if outcome else kind
    table, on = overpayment_table(), local_day(at)
    debt.stage, role, acting = step_taken(table, debt.stage, step, by, on)
    debt.last_seq += 1
    debt.total_tiyn += moved.total
    debt.returned_tiyn += moved.returned
    debt.written_off_tiyn += moved.written_off
    debt.refunded_tiyn += moved.refunded
    debt.due_on = None if table.stage(debt.stage).terminal else moved.due_on
    debt.save()
    return DebtEvent.objects.create(
        debt=debt,
        seq=debt.last_seq,
        kind=kind,
        outcome=outcome,
        key=key or f"{kind} {debt.last_seq}",
        at=at,
        actor=by,
        actor_name=by.full_name if by else SYSTEM_NAME,
        actor_role=role,
        payload=plain({**payload, **acting, "told": told.as_dict()}),
    )
