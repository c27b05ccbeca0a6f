"""Deadlines follow the calendar and the pauses: what was counted otherwise is counted anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db import transaction

from tirek.casework.actions.note_event import note_event
from tirek.casework.clock_texts import clock_texts
from tirek.casework.models import UNDECIDED, Case, Event
from tirek.casework.queries.deadline import OF_THE_CLOCK, counted_now, deadline_of
from tirek.casework.record import locked
from tirek.kernel.calendar import YearNotKnown
from tirek.procedure.deadline import shown

AT_ONCE = 500
"""Cases whose events are read together."""


@dataclass(frozen=True)
class Moved:
    """A deadline that is another day now."""

    number: str
    was: date | None
    now: date


@transaction.atomic
def recount(*, case: Case, at: datetime) -> Event | None:
    """Count the deadline of an undecided case anew; None where it is the same day still.

    The event holds both countings. Raises YearNotKnown.
    """
    case = locked(case)
    if case.stage not in UNDECIDED:
        return None
    now = counted_now(case)
    if now.due_on == case.due_on:
        return None
    was = shown(case.due_on) if case.due_on else "—"
    told = clock_texts().told["moved"].format(due_on=shown(now.due_on), was=was)
    return note_event(
        case=case,
        kind="DeadlineMoved",
        by=None,
        at=at,
        may="move_deadline",
        payload={"was": deadline_of(case)["deadline"], "deadline": now.as_document()},
        told={"citizen": told, "officer": told},
        changes={"due_on": now.due_on},
    )


def recount_all(*, at: datetime) -> Iterator[Moved]:
    """Count every undecided case anew, each in a transaction of its own; run twice, moved once.

    A case whose days lie in a year without a calendar stays as it is.
    """
    undecided = Case.objects.filter(stage__in=UNDECIDED).order_by("pk")
    keys = list(undecided.values_list("pk", flat=True))
    for first in range(0, len(keys), AT_ONCE):
        for case in _differing(keys[first : first + AT_ONCE]):
            was = case.due_on
            if recount(case=case, at=at) is not None:
                case.refresh_from_db()
                assert case.due_on is not None
                yield Moved(case.number, was, case.due_on)


def _differing(keys: Sequence[int]) -> Iterator[Case]:
    cases = Case.objects.in_bulk(keys)
    events = Event.objects.filter(case__in=keys, kind__in=OF_THE_CLOCK).order_by("case", "seq")
    for key, of_case in groupby(events, key=lambda event: event.case_id):
        try:
            if counted_now(cases[key], of_case).due_on != cases[key].due_on:
                yield cases[key]
        except YearNotKnown:
            continue
