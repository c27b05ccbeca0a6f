"""The journal of every queue: whole, following the decisions, and served strictly in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from tirek.audit.broken import Broken, Tick
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.services import SERVICES
from tirek.supply.chain import GENESIS, hash_of
from tirek.supply.line import Fault, Line, Place
from tirek.supply.models import Queue, Row

ROWS_AT_ONCE = 1000


def broken_queues(tick: Tick) -> Iterator[Broken]:
    """The first breach of each queue that has one, then those whom no queue knows."""
    for queue in Queue.objects.order_by("pk"):
        broken = _first(queue, tick)
        if broken is not None:
            yield broken
    yield from _left_out()


def _first(queue: Queue, tick: Tick) -> Broken | None:
    line, previous, seq = Line(), GENESIS, 0
    rows = (
        queue.rows.order_by("seq")
        .select_related("queue", "case")
        .annotate(
            registered=_in_the_case(kind="Registered", at=OuterRef("registered_at")),
            granted=_in_the_case(
                kind="Decided", seq=OuterRef("decision"), payload__outcome="granted"
            ),
        )
    )
    for row in rows.iterator(ROWS_AT_ONCE):
        tick()
        seq += 1
        what = _link(row, seq, previous) or _right(row) or _step(line, row)
        if what is not None:
            return _broken(what, queue, seq, row.case.number)
        previous = row.hash
    return None if seq == queue.last_seq else _broken("missing", queue, seq + 1)


def _in_the_case(**event: object) -> Exists:
    """Whether the chain of the row's case has such an event."""
    return Exists(Event.objects.filter(case=OuterRef("case"), **event))


def _broken(what: str, queue: Queue, seq: int, case: str = "") -> Broken:
    values = {"service": queue.service, "place": queue.place, "seq": seq}
    return Broken(f"queue_{what}", case, values)


def _link(row: Row, seq: int, previous: str) -> str | None:
    """Whether it is the row after the one before, as it was written."""
    if row.seq != seq:
        return "missing"
    if row.previous_hash != previous:
        return "previous_hash"
    return None if row.hash == hash_of(row) else "hash"


def _right(row: Any) -> str | None:
    """Whether a place is that of the registration, and given by a decision of that very case."""
    case = row.case
    queue = service_of(case).queue
    ours = (row.queue.service, row.queue.place) == (case.service, case.place)
    if queue is None or not ours or row.person_id != case.subject_id:
        return "registration"
    if row.rank > len(queue.priority):
        return "registration"
    if row.kind == Row.Kind.CAME_BACK:
        return None if row.registered_at == row.at else "registration"
    if row.kind != Row.Kind.JOINED:
        return None
    return None if row.granted and row.registered else "registration"


def _step(line: Line, row: Row) -> Fault | None:
    """Whether it could happen to those who waited then."""
    if row.waits:
        return line.join(row.person_id, Place(row.rank, row.registered_at, row.case_id))
    return line.serve(row.person_id) if row.kind == Row.Kind.SERVED else line.leave(row.person_id)


def _left_out() -> Iterator[Broken]:
    """Cases that were granted a place which nobody has given, though their person waits by none."""
    slugs = [slug for slug, service in SERVICES.items() if service.queue is not None]
    granted = Event.objects.filter(case=OuterRef("pk"), kind="Decided", payload__outcome="granted")
    here = {"queue__service": OuterRef("service"), "queue__place": OuterRef("place")}
    own = Row.objects.filter(case=OuterRef("pk"))
    newest = Row.objects.filter(person=OuterRef("subject"), **here).order_by("-seq")
    # By one case at a time: who waits by another takes the turn of this one after it.
    cases = Case.objects.filter(Exists(granted), ~Exists(own), service__in=slugs)
    cases = cases.alias(newest=Subquery(newest.values("kind")[:1]))
    cases = cases.filter(Q(newest=None) | Q(newest=Row.Kind.SERVED))
    for number in cases.order_by("pk").values_list("number", flat=True):
        yield Broken("queue_left_out", number)
