"""A person waits once in a queue: who was granted more than one thing waits for each in turn."""

from __future__ import annotations

from datetime import datetime

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.events import last
from tirek.casework.queries.facts import folded_facts
from tirek.kernel.text import Text
from tirek.procedure.supply.queue import Queue as Waited
from tirek.supply.journal import add
from tirek.supply.line import Place
from tirek.supply.models import Queue, Row
from tirek.supply.queries.owed import anew_of, owed, row_of
from tirek.supply.texts import texts


def take_next(
    queue: Queue,
    person: int,
    *,
    by: User | None,
    at: datetime,
    ended: Case | None = None,
    why: Text | None = None,
) -> Row | None:
    """The place of the person's next case; None for who waits, or is owed none.

    A case that never stood takes the place of its own registration; one whose choice or voucher
    ended in the queue (`ended`: this moment) is registered anew, for the reason `why`; one that is
    owed a place since a moment, as of then. The caller holds the queue.
    """
    newest = queue.rows.filter(person=person).order_by("seq").last()
    if newest is not None and newest.waits:
        return None
    found = owed(queue, person, ended)
    return _placed(queue, found[0], by=by, at=at, why=why) if found else None


def _placed(queue: Queue, case: Case, *, by: User | None, at: datetime, why: Text | None) -> Row:
    waited, before, decision = service_of(case).queue, row_of(queue, case), last(case, "Decided")
    assert waited is not None, "a queue is of a service that is waited for"
    assert decision is not None, "a decision gave the right"
    kind, place, reason = Row.Kind.JOINED, registered(case, waited), ""
    if before is not None and before.kind != Row.Kind.ENDED:
        anew, say = anew_of(case, before), texts().anew
        since, reasons = (anew.at, say[anew.why]) if anew else (at, why or say["again"])
        kind, place, reason = Row.Kind.CAME_BACK, registered(case, waited, anew=since), reasons.kk
    return add(queue, kind, case, place, decision=decision.seq, by=by, at=at, reason=reason)


def registered(case: Case, waited: Waited, anew: datetime | None = None) -> Place:
    """The place by the registration of the case, or by one anew; by what is known of it now."""
    known = {path: fact.value for path, fact in folded_facts(case).items()}
    event = last(case, "Registered")
    assert event is not None, "a case begins with its registration"
    return Place(waited.rank(known), anew or event.at, case.pk)
