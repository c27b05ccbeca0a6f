"""The front office: the queue, a person at the window, the papers, the receipt or the refusal.

The answers and the scans of the application are put into its draft, as for any other channel.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from tirek.accounts.models import Office
from tirek.api.answering import REFUSALS, case_document
from tirek.api.entry import caller
from tirek.api.once import IdempotencyKey, once
from tirek.api.opened import opened
from tirek.api.schemas import CaseInFull, Problem
from tirek.api.schemas_of_work import (
    NewTicket,
    NewVisit,
    PaperMarks,
    ResultTaken,
    TicketInFull,
    TicketMove,
    VisitInFull,
    Window,
)
from tirek.reception.actions.accept import accept
from tirek.reception.actions.check_papers import check_papers, problems_of
from tirek.reception.actions.forward import forward
from tirek.reception.actions.keep_result import hand_over
from tirek.reception.actions.move_ticket import call_next, move_ticket, stage_of
from tirek.reception.actions.open_visit import open_visit
from tirek.reception.actions.refuse_to_accept import refuse_to_accept
from tirek.reception.actions.take_ticket import take_ticket
from tirek.reception.counters import counter_of
from tirek.reception.models import Ticket, Visit
from tirek.reception.paper_marks import Mark

router = Router(tags=["counter"])
TICKET = {201: TicketInFull, REFUSALS: Problem}
VISIT = {201: VisitInFull, REFUSALS: Problem}
CASE = {201: CaseInFull, REFUSALS: Problem}


@router.post("/counter/tickets", response=TICKET)
@once
def take_number(
    request: HttpRequest, idempotency_key: IdempotencyKey, asked: NewTicket
) -> dict[str, Any]:
    """The next number in the queue of the caller's office."""
    user = caller(request)
    made = take_ticket(
        office=_here(request),
        service=asked.service,
        language=asked.language,
        at=timezone.now(),
        by=user,
    )
    return _ticket(made)


@router.post("/counter/calls", response=TICKET)
@once
def call(request: HttpRequest, idempotency_key: IdempotencyKey, to: Window) -> dict[str, Any]:
    """Call the lowest number that waits to the window."""
    return _ticket(call_next(by=caller(request), window=to.window, at=timezone.now()))


@router.post("/counter/tickets/{ticket_id}/steps", response=TICKET)
@once
def move(
    request: HttpRequest, ticket_id: int, idempotency_key: IdempotencyKey, step: TicketMove
) -> dict[str, Any]:
    """Begun to be served, finished, did not come."""
    found = _ticket_of(_here(request), ticket_id)
    move_ticket(ticket=found, kind=step.kind, by=caller(request), at=timezone.now())
    return _ticket(found)


@router.post("/counter/visits", response=VISIT)
@once
def open_(request: HttpRequest, idempotency_key: IdempotencyKey, visit: NewVisit) -> dict[str, Any]:
    """Begin an application for the person at the window; its `draft` is filled in as any other."""
    office = _here(request)
    made = open_visit(
        by=caller(request),
        **visit.dict(exclude={"ticket"}),
        at=timezone.now(),
        ticket=None if visit.ticket is None else _ticket_of(office, visit.ticket),
    )
    return _visit(made)


@router.post("/counter/visits/{draft_id}/papers", response=VISIT)
@once
def check(
    request: HttpRequest, draft_id: UUID, idempotency_key: IdempotencyKey, papers: PaperMarks
) -> dict[str, Any]:
    """How each paper was found; `open` tells what is still to be marked, scanned or dated."""
    marks = {name: Mark(one.state, one.expired_on) for name, one in papers.marks.items()}
    made = check_papers(by=caller(request), draft=draft_id, marks=marks, at=timezone.now())
    return _visit(made)


@router.post("/counter/visits/{draft_id}/refusal", response=VISIT)
@once
def refuse(request: HttpRequest, draft_id: UUID, idempotency_key: IdempotencyKey) -> dict[str, Any]:
    """The receipt on refusal to accept, with exactly what is missing or expired."""
    refuse_to_accept(by=caller(request), draft=draft_id, at=timezone.now())
    return _visit(Visit.objects.get(pk=draft_id))


@router.post("/counter/visits/{draft_id}/acceptance", response=CASE)
@once
def take_in(
    request: HttpRequest, draft_id: UUID, idempotency_key: IdempotencyKey
) -> dict[str, Any]:
    """The application is complete and taken in: a case."""
    user = caller(request)
    return case_document(accept(by=user, draft=draft_id, at=timezone.now()), user)


@router.post("/cases/{number}/steps/forwarding", response=CASE)
@once
def send_dossier(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey
) -> dict[str, Any]:
    """The electronic dossier goes to the department."""
    case, user = opened(request, number), caller(request)
    forward(case=case, by=user, at=timezone.now())
    case.refresh_from_db()
    return case_document(case, user)


@router.post("/cases/{number}/steps/handing-over", response=CASE)
@once
def give_result(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, taken: ResultTaken
) -> dict[str, Any]:
    """The person has the result in hand."""
    case, user = opened(request, number), caller(request)
    hand_over(case=case, by=user, at=timezone.now(), **taken.dict())
    case.refresh_from_db()
    return case_document(case, user)


def _here(request: HttpRequest) -> Office:
    return counter_of(caller(request))


def _ticket_of(office: Office, number: int) -> Ticket:
    return Ticket.objects.get(office=office, pk=number if 0 < number < 2**31 else 0)


def _ticket(found: Ticket) -> dict[str, Any]:
    return {
        "id": found.pk,
        "number": found.number,
        "day": found.day.isoformat(),
        "service": found.service,
        "stage": stage_of(found),
    }


def _visit(found: Visit) -> dict[str, Any]:
    draft = found.draft
    return {
        "draft": str(draft.pk),
        "number": draft.case.number if draft.case else None,
        "refusal": found.refusal.number if found.refusal else None,
        "open": [] if draft.case else sorted(problems_of(draft, found, timezone.now())),
    }
