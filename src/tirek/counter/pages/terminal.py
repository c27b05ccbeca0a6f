"""The terminal of the queue: a visitor chooses a service and gets a number, signed in nowhere.

Its address holds a key of the office; nobody who was not given it can fill the queue.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tirek.counter.access import office_of
from tirek.counter.presenters.screens import terminal_page
from tirek.reception.actions.take_ticket import take_ticket
from tirek.reception.models import Ticket
from tirek.reception.queries.tickets import ahead_of, measured_day
from tirek.web.language import current
from tirek.web.step import attempt


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, key: str) -> HttpResponse:
    """GET asks what for; POST gives the number."""
    office, at = office_of(key), timezone.now()
    if request.method == "POST":
        taken: list[Ticket] = []
        service = request.POST.get("service", "")
        language = current()
        stopped = attempt(
            lambda: taken.append(
                take_ticket(office=office, service=service, language=language, at=at)
            )
        )
        if stopped is None:
            address = reverse("counter:terminal", args=[key])
            return redirect(f"{address}?number={taken[0].number}")
    number = request.GET.get("number", "")
    today = timezone.localdate()
    queue = measured_day(office, today, at)
    mine = next((one for one in queue if str(one.ticket.number) == number), None)
    ahead = ahead_of(mine.ticket, queue) if mine else 0
    view = terminal_page(office, mine, ahead, today)
    return render(request, "counter/terminal.html", {"page": view, "key": key})
