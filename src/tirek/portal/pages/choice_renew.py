"""«Activate the choice of supplier»."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.portal.access import citizen, citizens_only
from tirek.portal.choices import own_choice
from tirek.supply.actions.reactivate import reactivate
from tirek.web.step import UNPROCESSABLE, attempt
from tirek.web.texts import text


@citizens_only
@require_POST
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Back to the queue; pressed twice, done once."""
    user = citizen(request)
    choice = own_choice(user, number)
    stopped = attempt(lambda: reactivate(choice=choice, by=user, at=timezone.now()))
    if stopped is None:
        messages.success(request, text("portal.market.renewed"))
    elif stopped.status == UNPROCESSABLE:  # the right is gone; pressing twice is no fault
        messages.error(request, stopped.why)
    return redirect("choice", number=number)
