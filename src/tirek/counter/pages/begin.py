"""Somebody comes to the window: whose document was looked at, and what they apply for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.prefill import can_be_asked_at_counter
from tirek.casework.legal import service_of
from tirek.counter.access import at_counter, here
from tirek.counter.frame import counter_page
from tirek.counter.presenters.begin import begin_page
from tirek.reception.actions.open_visit import open_visit
from tirek.reception.models import Ticket, Visit
from tirek.reception.queries.registers import unfinished
from tirek.web.access import officer
from tirek.web.step import Stopped, attempt

ANEW = "anew"
REGISTRIES = "registries"


@at_counter
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET asks; POST begins, or shows what the person has begun here before."""
    if request.method != "POST":
        return shown(request)
    begun = _begun_before(request)
    if begun and ANEW not in request.POST:
        return shown(request, begun=begun)
    opened: list[Visit] = []
    stopped = attempt(lambda: opened.append(_opened(request)))
    if stopped:
        return shown(request, stopped)
    visit = opened[0]
    asks = REGISTRIES in request.POST and can_be_asked_at_counter(service_of(visit.draft))
    return redirect("counter:consent" if asks else "counter:answers", visit.pk)


def _opened(request: HttpRequest) -> Visit:
    sent = request.POST
    return open_visit(
        by=officer(request),
        iin=sent.get("iin", ""),
        document=sent.get("document", ""),
        document_number=sent.get("document_number", ""),
        service=sent.get("service", ""),
        language=sent.get("language", ""),
        at=timezone.now(),
        ticket=ticket_of(request),
    )


def _begun_before(request: HttpRequest) -> list[Visit]:
    iin, service = request.POST.get("iin", "").strip(), request.POST.get("service", "")
    return list(unfinished(here(request), iin).filter(draft__service=service)) if iin else []


def ticket_of(request: HttpRequest) -> Ticket | None:
    """The ticket that was called, if the person had one."""
    sent = request.POST.get("ticket") or request.GET.get("ticket", "")
    if not (sent.isascii() and sent.isdigit()):
        return None
    return Ticket.objects.filter(pk=int(sent), office=here(request)).first()


def shown(
    request: HttpRequest, stopped: Stopped | None = None, begun: list[Visit] | None = None
) -> HttpResponse:
    """The page, with what was typed."""
    office, today = here(request), timezone.localdate()
    view = begin_page(office, request.POST, ticket_of(request), stopped, begun or [], today)
    return counter_page(request, "begin", view, status=stopped.status if stopped else 200)
