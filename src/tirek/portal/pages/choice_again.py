"""The next order of what a year gives."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.portal.access import citizen, citizens_only
from tirek.portal.choices import own_choice
from tirek.supply.actions.choose_again import choose_again
from tirek.web.step import attempt


@citizens_only
@require_POST
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The choice is open again; pressed twice, done once."""
    user = citizen(request)
    case = own_choice(user, number).case
    stopped = attempt(lambda: choose_again(case=case, by=user, at=timezone.now()))
    if stopped is not None:
        messages.error(request, stopped.why)
    return redirect("choice", number=number)
