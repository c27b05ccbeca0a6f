"""A specialist has checked what was reported, and it is not so: the person is told why."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.accept_change import CannotCheck, report_to_check
from tirek.casework.actions.note_event import note_event
from tirek.casework.change_texts import change_texts
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.queries.changes import NOT_CONFIRMED
from tirek.casework.record import locked
from tirek.procedure.deadline import shown


@transaction.atomic
def dismiss_change(
    *,
    case: Case,
    by: User,
    report: int,
    why: str,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Leave everything as it was; `why` is read by the person, who may report it again.

    Raises NotAllowed, StaleCase, OwnCase, CannotCheck, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "check_change", case)
    found = report_to_check(case, report, by, at)
    if not why.strip():
        raise CannotCheck(change_texts().refused["why_missing"], field="note")
    said = (
        change_texts()
        .told["not_confirmed"]
        .format(change=found.change.title, day=shown(found.on), why=why.strip())
    )
    return note_event(
        case=case,
        kind=NOT_CONFIRMED,
        by=by,
        at=at,
        may="check_change",
        payload={"report": report, "change": found.change.id, "why": why.strip()},
        told={"citizen": said, "officer": said},
        changes={"changes_open": case.changes_open - 1},
    )
