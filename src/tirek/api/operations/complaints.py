"""Complaints: those the caller may see, and the steps of whoever handles them."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router

from tirek.api.answering import REFUSALS
from tirek.api.entry import caller, system_of
from tirek.api.once import IdempotencyKey, once
from tirek.api.schemas import Line, Problem
from tirek.api.schemas_of_work import (
    ComplaintInBrief,
    ComplaintList,
    InCourt,
    Outcome,
    Passing,
    Satisfaction,
    TakenBack,
)
from tirek.appeals.actions.pass_on import pass_on
from tirek.appeals.actions.record_court import Court, record_court
from tirek.appeals.actions.record_outcome import record_outcome
from tirek.appeals.actions.satisfy import satisfy
from tirek.appeals.actions.withdraw import withdraw
from tirek.appeals.models import Complaint
from tirek.appeals.permissions import visible_to
from tirek.appeals.queries.complaints import PILES, complaint_numbered, part_of, worklist
from tirek.casework.actions.look import look

router = Router(tags=["complaints"])
ANSWERS = {201: ComplaintInBrief, REFUSALS: Problem}
SIZE = 50


@router.get("/complaints", response={200: ComplaintList, REFUSALS: Problem})
def complaints(request: HttpRequest, pile: Line = "to_answer", after: Line = "") -> dict[str, Any]:
    """The complaints of a pile by their deadline, fifty at a time; never one about the caller.

    `after` is the number to go on from.
    """
    if pile not in (*PILES, "overdue"):
        raise Http404
    user = caller(request)
    anchor = visible_to(user).filter(number=after).first() if after else None
    found = part_of(worklist(user, pile, timezone.localdate()), SIZE, anchor)
    return {"complaints": [_document(one) for one in found.complaints], "after": found.after}


@router.get("/complaints/{number}", response={200: ComplaintInBrief, REFUSALS: Problem})
def complaint(request: HttpRequest, number: str) -> dict[str, Any]:
    """One complaint; the look at its case is written down."""
    return _document(_opened(request, number))


@router.post("/complaints/{number}/steps/satisfaction", response=ANSWERS)
@once
def satisfy_in_full(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Satisfaction
) -> dict[str, Any]:
    """The head satisfies the complaint in full; a decided case is reopened."""
    return _done(request, number, satisfy, measures=step.note)


@router.post("/complaints/{number}/steps/passing-on", response=ANSWERS)
@once
def send_on(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Passing
) -> dict[str, Any]:
    """The complaint goes with the case to the body that considers it."""
    return _done(request, number, pass_on, addressee=step.addressee, name=step.name)


@router.post("/complaints/{number}/steps/outcome", response=ANSWERS)
@once
def write_outcome(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Outcome
) -> dict[str, Any]:
    """What the body decided, with its grounds."""
    return _done(
        request, number, record_outcome,
        outcome=step.outcome, reasons=step.note,
        answer_number=step.number, answered_on=step.on,
    )  # fmt: skip


@router.post("/complaints/{number}/steps/court", response=ANSWERS)
@once
def write_court(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: InCourt
) -> dict[str, Any]:
    """A claim taken up by a court, or decided."""
    court = Court(step.court, step.number, step.on, step.note)
    return _done(request, number, record_court, step=step.step, court=court, reopens=step.reopens)


@router.post("/complaints/{number}/steps/withdrawal", response=ANSWERS)
@once
def withdraw_complaint(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: TakenBack
) -> dict[str, Any]:
    """The complainant takes the complaint back."""
    return _done(request, number, withdraw, note=step.note)


def _done(request: HttpRequest, number: str, action: Any, **how: Any) -> dict[str, Any]:
    found = _opened(request, number)
    action(complaint=found, by=caller(request), at=timezone.now(), **how)
    found.refresh_from_db()
    return _document(found)


def _opened(request: HttpRequest, number: str) -> Complaint:
    user = caller(request)
    found = complaint_numbered(user, number)
    page = f"api: {system_of(request).name}"[:80]
    look(case=found.case, by=user, page=page, at=timezone.now())
    return found


def _document(found: Complaint) -> dict[str, Any]:
    return {
        "number": found.number,
        "case": found.case.number,
        "against": found.against,
        "complainant": found.complainant,
        "stage": found.stage,
        "addressee": found.addressee,
        "lodged_at": found.lodged_at,
        "due_on": found.due_on,
    }
