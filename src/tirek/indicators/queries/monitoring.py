"""Data for the monitoring of state services: one row for each stage a case went through.

The Law on state services, art. 5(2)(11), has providers hand in data on the stage of each service;
the rules of order No 452 of 14 June 2013 that name the codes are not in the sources, so stages
carry the codes of the life cycle. No row names a person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import F, QuerySet
from django.db.models.fields.json import KeyTextTransform

from tirek.accounts.places import below
from tirek.casework.local_day import local_day
from tirek.casework.models import Event
from tirek.procedure.lifecycle import Lifecycle, RefusedTransition
from tirek.services import SERVICES

AT_ONCE = 2000


@dataclass(frozen=True)
class StageRow:
    """A case at a stage from `begun_at` to `ended_at` (None while it is there); who brought it."""

    case: str
    service: str
    place: str
    channel: str
    received_on: date
    due_on: date | None
    stage: str
    event: str
    role: str
    begun_at: datetime
    ended_at: datetime | None

    def as_document(self) -> dict[str, Any]:
        """JSON-ready: days and instants (UTC) as ISO text."""
        said = asdict(self)
        for key, value in said.items():
            if isinstance(value, date | datetime):
                said[key] = value.isoformat()
        return said


class _Event(NamedTuple):
    number: str
    service: str
    place: str
    channel: str
    received_on: date
    due_on: date | None
    kind: str
    at: datetime
    role: str
    outcome: str | None


def stage_rows(
    *, place: str, begins: date, ends: date, among: Collection[str] | None = None
) -> Iterator[StageRow]:
    """Every stage that began within the days, case by case; "" is every place. Constant memory.

    `among`: the services of the office that asks, None for every one.
    """
    events = Event.objects.filter(case__received_on__lt=ends)
    if place:
        events = events.filter(below(place, "case__place"))
    if among is not None:
        events = events.filter(case__service__in=among)
    for row in rows_of(events):
        if begins <= local_day(row.begun_at) < ends:
            yield row


def rows_of(events: QuerySet[Event], *, skip_broken: bool = False) -> Iterator[StageRow]:
    """The stages that whole chains went through, case by case.

    An event that cannot happen at its stage raises RefusedTransition, or leaves the case out.
    """
    for _, chain in groupby(_columns(events), key=lambda event: event.number):
        try:
            rows = list(_stages(list(chain)))
        except RefusedTransition:
            if not skip_broken:
                raise
            continue
        yield from rows


def _columns(events: QuerySet[Event]) -> Iterator[_Event]:
    outcome = KeyTextTransform("outcome", KeyTextTransform("decision", "payload"))
    columns = events.order_by("case_id", "seq").values_list(
        F("case__number"), F("case__service"), F("case__place"), F("case__channel"),
        F("case__received_on"), F("case__due_on"), "kind", "at", "actor_role", outcome,
    )  # fmt: skip
    yield from map(_Event._make, columns.iterator(AT_ONCE))


def _stages(events: list[_Event]) -> Iterator[StageRow]:
    """The moves of one case: an event that leaves the stage as it is makes no row."""
    lifecycle = SERVICES[events[0].service].lifecycle
    stage, begun = lifecycle.begins, None
    for event in events:
        after = _after(lifecycle, stage, event)
        if after == stage:
            continue
        if begun is not None:
            yield _row(begun, stage, event.at)
        stage, begun = after, event
    if begun is not None:
        yield _row(begun, stage, None)


def _after(lifecycle: Lifecycle, stage: str, event: _Event) -> str:
    step = event.kind
    if event.kind in ("Proposed", "Decided") and event.outcome:
        step = f"{event.kind}.{event.outcome}"
    return lifecycle.after(stage, step)


def _row(begun: _Event, stage: str, ended_at: datetime | None) -> StageRow:
    return StageRow(
        *begun[:6],
        stage=stage,
        event=begun.kind,
        role=begun.role,
        begun_at=begun.at,
        ended_at=ended_at,
    )
