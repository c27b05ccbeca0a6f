"""A decision gives a place in the queue, and a later one may take it."""

from __future__ import annotations

from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.supply.actions.move_away import move_away
from tirek.supply.actions.take_next import take_next
from tirek.supply.journal import add, locked
from tirek.supply.line import Place
from tirek.supply.models import Queue, Row
from tirek.supply.queries.waiting import last_row


def take_place(*, case: Case, event: Event) -> Row | None:
    """Follow a decision on a case of a service that is waited for, in its own transaction.

    Who is granted it stands where the application was registered, however late the decision, and
    waits no more in another place; who waits already by another case keeps the place, and this case
    takes its turn after it; who was served or left does not come again by the same case. Who is
    refused on a new decision no longer waits. Does nothing for other services.
    """
    if service_of(case).queue is None:
        return None
    if event.payload["outcome"] != "granted":
        return _end(locked(case.service, case.place), case, event)
    queue = move_away(case, by=event.actor, at=event.at)
    return take_next(queue, case.subject_id, by=event.actor, at=event.at)


def _end(queue: Queue, case: Case, event: Event) -> Row | None:
    found, by, at = last_row(queue, case), event.actor, event.at
    if found is None or not found.waits or found.case_id != case.pk:
        return None
    place = Place(found.rank, found.registered_at, case.pk)
    row = add(queue, Row.Kind.ENDED, case, place, decision=event.seq, by=by, at=at)
    take_next(queue, case.subject_id, by=by, at=at)
    return row
