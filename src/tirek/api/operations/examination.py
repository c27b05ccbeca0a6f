"""The steps of the officers, and the applicant's own: each with the event it was seen at."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from tirek.api.answering import REFUSALS, case_document
from tirek.api.entry import caller
from tirek.api.once import IdempotencyKey, once
from tirek.api.opened import opened
from tirek.api.schemas import CaseInFull, NewFacts, Problem, Step
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.establish_facts import establish_facts
from tirek.casework.actions.propose import propose
from tirek.casework.actions.return_case import return_case
from tirek.casework.actions.withdraw import withdraw
from tirek.casework.models import Case

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


@router.post("/cases/{number}/steps/decision", response=ANSWERS)
@once
def decide(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Step
) -> dict[str, Any]:
    """The head confirms the proposal; never who proposed it."""
    case = opened(request, number)
    confirm(case=case, by=caller(request), at=timezone.now(), expected_seq=step.seq)
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
