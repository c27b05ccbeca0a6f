"""Who acts for the head."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from tirek.accounts.actions.appoint_deputy import appoint_deputy, end_deputyship
from tirek.accounts.models import Deputy, Role, User
from tirek.accounts.queries.deputies import orders_of
from tirek.api.answering import REFUSALS
from tirek.api.entry import caller
from tirek.api.once import IdempotencyKey, once
from tirek.api.schemas import Problem
from tirek.api.schemas_of_work import DeputyInFull, DeputyList, NewDeputy
from tirek.casework.permissions import NotAllowed
from tirek.casework.texts import texts

router = Router(tags=["deputies"])
ANSWERS = {201: DeputyInFull, REFUSALS: Problem}


@router.get("/deputies", response={200: DeputyList, REFUSALS: Problem})
def deputies(request: HttpRequest) -> dict[str, Any]:
    """The orders of the caller's office that are or will be in force."""
    orders = orders_of(_head(request).office_id, on=timezone.localdate())
    return {"deputies": [_document(one) for one in orders]}


@router.post("/deputies", response=ANSWERS)
@once
def appoint(
    request: HttpRequest, idempotency_key: IdempotencyKey, order: NewDeputy
) -> dict[str, Any]:
    """The head says who acts for them."""
    made = appoint_deputy(
        by=_head(request),
        deputy=User.objects.get(username=order.deputy),
        begins=order.begins,
        ends=order.ends,
        order=order.order,
        today=timezone.localdate(),
        at=timezone.now(),
    )
    return _document(made)


@router.post("/deputies/{deputy_id}/end", response=ANSWERS)
@once
def end(request: HttpRequest, deputy_id: int, idempotency_key: IdempotencyKey) -> dict[str, Any]:
    """The head is back."""
    today, at = timezone.localdate(), timezone.now()
    number = deputy_id if 0 < deputy_id < 2**31 else 0
    return _document(end_deputyship(by=_head(request), deputyship=number, today=today, at=at))


def _head(request: HttpRequest) -> User:
    user = caller(request)
    if user.role != Role.HEAD:
        raise NotAllowed(texts().refused.not_your_role)
    return user


def _document(order: Deputy) -> dict[str, Any]:
    return {
        "id": order.pk,
        "acts_for": order.acts_for.username,
        "deputy": order.deputy.username,
        "begins": order.begins.isoformat(),
        "ends": order.ends.isoformat(),
        "order": order.order,
    }
