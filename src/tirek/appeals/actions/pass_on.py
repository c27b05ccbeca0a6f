"""The complaint goes with the case to the body that considers it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import Office, OfficeKind, User
from tirek.appeals.models import Complaint
from tirek.appeals.permissions import require
from tirek.appeals.steps import held, moved, told_of
from tirek.appeals.texts import names, refused, told
from tirek.casework.actions.note_event import note_event
from tirek.casework.actions.submit import CalendarMissing
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.models import Event
from tirek.casework.refused import Refused
from tirek.kernel.calendar import YearNotKnown
from tirek.kernel.text import Text
from tirek.procedure.complaints.complaint import Addressee, complaint_table, due
from tirek.procedure.deadline import Deadline, Received, received_on, shown


class NoAddressee(Refused):
    """It is not said to whom the complaint goes."""


@transaction.atomic
def pass_on(
    *, complaint: Complaint, by: User | None, addressee: Addressee, name: str = "", at: datetime
) -> Event:
    """Pass the complaint on; `name` is the body's own name, where it is not one of our offices.

    From now on runs the term of that body: it registers the complaint the day it comes in. The
    event says how far the chain of the case went, which is what the bundle holds. `by` None is
    Tirek itself, for a department without an officer who took no part. Raises NotAllowed,
    NoAddressee, CalendarMissing, procedure's RefusedTransition; then nothing was written.
    """
    complaint = held(complaint)
    require(by, "pass_on", complaint, at)
    body = _body(complaint, addressee, name.strip(), by)
    event = f"ComplaintPassedOn.{addressee}"
    stage = complaint_table().after(complaint.stage, event)
    received, deadline = _counted(complaint, stage, at)
    complaint.addressee = addressee
    acting = moved(complaint, event, by=by, at=at, due_on=deadline.due_on)
    sentences = [
        told().passed_on.format(
            number=complaint.number,
            addressee=names().addressee[addressee],
            name=body,
            due_on=shown(deadline.due_on),
        )
    ]
    return note_event(
        case=complaint.case,
        kind="ComplaintPassedOn",
        by=by,
        at=at,
        may="handle_complaint",
        outcome=addressee,
        payload={**_payload(complaint, body, received, deadline), **acting},
        told=told_of(sentences if by else [*sentences, told().passed_on_by_itself]),
        basis=[deadline.cite.as_document()],
    )


def _body(complaint: Complaint, addressee: Addressee, name: str, by: User | None) -> Text:
    if name:
        return Text(name, name, name)
    quality = addressee == "quality_body"
    offices = Office.objects.filter(place=complaint.place, kind=OfficeKind.QUALITY_BODY)
    office = offices.first() if quality else None
    if office is None and by is not None:
        raise NoAddressee(refused().addressee_missing, field="name")
    return office.name if office else names().addressee[addressee]


def _counted(complaint: Complaint, stage: str, at: datetime) -> tuple[Received, Deadline]:
    passport, calendar = service_of(complaint.case).passport, working_calendar()
    try:
        received = received_on(at, passport.hours, calendar)
        deadline = due(stage, passport.process.appeal, received.on, calendar)
    except YearNotKnown as unknown:
        raise CalendarMissing(unknown.text) from unknown
    assert deadline is not None  # every addressee has a term
    return received, deadline


def _payload(
    complaint: Complaint, body: Text, received: Received, deadline: Deadline
) -> dict[str, Any]:
    return {
        "complaint": complaint.number,
        "addressee": complaint.addressee,
        "name": body.as_dict(),
        "case_up_to": complaint.case.last_seq,
        "received": received.as_document(),
        "deadline": deadline.as_document(),
    }
