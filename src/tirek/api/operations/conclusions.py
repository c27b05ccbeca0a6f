"""Conclusions of commissions: written, signed by each member, put into the case."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from tirek.accounts.models import Role
from tirek.api.answering import REFUSALS, case_document
from tirek.api.entry import caller
from tirek.api.once import IdempotencyKey, once
from tirek.api.opened import opened
from tirek.api.schemas import CaseInFull, Problem
from tirek.api.schemas_of_work import (
    ConclusionInFull,
    ConclusionList,
    NewConclusion,
    TakingConclusion,
)
from tirek.casework.actions.sign_conclusion import sign_conclusion
from tirek.casework.actions.take_conclusion import take_conclusion
from tirek.casework.actions.write_conclusion import Written, write_conclusion
from tirek.casework.models import Case, Conclusion
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.conclusions import (
    conclusions_for,
    conclusions_of,
    is_taken,
    members_of,
    taken_of,
)
from tirek.casework.texts import texts
from tirek.procedure.commission import commissions

router = Router(tags=["conclusions"])


@router.get("/conclusions", response={200: ConclusionList, REFUSALS: Problem})
def conclusions(request: HttpRequest) -> dict[str, Any]:
    """Those of the caller's commission that name the caller."""
    return {"conclusions": _documents(conclusions_for(caller(request)))}


@router.get("/cases/{number}/conclusions", response={200: ConclusionList, REFUSALS: Problem})
def conclusions_about(request: HttpRequest, number: str) -> dict[str, Any]:
    """Those written about a case that the caller may see."""
    case = opened(request, number)
    found = conclusions_of(case)
    if caller(request).is_citizen:
        # What was given before anybody applied is about an IIN, and anybody can type one.
        found = found.filter(case=case)
    return {"conclusions": _documents(found, case)}


@router.post("/conclusions", response={201: ConclusionInFull, REFUSALS: Problem})
@once
def write(
    request: HttpRequest, idempotency_key: IdempotencyKey, conclusion: NewConclusion
) -> dict[str, Any]:
    """A member of a commission writes down what it concluded; nobody has signed it yet."""
    user = _member(request)
    if conclusion.commission not in commissions():
        raise Conclusion.DoesNotExist
    said = conclusion.dict(exclude={"case", "members"})
    known = {one.username: one.pk for one in members_of(user.office_id)}
    members = [known.get(name, 0) for name in conclusion.members]
    written = Written(**said, case_number=conclusion.case, members=members)
    return _document(write_conclusion(written=written, by=user, at=timezone.now()), taken=False)


@router.post(
    "/conclusions/{conclusion_id}/signature", response={201: ConclusionInFull, REFUSALS: Problem}
)
@once
def sign(
    request: HttpRequest, conclusion_id: int, idempotency_key: IdempotencyKey
) -> dict[str, Any]:
    """The member behind the key signs, personally: the key is theirs alone."""
    user = _member(request)
    one = conclusions_for(user).filter(pk__in=[conclusion_id][: conclusion_id < 2**31])
    sign_conclusion(conclusion=one.get(), by=user, at=timezone.now())
    found = one.get()
    return _document(found, is_taken(found))


@router.post("/cases/{number}/steps/conclusion", response={201: CaseInFull, REFUSALS: Problem})
@once
def take_into_case(
    request: HttpRequest, number: str, idempotency_key: IdempotencyKey, step: TakingConclusion
) -> dict[str, Any]:
    """A specialist puts a conclusion that counts into the case, with the facts it proves."""
    case, user = opened(request, number), caller(request)
    found = conclusions_of(case).get(pk=step.conclusion)
    at = timezone.now()
    take_conclusion(conclusion=found, case=case, by=user, at=at, expected_seq=step.seq)
    case.refresh_from_db()
    return case_document(case, user)


def _member(request: HttpRequest) -> Any:
    user = caller(request)
    if user.role != Role.COMMISSION:
        raise NotAllowed(texts().refused.not_your_role)
    return user


def _documents(found: Iterable[Conclusion], case: Case | None = None) -> list[dict[str, Any]]:
    listed = list(found)
    taken = taken_of(listed, case)
    return [_document(one, one.pk in taken) for one in listed]


def _document(found: Conclusion, taken: bool) -> dict[str, Any]:
    return {
        "id": found.pk,
        "commission": found.commission,
        "case": found.case.number if found.case else "",
        "number": found.number,
        "given_on": found.given_on.isoformat(),
        "positive": found.positive,
        "words": found.words,
        "begins": found.begins and found.begins.isoformat(),
        "ends": found.ends and found.ends.isoformat(),
        "members": [one["name"] for one in found.members],
        "signed_by": [one.member.full_name for one in found.signatures.all()],
        "taken": taken,
    }
