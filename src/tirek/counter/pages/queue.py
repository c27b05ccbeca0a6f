"""Today's queue and my window: where an operator begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.counter.access import WINDOW, at_counter, here, key_of, window_of
from tirek.counter.frame import counter_page
from tirek.counter.presenters.queue import queue_view
from tirek.reception.actions.move_ticket import call_next
from tirek.reception.queries.tickets import measured_day
from tirek.web.access import officer
from tirek.web.components import Page
from tirek.web.step import Stopped, attempt
from tirek.web.texts import text

WINDOW_LENGTH = 10


@at_counter
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET shows; POST calls the next number to my window."""
    stopped = _called(request) if request.method == "POST" else None
    if request.method == "POST" and stopped is None:
        return redirect("counter:queue")
    return shown(request, stopped)


def _called(request: HttpRequest) -> Stopped | None:
    window = request.POST.get("window", "").replace("\0", "").strip()[:WINDOW_LENGTH]
    request.session[WINDOW] = window
    at = timezone.now()
    return attempt(lambda: call_next(by=officer(request), window=window, at=at))


def shown(request: HttpRequest, stopped: Stopped | None = None) -> HttpResponse:
    """The page, with what stopped an action on it."""
    office, at, today = here(request), timezone.now(), timezone.localdate()
    queue = measured_day(office, today, at)
    view = queue_view(queue, officer(request), office, window_of(request), stopped, today)
    page = Page(text("counter.queue.title"), problems=[stopped.problem] if stopped else [])
    return counter_page(
        request,
        "queue",
        page,
        status=stopped.status if stopped else 200,
        view=view,
        key=key_of(office),
    )
