"""The only place that adds an event to a run and moves its stage. Actions call it, none else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tirek.accounts.models import User
from tirek.casework.acting import step_taken
from tirek.casework.canonical import plain
from tirek.casework.local_day import local_day
from tirek.casework.record import SYSTEM_NAME
from tirek.casework.refused import Refused
from tirek.payments.models import PaymentRun, RunEvent
from tirek.payments.reasons import reason
from tirek.procedure.paying.run import run_table


class StaleRun(Refused):
    """The run has moved on since the page was made; nothing was written."""

    def __init__(self) -> None:
        super().__init__(reason("run_changed"))


def held_run(run: PaymentRun | int, expected_seq: int | None = None) -> PaymentRun:
    """The run as it is now, held until the transaction ends.

    Raises StaleRun when it has more events than the caller has seen.
    """
    pk = run.pk if isinstance(run, PaymentRun) else run
    fresh = PaymentRun.objects.select_for_update(of=("self",)).get(pk=pk)
    if expected_seq is not None and fresh.last_seq != expected_seq:
        raise StaleRun
    return fresh


def record_run(
    run: PaymentRun,
    kind: str,
    *,
    by: User | None,
    at: datetime,
    payload: Mapping[str, Any] | None = None,
) -> RunEvent:
    """Add the event and bring the stage in line; columns set on `run` are saved with it.

    The caller holds the run. `by=None` is the system. Raises procedure's RefusedTransition.
    """
    run.stage, _, acting = step_taken(run_table(), run.stage, kind, by, local_day(at))
    run.last_seq += 1
    run.save()
    return RunEvent.objects.create(
        run=run,
        seq=run.last_seq,
        kind=kind,
        at=at,
        actor=by,
        actor_name=by.full_name if by else SYSTEM_NAME,
        payload=plain({**(payload or {}), **acting}),
    )


def may_step(run: PaymentRun, kind: str, by: User | None, at: datetime) -> None:
    """Raises procedure's RefusedTransition where the table does not let it happen now."""
    step_taken(run_table(), run.stage, kind, by, local_day(at))
