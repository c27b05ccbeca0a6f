"""What was reported to have changed since the application, and what became of each report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.casework.permissions import visible_to
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.events import happened
from tirek.procedure.change import DAY, Change
from tirek.procedure.lifecycle import RefusedTransition

REPORTED, ACCEPTED, NOT_CONFIRMED = "ChangeReported", "ChangeAccepted", "ChangeNotConfirmed"


@dataclass(frozen=True)
class Report:
    """One report: what, since when, in which words; `outcome` is the event that ended it."""

    event: Event
    change: Change
    outcome: Event | None

    @property
    def seq(self) -> int:
        """What the report is known by in its case."""
        return self.event.seq

    @property
    def on(self) -> date:
        """The day it happened, as reported."""
        return date.fromisoformat(self.answers[DAY])

    @property
    def answers(self) -> Mapping[str, Any]:
        """What was asked about this change, by field."""
        return self.event.payload["answers"]

    @property
    def words(self) -> str:
        """What the person added."""
        return self.event.payload["words"]

    @property
    def files(self) -> Sequence[Mapping[str, Any]]:
        """The papers that came with it: id, name."""
        return self.event.payload["files"]


def reports(case: Case) -> list[Report]:
    """Every report of the case, in the order they came."""
    ended = {event.payload["report"]: event for event in happened(case, ACCEPTED, NOT_CONFIRMED)}
    kinds = service_of(case).changes
    found = [(event, kinds.find(event.payload["change"])) for event in happened(case, REPORTED)]
    return [
        Report(event, change, ended.get(event.seq)) for event, change in found if change is not None
    ]


def open_reports(case: Case) -> list[Report]:
    """Those that nobody has checked yet."""
    return [one for one in reports(case) if one.outcome is None] if case.changes_open else []


def changed_answers(case: Case) -> dict[str, Any]:
    """What accepted changes put in the place of answers of the form; the last one counts."""
    return {
        event.payload["answer"]: event.payload["value"]
        for event in happened(case, ACCEPTED)
        if event.payload["answer"]
    }


def answers_now(case: Case) -> dict[str, Any]:
    """The answers of the application as accepted changes have made them."""
    return {**answers_of(case), **changed_answers(case)}


def can_report(case: Case) -> bool:
    """Whether the service asks to be told of changes, and the case is one they matter to."""
    if not service_of(case).changes.changes:
        return False
    try:
        service_of(case).lifecycle.after(case.stage, REPORTED)
    except RefusedTransition:
        return False
    return True


def cases_with_reports(user: Any) -> QuerySet[Case]:
    """The user's cases in which a report waits for somebody to check it.

    They come with the events that `reports` asks for, and no others.
    """
    told = Event.objects.filter(kind__in=(REPORTED, ACCEPTED, NOT_CONFIRMED)).order_by("seq")
    waiting = visible_to(user).filter(changes_open__gt=0).select_related("subject")
    return waiting.prefetch_related(Prefetch("events", queryset=told)).order_by("pk")
