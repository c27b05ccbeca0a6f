"""The person is back: the application begun before is gone on with, by whoever serves them now."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.counter.access import at_counter
from tirek.counter.pages.begin import ticket_of
from tirek.reception.actions.open_visit import resume_visit
from tirek.reception.models import Visit
from tirek.web.access import officer
from tirek.web.step import attempt


@at_counter
@require_POST
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Take the draft over and open its answers; one taken in already shows its case."""
    at, ticket = timezone.now(), ticket_of(request)
    try:
        stopped = attempt(
            lambda: resume_visit(by=officer(request), draft=draft_id, at=at, ticket=ticket)
        )
    except Visit.DoesNotExist:
        raise Http404 from None
    return redirect("counter:begun") if stopped else redirect("counter:answers", draft_id)
