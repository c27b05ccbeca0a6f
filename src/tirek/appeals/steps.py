"""What every step of a complaint has in common: the complaint held, its new stage kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from tirek.accounts.models import User
from tirek.appeals.models import Complaint
from tirek.casework.acting import step_taken
from tirek.casework.local_day import local_day
from tirek.casework.record import locked
from tirek.kernel.text import Text
from tirek.procedure.complaints.complaint import complaint_table
from tirek.procedure.lifecycle import RefusedTransition


def held(complaint: Complaint) -> Complaint:
    """The complaint as it is now, with its case, both held until the transaction ends.

    The case first, as every action does, so that two actions never wait for each other.
    """
    case = locked(complaint.case)
    fresh = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    fresh.case = case
    return fresh


def moved(
    complaint: Complaint, event: str, *, by: User | None, at: datetime, due_on: date | None = None
) -> dict[str, Any]:
    """Bring the complaint to the stage after the event; says for whom, if a deputy took the step.

    Raises procedure's RefusedTransition.
    """
    table, on = complaint_table(), local_day(at)
    complaint.stage, _, acting = step_taken(table, complaint.stage, event, by, on)
    complaint.due_on = due_on
    complaint.save(update_fields=["stage", "due_on", "addressee"])
    return acting


def is_possible(complaint: Complaint, event: str, by: User | None) -> bool:
    """Whether the table lets the event happen now, by somebody of that role."""
    return why_impossible(complaint, event, by) is None


def why_impossible(complaint: Complaint, event: str, by: User | None) -> Text | None:
    """Why the event cannot happen now; None where it can."""
    try:
        step_taken(complaint_table(), complaint.stage, event, by, timezone.localdate())
    except RefusedTransition as refused:
        return refused.text
    return None


def told_of(sentences: Sequence[Text]) -> Mapping[str, Text]:
    """The sentences as the timeline tells them, the same to the citizen and to the officer."""
    said = Text(
        kk=" ".join(one.kk for one in sentences),
        ru=" ".join(one.ru for one in sentences),
        en=" ".join(one.in_("en") for one in sentences),
    )
    return {"citizen": said, "officer": said}
