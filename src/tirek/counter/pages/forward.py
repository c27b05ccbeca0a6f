"""Forward the dossiers that wait: each one with an event of its own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.casework.models import Case
from tirek.counter.access import at_counter, here
from tirek.reception.actions.forward import forward
from tirek.reception.queries.registers import taken_in
from tirek.web.access import officer
from tirek.web.step import attempt
from tirek.web.texts import text


@at_counter
@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """All that wait at this office; one forwarded meanwhile by another is passed over."""
    waiting = [one.case for one in taken_in(here(request), forwarded=False).order_by("at", "pk")]
    done = sum(_forwarded(request, case) for case in waiting)
    messages.success(request, text("counter.accepted.done", n=done))
    return redirect("counter:accepted")


def _forwarded(request: HttpRequest, case: Case) -> bool:
    at = timezone.now()
    return attempt(lambda: forward(case=case, by=officer(request), at=at)) is None
