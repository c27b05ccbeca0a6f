"""A decision gives a place in the queue, and a later one may take it."""

from __future__ import annotations

from datetime import datetime

from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.casework.queries.events import last
from tirek.casework.queries.facts import folded_facts
from tirek.procedure.queue import Queue as Waited
from tirek.supply.journal import add, locked
from tirek.supply.line import Place
from tirek.supply.models import Row
from tirek.supply.queries.waiting import last_row


def take_place(*, case: Case, event: Event) -> Row | None:
    """Follow a decision on a case of a service that is waited for, in its own transaction.

    Who is granted it stands where the application was registered, however late the decision; who
    waits already keeps the place; who was served or left does not come again by the same
    case. Who is refused on a new decision no longer waits. Does nothing for other services.
    """
    waited = service_of(case).queue
    if waited is None:
        return None
    queue = locked(case.service, case.place)
    found = last_row(queue, case)
    theirs = found if found is not None and found.case_id == case.pk else None
    if event.payload["outcome"] != "granted":
        if theirs is None or not theirs.waits:
            return None
        kind, place = Row.Kind.ENDED, Place(theirs.rank, theirs.registered_at, case.pk)
    elif found is not None and (found.waits or (theirs and theirs.kind != Row.Kind.ENDED)):
        return None
    else:
        kind, place = Row.Kind.JOINED, registered(case, waited)
    return add(queue, kind, case, place, decision=event.seq, by=event.actor, at=event.at)


def registered(case: Case, waited: Waited, anew: datetime | None = None) -> Place:
    """The place by the registration of the case, or by one anew; by what is known of it now."""
    known = {path: fact.value for path, fact in folded_facts(case).items()}
    event = last(case, "Registered")
    assert event is not None, "a case begins with its registration"
    return Place(waited.rank(known), anew or event.at, case.pk)
