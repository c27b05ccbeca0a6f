"""A supplier answers an order with its signature, brings it, gives the act of work."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.certificates import WAYS
from tirek.desk.deeds import Deeds, deeds_page
from tirek.desk.frame import desk_page
from tirek.desk.order_notices import NOTICES, Answer, answer_sent, answered, require_ready
from tirek.desk.orders import opened_order
from tirek.desk.presenters.order_sign import order_sign_page
from tirek.desk.presenters.orders import order_shown
from tirek.supply.actions.give_act import give_act
from tirek.supply.actions.not_arrived import not_arrived
from tirek.supply.actions.send_order import send_order
from tirek.supply.models import Choice
from tirek.web.access import officer, only_for
from tirek.web.signing import may_sign
from tirek.web.step import attempt
from tirek.web.texts import text


@only_for(Role.SUPPLIER)
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, choice_id: int) -> HttpResponse:
    """What was ordered, for whom, and what may be done; an answer is read once more and signed."""
    choice = opened_order(request, choice_id)
    if request.method == "POST" and request.POST.get("deed") in NOTICES:
        return _answer(request, choice, request.POST["deed"])
    return deeds_page(
        request,
        _deeds(request, choice),
        lambda stopped: order_shown(request, choice, stopped),
        reverse("desk:orders"),
    )


def _answer(request: HttpRequest, choice: Choice, deed: str) -> HttpResponse:
    by, at, read = officer(request), timezone.now(), list[Answer]()
    stopped = attempt(lambda: read.append(_ready(request, choice, deed, at)))
    if stopped is not None:
        shown = order_shown(request, choice, stopped)
        return desk_page(request, "deeds", shown, status=stopped.status)
    [answer] = read
    if request.POST.get("way") in WAYS:
        stopped = attempt(answered(request, choice, answer, at, by))
        if stopped is None:
            messages.success(request, text("desk.market.done"))
            return redirect("desk:orders")
    signed = order_sign_page(request, choice, answer, by, stopped)
    return desk_page(request, "order_sign", signed, status=stopped.status if stopped else 200)


def _ready(request: HttpRequest, choice: Choice, deed: str, at: datetime) -> Answer:
    """What may be signed now. Raises NotAllowed, Refused, RefusedTransition."""
    require_ready(choice, deed, request.POST.get("ground", "")[:200], officer(request), at)
    return answer_sent(request, choice, deed)


def _deeds(request: HttpRequest, choice: Choice) -> Deeds:
    said: dict[str, Any] = {"choice": choice, "by": officer(request), "at": timezone.now()}
    return {
        "send": partial(send_order, shown=request.POST.getlist("shown"), **said),
        "not_arrived": partial(not_arrived, **said),
        "give_act": partial(give_act, number=request.POST.get("number", "")[:200], **said),
    }
