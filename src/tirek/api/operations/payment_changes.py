"""Suspension, resumption, another recipient: proposed by one officer, decided by the head."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from tirek.api.answering import REFUSALS, case_document
from tirek.api.entry import caller
from tirek.api.once import IdempotencyKey, once
from tirek.api.opened import opened
from tirek.api.schemas import CaseInFull, Problem
from tirek.api.schemas_of_work import NewPaymentChange, PaymentDecision
from tirek.casework.models import Case
from tirek.payments.actions.decide_payment_change import (
    approve_payment_change,
    decline_payment_change,
)
from tirek.payments.actions.propose_payment_change import propose_payment_change

router = Router(tags=["payments"])
ANSWERS = {201: CaseInFull, REFUSALS: Problem}


@router.post("/cases/{number}/payment-changes", response=ANSWERS)
@once
def change_payment(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: NewPaymentChange
) -> dict[str, Any]:
    """A specialist or the accountant proposes; nothing changes until the head decides."""
    case = opened(request, number)
    sent = {name: str(value) for name, value in step.dict().items()}
    sent |= {"words": step.note, "pay_withheld": "yes" if step.pay_withheld else "no"}
    propose_payment_change(
        case=case, sent=sent, by=caller(request), at=timezone.now(), expected_seq=step.seq
    )
    return _now(request, case)


@router.post("/cases/{number}/payment-changes/{int:proposal}/decision", response=ANSWERS)
@once
def decide_payment_change(
    request: HttpRequest,
    number: str,
    proposal: int,
    idempotency_key: IdempotencyKey,
    step: PaymentDecision,
) -> dict[str, Any]:
    """The head decides what another officer proposed; `proposal` is the event that did."""
    case, by, at = opened(request, number), caller(request), timezone.now()
    if step.agrees:
        approve_payment_change(case=case, proposal=proposal, by=by, at=at, expected_seq=step.seq)
    else:
        decline_payment_change(
            case=case, proposal=proposal, words=step.note, by=by, at=at, expected_seq=step.seq
        )
    return _now(request, case)


def _now(request: HttpRequest, case: Case) -> dict[str, Any]:
    case.refresh_from_db()
    return case_document(case, caller(request))
