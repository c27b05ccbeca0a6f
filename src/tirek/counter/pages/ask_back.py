"""The person came after the result was returned: the department is asked to send it again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.counter.access import at_counter
from tirek.counter.cases import opened
from tirek.reception.actions.keep_result import ask_back
from tirek.web.access import officer
from tirek.web.step import attempt


@at_counter
@require_POST
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Ask, and say until when it comes."""
    return done(request, number, "ask back", ask_back)


def done(
    request: HttpRequest, number: str, page: str, action: Callable[..., object]
) -> HttpResponse:
    """Do a step with the result that needs nothing filled in, and show the application."""
    case = opened(request, number, page).case
    by = officer(request)
    at = timezone.now()
    stopped = attempt(lambda: action(case=case, by=by, at=at))
    if stopped:
        messages.warning(request, stopped.why)
    return redirect("counter:application", number)
