"""The journal of every queue: whole, following the decisions, and served strictly in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTextTransform

from tirek.audit.broken import Broken, Tick
from tirek.audit.links import broken_link
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.services import SERVICES
from tirek.supply.chain import GENESIS, hash_of
from tirek.supply.line import Fault, Line, Place
from tirek.supply.models import Anew, Queue, Row, Undone, VoucherStep

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
    newest: dict[int, Row] = {}
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
        before = newest.get(row.person_id)
        what = (
            broken_link(row, seq, previous, hash_of)
            or _right(row, before)
            or _step(line, row, passed)
        )
        if what is not None:
            return _broken(what, queue, seq, row.case.number)
        previous, newest[row.person_id] = row.hash, row
    return None if seq == queue.last_seq else _broken("missing", queue, seq + 1)


def _in_the_case(**event: object) -> Exists:
    """Whether the chain of the row's case has such an event."""
    return Exists(Event.objects.filter(case=OuterRef("case"), **event))


def _broken(what: str, queue: Queue, seq: int, case: str = "") -> Broken:
    values = {"service": queue.service, "place": queue.place, "seq": seq}
    return Broken(f"queue_{what}", case, values)


def _right(row: Any, before: Row | None) -> str | None:
    """Whether a place is that of the registration, and given by a decision of that very case; one
    that was given back, whether it is the place that was left (`before`)."""
    case = row.case
    queue = service_of(case).queue
    ours = (row.queue.service, row.queue.place) == (case.service, case.place)
    if queue is None or not ours or row.person_id != case.subject_id:
        return "registration"
    if row.rank > len(queue.priority):
        return "registration"
    if row.kind == Row.Kind.CAME_BACK:
        return None if row.registered_at == row.at or _is_since(row) else "registration"
    if row.kind == Row.Kind.RESTORED:
        return None if before is not None and _same_place(row, before) else "registration"
    if row.kind != Row.Kind.JOINED:
        return None
    return None if row.granted and row.registered else "registration"


def _is_since(row: Row) -> bool:
    """Whether the place is that of a moment from which the case was owed one."""
    owed = Anew.objects.filter(case=row.case_id, at=row.registered_at, at__lte=row.at)
    return owed.exists()


def _same_place(row: Row, left: Row) -> bool:
    """Whether somebody who went has the very place again, and two people say so."""
    places = [(one.rank, one.registered_at, one.case_id) for one in (row, left)]
    undone = Undone.objects.filter(mistake__row=left.pk).exclude(by=F("mistake__by"))
    return left.kind == Row.Kind.GONE and places[0] == places[1] and undone.exists()


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
    """Cases that were granted a place which nobody has given, though their person waits by none."""
    slugs = [slug for slug, service in SERVICES.items() if service.queue is not None]
    said = Event.objects.filter(case=OuterRef("pk"), kind__in=("Decided", "Reopened"))
    outcome = said.order_by("-seq").values_list(KeyTextTransform("outcome", "payload"))[:1]
    here = {"queue__service": OuterRef("service"), "queue__place": OuterRef("place")}
    own = Row.objects.filter(case=OuterRef("pk"))
    newest = Row.objects.filter(person=OuterRef("subject"), **here).order_by("-seq")
    cases = Case.objects.filter(~Exists(own), service__in=slugs)
    cases = cases.alias(said=Subquery(outcome), newest=Subquery(newest.values("kind")[:1]))
    # By one case at a time: who waits by another takes the turn of this one after it.
    waits_by_none = Q(newest=None) | Q(newest__in=(Row.Kind.SERVED, Row.Kind.ENDED))
    cases = cases.filter(waits_by_none, said="granted")
    for number in cases.order_by("pk").values_list("number", flat=True):
        yield Broken("queue_left_out", number)
