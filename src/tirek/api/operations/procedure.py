"""The steps between application and decision: information, hearing, term, assignment, complaint."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from tirek.accounts.models import User
from tirek.api.answering import REFUSALS, case_document
from tirek.api.entry import caller
from tirek.api.once import IdempotencyKey, once
from tirek.api.opened import opened
from tirek.api.schemas import (
    Answering,
    Asking,
    Assignment,
    CaseInFull,
    ComplaintRegistered,
    Hearing,
    HearingAnswer,
    Longer,
    NewComplaint,
    Problem,
    Record,
    Step,
)
from tirek.appeals.actions.lodge import Said, lodge
from tirek.casework.actions import hold
from tirek.casework.actions.announce_hearing import Meeting, announce_hearing
from tirek.casework.actions.answer_hearing import answer_hearing
from tirek.casework.actions.assign import assign
from tirek.casework.actions.extend_term import extend_term
from tirek.casework.actions.give_information import give_information
from tirek.casework.actions.hold_hearing import Protocol, hold_hearing
from tirek.casework.actions.request_information import request_information
from tirek.casework.models import Case
from tirek.web.language import current

router = Router(tags=["procedure"])
ANSWERS = {201: CaseInFull, REFUSALS: Problem}


@router.post("/cases/{number}/steps/information-request", response=ANSWERS)
@once
def ask_for_more(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Asking
) -> dict[str, Any]:
    """A specialist asks the applicant for more."""
    return _done(
        request, number, step, request_information,
        requirements=step.requirements, words=step.note,
    )  # fmt: skip


@router.post("/cases/{number}/steps/information", response=ANSWERS)
@once
def give_more(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Answering
) -> dict[str, Any]:
    """The applicant answers in words."""
    return _done(request, number, step, give_information, words=step.note)


@router.post("/cases/{number}/steps/hearing", response=ANSWERS)
@once
def announce(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Hearing
) -> dict[str, Any]:
    """A specialist sets a hearing on the preliminary refusal."""
    meeting = Meeting(step.at, step.way, step.where)
    return _done(request, number, step, announce_hearing, meeting=meeting, late_because=step.note)


@router.post("/cases/{number}/steps/hearing-answer", response=ANSWERS)
@once
def answer_to_hearing(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: HearingAnswer
) -> dict[str, Any]:
    """The applicant says whether they come, object, agree or waive."""
    return _done(request, number, step, answer_hearing, answer=step.answer, words=step.note)


@router.post("/cases/{number}/steps/hearing-record", response=ANSWERS)
@once
def write_record(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Record
) -> dict[str, Any]:
    """A specialist writes the record of the hearing."""
    protocol = Protocol(step.outcome, step.present, step.note)
    return _done(request, number, step, hold_hearing, protocol=protocol)


@router.post("/cases/{number}/steps/extension", response=ANSWERS)
@once
def make_longer(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Longer
) -> dict[str, Any]:
    """The head makes the term longer as the standard allows."""
    return _done(request, number, step, extend_term, extension=step.extension, reason=step.note)


@router.post("/cases/{number}/steps/assignment", response=ANSWERS)
@once
def give_to(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Assignment
) -> dict[str, Any]:
    """Who works on the case."""
    to = User.objects.get(username=step.to) if step.to else None
    return _done(request, number, step, assign, to=to)


@router.post("/cases/{number}/steps/hold", response=ANSWERS)
@once
def set_aside(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Step
) -> dict[str, Any]:
    """Put the case aside; `note` says why. The term goes on."""
    return _done(request, number, step, hold.put_on_hold, because=step.note)


@router.post("/cases/{number}/steps/hold-lifted", response=ANSWERS)
@once
def take_up(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: Step
) -> dict[str, Any]:
    """Go on with a case that was put aside."""
    return _done(request, number, step, hold.lift_hold)


@router.post("/cases/{number}/complaints", response={201: ComplaintRegistered, REFUSALS: Problem})
@once
def complain(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, said: NewComplaint
) -> dict[str, Any]:
    """Lodge a complaint; late ones are accepted and marked."""
    complaint = lodge(
        case=opened(request, number),
        by=caller(request),
        said=Said(**said.dict()),
        language=current(),
        at=timezone.now(),
    )
    return {
        "number": complaint.number,
        "stage": complaint.stage,
        "due_on": complaint.due_on and complaint.due_on.isoformat(),
    }


def _done(request: HttpRequest, number: str, step: Step, action: Any, **how: Any) -> dict[str, Any]:
    """Take the step in the case as it was seen; the case as it is then."""
    case = opened(request, number)
    user = caller(request)
    action(case=case, by=user, at=timezone.now(), expected_seq=step.seq, **how)
    now = Case.objects.select_related("applicant", "subject").get(pk=case.pk)
    return case_document(now, user)
