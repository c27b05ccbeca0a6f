"""A supplier answers an order, brings it, gives the act of work."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.desk.bed_sent import bed_sent
from tirek.desk.deeds import Deeds, deeds_page
from tirek.desk.orders import opened_order
from tirek.desk.presenters.orders import order_shown
from tirek.supply.actions.answer_order import accept_order, refuse_order
from tirek.supply.actions.give_act import give_act
from tirek.supply.actions.not_arrived import not_arrived
from tirek.supply.actions.send_order import send_order
from tirek.supply.actions.withdraw_order import withdraw_order
from tirek.supply.bed import Bed, is_stay
from tirek.supply.models import Choice
from tirek.web.access import officer, only_for


@only_for(Role.SUPPLIER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, choice_id: int) -> HttpResponse:
    """What was ordered, for whom, and what may be done."""
    choice = opened_order(request, choice_id)
    return deeds_page(
        request,
        _deeds(request, choice),
        lambda stopped: order_shown(request, choice, stopped),
        reverse("desk:orders"),
    )


def _deeds(request: HttpRequest, choice: Choice) -> Deeds:
    said: dict[str, Any] = {"choice": choice, "by": officer(request), "at": timezone.now()}
    ground, number = (request.POST.get(name, "")[:200] for name in ("ground", "number"))
    return {
        "accept": lambda: accept_order(bed=_bed(request, choice), **said),
        "refuse": partial(refuse_order, ground=ground, **said),
        "withdraw": partial(withdraw_order, ground=ground, **said),
        "send": partial(send_order, shown=request.POST.getlist("shown"), **said),
        "not_arrived": partial(not_arrived, **said),
        "give_act": partial(give_act, number=number, **said),
    }


def _bed(request: HttpRequest, choice: Choice) -> Bed | None:
    """Of a stay what was typed of the bed. Raises Refused."""
    return bed_sent(request) if is_stay(choice) else None
