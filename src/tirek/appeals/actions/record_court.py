"""The court: a claim taken up, a claim decided, and what that does to the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

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
from tirek.kernel.text import Text
from tirek.procedure.deadline import shown

CourtStep = Literal["claim", "granted", "dismissed"]


class BadCourtRecord(Refused):
    """Something of the court is missing or cannot be."""


@dataclass(frozen=True)
class Court:
    """What the paper of the court says: which court, its number and day, what was decided."""

    name: str
    number: str
    on: date
    note: str = ""


@transaction.atomic
def record_court(
    *,
    complaint: Complaint,
    by: User,
    step: CourtStep,
    court: Court,
    reopens: bool = False,
    at: datetime,
) -> Event:
    """Write down what happened in court; `reopens`: its decision puts the case back.

    Raises NotAllowed, BadCourtRecord, OtherApplication, procedure's RefusedTransition.
    """
    complaint = held(complaint)
    require(by, "record_court", complaint, at)
    _check(complaint, court, local_day(at))
    acting = moved(complaint, f"CourtRecorded.{step}", by=by, at=at)
    reopens = reopens and step == "granted"
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
            **_as_document(court),
            "effect": "reopened" if reopens else "stays",
            **acting,
        },
        told=told_of(_told(step, court)),
    )
    if reopens:
        reopen(complaint, by=None, at=at, court=True)
    return event


def _as_document(court: Court) -> dict[str, Any]:
    return {
        "court": court.name.strip(),
        "number": court.number.strip(),
        "on": court.on,
        "note": court.note.strip(),
    }


def _told(step: CourtStep, court: Court) -> list[Text]:
    words = {"court": court.name.strip(), "number": court.number.strip(), "on": shown(court.on)}
    said = [told().court[step].format(**words)]
    return [*said, told().note.format(note=court.note.strip())] if court.note.strip() else said


def _check(complaint: Complaint, court: Court, today: date) -> None:
    for field, written in (("court", court.name), ("number", court.number)):
        if not written.strip():
            raise BadCourtRecord(refused().court_missing, field=field)
    if court.on > today:
        raise BadCourtRecord(refused().day_ahead, field="on")
    since = entered_stage_on(complaint)
    if court.on < since:
        raise BadCourtRecord(refused().day_before.format(day=shown(since)), field="on")
