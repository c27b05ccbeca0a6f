"""The court: a claim taken up, a claim decided, and what that does to the case."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from django.db import transaction

from tirek.accounts.models import User
from tirek.appeals.actions.reopen import reopen
from tirek.appeals.models import Complaint
from tirek.appeals.permissions import require
from tirek.appeals.queries.history import entered_stage_on
from tirek.appeals.steps import held, moved, told_of
from tirek.appeals.texts import refused, told
from tirek.casework.actions.note_event import note_event
from tirek.casework.local_day import local_day
from tirek.casework.models import Event
from tirek.casework.refused import Refused
from tirek.procedure.deadline import shown

CourtStep = Literal["claim", "granted", "dismissed"]


class BadCourtRecord(Refused):
    """Something of the court is missing or cannot be."""


@transaction.atomic
def record_court(
    *,
    complaint: Complaint,
    by: User,
    step: CourtStep,
    court: str,
    number: str,
    on: date,
    note: str = "",
    reopens: bool = False,
    at: datetime,
) -> Event:
    """Write down what happened in court; `reopens`: its decision puts the case back.

    Raises NotAllowed, BadCourtRecord, OtherApplication, procedure's RefusedTransition.
    """
    complaint = held(complaint)
    require(by, "record_court", complaint, at)
    _check(complaint, court, number, on, local_day(at))
    acting = moved(complaint, f"CourtRecorded.{step}", by=by, at=at)
    reopens = reopens and step == "granted"
    said = [told().court[step].format(court=court.strip(), number=number.strip(), on=shown(on))]
    if note.strip():
        said.append(told().note.format(note=note.strip()))
    event = note_event(
        case=complaint.case,
        kind="CourtRecorded",
        by=by,
        at=at,
        may="record_court",
        outcome=step,
        payload={
            "complaint": complaint.number,
            "outcome": step,
            "court": court.strip(),
            "number": number.strip(),
            "on": on,
            "note": note.strip(),
            "effect": "reopened" if reopens else "stays",
            **acting,
        },
        told=told_of(said),
    )
    if reopens:
        reopen(complaint, by=None, at=at, court=True)
    return event


def _check(complaint: Complaint, court: str, number: str, on: date, today: date) -> None:
    if not court.strip() or not number.strip():
        raise BadCourtRecord(refused().court_missing, field="number" if court.strip() else "court")
    if on > today:
        raise BadCourtRecord(refused().day_ahead, field="on")
    since = entered_stage_on(complaint)
    if on < since:
        raise BadCourtRecord(refused().day_before.format(day=shown(since)), field="on")
