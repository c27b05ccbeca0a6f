"""The day passed by which an answer was asked for: work goes on without it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from tirek.casework.actions.note_event import note_event
from tirek.casework.information_texts import information_texts
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.queries.information import WAITING, open_request
from tirek.casework.record import locked
from tirek.procedure.deadline import shown


@transaction.atomic
def lapse_information(*, case: Case, at: datetime) -> Event | None:
    """Go on without the answer; None where it came, or may still come."""
    case = locked(case)
    asked = open_request(case)
    if asked is None or local_day(at) <= asked.until:
        return None
    told = information_texts().told["overdue"].format(until=shown(asked.until))
    return note_event(
        case=case,
        kind="InformationOverdue",
        by=None,
        at=at,
        may="lapse_information",
        payload={"until": asked.until, "asked": asked.seq},
        told={"citizen": told, "officer": told},
    )


def lapse_all(*, at: datetime) -> Iterator[Event]:
    """Every request whose day passed, each in a transaction of its own; run twice, once."""
    for case in Case.objects.filter(stage=WAITING).order_by("pk"):
        event = lapse_information(case=case, at=at)
        if event is not None:
            yield event
