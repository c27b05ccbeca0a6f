"""The journal of every queue: whole, following the decisions, and served strictly in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef

from tirek.audit.broken import Broken, Tick
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.services import SERVICES
from tirek.supply.chain import GENESIS, hash_of
from tirek.supply.line import Fault, Line, Place
from tirek.supply.models import Queue, Row, VoucherStep

ROWS_AT_ONCE = 1000


def broken_queues(tick: Tick) -> Iterator[Broken]:
    """The first breach of each queue that has one, then those whom no queue knows."""
    for queue in Queue.objects.order_by("pk"):
        broken = _first(queue, tick)
        if broken is not None:
            yield broken
    yield from _left_out()


def _first(queue: Queue, tick: Tick) -> Broken | None:
    line, previous, seq, passed = Line(), GENESIS, 0, _passed_over(queue)
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
        what = _link(row, seq, previous) or _right(row) or _step(line, row, passed)
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


def _passed_over(queue: Queue) -> dict[int, list[int]]:
    """By row: who stood before somebody who was given a voucher, and could not have it."""
    steps = VoucherStep.objects.filter(book__queue=queue, kind="Issued").exclude(row=None)
    told = steps.values_list("row", "payload__passed_over").iterator(ROWS_AT_ONCE)
    return {row: [one["person"] for one in passed or ()] for row, passed in told if passed}


def _step(line: Line, row: Row, passed: Mapping[int, list[int]]) -> Fault | None:
    """Whether it could happen to those who waited then."""
    if row.waits:
        return line.join(row.person_id, Place(row.rank, row.registered_at, row.case_id))
    if row.kind == Row.Kind.SERVED:
        return line.serve(row.person_id, passed.get(row.pk, ()))
    return line.leave(row.person_id)


def _left_out() -> Iterator[Broken]:
    """People to whom a service with a queue was granted and of whom its journal says nothing."""
    slugs = [slug for slug, service in SERVICES.items() if service.queue is not None]
    granted = Event.objects.filter(case=OuterRef("pk"), kind="Decided", payload__outcome="granted")
    theirs = Row.objects.filter(
        person=OuterRef("subject"),
        queue__service=OuterRef("service"),
        queue__place=OuterRef("place"),
    )
    cases = Case.objects.filter(Exists(granted), ~Exists(theirs), service__in=slugs)
    for number in cases.order_by("pk").values_list("number", flat=True):
        yield Broken("queue_left_out", number)
