"""The effect of a complaint that was met: the case is examined anew, its term counted anew."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from tirek.accounts.models import User
from tirek.appeals.models import Complaint
from tirek.appeals.steps import told_of
from tirek.appeals.texts import refused, told
from tirek.casework.actions.note_event import note_event
from tirek.casework.actions.submit import CalendarMissing
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.models import UNDECIDED, Case
from tirek.casework.queries.deadline import term_of
from tirek.casework.queries.same_thing import asking_the_same
from tirek.casework.refused import Refused
from tirek.kernel.calendar import YearNotKnown
from tirek.procedure.deadline import Deadline, Received, count, received_on, shown
from tirek.procedure.lifecycle import RefusedTransition

Effect = Literal["reopened", "stays"]


class OtherApplication(Refused):
    """Another application for the same person is being examined."""


def can_reopen(case: Case) -> bool:
    """Whether the case is at a stage from which it can be examined anew."""
    try:
        service_of(case).lifecycle.after(case.stage, "Reopened", by="system")
    except RefusedTransition:
        return False
    return True


def effect_of(complaint: Complaint) -> Effect:
    """What meeting the complaint does to its case: only a decision is examined anew."""
    met = complaint.against == Complaint.Against.DECISION and can_reopen(complaint.case)
    return "reopened" if met else "stays"


def reopen(complaint: Complaint, *, by: User | None, at: datetime, court: bool = False) -> None:
    """Put the complaint's case back into examination; its days of receipt stay as they are.

    The caller holds the complaint. Raises NotAllowed, OtherApplication, CalendarMissing,
    procedure's RefusedTransition.
    """
    case = complaint.case
    _refuse_second(case)
    received, deadline = _counted(case, at)
    words = told().reopened_by_court if court else told().reopened
    note_event(
        case=case,
        kind="Reopened",
        by=by,
        at=at,
        may="reopen",
        payload={
            "number": case.number,
            "complaint": complaint.number,
            "received": received.as_document(),
            "term": term_of(case).as_document(),
            "deadline": deadline.as_document(),
        },
        told=told_of([words.format(number=complaint.number, due_on=shown(deadline.due_on))]),
        changes={
            "due_on": deadline.due_on,
            "decided_on": None,
            "reminded_on": None,
            "escalated_on": None,
        },
    )
    complaint.case.refresh_from_db()


def _refuse_second(case: Case) -> None:
    others = asking_the_same(case).filter(
        applicant=case.applicant_id, subject=case.subject_id, stage__in=UNDECIDED
    )
    other = others.exclude(pk=case.pk).first()
    if other is not None:
        raise OtherApplication(refused().other_application.format(number=other.number))


def _counted(case: Case, at: datetime) -> tuple[Received, Deadline]:
    """The term of the service runs again, from the working day on which the case came back."""
    passport, calendar = service_of(case).passport, working_calendar()
    try:
        received = received_on(at, passport.hours, calendar)
        return received, count(term_of(case), received.on, calendar)
    except YearNotKnown as unknown:
        raise CalendarMissing(unknown.text) from unknown
