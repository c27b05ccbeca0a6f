"""After a decision the applicant is asked how it went; that it was asked stands in the case."""

from __future__ import annotations

from datetime import datetime

from tirek.casework.actions.note_event import note_event
from tirek.casework.models import Case, Event
from tirek.indicators.texts import texts

KIND = "SatisfactionAsked"


def ask(*, case: Case, at: datetime) -> Event | None:
    """Ask once; None where it was asked already."""
    if case.events.filter(kind=KIND).exists():
        return None
    return note_event(
        case=case, kind=KIND, by=None, at=at, may="ask_satisfaction", payload={},
        told={"citizen": texts().told, "officer": texts().told},
    )  # fmt: skip
