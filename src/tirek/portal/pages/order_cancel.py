"""I cancel my order, after being asked once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.portal.access import citizen, citizens_only
from tirek.portal.choices import own_choice
from tirek.supply.actions.cancel_order import cancel_order
from tirek.web.forms import FormPage
from tirek.web.step import attempt
from tirek.web.texts import text


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """GET asks, POST cancels."""
    user = citizen(request)
    choice = own_choice(user, number)
    sent, at = request.method == "POST", timezone.now()
    stopped = attempt(lambda: cancel_order(choice=choice, by=user, at=at)) if sent else None
    if sent and stopped is None:
        messages.success(request, text("portal.market.cancelled"))
        return redirect("choice", number=number)
    shown = FormPage(
        title=text("portal.market.cancel"),
        back=reverse("choice", args=[number]),
        problems=[stopped.problem] if stopped else [],
        heading=text("portal.market.cancel"),
        hint=text("portal.market.cancel_lead"),
        button=text("portal.market.cancel"),
    )
    context = {"page": shown, "page_base": "portal/base.html"}
    status = stopped.status if stopped else 200
    return render(request, "portal/order_step.html", context, status=status)
