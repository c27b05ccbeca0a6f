"""The steps of the officers, and the applicant's own: each with the event it was seen at."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from tirek.api.answering import REFUSALS, case_document
from tirek.api.entry import caller
from tirek.api.once import IdempotencyKey, once, once_after
from tirek.api.opened import opened
from tirek.api.schemas import CaseInFull, Deciding, Document, NewFacts, Problem, Step
from tirek.api.signing import as_document, head_signed
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.propose import propose
from tirek.casework.actions.return_case import return_case
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.four_eyes import why_barred
from tirek.casework.models import Case
from tirek.casework.permissions import may, require
from tirek.casework.queries.cases import case_numbered
from tirek.casework.queries.proposal import last_proposal
from tirek.web.decision_document import decision_document
from tirek.web.signing import Keep
from tirek.web.step import blocked

router = Router(tags=["examination"])
ANSWERS = {201: CaseInFull, REFUSALS: Problem}


@router.post("/cases/{number}/steps/facts", response=ANSWERS)
@once
def find_facts(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, found: NewFacts
) -> dict[str, Any]:
    """A specialist writes down what was found out."""
    case = opened(request, number)
    establish_facts(
        case=case,
        by=caller(request),
        facts=found.facts,
        source=found.source,
        detail=found.detail,
        at=timezone.now(),
        expected_seq=found.seq,
    )
    return _now(request, case)


@router.post("/cases/{number}/steps/proposal", response=ANSWERS)
@once
def propose_decision(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Step
) -> dict[str, Any]:
    """A specialist proposes what the law gives."""
    case = opened(request, number)
    propose(case=case, by=caller(request), note=step.note, at=timezone.now(), expected_seq=step.seq)
    return _now(request, case)


@router.post("/cases/{number}/steps/return", response=ANSWERS)
@once
def send_back(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Step
) -> dict[str, Any]:
    """The head returns the proposal with a note."""
    case = opened(request, number)
    return_case(
        case=case, by=caller(request), note=step.note, at=timezone.now(), expected_seq=step.seq
    )
    return _now(request, case)


@router.get("/cases/{number}/steps/decision/document", response={200: Document, REFUSALS: Problem})
def decision_to_sign(request: HttpRequest, number: str) -> dict[str, str]:
    """What the head signs, in the language of Accept-Language."""
    case, head = opened(request, number), caller(request)
    require(head, "confirm", case)
    return as_document(decision_document(case, head))


def _signature(request: HttpRequest, number: str, *, step: Deciding, **_: Any) -> Keep | None:
    """What cannot be decided now is not signed either; `confirm` says why it cannot."""
    head, at = caller(request), timezone.now()
    case = case_numbered(head, number)
    if step.seq != case.last_seq or blocked(case, head, "Decided.granted"):
        return None
    if not may(head, "confirm", case) or why_barred(case, head, last_proposal(case), at):
        return None
    return head_signed(case, head, step.cms, at)


@router.post("/cases/{number}/steps/decision", response=ANSWERS)
@once_after(_signature)
def decide(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Deciding
) -> dict[str, Any]:
    """The head confirms and signs the proposal; never who proposed it."""
    case, keep = opened(request, number), request.first  # type: ignore[attr-defined]
    confirm(
        case=case,
        by=caller(request),
        at=timezone.now(),
        expected_seq=step.seq,
        signature=keep() if keep else None,
        overruled=step.overruled,
    )
    return _now(request, case)


@router.post("/cases/{number}/steps/withdrawal", response=ANSWERS)
@once
def take_back(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Step
) -> dict[str, Any]:
    """The applicant takes the application back."""
    case = opened(request, number)
    withdraw(
        case=case, by=caller(request), note=step.note, at=timezone.now(), expected_seq=step.seq
    )
    return _now(request, case)


def _now(request: HttpRequest, case: Case) -> dict[str, Any]:
    case.refresh_from_db()
    return case_document(case, caller(request))
