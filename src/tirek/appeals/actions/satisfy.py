"""The department sets right what was complained of, within the days it has for that."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.appeals.actions.decide import write_decision
from tirek.appeals.models import Complaint
from tirek.appeals.permissions import require
from tirek.appeals.steps import held
from tirek.appeals.texts import refused
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Event
from tirek.casework.refused import Refused
from tirek.procedure.complaints.complaint import complaint_table, satisfy_by
from tirek.procedure.deadline import shown


class CannotSatisfy(Refused):
    """The days are over, or it is not said what was done."""


@transaction.atomic
def satisfy(*, complaint: Complaint, by: User, measures: str, at: datetime) -> Event:
    """Satisfy the complaint in full; `measures` says what is done, the complainant reads it.

    A case with a decision is reopened. Raises NotAllowed, CannotSatisfy, OtherApplication,
    procedure's RefusedTransition; then nothing was written.
    """
    complaint = held(complaint)
    require(by, "satisfy", complaint, at)
    complaint_table().after(complaint.stage, "ComplaintDecided.satisfied")
    if not measures.strip():
        raise CannotSatisfy(refused().measures_missing, field="note")
    terms = service_of(complaint.case).passport.process.appeal
    last = satisfy_by(terms, complaint.received_on, working_calendar())
    if local_day(at) > last.due_on:
        raise CannotSatisfy(refused().too_late_to_satisfy.format(due_on=shown(last.due_on)))
    return write_decision(
        complaint, "satisfied", by=by, at=at, reasons=measures, basis=[last.cite.as_document()]
    )
