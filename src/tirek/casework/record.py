"""The only place that adds an event to a case and moves its stage. Actions call it, none else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tirek.accounts.models import User
from tirek.casework import chain
from tirek.casework.acting import step_taken
from tirek.casework.canonical import plain
from tirek.casework.held import refuse_held
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.signals import event_recorded
from tirek.casework.turn import turn_after

SYSTEM_NAME = "Tirek"
SYSTEM_ROLE = "system"


class StaleCase(Exception):
    """The case has moved on since the page was made; nothing was written."""

    def __init__(self, expected: int, found: int) -> None:
        super().__init__(f"the case is at event {found}, the page was made at {expected}")
        self.expected, self.found = expected, found


def locked(case: Case, expected_seq: int | None = None) -> Case:
    """The case as it is now, held until the transaction ends.

    Raises StaleCase when it has more events than the caller has seen.
    """
    fresh = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if expected_seq is not None and fresh.last_seq != expected_seq:
        raise StaleCase(expected_seq, fresh.last_seq)
    return fresh


def record(
    case: Case,
    kind: str,
    *,
    by: User | None,
    at: datetime,
    payload: Mapping[str, Any],
    basis: Sequence[Mapping[str, Any]] = (),
    outcome: str = "",
) -> Event:
    """Add the event, bring the case's stage in line, tell the listeners.

    The caller holds the case (`locked`) and saves nothing itself: columns it has set on `case`
    are saved here. `by=None` is the system. Raises procedure's RefusedTransition, OnHold.
    """
    step = f"{kind}.{outcome}" if outcome else kind
    lifecycle = service_of(case).lifecycle
    stage, role, acting = step_taken(lifecycle, case.stage, step, by, local_day(at))
    refuse_held(case, by, stage)
    case.stage, case.turn = stage, turn_after(case, kind, payload)
    previous = Event.objects.filter(case=case, seq=case.last_seq).values_list("hash", flat=True)
    event = Event(
        case=case,
        seq=case.last_seq + 1,
        kind=kind,
        at=at,
        actor=by,
        actor_name=by.full_name if by else SYSTEM_NAME,
        actor_role=role,
        basis=plain(basis),
        payload=plain({**payload, **acting}),
        previous_hash=previous[0] if previous else chain.GENESIS,
    )
    event.hash = chain.hash_of(event, case.number)
    case.last_seq = event.seq
    case.save()
    event.save(force_insert=True)
    event_recorded.send(sender=Event, case=case, event=event)
    return event
