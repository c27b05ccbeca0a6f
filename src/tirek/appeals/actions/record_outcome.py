"""What the body that considered the complaint decided."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.appeals.actions.decide import write_decision
from tirek.appeals.models import Complaint
from tirek.appeals.permissions import require
from tirek.appeals.queries.history import entered_stage_on
from tirek.appeals.steps import held
from tirek.appeals.texts import refused
from tirek.casework.local_day import local_day
from tirek.casework.models import Event
from tirek.casework.refused import Refused
from tirek.procedure.complaints.complaint import complaint_table
from tirek.procedure.deadline import shown

Answered = Literal["upheld", "rejected", "left"]


class BadAnswer(Refused):
    """Something of the answer is missing or cannot be."""


@transaction.atomic
def record_outcome(
    *,
    complaint: Complaint,
    by: User,
    outcome: Answered,
    reasons: str,
    answer_number: str = "",
    answered_on: date | None = None,
    at: datetime,
) -> Event:
    """Write down the outcome with its grounds.

    An officer of the department keys in the answer that came, with its number and day; the body
    itself decides here and now. Upheld against a decision, the case is reopened. Raises
    NotAllowed, BadAnswer, OtherApplication, procedure's RefusedTransition.
    """
    complaint = held(complaint)
    require(by, "record_outcome", complaint, at)
    complaint_table().after(complaint.stage, f"ComplaintDecided.{outcome}")
    answered_on = answered_on or local_day(at)
    if not reasons.strip():
        raise BadAnswer(refused().reasons_missing, field="note")
    if by.role != Role.MANAGER and not answer_number.strip():
        raise BadAnswer(refused().answer_missing, field="number")
    since = entered_stage_on(complaint)
    if answered_on > local_day(at):
        raise BadAnswer(refused().day_ahead, field="on")
    if answered_on < since:
        raise BadAnswer(refused().day_before.format(day=shown(since)), field="on")
    answer = {"number": answer_number.strip(), "on": answered_on}
    return write_decision(complaint, outcome, by=by, at=at, reasons=reasons, answer=answer)
