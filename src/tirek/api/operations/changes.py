"""What changed after the application: reported, then checked by a specialist."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router

from tirek.api.answering import REFUSALS, case_document
from tirek.api.entry import caller
from tirek.api.once import IdempotencyKey, once
from tirek.api.opened import opened
from tirek.api.schemas import CaseInFull, Problem, Step
from tirek.api.schemas_of_work import CheckedChange, NewChange
from tirek.casework.actions.accept_change import accept_change
from tirek.casework.actions.dismiss_change import dismiss_change
from tirek.casework.actions.report_change import report_change
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.changes import reports
from tirek.procedure.answer import Answer

router = Router(tags=["changes"])
ANSWERS = {201: CaseInFull, REFUSALS: Problem}


@router.post("/cases/{number}/changes", response=ANSWERS)
@once
def report(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: NewChange
) -> dict[str, Any]:
    """Report a change: `answers` by field as the service's changes.toml asks, days as ISO dates."""
    case = opened(request, number)
    report_change(
        case=case,
        by=caller(request),
        change=step.change,
        answers=_read(case, step.change, step.answers),
        words=step.note,
        at=timezone.now(),
        expected_seq=step.seq,
    )
    return _now(request, case)


@router.post("/cases/{number}/changes/{int:report}/acceptance", response=ANSWERS)
@once
def accept(
    request: HttpRequest,
    number: str,
    report: int,
    idempotency_key: IdempotencyKey,
    step: CheckedChange,
) -> dict[str, Any]:
    """A specialist takes the change into account, as reported or as `answers` correct it."""
    case = opened(request, number)
    found = next((one for one in reports(case) if one.seq == report), None)
    if found is None:
        raise Http404
    accept_change(
        case=case,
        by=caller(request),
        report=report,
        answers=_read(case, found.change.id, step.answers) if step.answers else found.answers,
        note=step.note,
        at=timezone.now(),
        expected_seq=step.seq,
    )
    return _now(request, case)


@router.post("/cases/{number}/changes/{int:report}/dismissal", response=ANSWERS)
@once
def dismiss(
    request: HttpRequest, number: str, report: int, idempotency_key: IdempotencyKey, step: Step
) -> dict[str, Any]:
    """A specialist found that it is not so; `note` says why, and the person reads it."""
    case = opened(request, number)
    dismiss_change(
        case=case,
        by=caller(request),
        report=report,
        why=step.note,
        at=timezone.now(),
        expected_seq=step.seq,
    )
    return _now(request, case)


def _read(case: Case, change: str, raw: Mapping[str, str]) -> dict[str, Answer]:
    """The answers as the change's own question reads them. Raises AnswerErrors, Http404."""
    found = service_of(case).changes.find(change)
    if found is None:
        raise Http404
    return found.question.read(raw)


def _now(request: HttpRequest, case: Case) -> dict[str, Any]:
    case.refresh_from_db()
    return case_document(case, caller(request))
