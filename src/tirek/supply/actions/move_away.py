"""Who is granted the same service in another place has moved: the old queue no longer waits."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.procedure.programme import region_of
from tirek.supply.course import locked as choice_locked
from tirek.supply.course import take
from tirek.supply.journal import add
from tirek.supply.line import Place
from tirek.supply.models import LIVE, Choice, Queue, Row
from tirek.supply.queries.waiting import last_row
from tirek.supply.texts import texts


def move_away(case: Case, *, by: User | None, at: datetime) -> Queue:
    """The queue of the case, held, with every queue of the service that the person waits in.

    They go from the others, and what they choose or have ordered there is ended. An order at the
    delivery stage goes back to its supplier only from another region (order No 287 p. 128): within
    the region the act says nothing, and it is brought.
    """
    Queue.objects.get_or_create(service=case.service, place=case.place)
    theirs = Q(place=case.place) | Q(rows__person=case.subject_id)
    wanted = Queue.objects.filter(theirs, service=case.service).values("pk")
    # In one order for everybody: two who move past each other never wait for one another.
    held = Queue.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    queues = {one.place: one for one in held}
    for place, queue in queues.items():
        if place != case.place:
            _leave(queue, case, by=by, at=at)
    _end_choices(case, by=by, at=at)
    return queues[case.place]


def _leave(queue: Queue, case: Case, *, by: User | None, at: datetime) -> None:
    row = last_row(queue, case)
    if row is None or not row.waits:
        return
    place, why = Place(row.rank, row.registered_at, row.case_id), _why(case)
    kind, old = Row.Kind.GONE, row.case
    add(queue, kind, old, place, decision=row.decision, by=by, at=at, reason=why)


def _end_choices(case: Case, *, by: User | None, at: datetime) -> None:
    """What another place began; the officer of the new one does it by the decision alone."""
    found = Choice.objects.filter(case__service=case.service, case__subject=case.subject_id)
    for choice in found.filter(stage__in=LIVE).exclude(case__place=case.place).order_by("pk"):
        held = choice_locked(choice)
        brought = held.stage == "in_delivery"
        if brought and region_of(held.case.place) == region_of(case.place):
            continue
        kind = "Returned" if brought else "Left"
        take(held, kind, by=None, at=at, payload={"reason": _why(case)})


def _why(case: Case) -> str:
    return texts().gone["moved_by_case"].format(number=case.number).kk
