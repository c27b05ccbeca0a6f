"""The ticket at my window: begins to be served, is finished, did not come."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.counter.access import at_counter, here
from tirek.counter.pages.queue import shown
from tirek.reception.actions.move_ticket import move_ticket
from tirek.reception.models import Ticket
from tirek.web.access import officer
from tirek.web.step import attempt

KINDS = ("Called", "Served", "Finished", "Left")


@at_counter
@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """One event for the ticket; a step that is not possible says which ones are."""
    kind, sent = request.POST.get("kind", ""), request.POST.get("ticket", "")
    number = int(sent) if sent.isascii() and sent.isdigit() else 0
    ticket = Ticket.objects.filter(pk=number, office=here(request)).first()
    if ticket is None or kind not in KINDS:
        raise Http404
    at = timezone.now()
    stopped = attempt(lambda: move_ticket(ticket=ticket, kind=kind, by=officer(request), at=at))
    return shown(request, stopped) if stopped else redirect("counter:queue")
