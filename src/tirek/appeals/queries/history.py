"""The way of a complaint, read from the chain of its case and from nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.db.models import QuerySet

from tirek.appeals.models import Complaint
from tirek.casework.local_day import local_day
from tirek.casework.models import Event
from tirek.kernel.text import Text
from tirek.procedure.complaints.complaint import complaint_table
from tirek.procedure.lifecycle import Tone

Audience = Literal["citizen", "officer"]
OUTCOMES = {
    "ComplaintPassedOn": "addressee",
    "ComplaintDecided": "outcome",
    "CourtRecorded": "outcome",
}
"""Where the payload of an event says how it came out."""


@dataclass(frozen=True)
class Item:
    """One step in words; the citizen is told the role of who took it, not the name."""

    kind: str
    at: datetime
    title: Text
    detail: Text
    tone: Tone
    actor: str
    role: str


def events_of(complaint: Complaint) -> QuerySet[Event]:
    """The events of the case's chain that are about this complaint; a reopening is the case's."""
    kinds = [kind.id for kind in complaint_table().events]
    events = Event.objects.filter(case=complaint.case_id, kind__in=kinds)
    return events.filter(payload__complaint=complaint.number).order_by("seq")


def last_of(complaint: Complaint, kind: str) -> dict[str, Any] | None:
    """What the last event of that kind says; None where there is none."""
    event = events_of(complaint).filter(kind=kind).last()
    return event.payload if event else None


def replayed(complaint: Complaint) -> str:
    """The stage the complaint has reached by its events."""
    return complaint_table().stage_of(step_of(event) for event in events_of(complaint))


def history(complaint: Complaint, audience: Audience) -> Sequence[Item]:
    """Everything that happened to the complaint, in order."""
    table, stage, items = complaint_table(), complaint_table().begins, []
    for event in events_of(complaint):
        stage = table.after(stage, step_of(event))
        items.append(
            Item(
                kind=event.kind,
                at=event.at,
                title=table.title(event.kind),
                detail=Text.of(event.payload["told"][audience]),
                tone=table.stage(stage).tone,
                actor=event.actor_name if audience == "officer" else "",
                role=event.actor_role,
            )
        )
    return items


def entered_stage_on(complaint: Complaint) -> date:
    """The day the last step was taken: what follows cannot have happened before it."""
    last = events_of(complaint).last()
    assert last is not None  # a complaint is registered with its first event
    said = last.payload.get("on") or last.payload.get("answer", {}).get("on")
    return date.fromisoformat(said) if said else local_day(last.at)


def step_of(event: Event) -> str:
    """The event as the table knows it, with how it came out."""
    key = OUTCOMES.get(event.kind)
    return f"{event.kind}.{event.payload[key]}" if key else event.kind
